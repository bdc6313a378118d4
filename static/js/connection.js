// What a member's page does about a missing connection. The words come from the page.
(() => {
  const { worker } = document.currentScript.dataset;
  const region = document.getElementById("toasts");
  let isUnsaved = false;

  // The worker keeps a page to show instead of pages that cannot be fetched.
  if (window.isSecureContext && navigator.serviceWorker) {
    window.addEventListener("load", () => {
      // Private windows may refuse it; nothing but that page is missing then.
      navigator.serviceWorker.register(worker).catch(() => {});
    });
  }

  // A form that cannot be sent stays as it is, with what was typed.
  document.addEventListener(
    "submit",
    (event) => {
      if (navigator.onLine) return;
      event.preventDefault();
      event.stopPropagation();
      const text = region.dataset.failed;
      document.dispatchEvent(new CustomEvent("toast", { detail: { text } }));
    },
    { capture: true },
  );

  window.addEventListener("online", () => {
    for (const toast of region.children) {
      if (toast.textContent.trim() === region.dataset.failed) toast.remove();
    }
  });

  // Neither is a page left unasked while it holds what could not be sent.
  document.addEventListener("input", (event) => {
    if (event.target.closest("form[method=post]")) isUnsaved = true;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    // A field that saves itself has a name; what only asks to be read has none.
    const { elt, successful } = event.detail;
    if (successful && elt.name) isUnsaved = false;
  });
  const ask = (event) => {
    if (isUnsaved) event.preventDefault();
  };
  window.addEventListener("offline", () => window.addEventListener("beforeunload", ask));
  window.addEventListener("online", () => window.removeEventListener("beforeunload", ask));
})();
