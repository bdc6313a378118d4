// The button that reads the clipboard, and the lines that were read: open where there is room.
(() => {
  const wide = matchMedia("(min-width: 641px)");

  function openLines() {
    const lines = document.querySelector("#lines > details");
    if (lines) lines.open = wide.matches;
  }

  function offerClipboard() {
    const button = document.getElementById("from-clipboard");
    const box = document.querySelector("textarea[name=text]");
    if (!button || !navigator.clipboard?.readText) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        box.value = await navigator.clipboard.readText();
        box.dispatchEvent(new Event("input", { bubbles: true }));
      } catch {
        const text = button.dataset.refused;
        document.dispatchEvent(new CustomEvent("toast", { detail: { text } }));
      }
      box.focus();
    });
  }

  // A link to a line that is folded away opens it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#line-"]');
    const lines = link && document.querySelector("#lines > details");
    if (lines) lines.open = true;
  });
  // Errors come and go without their field, for somebody may be typing in it.
  function markField(errors) {
    const field = document.getElementById(errors.id.replace("_error", ""));
    if (errors.childElementCount) field?.setAttribute("aria-invalid", "true");
    else field?.removeAttribute("aria-invalid");
  }

  document.addEventListener("htmx:oobAfterSwap", (event) => {
    const { id } = event.target;
    if (id === "lines") openLines();
    if (id.endsWith("_error")) markField(document.getElementById(id));
  });
  openLines();
  offerClipboard();
})();
