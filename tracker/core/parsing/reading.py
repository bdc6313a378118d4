"""What was read from a pasted text: field by field, with the line it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.core.scores import ScoreErrorCode


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


class PageKind(StrEnum):
    PAGE = "page"
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


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, as shown; numbers count from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One field. `text` is what stands in `source`; a missing or ambiguous one has none.

    `value` is set when found: thousandths for components and averages, whole for ranks and
    the printed total, None for the industry's name.
    """

    name: FieldName
    status: Status
    text: str = ""
    value: int | None = None
    lines: tuple[int, ...] = ()
    source: str = ""
    reason: ScoreErrorCode | Doubt | None = None


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
