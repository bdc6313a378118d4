"""Finding a language's phrases in a line, by plain string search."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import islice
from typing import Final

from tracker.core.parsing.labels import PageLanguage, Peers
from tracker.core.parsing.reading import FieldName
from tracker.core.parsing.text import MOST_LINES, has_digit

_WORDS_IN_A_GAP: Final = 3
_WIDEST_GAP: Final = 48


class Role(Enum):
    COMPONENT = auto()
    REMAINDER = auto()
    RANK = auto()
    OWN_HEADING = auto()
    PEER_HEADING = auto()
    TABLE_HEAD = auto()
    CHANGE = auto()

    @property
    def is_label(self) -> bool:
        return self in (Role.COMPONENT, Role.REMAINDER, Role.RANK)

    @property
    def is_heading(self) -> bool:
        return self in (Role.OWN_HEADING, Role.PEER_HEADING)


RANKS: Final = {Peers.INDUSTRY: FieldName.INDUSTRY_RANK, Peers.NETWORK: FieldName.NETWORK_RANK}
AVERAGES: Final = {
    Peers.INDUSTRY: FieldName.INDUSTRY_AVERAGE,
    Peers.NETWORK: FieldName.NETWORK_AVERAGE,
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """`more_before` and `more_after`: further words may stand on that side of it.

    `then` is its second half, which follows after at most a few words.
    """

    text: str
    role: Role
    field: FieldName | None = None
    peers: Peers | None = None
    more_before: bool = False
    more_after: bool = False
    then: str = ""

    @property
    def is_stem(self) -> bool:
        return self.more_before or self.more_after or bool(self.then)


@dataclass(frozen=True, slots=True)
class Hit:
    start: int
    end: int
    phrase: Phrase


def hits_in(line: str, language: PageLanguage) -> list[Hit]:
    """The phrases in a folded line from left to right; of two that overlap, the longer."""
    hits = [
        Hit(start, end, phrase)
        for phrase in phrases_of(language)
        if phrase.text in line
        for start in islice(occurrences(line, phrase.text), MOST_LINES)
        if (end := _end(line, start, phrase))
    ]
    hits.sort(key=lambda hit: (hit.start, -hit.end, hit.phrase.is_stem))
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def occurrences(line: str, phrase: str) -> Iterator[int]:
    """Where a phrase stands as whole words; digits may touch it ("13.1Build ...")."""
    start = line.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if not (start and line[start - 1].isalpha() and phrase[0].isalpha()) and not (
            line[end : end + 1].isalpha() and phrase[-1].isalpha()
        ):
            yield start
        start = line.find(phrase, end)


def _end(line: str, start: int, phrase: Phrase) -> int:
    """Where the phrase that starts there ends; 0 when its second half does not follow."""
    end = start + len(phrase.text)
    if not phrase.then:
        return end
    rest = line[end : end + _WIDEST_GAP + len(phrase.then)]
    gap = next(occurrences(rest, phrase.then), -1)
    if gap < 0 or len(rest[:gap].split()) > _WORDS_IN_A_GAP or has_digit(rest[:gap]):
        return 0
    return end + gap + len(phrase.then)


@cache
def phrases_of(language: PageLanguage) -> tuple[Phrase, ...]:
    return tuple(_phrases(language))


def _phrases(language: PageLanguage) -> Iterator[Phrase]:
    for component, labels in language.labels.items():
        for text in labels:
            yield _phrase(text, Role.COMPONENT, FieldName(component.value))
    for peers, labels in language.rank_labels.items():
        for text in labels:
            yield _phrase(text, Role.RANK, RANKS[peers])
    for peers, headings in language.peer_headings.items():
        for text in headings:
            yield _phrase(text, Role.PEER_HEADING, peers=peers)
    for role, texts in (
        (Role.OWN_HEADING, language.own_headings),
        (Role.TABLE_HEAD, language.table_heads),
        (Role.REMAINDER, language.table_remainders),
        (Role.CHANGE, language.changes),
    ):
        for text in texts:
            yield Phrase(text, role)


def _phrase(
    text: str, role: Role, field: FieldName | None = None, peers: Peers | None = None
) -> Phrase:
    first, _, then = text.strip("…").partition("…")
    return Phrase(
        first,
        role,
        field,
        peers,
        more_before=text.startswith("…"),
        more_after=text.endswith("…"),
        then=then,
    )
