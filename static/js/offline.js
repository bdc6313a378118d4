// The page that stood here is asked for again: by the button, when the connection is back, and when
// somebody looks here again.
(() => {
  const retry = document.getElementById("retry");
  // Under its own address the page leads to the start; elsewhere it stands in for another page.
  if (location.pathname === retry.dataset.own) return;

  const again = () => location.reload();
  retry.addEventListener("click", (event) => {
    event.preventDefault();
    again();
  });
  window.addEventListener("online", again);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") again();
  });
})();
