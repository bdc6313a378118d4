"""What a reader with large letters, a small window or an unsteady hand meets on a page.

Each function looks at the page as it is now and gives one line for each thing that is wrong.
"""

from playwright.sync_api import Page

# WCAG 1.4.12: what a reader may set, and lose nothing.
SPACING = """
* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }
"""
COMMON = r"""
const said = (element) => {
  const words = element.getAttribute("aria-label") ?? element.textContent;
  const short = words.replace(/\s+/g, " ").trim().slice(0, 50);
  return `${element.localName}.${element.className.baseVal ?? element.className} “${short}”`;
};
const seen = (element) => element.checkVisibility({ visibilityProperty: true });
// Kept for screen readers, or above the window until it has the focus.
const forEars = (element) => {
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    const { clipPath, position } = getComputedStyle(at);
    if (position === "absolute" && clipPath !== "none") return true;
  }
  return element.closest(".skip") !== null;
};
const texts = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !seen(element) || forEars(element)) continue;
    if (element.closest("script, style, template, option, datalist, textarea, select")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) if (box.width > 0) found.push({ element, box });
  }
  return found;
};
"""
# What members typed is cut knowingly, with a sign of it, where it is longer than its place.
CUT = """
const slack = 2;
const cuts = (element, box) => {
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    const { overflowX, overflowY, textOverflow } = getComputedStyle(at);
    if (/auto|scroll/.test(overflowX + overflowY) || textOverflow === "ellipsis") return false;
    if (overflowX === "visible" && overflowY === "visible") continue;
    const limit = at.getBoundingClientRect();
    if (box.left < limit.left - slack || box.right > limit.right + slack) return true;
    const isHigher = box.top < limit.top - slack || box.bottom > limit.bottom + slack;
    if (overflowY !== "visible" && isHigher) return true;
  }
  return false;
};
return texts()
  .filter(({ element }) => !element.closest("bdi, svg"))
  .filter(({ element, box }) => cuts(element, box))
  .map(({ element }) => `is cut: ${said(element)}`);
"""
OVER = """
const fixed = (element) => {
  for (let at = element; at; at = at.parentElement)
    if (/fixed|sticky/.test(getComputedStyle(at).position)) return true;
  return false;
};
const all = texts().filter(({ element }) => !element.closest("svg") && !fixed(element));
all.sort((a, b) => a.box.top - b.box.top);
const found = [];
for (const [at, { element, box }] of all.entries()) {
  for (const other of all.slice(at + 1)) {
    if (other.box.top >= box.bottom) break;
    if (other.element.contains(element) || element.contains(other.element)) continue;
    const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
    const down = Math.min(box.bottom, other.box.bottom) - other.box.top;
    // Line boxes are taller than letters.
    if (across > 2 && down > 0.35 * Math.min(box.height, other.box.height))
      found.push(`lies over another: ${said(element)} and ${said(other.element)}`);
  }
}
return found;
"""
WIDE = """
const { scrollWidth, clientWidth } = document.documentElement;
return scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} of ${clientWidth} px`] : [];
"""
SMALL = """
const [least, which, isSpacingEnough] = given;
const inText = (element) => {
  if (getComputedStyle(element).display !== "inline") return false;
  const words = element.textContent.trim();
  return element.closest("p, li, dd, td, th, div").textContent.trim() !== words;
};
const area = (element) => {
  const label = element.labels?.[0] ?? element.closest("label");
  const own = element.getBoundingClientRect();
  const around = /checkbox|radio/.test(element.type) && label?.getBoundingClientRect();
  return around && around.height * around.width > own.height * own.width ? around : own;
};
const all = [...document.querySelectorAll(which)]
  .filter((element) => seen(element) && !forEars(element))
  .map((element) => ({ element, box: area(element) }))
  .filter(({ box }) => box.width > 0);
const isSmall = ({ box }) => Math.min(box.width, box.height) < least - 0.5;
const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
const away = (target, other) => {
  const [x, y] = middle(target.box);
  const [u, v] = middle(other.box);
  const { left, right, top, bottom } = other.box;
  const toBox = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  return isSmall(other) ? Math.hypot(x - u, y - v) >= least : toBox >= least / 2;
};
const within = (target, other) =>
  target.element.contains(other.element) || other.element.contains(target.element);
const isAlone = (target) =>
  all.every((other) => other === target || within(target, other) || away(target, other));
return all
  .filter((target) => isSmall(target) && !inText(target.element))
  .filter((target) => !isSpacingEnough || !isAlone(target))
  .map(({ element, box: { width, height } }) =>
    `is ${Math.round(width)} x ${Math.round(height)} px: ${said(element)}`);
"""
MOVING = """
const seconds = (text) => Math.max(...text.split(",").map(parseFloat));
const long = 0.01;
const found = [];
for (const element of document.querySelectorAll("*")) {
  for (const part of [null, "::before", "::after"]) {
    const style = getComputedStyle(element, part);
    const moves = style.animationName !== "none" ? seconds(style.animationDuration) : 0;
    if (Math.max(moves, seconds(style.transitionDuration)) > long)
      found.push(`moves: ${said(element)} ${part ?? ""}`);
  }
  if (getComputedStyle(element).scrollBehavior === "smooth") found.push(`glides: ${said(element)}`);
}
return [...found, ...document.getAnimations().map(({ effect }) => `runs: ${said(effect.target)}`)];
"""
OPERATED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
MAIN_CONTROLS = (
    ".button, .chip, .segmented a, .segmented button, .segmented input, .stepper button, "
    ".stepper input:not([type=hidden]), .tabs a, .bottombar a, .nav-item, .menu > summary, .brand, "
    ".switch, main input:not([type=hidden], [type=checkbox], [type=radio]), main select, textarea"
)


def _look(page: Page, script: str, *given: object) -> list[str]:
    return page.evaluate(f"(given) => {{ {COMMON} {script} }}", list(given))


def cut_words(page: Page) -> list[str]:
    return _look(page, CUT)


def words_over_words(page: Page) -> list[str]:
    return _look(page, OVER)


def sideways(page: Page) -> list[str]:
    return _look(page, WIDE)


def small_targets(page: Page) -> list[str]:
    """WCAG 2.5.8: 24 px, or as far from any other as if it were that large; not links in a text."""
    return _look(page, SMALL, 24, OPERATED, True)


def small_controls(page: Page) -> list[str]:
    """What a thumb presses most."""
    return _look(page, SMALL, 44, MAIN_CONTROLS, False)


def motions(page: Page) -> list[str]:
    return _look(page, MOVING)
