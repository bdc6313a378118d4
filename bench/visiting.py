"""What a browser gets on a first visit: the page, and all that its head asks for."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from bench.serving import Site

FETCHED_LINKS = {"stylesheet", "preload", "icon"}


@dataclass
class Page(HTMLParser):
    """Counts elements, and collects the addresses a browser loads at once.

    Fonts of the style sheets are preloaded by the page; the others are for scripts not shown.
    """

    elements: int = 0
    addresses: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements += 1
        attributes = dict(attrs)
        address = attributes.get("src")
        if tag == "link" and attributes.get("rel") in FETCHED_LINKS:
            address = attributes.get("href")
        if address and address.startswith("/"):
            self.addresses.add(address)


@dataclass(frozen=True)
class Visit:
    elements: int
    page_bytes: int
    bytes: int


def first_visit(site: Site, path: str, cookie: str) -> Visit:
    answer = site.get(path, cookie)
    page = Page()
    page.feed(site.get(path, cookie, encodings="identity").body.decode())
    others = sum(site.get(address).size for address in page.addresses)
    return Visit(page.elements, answer.size, answer.size + others)
