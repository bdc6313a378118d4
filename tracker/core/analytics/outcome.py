"""What reading creator analytics comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.core.archive.outcome import Refused
from tracker.core.uploads import FileFault


class AnalyticsErrorCode(StrEnum):
    """Why a spreadsheet is not read at all, beside the reasons of `ZipRefusal`."""

    ARCHIVE_INSTEAD = "archive_instead"
    OLD_EXCEL = "old_excel"
    TOO_MANY_CELLS = "too_many_cells"
    ONE_POST = "one_post"
    COMPANY_PAGE = "company_page"
    NOTHING_KNOWN = "nothing_known"
    UNCERTAIN_DATES = "uncertain_dates"


class AnalyticsError(FileFault):
    """Its code is an `AnalyticsErrorCode` or a `ZipRefusal`."""


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
