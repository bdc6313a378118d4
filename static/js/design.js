// Paints the swatches from the tokens in force, and says the contrast of what is printed on them:
// the formula of WCAG 2.2, relative luminance.
(() => {
  const tokens = () => getComputedStyle(document.documentElement);
  const token = (name) => tokens().getPropertyValue(`--${name}`).trim();

  function luminance(hex) {
    const [red, green, blue] = [1, 3, 5]
      .map((place) => parseInt(hex.slice(place, place + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return ((high + 0.05) / (low + 0.05)).toFixed(2);
  }

  function paint() {
    for (const swatch of document.querySelectorAll("[data-swatch]")) {
      const { swatch: name, ink } = swatch.dataset;
      swatch.style.background = token(name);
      swatch.style.color = ink ? token(ink) : "";
      const figures = swatch.parentElement.querySelector("[data-figures]");
      figures.textContent = ink
        ? `${token(name)}, ${ink} ${contrast(token(name), token(ink))}`
        : token(name);
    }
  }

  document.addEventListener("DOMContentLoaded", paint);
  document.addEventListener("themechange", paint);
})();
