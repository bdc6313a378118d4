"""What reading creator analytics comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.core.archive.outcome import Refused


class AnalyticsErrorCode(StrEnum):
    """Why a spreadsheet is not read at all; those of `ZipRefusal` and others."""

    NOT_A_ZIP = "not_a_zip"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    COMPRESSION = "compression"
    TOO_LARGE = "too_large"
    TOO_MANY_ENTRIES = "too_many_entries"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    RATIO = "ratio"
    OVERLAPPING = "overlapping"
    NESTED = "nested"
    UNSAFE_PATH = "unsafe_path"
    SAME_NAME_TWICE = "same_name_twice"
    ARCHIVE_INSTEAD = "archive_instead"
    OLD_EXCEL = "old_excel"
    TOO_MANY_CELLS = "too_many_cells"
    ONE_POST = "one_post"
    COMPANY_PAGE = "company_page"
    NOTHING_KNOWN = "nothing_known"
    UNCERTAIN_DATES = "uncertain_dates"


class AnalyticsError(ValueError):
    """`limit` is the number that the sentence names: bytes, entries, cells or a ratio."""

    def __init__(self, code: AnalyticsErrorCode, limit: int | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.limit = limit

    @property
    def detail(self) -> dict[str, int | None]:
        """What a sentence about this error is filled with."""
        return {"limit": self.limit}


@dataclass(frozen=True, slots=True)
class DayFigures:
    """None is unknown. LinkedIn takes back what it counted before, so a day can be negative."""

    impressions: int | None = None
    engagements: int | None = None
    new_followers: int | None = None


@dataclass(frozen=True, slots=True)
class AnalyticsReading:
    """`file` of what is refused is the sheet, ENGAGEMENT or FOLLOWERS; `line` is its row."""

    days: Mapping[date, DayFigures]
    refused: tuple[Refused, ...]
    refused_more: int
    first: date | None
    last: date | None
