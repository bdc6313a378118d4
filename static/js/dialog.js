// A page that asks before it acts opens as a dialog over the one that links to it.
(() => {
  const REFERENCES = ["for", "aria-labelledby", "aria-describedby"];
  let dialog;

  function opened() {
    dialog ??= document.body.appendChild(
      Object.assign(document.createElement("dialog"), { className: "dialog" }),
    );
    return dialog;
  }

  /* The page below may have fields of the same name. */
  function renameIds(main) {
    for (const named of main.querySelectorAll("[id]")) named.id = `dialog-${named.id}`;
    for (const name of REFERENCES) {
      for (const holder of main.querySelectorAll(`[${name}]`)) {
        holder.setAttribute(name, holder.getAttribute(name).replace(/\S+/g, "dialog-$&"));
      }
    }
  }

  /* The page's own main part, one heading lower and without the way back. */
  function contents(page) {
    const main = page.querySelector("main");
    main.querySelector(".crumbs")?.remove();
    renameIds(main);
    const title = document.createElement("h2");
    title.id = "dialog-title";
    title.append(...main.querySelector("h1").childNodes);
    main.querySelector("h1").replaceWith(title);
    main.querySelector(".lede").id = "dialog-lede";
    return main.childNodes;
  }

  async function show(link) {
    const answer = await fetch(link.href);
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const shown = opened();
    shown.replaceChildren(...contents(page));
    shown.setAttribute("aria-labelledby", "dialog-title");
    shown.setAttribute("aria-describedby", "dialog-lede");
    for (const form of shown.querySelectorAll("form:not([action])")) form.action = link.href;
    if (!shown.open) shown.showModal();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.matches("[data-dialog]")) {
      event.preventDefault();
      show(link).catch(() => location.assign(link.href));
    } else if (dialog?.contains(link) && link.pathname === location.pathname) {
      event.preventDefault();
      dialog.close();
    }
  });
})();
