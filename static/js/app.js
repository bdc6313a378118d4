// Toasts, what to say when a request of htmx fails, and that one takes its time. The words come
// from the page.
(() => {
  const TOAST_MS = 8000;
  const WAIT_MS = 150;
  const region = document.getElementById("toasts");
  if (!region) return;

  function dismissLater(toast) {
    let timer;
    const start = () => {
      clearTimeout(timer);
      timer = setTimeout(() => toast.remove(), TOAST_MS);
    };
    const hold = () => clearTimeout(timer);
    const resume = () => {
      if (!toast.matches(":hover, :focus-within")) start();
    };
    toast.addEventListener("mouseenter", hold);
    toast.addEventListener("focusin", hold);
    toast.addEventListener("mouseleave", resume);
    toast.addEventListener("focusout", () => setTimeout(resume));
    start();
  }

  function say(text) {
    const toast = document.createElement("div");
    toast.className = "toast";
    const words = document.createElement("div");
    words.className = "toast-text";
    words.textContent = text;
    toast.append(words);
    region.replaceChildren(toast);
  }

  // Toasts arrive with the page, by htmx or from here: all of them leave by themselves.
  for (const toast of region.children) dismissLater(toast);
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) if (node.matches?.(".toast")) dismissLater(node);
    }
  }).observe(region, { childList: true });

  document.addEventListener("toast", (event) => say(event.detail.text));
  document.addEventListener("htmx:sendError", () => say(region.dataset.failed));
  document.addEventListener("htmx:timeout", () => say(region.dataset.failed));
  document.addEventListener("htmx:responseError", () => say(region.dataset.failed));

  let underWay = 0;

  function showWaiting() {
    document.body.classList.toggle("waiting", underWay > 0);
  }

  // The request itself says that it is over: an element that was swapped away says nothing more.
  document.addEventListener("htmx:beforeSend", ({ detail: { xhr } }) => {
    underWay += 1;
    setTimeout(showWaiting, WAIT_MS);
    xhr.addEventListener("loadend", () => {
      underWay -= 1;
      if (underWay === 0) showWaiting();
    });
  });

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
