// The browser's own offer to install, where there is one, below the ways that the page describes.
// It comes late, so the card is the last of its page: nothing moves.
(() => {
  const card = document.getElementById("install");
  const offer = document.getElementById("install-offer");
  const ways = document.getElementById("install-ways");
  const done = document.getElementById("install-done");
  let prompt;

  function isInstalled() {
    return matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
  }

  function show() {
    offer.hidden = !prompt;
  }

  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    prompt = event;
    show();
  });
  window.addEventListener("appinstalled", () => {
    prompt = undefined;
    offer.hidden = ways.hidden = true;
    done.textContent = done.dataset.installed;
  });
  offer.addEventListener("click", async (event) => {
    if (!event.target.closest("button")) return;
    const asked = prompt;
    // A prompt can be shown once.
    prompt = undefined;
    const { outcome } = await asked.prompt();
    if (outcome !== "accepted") show();
  });
  card.hidden = isInstalled();
})();
