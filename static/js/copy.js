// Copies a field's text; without the right to, selects it so that the person can.
(() => {
  const say = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text } }));

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      say(button.dataset.copied);
    } catch {
      say(button.dataset.failed);
    }
  });
})();
