// A bookmark to drag away: pressed here, it says so instead of being refused by our own policy.
(() => {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-bookmarklet]");
    if (!link) return;
    event.preventDefault();
    const detail = { text: link.dataset.bookmarklet };
    document.dispatchEvent(new CustomEvent("toast", { detail }));
  });
})();
