"""Markdown of tip texts as a small, safe subset of HTML.

Raw HTML stays visible as text, images and other link schemes stay what was typed. The sanitizer
behind the renderer holds the same list once more, so that neither has to be right alone.
"""

from typing import Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

TAGS: Final = frozenset(
    {"p", "ul", "ol", "li", "strong", "em", "a", "code", "blockquote", "h3", "h4", "br"}
)
LINK_SCHEMES: Final = frozenset({"http", "https", "mailto"})
LINK_REL: Final = "noopener nofollow"

_BLOCKS_LEFT_OUT = ("code", "fence", "hr")


def render(source: str) -> str:
    """Safe HTML; empty for empty text."""
    return nh3.clean(
        _renderer.render(source),
        tags=set(TAGS),
        attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
        url_schemes=set(LINK_SCHEMES),
        url_relative="deny",
        link_rel=LINK_REL,
    ).strip()


def _is_allowed_link(url: str) -> bool:
    scheme, separator, rest = url.partition(":")
    return bool(separator and rest) and scheme.lower() in LINK_SCHEMES


def _hold_headings_below_the_page(state: StateCore) -> None:
    """The page owns h1 and h2: levels 1-3 become h3, deeper ones h4."""
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "h3" if token.tag in {"h1", "h2", "h3"} else "h4"


def _build_renderer() -> MarkdownIt:
    renderer = MarkdownIt("commonmark", {"html": False}).disable([*_BLOCKS_LEFT_OUT, "image"])
    renderer.validateLink = _is_allowed_link  # type: ignore[method-assign]
    renderer.core.ruler.push("headings", _hold_headings_below_the_page)
    return renderer


_renderer = _build_renderer()
