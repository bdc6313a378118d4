"""Words that do not fit what holds them: cut off, broken inside, or on a line too many."""

from playwright.sync_api import Page

from tests.browser.pages import WIDTHS

HOLDERS = (
    "button, .button, .link-button, summary, th, .tag, .chip, .chip .name, .chip b, .tabs a, "
    ".nav-list a, .bottombar a, .crumbs a, .segmented a, .segmented label > span, .guide b"
)
# Of one line by their drawing: a second one is pushed out of the box or makes a row ragged.
# A chip of the trend has its name on one line and, below 901 px, its value on the next.
ONE_LINE = (
    ".tag, .chip:not(:has(.name)), .chip[data-letter] .name, .chip b, .tabs a, .nav-list a, "
    ".bottombar a, .button.small, "
    ".segmented a, .segmented button, .segmented label > span, .guide b"
)
# Names that members type are as long as they are; the pages cut them knowingly.
TYPED = "bdi"
FIND = """
([holders, oneLine, typed]) => {
  const slack = 1;
  // Kept for screen readers: the house clips it to a pixel.
  const unseen = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const { width, height } = at.getBoundingClientRect();
      const { clipPath, position } = getComputedStyle(at);
      const tiny = width <= 1 && height <= 1;
      if (position === "absolute" && (tiny || clipPath !== "none")) return true;
    }
    return false;
  };
  const texts = (holder) => {
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && !unseen(parent) && !parent.closest(typed))
        found.push(walker.currentNode);
    }
    return found;
  };
  const boxes = (node, start = 0, end = node.length) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  };
  const lines = (rects) => {
    const middles = rects.map(({ top, bottom }) => (top + bottom) / 2).sort((a, b) => a - b);
    return middles.filter((middle, at) => at === 0 || middle - middles[at - 1] > 6).length;
  };
  const clips = (element) => {
    const { overflowX } = getComputedStyle(element);
    return overflowX === "hidden" || overflowX === "clip";
  };
  const around = (holder) => {
    const found = [holder];
    for (let at = holder.parentElement; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) break;
      if (clips(at)) found.push(at);
    }
    return found.map((element) => element.getBoundingClientRect());
  };
  const problem = (holder) => {
    const nodes = texts(holder);
    const rects = nodes.flatMap((node) => boxes(node));
    if (!rects.length) return "";
    const inline = getComputedStyle(holder).display === "inline";
    const limits = inline ? around(holder).slice(1) : around(holder);
    const out = limits.some((limit) => rects.some((rect) =>
      rect.left < limit.left - slack || rect.right > limit.right + slack));
    if (out) return "sticks out or is cut";
    const broken = nodes.some((node) => [...node.data.matchAll(/[^\\s\\-–\\/·.@]+/g)].some(
      (word) => lines(boxes(node, word.index, word.index + word[0].length)) > 1));
    if (broken) return "is broken inside a word";
    return holder.matches(oneLine) && lines(rects) > 1 ? "takes a second line" : "";
  };
  const said = (holder) => holder.textContent.replace(/\\s+/g, " ").trim().slice(0, 60);
  return [...document.querySelectorAll(holders)]
    .filter((holder) => holder.checkVisibility({ visibilityProperty: true }))
    .map((holder) => [problem(holder), holder])
    .filter(([what]) => what)
    .map(([what, holder]) => `“${said(holder)}” ${what} (${holder.localName}.${holder.className})`);
}
"""


def misfits(page: Page) -> list[str]:
    """What does not fit in the window as it is."""
    return page.evaluate(FIND, [HOLDERS, ONE_LINE, TYPED])


def misfits_everywhere(page: Page, address: str) -> list[str]:
    """At every width, folded parts open; the page is loaded once."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    page.evaluate("document.fonts.ready.then(() => null)")
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{address} {width} px: {line}" for line in misfits(page)]
    return found
