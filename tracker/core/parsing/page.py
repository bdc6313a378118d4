"""Reads the pasted text of LinkedIn's own SSI page, whatever its language and layout."""

from dataclasses import replace

from tracker.core.parsing.choosing import language_of
from tracker.core.parsing.components import read_components
from tracker.core.parsing.fields import either, missing
from tracker.core.parsing.kinds import is_page, kind_without_page
from tracker.core.parsing.page_json import goes_on, holds_json, plain_json, read_json
from tracker.core.parsing.peers import (
    parts_of,
    read_industry_name,
    read_peers,
    read_printed_total,
    settled_total,
)
from tracker.core.parsing.reading import FieldName, FieldReading, Line, PageKind, PageReading
from tracker.core.parsing.scanning import tokens_of
from tracker.core.parsing.segments import first_segments
from tracker.core.parsing.text import folded, shown_lines
from tracker.core.parsing.tokens import Token


def parse_page(text: str) -> PageReading:
    """Never fails and never guesses: a field that could be read in two ways is left empty."""
    lines, cut = shown_lines(plain_json(text))
    page = _read_text(lines, cut=cut)
    return _with_json(page, lines) if holds_json("\n".join(lines)) else page


def _read_text(lines: list[str], *, cut: bool) -> PageReading:
    low = folded("\n".join(lines))
    language = language_of(low)
    fields = {name: missing(name) for name in FieldName}
    is_own = False
    if language:
        segments, goes_on_further = first_segments(lines, language)
        cut = cut or goes_on_further
        tokens = tokens_of(segments, language)
        read = _fields(tokens)
        is_own = is_page(tokens, read, len(low))
        fields |= read if is_own else {}
    return PageReading(
        kind=PageKind.PAGE if is_own else kind_without_page(lines),
        language=language.code if language and is_own else None,
        lines=tuple(Line(number, line) for number, line in enumerate(lines, start=1)),
        fields=fields,
        cut=cut,
    )


def _with_json(page: PageReading, lines: list[str]) -> PageReading:
    """Of a text that holds both, what either says, unless they contradict each other."""
    said = read_json(lines)
    return replace(
        page,
        kind=PageKind.JSON,
        fields={name: either(said[name], reading) for name, reading in page.fields.items()},
        cut=page.cut or goes_on("\n".join(lines)),
    )


def _fields(tokens: list[Token]) -> dict[FieldName, FieldReading]:
    parts = parts_of(tokens)
    total = read_printed_total(parts.own)
    components = read_components(parts.own, list(parts.peers.values()), total.value)
    return {
        FieldName.PRINTED_TOTAL: settled_total(total, parts.own, components),
        FieldName.INDUSTRY_NAME: read_industry_name(tokens),
        **components,
        **read_peers(tokens, parts),
    }
