"""What a screen reader goes by on a page, read from its HTML alone."""

from playwright.sync_api import Page

READ = r"""
(html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.querySelector("main");
  const all = (which, from = page) => [...from.querySelectorAll(which)];
  const words = (text) => text.replace(/\s+/g, " ").trim();
  const byId = (ids) => ids.split(" ").map((id) => page.getElementById(id));
  const spoken = (element) => {
    const copy = element.cloneNode(true);
    for (const silent of all("[aria-hidden=true]", copy)) silent.remove();
    return words(copy.textContent);
  };
  const name = (element) => {
    if (element.hasAttribute("aria-labelledby"))
      return words(byId(element.getAttribute("aria-labelledby"))
        .map((part) => part?.textContent ?? "").join(" "));
    if (element.hasAttribute("aria-label")) return words(element.getAttribute("aria-label"));
    const labels = element.id ? all(`label[for="${CSS.escape(element.id)}"]`) : [];
    const label = labels[0] ?? element.closest("label");
    return label && label !== element ? spoken(label) : spoken(element);
  };
  const shown = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 120);
  const wrong = [];
  const complain = (what, elements) =>
    wrong.push(...elements.map((element) => `${what}: ${shown(element)}`));

  if (all("h1").length !== 1) wrong.push(`${all("h1").length} headings of level 1`);
  const levels = all("h1, h2, h3, h4, h5, h6", main).map((heading) => Number(heading.localName[1]));
  if (levels[0] !== 1) wrong.push(`the first heading is of level ${levels[0]}`);
  levels.forEach((level, at) => {
    if (level > levels[at - 1] + 1) wrong.push(`heading ${level} after ${levels[at - 1]}`);
  });
  complain("a heading without words", all("h1, h2, h3, h4").filter((each) => !spoken(each)));

  const landmarks = all("nav, section[aria-label], section[aria-labelledby]");
  complain("a part without a name", landmarks.filter((part) => !name(part)));
  complain("navigation that says navigation", all("nav").filter((nav) => !name(nav)));
  const navs = all("nav").map(name);
  for (const same of new Set(navs.filter((each, at) => navs.indexOf(each) !== at)))
    wrong.push(`two menus are both named ${same}`);
  if (all("main").length !== 1) wrong.push("not one main part");

  const ids = all("[id]").map(({ id }) => id);
  for (const id of new Set(ids.filter((each, at) => ids.indexOf(each) !== at)))
    wrong.push(`two elements are ${id}`);
  for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "for"])
    complain(`${attribute} leads nowhere`, all(`[${attribute}]`).filter(
      (each) => byId(each.getAttribute(attribute)).includes(null)));
  complain("a link to nowhere on the page", all("a[href^='#']").filter(
    (each) => !page.getElementById(each.getAttribute("href").slice(1))));

  const fields = all("input:not([type=hidden]), select, textarea:not([hidden])");
  complain("a field without a name", fields.filter((field) => {
    const copy = field.cloneNode();
    return !field.hasAttribute("aria-label") && !field.hasAttribute("aria-labelledby") &&
      !(field.labels?.length && spoken(field.labels[0])) && !copy.title;
  }));
  complain("a choice without a question", all("input[type=radio]").filter(
    (each) => !each.closest("fieldset, [role=radiogroup], [role=group]")));
  complain("a control without a name", all("a[href], button, summary").filter(
    (each) => !name(each)));
  complain("a drawing neither named nor hidden", all("svg, canvas, img").filter((each) =>
    !each.closest("[aria-hidden=true]") && !each.closest("[aria-label], [alt]")));
  complain("a table without a name", all("table").filter((table) =>
    !table.querySelector("caption") && !name(table.cloneNode())
      && !table.hasAttribute("aria-labelledby")));
  complain("a head of nothing", all("th:not([scope])"));
  complain("a new window without a word", all("a[target=_blank]").filter(
    (each) => !/\(.+\)/.test(name(each))));

  const context = (link) => {
    const near = link.closest("tr, li, dt, h2, h3, p, section, article, nav");
    return near ? spoken(near) : "";
  };
  const places = new Map();
  for (const link of all("a[href]", main)) {
    const said = `${name(link)} in ${context(link)}`;
    const to = link.getAttribute("href");
    if (places.has(said) && places.get(said) !== to)
      wrong.push(`one name, two places: ${name(link)} to ${places.get(said)} and ${to}`);
    places.set(said, to);
  }
  return { wrong, title: page.title, language: page.documentElement.lang };
}
"""


def structure(tab: Page, html: str) -> tuple[list[str], str, str]:
    """What is wrong with it, its title and its language."""
    read = tab.evaluate(READ, html)
    return read["wrong"], read["title"], read["language"]
