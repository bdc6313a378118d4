"""Standing among peers: ranks from counts, quartiles and bins from a published distribution.

Scores are hundredths of a point. A distribution is two arrays: `vals`, the distinct scores in
ascending order, and `cum`, where cum[i] members score vals[i] or less.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from tracker.core.components import Score

WEEKS_COUNTED_AFTER_ITS_OWN: Final = 12
CHANGES_TO_SHOW: Final = 3

_HUNDREDTHS: Final = 100
_TOTAL_BINS: Final = 20
_COMPONENT_BINS: Final = 10
_TOTAL_BIN_WIDTH: Final = 500
_COMPONENT_BIN_WIDTH: Final = 250


class CohortKind(StrEnum):
    """Whom a member is compared with."""

    INDUSTRY = "industry"
    NETWORK = "network"

    @property
    def minimum(self) -> int:
        """The fewest published members of whom any figure may be shown."""
        return 10 if self is CohortKind.INDUSTRY else 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where one of `n` scores stands: `below` are lower, `equal` the same, its own included."""

    n: int
    below: int
    equal: int

    def __post_init__(self) -> None:
        if self.below < 0 or self.equal < 1 or self.below + self.equal > self.n:
            raise ValueError(f"no place has {self.below} below and {self.equal} equal of {self.n}")

    @property
    def percentile(self) -> int:
        return percentile_rank(n=self.n, below=self.below, equal=self.equal)

    @property
    def top(self) -> int:
        return top_percent(n=self.n, below=self.below)


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Whole points, rounded half up, so that no single score can be read from them."""

    lower: int
    median: int
    upper: int

    @classmethod
    def of_scores(cls, lower: int, median: int, upper: int) -> Self:
        return cls(whole_points(lower), whole_points(median), whole_points(upper))


@dataclass(frozen=True, slots=True)
class Bin:
    """Scores from `low` up to, but not including, `high`; the last bin holds its `high` too."""

    low: int
    high: int
    count: int


def percentile_rank(*, n: int, below: int, equal: int) -> int:
    """100 * (below + equal / 2) / n, half up, held to 1..99; `equal` counts the score itself."""
    doubled = 2 * below + equal
    return min(99, max(1, (100 * doubled + n) // (2 * n)))


def top_percent(*, n: int, below: int) -> int:
    """100 * (above + equal) / n, rounded up: the best of n stands in the top 100 / n."""
    return -(-100 * (n - below) // n)


def quartiles(vals: Sequence[int], cum: Sequence[int]) -> Quartiles:
    """The scores that a quarter, a half and three quarters of the members do not exceed.

    Each is the score of a member (never between two), rounded to whole points.
    """
    if not cum:
        raise ValueError("an empty distribution has no quartiles")
    ranks = (-(-cum[-1] * quarter // 4) for quarter in (1, 2, 3))
    return Quartiles.of_scores(*(vals[bisect_left(cum, rank)] for rank in ranks))


def histogram(score: Score, vals: Sequence[int], cum: Sequence[int]) -> tuple[Bin, ...]:
    """Members a bin of 5 points (total) or 2.5 points (component), empty bins included."""
    width, bins = (
        (_TOTAL_BIN_WIDTH, _TOTAL_BINS)
        if score is Score.TOTAL
        else (_COMPONENT_BIN_WIDTH, _COMPONENT_BINS)
    )
    edges = [width * index for index in range(bins)]
    below = [_members_below(edge, vals, cum) for edge in edges]
    below.append(cum[-1] if cum else 0)
    return tuple(
        Bin(low, low + width, after - before)
        for low, before, after in zip(edges, below[:-1], below[1:], strict=True)
    )


def _members_below(score: int, vals: Sequence[int], cum: Sequence[int]) -> int:
    index = bisect_left(vals, score)
    return cum[index - 1] if index else 0


def whole_points(hundredths: int) -> int:
    """Rounded half up."""
    return (hundredths + _HUNDREDTHS // 2) // _HUNDREDTHS
