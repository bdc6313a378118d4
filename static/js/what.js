// What a number means: the page behind a "?" as a note beside it. Where anything fails, the link
// goes to the page.
(() => {
  const PATIENCE_MS = 4000;
  const EDGE = 12;
  const GAP = 8;
  const FOCUSABLE = "a[href], button";
  const notes = new Map();
  let link = null;

  const note = document.createElement("div");
  note.id = "what-note";
  note.className = "what-note";
  note.setAttribute("role", "dialog");
  note.setAttribute("aria-labelledby", "what-note-title");
  note.tabIndex = -1;
  note.hidden = true;
  const floats = typeof note.showPopover === "function";
  if (floats) note.popover = "manual";

  async function textOf(address) {
    if (!notes.has(address)) {
      const answer = await fetch(address, {
        headers: { "HX-Request": "true", "HX-Target": "what" },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (!answer.ok) throw new Error(answer.status);
      notes.set(address, await answer.text());
    }
    return notes.get(address);
  }

  function place() {
    const at = link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = note;
    const wide = document.documentElement.clientWidth;
    const high = document.documentElement.clientHeight;
    const left = Math.max(EDGE, Math.min(at.left - EDGE, wide - width - EDGE));
    const below = at.bottom + GAP;
    const above = at.top - GAP - height;
    const fits = below + height + EDGE <= high || above < EDGE;
    const top = fits ? Math.max(EDGE, Math.min(below, high - height - EDGE)) : above;
    note.style.left = `${left + window.scrollX}px`;
    note.style.top = `${top + window.scrollY}px`;
  }

  function close({ back = true } = {}) {
    if (!link) return;
    link.setAttribute("aria-expanded", "false");
    if (back) link.focus();
    link = null;
    if (floats) note.hidePopover();
    note.hidden = true;
  }

  async function open(asked) {
    close({ back: false });
    link = asked;
    const text = await textOf(asked.href);
    if (link !== asked) return;
    note.innerHTML = text;
    if (!note.isConnected) document.body.append(note);
    note.hidden = false;
    if (floats) note.showPopover();
    place();
    asked.setAttribute("aria-controls", note.id);
    asked.setAttribute("aria-expanded", "true");
    note.focus({ preventScroll: true });
  }

  // Tab goes on behind the link, as if the note stood there.
  function leaveByTab(event) {
    const stops = [...note.querySelectorAll(FOCUSABLE)];
    const at = document.activeElement;
    if (event.shiftKey && (at === note || at === stops[0])) {
      event.preventDefault();
      close();
    } else if (!event.shiftKey && at === stops.at(-1)) {
      close();
    }
  }

  document.addEventListener("click", (event) => {
    const asked = event.target.closest?.("a.what");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (asked && plain) {
      event.preventDefault();
      if (asked === link) close();
      else open(asked).catch(() => asked === link && location.assign(asked.href));
    } else if (event.target.closest?.("[data-close-note]")) {
      close();
    } else if (link && !note.contains(event.target)) {
      close({ back: false });
    }
  });
  document.addEventListener("keydown", (event) => {
    if (!link) return;
    if (event.key === "Escape") close();
    if (event.key === "Tab" && note.contains(document.activeElement)) leaveByTab(event);
  });
  window.addEventListener("resize", () => link && !note.hidden && place());
})();
