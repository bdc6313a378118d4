"""The trend chart: the weeks of a range, what they hold, and where they hold nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.core.components import SCORES, Score
from tracker.core.trend import Gap, Range, ScorePoint, WeekPoint, gaps_between, weekly_series
from tracker.core.weeks import Week

DEFAULT_RANGE = Range.ONE_YEAR


@dataclass(frozen=True, slots=True)
class Chip:
    """A line's switch, with the latest snapshot's value in thousandths."""

    score: Score
    value: int | None


@dataclass(frozen=True, slots=True)
class Trend:
    """Weeks from the range's beginning, or the first snapshot if later, to the last one known.

    The running week is there once it has a snapshot: until it ends it is not missing.
    """

    range: Range
    series: tuple[WeekPoint, ...]
    gaps: tuple[Gap, ...]
    latest: ScorePoint | None

    @property
    def chips(self) -> tuple[Chip, ...]:
        return tuple(
            Chip(score, self.latest.value(score) if self.latest else None) for score in SCORES
        )

    @property
    def reported(self) -> tuple[WeekPoint, ...]:
        """The weeks that have a snapshot, newest first, for the table."""
        return tuple(week for week in reversed(self.series) if week.point is not None)

    @property
    def chart(self) -> dict[str, object]:
        """What the chart draws: points of 100 and of 25 a week, null where nothing is known."""
        return {
            "weeks": [str(week.week) for week in self.series],
            "mondays": [week.week.monday.isoformat() for week in self.series],
            "scores": {score.value: self._points(score) for score in SCORES},
            "gaps": [
                {"first": gap.first - self.series[0].week, "last": gap.last - self.series[0].week}
                for gap in self.gaps
            ],
        }

    def _points(self, score: Score) -> list[float | None]:
        values = (week.value(score) for week in self.series)
        return [None if value is None else value / 1000 for value in values]


def trend_of(points: Sequence[ScorePoint], *, today: date, chosen: Range) -> Trend:
    """The trend over `points` (oldest first) up to the week of `today`."""
    running = Week.of(today)
    first, last = chosen.first_week(running, points), running
    if points:
        # A short history fills the chart; weeks before it would only push it to the edge.
        first = max(first, min(Week.of(points[0].day), running - 1))
        last = max(Week.of(points[-1].day), running - 1)
    return Trend(
        range=chosen,
        series=weekly_series(points, first, last),
        gaps=gaps_between(points, first, last),
        latest=points[-1] if points else None,
    )
