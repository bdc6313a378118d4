"""The lines of a page as tokens: labels, numbers, headings and what lies between them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from tracker.core.parsing.labels import PageLanguage, Peers
from tracker.core.parsing.phrases import Hit, Role
from tracker.core.parsing.reading import FieldName
from tracker.core.parsing.segments import Segment
from tracker.core.parsing.sentences import names_in, numbers_in
from tracker.core.parsing.text import folded
from tracker.core.parsing.words import MAXIMA, Words, has_digit, words_of

_WORDS_BESIDE_A_STEM: Final = 4
_LONGEST_JOINED: Final = 60
_SLASHED_TOTALS: Final = ("{}/100", "{} / 100")


class Kind(Enum):
    COMPONENT = auto()
    REMAINDER = auto()
    RANK = auto()
    NUMBER = auto()
    PERCENT = auto()
    TOTAL = auto()
    AVERAGE = auto()
    PEER_RANK = auto()
    INDUSTRY_NAME = auto()
    OWN_HEADING = auto()
    PEER_HEADING = auto()
    TABLE_HEAD = auto()
    OTHER_NUMBERS = auto()


_KINDS: Final = {role: Kind[role.name] for role in Role}


@dataclass(frozen=True, slots=True)
class Token:
    """`first` and `last` count segments. Figures before the label come first: `before` of them."""

    kind: Kind
    first: int
    last: int
    lines: tuple[int, ...]
    source: str
    figures: tuple[str, ...] = ()
    before: int = 0
    field: FieldName | None = None
    peers: Peers | None = None


def tokens_of(segments: list[Segment], language: PageLanguage) -> list[Token]:
    """The tokens in order; lines of mere words leave none."""
    tokens: list[Token] = []
    place = 0
    while place < len(segments):
        joined = _joined(segments, place, language)
        tokens += [joined] if joined else _scan(segments[place], place, language)
        place = joined.last + 1 if joined else place + 1
    return tokens


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
        templates = language.totals + _SLASHED_TOTALS
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
    phrase = _phrase_token(blank, segment.hits, language)
    if phrase:
        return [phrase]
    if not numeric:
        return []
    return list(_sentence_tokens(blank, language)) or _number_tokens(blank, language)


def _phrase_token(blank: Token, hits: tuple[Hit, ...], language: PageLanguage) -> Token | None:
    """The label or heading of a line that holds one phrase and no strange words."""
    hit = next((hit for hit in hits if hit.phrase.role.is_label), hits[0] if hits else None)
    if hit is None:
        return None
    text, phrase = blank.source, hit.phrase
    before = words_of(_without_asides(text[: hit.start], language), language)
    after = words_of(_without_asides(text[hit.end :], language), language)
    allowed = _WORDS_BESIDE_A_STEM
    if len(before.strange(language)) > allowed * phrase.more_before:
        return None
    if len(after.strange(language)) > allowed * phrase.more_after:
        return None
    if not phrase.role.is_label and (before.figures or after.figures):
        return None
    kind = _KINDS[phrase.role]
    percents = kind is Kind.RANK
    left, right = _values(before, percents), _values(after, percents)
    if len(left) + len(right) > 1:
        left, right = _likely(left), _likely(right)
    return replace(
        blank,
        kind=kind,
        figures=(*left, *right),
        before=len(left),
        field=phrase.field,
        peers=phrase.peers,
    )


def _values(words: Words, percents: bool) -> list[str]:
    pairs = zip(words.figures, words.percents, strict=True)
    return [figure for figure, percent in pairs if percents or not percent]


def _likely(figures: list[str]) -> list[str]:
    """Without maxima and signed changes, which stand beside a value."""
    return [figure for figure in figures if figure not in MAXIMA and figure[0] not in "+-−–"]


def _without_asides(text: str, language: PageLanguage) -> str:
    for aside in language.asides:
        start = folded(text).find(aside)
        if start >= 0:
            text = f"{text[:start]} {text[start + len(aside) :]}"
    return text


def _sentence_tokens(blank: Token, language: PageLanguage) -> Iterator[Token]:
    text = blank.source
    totals = numbers_in(text, language.totals + _SLASHED_TOTALS)
    if totals:
        yield replace(blank, kind=Kind.TOTAL, figures=tuple(totals))
    averages = [
        replace(blank, kind=Kind.AVERAGE, figures=tuple(numbers), peers=peers)
        for peers, sentences in language.group_averages.items()
        if (numbers := numbers_in(text, sentences))
    ]
    general = tuple(numbers_in(text, language.averages))
    if general and not averages:
        averages.append(replace(blank, kind=Kind.AVERAGE, figures=general))
    yield from averages
    ranks = numbers_in(text, language.peer_ranks)
    if ranks:
        yield replace(blank, kind=Kind.PEER_RANK, figures=tuple(ranks))
    names = names_in(text, language.industry_names)
    if names:
        yield replace(blank, kind=Kind.INDUSTRY_NAME, figures=tuple(names))


def _number_tokens(blank: Token, language: PageLanguage) -> list[Token]:
    words = words_of(blank.source, language)
    if not words.only(language) or len(words.figures) > 1:
        return [blank]
    if not words.figures:
        return []
    ranked = words.percents[0] or any(word in language.top_words for word in words.others)
    return [replace(blank, kind=Kind.PERCENT if ranked else Kind.NUMBER, figures=words.figures)]
