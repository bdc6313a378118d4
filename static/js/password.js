// Shows a password while it is typed, and hides it again before it is sent.
(() => {
  const buttons = document.querySelectorAll("[data-show-password]");

  function show(button, shown) {
    document.getElementById(button.dataset.showPassword).type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  }

  for (const button of buttons) {
    button.addEventListener("click", () => show(button, button.getAttribute("aria-pressed") !== "true"));
    button.form.addEventListener("submit", () => show(button, false));
  }
})();
