// The page that stood here is asked for again: by the button, when the connection is back, and when
// the server answers again.
(() => {
  const ASK_MS = 5000;
  const retry = document.getElementById("retry");
  const { own, alive } = retry.dataset;
  // Under its own address the page leads to the start; elsewhere it stands in for another page.
  if (location.pathname === own) return;

  const again = () => location.reload();

  // Asked quietly: a page that loads itself over and over is read aloud over and over.
  async function askServer() {
    if (document.visibilityState !== "visible" || !navigator.onLine) return;
    try {
      if ((await fetch(alive, { cache: "no-store" })).ok) again();
    } catch {
      // Still away.
    }
  }

  retry.addEventListener("click", (event) => {
    event.preventDefault();
    again();
  });
  window.addEventListener("online", again);
  document.addEventListener("visibilitychange", askServer);
  setInterval(askServer, ASK_MS);
})();
