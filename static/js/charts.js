// Brings the scripts of a chart, in their order, once its frame comes near the window. Nothing that
// is seen first has to wait for them. Whoever uses the page gets them too: a print asked for by keys
// or from a menu shows the chart without a scroll to it.
(() => {
  const NEAR = "300px";
  const SIGNS_OF_USE = ["pointermove", "pointerdown", "keydown", "beforeprint"];
  const addresses = document.currentScript.dataset.chartScripts.split(" ");
  let observer;

  function bring() {
    observer?.disconnect();
    for (const address of addresses.splice(0)) {
      const script = document.createElement("script");
      script.src = address;
      script.async = false;
      document.head.append(script);
    }
  }

  function watch() {
    const frame = document.querySelector("[data-chart]");
    if (!frame || !addresses.length) return;
    if (!("IntersectionObserver" in window)) {
      bring();
      return;
    }
    observer ??= new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && bring(),
      { rootMargin: NEAR },
    );
    observer.disconnect();
    observer.observe(frame);
    for (const sign of SIGNS_OF_USE) window.addEventListener(sign, bring, { once: true });
  }

  if (document.readyState === "complete") watch();
  else window.addEventListener("load", watch);
  // Another range can bring a frame where there was none.
  document.addEventListener("htmx:load", () => document.readyState === "complete" && watch());
})();
