"""What LinkedIn's creator analytics count of a member's posts, by day and by ISO week."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from tracker.core.weeks import Week

DAYS_OF_A_WEEK: Final = 7

# A day with its impressions, engagements and new followers; None is unknown.
ContentDay = tuple[date, int | None, int | None, int | None]


class ContentFigure(StrEnum):
    IMPRESSIONS = "impressions"
    ENGAGEMENTS = "engagements"
    NEW_FOLLOWERS = "new_followers"


CONTENT_FIGURES: Final = tuple(ContentFigure)


@dataclass(frozen=True, slots=True)
class WeekContent:
    """Sums over the seven days of a week; None is unknown.

    LinkedIn takes back what it counted before, so a sum can be negative.
    """

    impressions: int | None = None
    engagements: int | None = None
    new_followers: int | None = None

    def value(self, figure: ContentFigure) -> int | None:
        value: int | None = getattr(self, figure.value)
        return value


def content_weeks(days: Iterable[ContentDay]) -> dict[Week, WeekContent]:
    """The weeks of which a figure is known for every day; each day comes once, in any order."""
    by_week: defaultdict[Week, list[Sequence[int | None]]] = defaultdict(list)
    for day, *figures in days:
        by_week[Week.of(day)].append(figures)
    summed = {
        week: WeekContent(*map(_whole_sum, zip(*figures, strict=True)))
        for week, figures in by_week.items()
        if len(figures) == DAYS_OF_A_WEEK
    }
    return {week: content for week, content in summed.items() if content != WeekContent()}


def _whole_sum(figures: Iterable[int | None]) -> int | None:
    """A sum of less than all would look like a bad week."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if len(known) == DAYS_OF_A_WEEK else None
