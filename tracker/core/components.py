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


COMPONENTS: Final = tuple(Component)
SCORES: Final = tuple(Score)

# Thousandths of a point.
COMPONENT_MAXIMUM: Final = 25_000
TOTAL_MAXIMUM: Final = 100_000
