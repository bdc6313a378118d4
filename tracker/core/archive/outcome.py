"""What reading an archive comes to: counts, dates and codes; no text, name or address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from tracker.core.activity import ChecklistItem
from tracker.core.uploads import FileFault
from tracker.core.weeks import Week

MOST_REFUSED: Final = 200


class ArchiveKind(StrEnum):
    """LinkedIn sends the Basic archive within minutes, the Complete one a day later."""

    BASIC = "basic"
    COMPLETE = "complete"
    PART = "part"


class ArchiveErrorCode(StrEnum):
    """Why an archive is not read at all, beside the reasons of `ZipRefusal`."""

    NOTHING_KNOWN = "nothing_known"
    ANALYTICS_INSTEAD = "analytics_instead"


class ArchiveError(FileFault):
    """Its code is an `ArchiveErrorCode` or a `ZipRefusal`."""


class RefusedWhy(StrEnum):
    """Of a row, if there is a line beside it; else of the whole file."""

    UNREADABLE_DATE = "unreadable_date"
    FUTURE = "future"
    TOO_OLD = "too_old"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_FEW_CELLS = "too_few_cells"
    UNKNOWN_VALUE = "unknown_value"
    UNREADABLE_NUMBER = "unreadable_number"
    DAY_TWICE = "day_twice"
    # Of a file; the line, if any, is where reading ended.
    UNKNOWN_HEADER = "unknown_header"
    NO_HEADER = "no_header"
    MIXED_DATES = "mixed_dates"
    TOO_LONG = "too_long"
    UNCLOSED_QUOTE = "unclosed_quote"
    OWNER_UNKNOWN = "owner_unknown"


class LeftOut(StrEnum):
    """A row that is read well and means nothing to count."""

    RECEIVED = "received"
    DRAFT = "draft"
    SPAM = "spam"
    SPONSORED = "sponsored"
    NOTE_REPEATED = "note_repeated"
    UNFOLLOWED = "unfollowed"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Refused:
    """`file` is our own name of the file; `line` is a physical line."""

    file: str
    line: int | None
    why: RefusedWhy


@dataclass(frozen=True, slots=True)
class FileRead:
    """`rows` is the sum of those counted, left out and refused."""

    name: str
    rows: int
    counted: int
    left_out: Mapping[LeftOut, int]
    refused: int


@dataclass(frozen=True, slots=True)
class ArchiveReading:
    """`weeks` holds 0 where the archive tells of none; a kind that is absent is unknown there.

    `through` is the day of the newest thing counted. `odd_dates`: a file proves that a spreadsheet
    wrote its days before its months. `guessed_zone`: times of 2018 messages were taken as Pacific.
    """

    kind: ArchiveKind
    weeks: Mapping[Week, Mapping[str, int]]
    unknown: tuple[str, ...]
    refused: tuple[Refused, ...]
    refused_more: int
    files: tuple[FileRead, ...]
    profile: Mapping[ChecklistItem, bool]
    first_week: Week | None
    through: date | None
    odd_dates: bool
    guessed_zone: bool
