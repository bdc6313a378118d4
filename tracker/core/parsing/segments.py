"""Lines, and the pieces of lines that hold several labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tracker.core.parsing.labels import PageLanguage
from tracker.core.parsing.phrases import Hit, Role, hits_in
from tracker.core.parsing.text import folded, has_digit

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


def segments_of(lines: list[str], language: PageLanguage) -> Iterator[Segment]:
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
        for start, end in pairwise(bounds):
            piece = line[start:end].strip(" |")
            if piece:
                yield Segment(number, piece, tuple(hits_in(folded(piece), language)))


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
