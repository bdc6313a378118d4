"""What was read from a pasted text: field by field, with the line it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tracker.core.scores import ScoreErrorCode, format_exact


class FieldName(StrEnum):
    BRAND = "brand"
    PEOPLE = "people"
    INSIGHTS = "insights"
    RELATIONSHIPS = "relationships"
    PRINTED_TOTAL = "printed_total"
    INDUSTRY_RANK = "industry_rank"
    NETWORK_RANK = "network_rank"
    INDUSTRY_AVERAGE = "industry_average"
    NETWORK_AVERAGE = "network_average"
    INDUSTRY_NAME = "industry_name"


_IN_THOUSANDTHS: Final = frozenset(FieldName) - {
    FieldName.PRINTED_TOTAL,
    FieldName.INDUSTRY_RANK,
    FieldName.NETWORK_RANK,
}


class PageKind(StrEnum):
    PAGE = "page"
    JSON = "json"
    LOGIN = "login"
    EMPTY = "empty"
    OTHER = "other"


class Status(StrEnum):
    FOUND = "found"
    REFUSED = "refused"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


class Doubt(StrEnum):
    """Why a field was left empty although the text holds something for it."""

    TWO_VALUES = "two_values"  # different values stand for the same field
    WHICH_SIDE = "which_side"  # the number may belong to the label before it or after it
    WHOSE = "whose"  # the only table may be that of peers: nothing of the member's is near
    SUM_DIFFERS = "sum_differs"  # the only table does not add up to the printed total
    TOTAL_DIFFERS = "total_differs"  # the total is not the sum of the components
    NOT_A_NUMBER = "not_a_number"  # a text, a list or an object stands where a number should
    NOT_SCORES = "not_scores"  # 1, 2, 3, 4 or nothing but maxima: an article has those


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, as shown; numbers count from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One field. `text` is what stands in `source`; a missing or ambiguous one has none.

    `value` is set when found: thousandths for components and averages, whole for ranks and
    the printed total, None for the industry's name. The page's JSON holds more decimals than
    the page shows: there `text` is the value as the page would show it.
    """

    name: FieldName
    status: Status
    text: str = ""
    value: int | None = None
    lines: tuple[int, ...] = ()
    source: str = ""
    reason: ScoreErrorCode | Doubt | None = None


def shown_value(reading: FieldReading) -> str:
    """A found value without rounding: "13.118", "20", "75", "31", the industry's name."""
    if reading.status is not Status.FOUND:
        return ""
    if reading.value is None:
        return reading.text
    exact = reading.name in _IN_THOUSANDTHS
    return format_exact(reading.value) if exact else str(reading.value)


@dataclass(frozen=True, slots=True)
class PageReading:
    """All ten fields are always present. `cut` says that the text was too long to read whole."""

    kind: PageKind
    language: str | None
    lines: tuple[Line, ...]
    fields: Mapping[FieldName, FieldReading]
    cut: bool = False

    def with_status(self, status: Status) -> tuple[FieldReading, ...]:
        return tuple(reading for reading in self.fields.values() if reading.status is status)
