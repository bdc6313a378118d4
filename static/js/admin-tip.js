// Beside the form of a tip: the preview follows what is typed.
(() => {
  const WAIT = 400;
  const WORDS = ["title", "why", "how", "tool", "effort"];
  const SHARED = ["component", "kinds", "checklist", "paid", "csrfmiddlewaretoken"];

  const frame = document.getElementById("tip-draft");
  const form = document.getElementById(frame?.dataset.form);
  if (!form) return;
  let timer = 0;
  let asked = null;

  function drafts() {
    return [...form.querySelectorAll(".inline-related:not(.empty-form)")].flatMap((draft) => {
      const language = draft.querySelector("[name$='-language']");
      return language ? [{ draft, language: language.value, prefix: draft.id }] : [];
    });
  }

  function typed(prefix) {
    const all = new FormData(form);
    const sent = new FormData();
    for (const name of SHARED) for (const value of all.getAll(name)) sent.append(name, value);
    for (const name of WORDS) sent.append(name, all.get(`${prefix}-${name}`) ?? "");
    return sent;
  }

  async function refresh() {
    const shown = frame.contentDocument;
    const own = drafts().find(({ language }) => language === shown.documentElement.lang);
    if (!own) return;
    asked?.abort();
    asked = new AbortController();
    try {
      const body = typed(own.prefix);
      const answer = await fetch(shown.URL, { method: "POST", body, signal: asked.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      shown.getElementById("tip")?.replaceWith(shown.adoptNode(page.getElementById("tip")));
    } catch (error) {
      // What could not be fetched is fetched with the next change; the form itself is not touched.
      if (error.name !== "AbortError") console.warn(error);
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(refresh, WAIT);
  }

  // Whoever writes in another language wants to see that one.
  function follow(event) {
    const own = drafts().find(({ draft }) => draft.contains(event.target));
    const link = own && frame.contentDocument.querySelector(`a[hreflang="${own.language}"]`);
    if (link && !link.hasAttribute("aria-current")) frame.contentWindow.location.replace(link.href);
  }

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("focusin", follow);
  frame.addEventListener("load", refresh);
})();
