"""How a score moved lately, as every page that shows one tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.core.components import Component, Score
from tracker.core.trend import Change, ScorePoint, WeekPoint, change_since, weekly_series
from tracker.core.weeks import Week

RECENT_WEEKS: Final = 26


@dataclass(frozen=True, slots=True)
class Changes:
    """How one score moved in a week and in four; None where that is not known."""

    week: Change | None
    four_weeks: Change | None


def changes_of(points: Sequence[ScorePoint], *, today: date, score: Score | Component) -> Changes:
    return Changes(*(_change(points, Week.of(today), score, weeks) for weeks in (1, 4)))


def recent_weeks(points: Sequence[ScorePoint], *, today: date) -> tuple[WeekPoint, ...]:
    """The half year that a sparkline draws, the running week last."""
    running = Week.of(today)
    return weekly_series(points, running - (RECENT_WEEKS - 1), running)


def _change(
    points: Sequence[ScorePoint], running: Week, score: Score | Component, weeks: int
) -> Change | None:
    change = change_since(points, running, weeks=weeks, score=score)
    return change if isinstance(change, Change) else None
