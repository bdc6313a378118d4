"""Reads the pasted text of LinkedIn's own SSI page, whatever its language and layout."""

from itertools import islice
from typing import Final

from tracker.core.parsing.components import read_components
from tracker.core.parsing.fields import missing
from tracker.core.parsing.labels import LANGUAGES, PageLanguage
from tracker.core.parsing.peers import (
    parts_of,
    read_industry_name,
    read_peers,
    read_printed_total,
)
from tracker.core.parsing.phrases import phrases_of
from tracker.core.parsing.reading import FieldName, FieldReading, Line, PageKind, PageReading
from tracker.core.parsing.segments import segments_of
from tracker.core.parsing.text import MOST_LINES, folded, shown_lines
from tracker.core.parsing.tokens import Kind, Token, tokens_of

# A page that did not load shows less than this.
_SHELL: Final = 400
_LOGIN_SIGNS: Final = 2
_PAGE_SIGNS: Final = frozenset({Kind.COMPONENT, Kind.RANK, Kind.AVERAGE})


def parse_page(text: str) -> PageReading:
    """Never fails and never guesses: a field that could be read in two ways is left empty."""
    lines, cut = shown_lines(text)
    low = folded("\n".join(lines))
    language = _language_of(low)
    fields = {name: missing(name) for name in FieldName}
    kind = _kind_without_labels(low)
    if language:
        segments = list(islice(segments_of(lines, language), MOST_LINES + 1))
        cut = cut or len(segments) > MOST_LINES
        tokens = tokens_of(segments[:MOST_LINES], language)
        if _is_page(tokens):
            kind = PageKind.PAGE
            fields |= _fields(tokens)
    return PageReading(
        kind=kind,
        language=language.code if language and kind is PageKind.PAGE else None,
        lines=tuple(Line(number, line) for number, line in enumerate(lines, start=1)),
        fields=fields,
        cut=cut,
    )


def _language_of(low: str) -> PageLanguage | None:
    """The language with the most phrases in the text."""
    known = {
        language: sum(phrase.text in low for phrase in phrases_of(language))
        for language in LANGUAGES
    }
    best = max(known, key=lambda language: known[language])
    return best if known[best] else None


def _kind_without_labels(low: str) -> PageKind:
    for language in LANGUAGES:
        if sum(sign in low for sign in language.login) >= _LOGIN_SIGNS:
            return PageKind.LOGIN
    return PageKind.EMPTY if len(low) < _SHELL else PageKind.OTHER


def _is_page(tokens: list[Token]) -> bool:
    kinds = {token.kind for token in tokens}
    return bool(kinds & _PAGE_SIGNS) or {Kind.OWN_HEADING, Kind.TOTAL} <= kinds


def _fields(tokens: list[Token]) -> dict[FieldName, FieldReading]:
    parts = parts_of(tokens)
    total = read_printed_total(parts.own)
    return {
        FieldName.PRINTED_TOTAL: total,
        FieldName.INDUSTRY_NAME: read_industry_name(tokens),
        **read_components(parts.own, list(parts.peers.values()), total.value),
        **read_peers(tokens, parts),
    }
