// A page that asks before it acts opens as a dialog over the one that links to it.
(() => {
  let dialog;

  function opened() {
    dialog ??= document.body.appendChild(
      Object.assign(document.createElement("dialog"), { className: "dialog" }),
    );
    return dialog;
  }

  /* The page's own main part, one heading lower and without the way back. */
  function contents(page) {
    const main = page.querySelector("main");
    main.querySelector(".crumbs")?.remove();
    const title = document.createElement("h2");
    title.id = "dialog-title";
    title.append(...main.querySelector("h1").childNodes);
    main.querySelector("h1").replaceWith(title);
    return main.childNodes;
  }

  async function show(link) {
    const answer = await fetch(link.href);
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const shown = opened();
    shown.replaceChildren(...contents(page));
    shown.setAttribute("aria-labelledby", "dialog-title");
    for (const form of shown.querySelectorAll("form:not([action])")) form.action = link.href;
    shown.showModal();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches("[data-dialog]")) {
      event.preventDefault();
      show(link).catch(() => location.assign(link.href));
    } else if (dialog?.contains(link) && link.pathname === location.pathname) {
      event.preventDefault();
      dialog.close();
    }
  });
})();
