// Asks now and then whether the site is back, and then opens what was asked for.
(() => {
  const { ready, seconds } = document.getElementById("retry").dataset;

  async function look() {
    try {
      const answer = await fetch(ready, { cache: "no-store" });
      if (answer.ok) return location.reload();
    } catch {
      // No connection either: the next look may find one.
    }
    setTimeout(look, seconds * 1000);
  }

  setTimeout(look, seconds * 1000);
})();
