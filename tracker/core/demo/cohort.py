"""The demo member's industry week by week, as publishing would find it (docs/publishing.md)."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Self

from tracker.core.components import SCORES, Score
from tracker.core.scores import hundredths
from tracker.core.standing import WEEKS_COUNTED_AFTER_ITS_OWN, Place
from tracker.core.weeks import Week

# Days with the four components in thousandths, oldest first.
History = Sequence[tuple[date, Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Distribution:
    """Hundredths: the distinct scores, and how many members score that or less."""

    vals: tuple[int, ...]
    cum: tuple[int, ...]

    @classmethod
    def of(cls, scores: Iterable[int]) -> Self:
        counts = sorted(Counter(scores).items())
        return cls(
            vals=tuple(score for score, _ in counts),
            cum=tuple(accumulate(count for _, count in counts)),
        )

    @property
    def n(self) -> int:
        return self.cum[-1] if self.cum else 0

    def place(self, score: int) -> Place:
        """Of one of its scores."""
        index = bisect_left(self.vals, score)
        below = self.cum[index - 1] if index else 0
        return Place(n=self.n, below=below, equal=self.cum[index] - below)


def present_scores(history: History, weeks: Iterable[Week]) -> Mapping[Week, tuple[int, ...]]:
    """Hundredths by week, the total first; a snapshot counts in its week and 12 more."""
    reported = {Week.of(day): _compared(components) for day, components in history}
    present = {}
    latest: Week | None = None
    for week in weeks:
        latest = week if week in reported else latest
        if latest is not None and week - latest <= WEEKS_COUNTED_AFTER_ITS_OWN:
            present[week] = reported[latest]
    return present


def distributions(
    histories: Iterable[History], weeks: Sequence[Week]
) -> Mapping[Week, Mapping[Score, Distribution]]:
    """Of everybody's present scores, in every week and score."""
    found: dict[Week, list[tuple[int, ...]]] = {week: [] for week in weeks}
    for history in histories:
        for week, scores in present_scores(history, weeks).items():
            found[week].append(scores)
    return {
        week: {score: Distribution.of(each[score.number] for each in members) for score in SCORES}
        for week, members in found.items()
    }


def _compared(components: Sequence[int]) -> tuple[int, ...]:
    return tuple(map(hundredths, (sum(components), *components)))
