// Loaded in the head and not deferred: the theme stands before the first paint.
(() => {
  const root = document.documentElement;
  const known = ["light", "dark"];

  function stored() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  }

  function apply(theme) {
    if (known.includes(theme)) root.dataset.theme = theme;
    else delete root.dataset.theme;
    // The bars of a phone take the colour whose condition holds.
    for (const colour of document.querySelectorAll("meta[name=theme-color]")) {
      const { scheme } = colour.dataset;
      if (!known.includes(theme)) colour.media = `(prefers-color-scheme: ${scheme})`;
      else colour.media = scheme === theme ? "all" : "not all";
    }
  }

  function announce() {
    document.dispatchEvent(new CustomEvent("themechange"));
  }

  function choose(theme) {
    apply(theme);
    try {
      if (known.includes(theme)) localStorage.setItem("theme", theme);
      else localStorage.removeItem("theme");
    } catch {
      // Storage is switched off: the choice holds for this page.
    }
    show();
    announce();
  }

  function show() {
    const theme = root.dataset.theme ?? "system";
    for (const radio of document.querySelectorAll(`[data-theme-choice][value="${theme}"]`)) {
      radio.checked = true;
    }
  }

  root.classList.add("js");
  apply(stored());
  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-theme-choice]")) choose(event.target.value);
  });
  window.addEventListener("storage", (event) => {
    if (event.key !== "theme") return;
    apply(event.newValue);
    show();
    announce();
  });
  // A page that comes back as it was left knows nothing of a choice made meanwhile.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    apply(stored());
    show();
    announce();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", announce);
})();
