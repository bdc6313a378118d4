"""Which number belongs to which label.

A number on a label's own line is the label's. Elsewhere the page's dominant side decides:
the numbers stand either before all labels or after all of them. A line that holds another
number is never crossed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from tracker.core.parsing.reading import FieldName
from tracker.core.parsing.tokens import Kind, Token

BEFORE: Final = -1
AFTER: Final = 1
_REACH: Final = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its figures and the tokens they stand in.

    No figure means no number, several are as many possible readings. An open pair has a
    number that may as well belong to its neighbour.
    """

    label: Token
    figures: tuple[str, ...] = ()
    tokens: tuple[Token, ...] = ()
    open: bool = False

    @property
    def field(self) -> FieldName | None:
        return self.label.field


@dataclass(frozen=True, slots=True)
class Matter:
    """What is paired: kinds of labels with a kind of numbers, if they are usable."""

    labels: frozenset[Kind]
    numbers: Kind
    usable: Callable[[str], bool]


def runs(tokens: list[Token], matter: Matter) -> Iterator[list[Token]]:
    """The stretches in which nothing but these labels and numbers stands."""
    run: list[Token] = []
    for token in tokens:
        if token.kind in matter.labels or token.kind is matter.numbers:
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def pair(run: list[Token], matter: Matter, confirmed: Callable[[list[Pair]], bool]) -> list[Pair]:
    """The labels of a run with their numbers; a tie is decided by `confirmed`, or left open."""
    before, after = _paired(run, matter, BEFORE), _paired(run, matter, AFTER)
    votes = _votes(before, BEFORE) - _votes(after, AFTER)
    if votes:
        return before if votes > 0 else after
    right = [pairs for pairs in (before, after) if confirmed(pairs)]
    if len(right) == 1:
        return right[0]
    return [_either(one, other) for one, other in zip(before, after, strict=True)]


def _paired(run: list[Token], matter: Matter, side: int) -> list[Pair]:
    return [
        _pair(run, place, matter, side)
        for place, token in enumerate(run)
        if token.kind in matter.labels
    ]


def _pair(run: list[Token], place: int, matter: Matter, side: int) -> Pair:
    label = run[place]
    if label.figures:
        return Pair(label, tuple(dict.fromkeys(label.figures)), (label,))
    beside = place + side
    if not 0 <= beside < len(run) or run[beside].kind is not matter.numbers:
        return Pair(label)
    number = run[beside]
    gap = label.first - number.last if side == BEFORE else number.first - label.last
    if gap > _REACH or not matter.usable(number.figures[0]):
        return Pair(label)
    return Pair(label, number.figures, (number,))


def _votes(pairs: list[Pair], side: int) -> int:
    """Labels whose number stands on this side, on their own line or near it."""
    return sum(
        bool(pair.figures)
        and (pair.tokens[0] is not pair.label or (side == BEFORE) == bool(pair.label.before))
        for pair in pairs
    )


def _either(one: Pair, other: Pair) -> Pair:
    if one == other:
        return one
    return Pair(one.label, one.figures + other.figures, one.tokens + other.tokens, open=True)
