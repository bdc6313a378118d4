"""Lines, and the pieces of lines that hold several labels."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tracker.core.parsing.labels import PageLanguage
from tracker.core.parsing.phrases import Hit, Role, hits_in
from tracker.core.parsing.text import MOST_LINES, folded, has_digit

# A page with all its tables has less than a hundred.
_MOST_TELLING: Final = 600
_AROUND: Final = " |"
# The bounds of a line that stays whole: its start and its end.
_UNCUT: Final = 2
# "1." and "2)" number the rows of a list, as articles do; a value ends in a digit.
_LIST_NUMBER: Final = re.compile(r"[0-9]{1,2}[.)](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Segment:
    """`number` is that of the line as shown."""

    number: int
    text: str
    hits: tuple[Hit, ...]

    @property
    def is_telling(self) -> bool:
        return bool(self.hits) or has_digit(self.text)


def first_segments(lines: list[str], language: PageLanguage) -> tuple[list[Segment], bool]:
    """The segments, and whether more of them hold a label or a number than any page has."""
    segments: list[Segment] = []
    telling = 0
    for segment in _segments_of(lines, language):
        telling += segment.is_telling
        if telling > _MOST_TELLING or len(segments) == MOST_LINES:
            return segments, True
        segments.append(segment)
    return segments, False


def _segments_of(lines: list[str], language: PageLanguage) -> Iterator[Segment]:
    """The lines, cut around their phrases where a line holds more than one label."""
    for number, whole in enumerate(lines, start=1):
        line = _LIST_NUMBER.sub("", whole, count=1).strip() if _LIST_NUMBER.match(whole) else whole
        if not line:
            continue
        hits = hits_in(folded(line), language)
        bounds = _cuts(line, hits)
        if len(bounds) == _UNCUT:
            yield Segment(number, line, tuple(hits))
            continue
        waiting = deque(hits)
        for start, end in pairwise(bounds):
            piece = line[start:end].strip(_AROUND)
            if piece:
                begin = end - len(line[start:end].lstrip(_AROUND))
                yield Segment(number, piece, tuple(_hits_of_piece(waiting, begin, end)))


def _hits_of_piece(waiting: deque[Hit], start: int, end: int) -> Iterator[Hit]:
    while waiting and waiting[0].start < end:
        hit = waiting.popleft()
        yield Hit(hit.start - start, hit.end - start, hit.phrase)


def _cuts(line: str, hits: list[Hit]) -> list[int]:
    crowded = sum(hit.phrase.role.is_label for hit in hits) > 1
    bounds = [0]
    for hit in hits:
        number_follows = has_digit(line[hit.end : hit.end + 12].lstrip(" |:·-(")[:1])
        if (crowded and hit.phrase.role is not Role.TABLE_HEAD) or (
            hit.phrase.role.is_heading and number_follows
        ):
            bounds += [hit.start, hit.end]
    return [*bounds, len(line)]
