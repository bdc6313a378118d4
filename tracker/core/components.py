"""The four components of the index and the five scores that are charted and compared."""

from enum import StrEnum
from typing import Final


class Component(StrEnum):
    """A quarter of the index, at most 25 points each, in LinkedIn's order."""

    BRAND = "brand"
    PEOPLE = "people"
    INSIGHTS = "insights"
    RELATIONSHIPS = "relationships"


class Score(StrEnum):
    """A charted and compared score: the total or one component."""

    TOTAL = "total"
    BRAND = "brand"
    PEOPLE = "people"
    INSIGHTS = "insights"
    RELATIONSHIPS = "relationships"

    @property
    def number(self) -> int:
        """The small integer that stands for this score in `distribution.score`."""
        return SCORES.index(self)

    @property
    def maximum(self) -> int:
        """Thousandths of a point."""
        return TOTAL_MAXIMUM if self is Score.TOTAL else COMPONENT_MAXIMUM


class LinkedInFigure(StrEnum):
    """What LinkedIn prints of others beside a member's own score: ranks and average totals."""

    INDUSTRY_RANK = "industry_rank"
    NETWORK_RANK = "network_rank"
    INDUSTRY_AVERAGE = "industry_average"
    NETWORK_AVERAGE = "network_average"

    @property
    def is_rank(self) -> bool:
        """The N of "top N %", where less is better; the others are totals in thousandths."""
        return self in {LinkedInFigure.INDUSTRY_RANK, LinkedInFigure.NETWORK_RANK}


COMPONENTS: Final = tuple(Component)
SCORES: Final = tuple(Score)

# Thousandths of a point.
COMPONENT_MAXIMUM: Final = 25_000
TOTAL_MAXIMUM: Final = 100_000
