"""A person with a keyboard and nothing else, who sees at each stop where the focus is."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

MOST_STOPS = 400
# A date and its calendar are one element with several stops.
MOST_IN_ONE = 5
LOOK = """
() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body) return null;
  const inner = stop.shadowRoot?.activeElement ?? stop;
  // Where the control itself is unseen, what stands for it shows the focus.
  const shown = getComputedStyle(inner).opacity === "0" ? inner.nextElementSibling : inner;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shown);
  const { left, right, top, bottom, width, height } = shown.getBoundingClientRect();
  const edge = 3;
  const points = [
    [left + width / 2, top + height / 2], [left + edge, top + edge], [right - edge, top + edge],
    [left + edge, bottom - edge], [right - edge, bottom - edge],
  ];
  const free = points.filter(([x, y]) => {
    const found = document.elementFromPoint(x, y);
    return found && (stop.contains(found) || shown.contains(found) || found.contains(shown));
  });
  window.stops ??= new Map();
  if (!window.stops.has(stop)) window.stops.set(stop, window.stops.size);
  const words = (stop.getAttribute("aria-label") ?? stop.textContent).slice(0, 60);
  const before = window.stopBefore;
  window.stopBefore = stop;
  return {
    number: window.stops.get(stop),
    name: `${stop.localName}.${stop.className} “${words.replace(/\\s+/g, " ").trim()}”`,
    is_outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 &&
      outlineColor !== "transparent",
    free: free.length,
    follows: !before?.isConnected || before === stop ||
      Boolean(before.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING),
    top: top + scrollY,
    bottom: bottom + scrollY,
    is_fixed: Boolean(stop.closest(".bottombar, .skip, .sidebar, .toasts, .what-note, dialog")),
  };
}
"""


@dataclass(frozen=True)
class Stop:
    number: int
    name: str
    is_outlined: bool
    free: int
    follows: bool
    top: float
    bottom: float
    is_fixed: bool


@dataclass
class Keyboard:
    page: Page
    complaints: list[str] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def types(self, target: Locator, text: str) -> None:
        self.goes_to(target)
        self.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def enters(self, target: Locator) -> None:
        self.goes_to(target)
        self.press("Enter")

    def goes_to(self, target: Locator) -> None:
        """By Tab alone. Raises AssertionError where no press of it leads there."""
        target.first.wait_for(state="attached")
        for _press in range(MOST_STOPS):
            self.press("Tab")
            self.look()
            if target.first.evaluate("target => target === document.activeElement"):
                return
        raise AssertionError(f"{target} is not reached by Tab")

    def look(self) -> Stop | None:
        """Where the focus is now; None at the end of the page."""
        seen = self.page.evaluate(LOOK)
        if seen is None:
            return None
        stop = Stop(**seen)
        if not stop.is_outlined:
            self.complaints.append(f"{self.page.url}: no outline on {stop.name}")
        if not stop.free:
            self.complaints.append(f"{self.page.url}: {stop.name} has the focus under something")
        return stop

    def walk(self) -> list[Stop]:
        """Every stop of the page, from the first to the last. Raises AssertionError in a trap."""
        stops: list[Stop] = []
        in_one = 0
        while len(stops) < MOST_STOPS:
            self.press("Tab")
            stop = self.look()
            if stop is None:
                return stops
            if stops and stop.number == stops[-1].number:
                in_one += 1
                assert in_one < MOST_IN_ONE, f"{self.page.url}: Tab does not leave {stop.name}"
                continue
            in_one = 0
            if stops and stop.number == stops[0].number:
                return stops
            stops.append(stop)
        raise AssertionError(f"{self.page.url} has no end for Tab")
