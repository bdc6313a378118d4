"""From the lines of a page to its tokens."""

from dataclasses import replace
from typing import Final

from tracker.core.parsing.labelled import label_token
from tracker.core.parsing.labels import PageLanguage
from tracker.core.parsing.segments import Segment
from tracker.core.parsing.sentences import SLASHED_TOTALS, numbers_in, sentence_tokens
from tracker.core.parsing.text import folded, has_digit
from tracker.core.parsing.tokens import Kind, Token
from tracker.core.parsing.words import words_of

_LONGEST_JOINED: Final = 60
# No row of the page is as long; taking much longer ones apart into words would take time.
_LONGEST_ROW: Final = 1_000
_SAID: Final = frozenset({Kind.AVERAGE, Kind.PEER_RANK})


def tokens_of(segments: list[Segment], language: PageLanguage) -> list[Token]:
    """The tokens in order; lines of mere words leave none."""
    tokens: list[Token] = []
    place = 0
    while place < len(segments):
        joined = _joined(segments, place, language)
        found = [joined] if joined else _scan(segments[place], place, language)
        if found and found[0].kind is Kind.CHANGE:
            _take_back_number(tokens, found[0])
        tokens += found
        place = joined.last + 1 if joined else place + 1
    return tokens


def _take_back_number(tokens: list[Token], change: Token) -> None:
    """In "2" above "since last week" the number is that of the change."""
    if tokens and tokens[-1].last == change.first - 1:
        number = tokens[-1]
        if number.kind in (Kind.NUMBER, Kind.PERCENT):
            tokens[-1] = replace(number, kind=Kind.OTHER_NUMBERS, figures=())


def _joined(segments: list[Segment], place: int, language: PageLanguage) -> Token | None:
    """A number whose "%" or "out of 100" stands on the next line or two."""
    first = segments[place].text
    if len(first) > _LONGEST_JOINED or not first[0].isdigit():
        return None
    for span in (2, 3):
        pieces = segments[place : place + span]
        text = " ".join(piece.text for piece in pieces)
        if len(pieces) < span or len(text) > _LONGEST_JOINED:
            return None
        if not (pieces[1].text[0] in "%/" or pieces[-1].text.endswith("100")):
            continue
        templates = language.totals + SLASHED_TOTALS
        totals = numbers_in(text, templates)[:1]
        whole = any(folded(text) == t.format(number) for t in templates for number in totals)
        words = words_of(first, language)
        percent = pieces[1].text == "%" and len(words.figures) == 1 and words.only(language)
        if whole or percent:
            return Token(
                Kind.TOTAL if whole else Kind.PERCENT,
                place,
                place + span - 1,
                tuple(piece.number for piece in pieces),
                text,
                tuple(totals) if whole else words.figures,
            )
    return None


def _scan(segment: Segment, place: int, language: PageLanguage) -> list[Token]:
    numeric = has_digit(segment.text)
    if not segment.hits and not numeric:
        return []
    blank = Token(Kind.OTHER_NUMBERS, place, place, (segment.number,), segment.text)
    label = label_token(blank, segment.hits, language)
    if label and not (label.is_stem and numeric):
        return [label]
    said = sentence_tokens(blank, language) if numeric else []
    if label and not any(token.kind in _SAID for token in said):
        return [label]
    return said or (_number_tokens(blank, language) if numeric else [])


def _number_tokens(blank: Token, language: PageLanguage) -> list[Token]:
    if len(blank.source) > _LONGEST_ROW:
        return [blank]
    words = words_of(blank.source, language)
    if not words.only(language) or len(words.figures) > 1:
        return [blank]
    if not words.figures:
        return []
    ranked = words.percents[0] or words.named_top(language)
    return [replace(blank, kind=Kind.PERCENT if ranked else Kind.NUMBER, figures=words.figures)]
