// The button that reads the clipboard, the lines that were read (open where there is room), and
// where the focus goes when the form comes back.
(() => {
  const wide = matchMedia("(min-width: 641px)");
  const oneColumn = matchMedia("(max-width: 1000px)");
  const form = () => document.getElementById("snapshot");
  const box = () => form().elements.text;
  const button = () => document.getElementById("from-clipboard");
  let isPasted = false;

  function openLines() {
    const lines = document.querySelector("#lines > details");
    if (lines) lines.open = wide.matches;
  }

  function offerClipboard() {
    if (button()) button().hidden = !navigator.clipboard?.readText;
  }

  function say(text) {
    document.dispatchEvent(new CustomEvent("toast", { detail: { text } }));
    box().focus();
  }

  async function pasteFromClipboard({ empty, refused }) {
    let text;
    try {
      text = await navigator.clipboard.readText();
    } catch {
      return say(refused);
    }
    if (!text.trim()) return say(empty);
    box().value = text;
    isPasted = true;
    return box().dispatchEvent(new Event("input", { bubbles: true }));
  }

  // The answer to a paste: the eye and the reader go on to what was found.
  function goToCheck(check) {
    if (!isPasted) return;
    isPasted = false;
    if (check.dataset.found === "0") {
      box().focus();
      return;
    }
    check.querySelector("h2").focus({ preventScroll: oneColumn.matches });
    if (oneColumn.matches) check.scrollIntoView();
  }

  function arrive() {
    if (location.hash !== "#paste" || !box()) return;
    (button().hidden ? box() : button()).focus();
  }

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("#from-clipboard");
    if (pressed) pasteFromClipboard(pressed.dataset);
    // A link to a line that is folded away opens it.
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
  document.addEventListener("htmx:afterSettle", (event) => {
    const { id } = event.target;
    if (id === "check") goToCheck(event.target);
    if (id !== "snapshot") return;
    // The form came back with what was refused.
    openLines();
    offerClipboard();
    const refused = form().querySelector("[aria-invalid=true]");
    (refused ?? document.getElementById("check-title")).focus();
  });
  openLines();
  offerClipboard();
  // The browser goes to the part that the address names until everything is loaded, and takes the
  // focus along.
  window.addEventListener("load", () => setTimeout(arrive));
})();
