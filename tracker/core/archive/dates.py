"""The dates of an archive, as LinkedIn writes them and as a spreadsheet saves them again.

Texts without a zone are UTC or US Pacific, depending on the file. Numbers with slashes are month
first, as LinkedIn's server writes them, unless a file proves that its days come first.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import Enum, auto
from typing import Final
from zoneinfo import ZoneInfo

PACIFIC: Final = ZoneInfo("America/Los_Angeles")
# LinkedIn opened in May 2003.
FIRST_YEAR: Final = 2003

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_DAY_SECONDS: Final = 86_400
_CACHED_DAYS: Final = 10_000
_SPACES: Final = {0xA0: " ", 0x202F: " ", 0x200E: None}

_TIME: Final = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?"
_HALF: Final = r"(?:\s*(?P<half>[AP])\.?M\.?)?"
_ZONE: Final = r"(?:\s?(?P<zone>UTC|GMT|Z|[+-]\d\d:?\d\d))?"


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


_YEAR_FIRST: Final = _shape(
    r"(?P<year>\d{4})([-/])(?P<month>\d{1,2})\2(?P<day>\d{1,2})"
    rf"(?:[T ]+{_TIME}{_HALF}{_ZONE})?"
)
# LinkedIn's own shape: whatever one row says, its months come first.
_AMERICAN: Final = _shape(
    rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>\d\d),\s+{_TIME}\s*(?P<half>[AP])M"
)
_NUMBERS: Final = _shape(
    rf"(?P<first>\d{{1,2}})([-/])(?P<other>\d{{1,2}})\2(?P<year>\d{{4}}|(?<=/)\d\d)"
    rf"(?:,?\s+{_TIME}{_HALF}{_ZONE})?"
)
_POINTS: Final = _shape(
    rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}|\d\d)(?:,?\s+{_TIME}{_ZONE})?"
)
_NAMED_MONTH: Final = _shape(
    rf"(?P<day>\d{{1,2}})[- ](?P<name>[a-z]{{3,9}})[- ](?P<year>\d{{4}}|\d\d)"
    rf"(?:,?\s+{_TIME}{_HALF}{_ZONE})?"
)
_WEEKDAY: Final = _shape(
    rf"[a-z]{{3}} (?P<name>[a-z]{{3}}) (?P<day>\d{{1,2}}) {_TIME} (?P<zone>UTC|GMT)"
    r" (?P<year>\d{4})"
)
_SHAPES: Final = (_YEAR_FIRST, _AMERICAN, _NUMBERS, _NAMED_MONTH, _WEEKDAY, _POINTS)


class DayOrder(Enum):
    MONTH_FIRST = auto()
    DAY_FIRST = auto()


class UnreadableDateError(ValueError):
    """No date that LinkedIn or a spreadsheet writes."""


class OrderUnknownError(Exception):
    """The first date that depends on the order; the file has to be asked for it."""


class MixedDatesError(Exception):
    """The file proves both orders."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as it is written, with seconds since midnight if it has a time."""

    day: date
    second: int | None
    zone: tzinfo | None


def parse_date(text: str, order: DayOrder | None) -> Stamp:
    text = _plain(text)
    for shape in _SHAPES:
        if written := shape.fullmatch(text):
            return _stamp(written.groupdict(), order)
    raise UnreadableDateError


def order_of(texts: Iterable[str]) -> DayOrder:
    """Proven by a number above 12 in one place and none in the other; else months are first."""
    first, other = False, False
    for text in texts:
        text = _plain(text)
        if not _AMERICAN.fullmatch(text) and (written := _NUMBERS.fullmatch(text)):
            first = first or int(written["first"]) > 12
            other = other or int(written["other"]) > 12
    if first and other:
        raise MixedDatesError
    return DayOrder.DAY_FIRST if first else DayOrder.MONTH_FIRST


@dataclass(slots=True)
class Calendar:
    """The member's local day of a stamp; remembers by how much a UTC day is shifted there."""

    zone: tzinfo
    _shifts: dict[date, int | None] = field(default_factory=dict)

    def local_day(self, stamp: Stamp, written_in: tzinfo | None) -> date:
        """A date without a time, or in no zone at all, stays as it is."""
        if stamp.second is None or written_in is None:
            return stamp.day
        zone = stamp.zone or written_in
        if zone is UTC:
            return self._from_utc(stamp.day, stamp.second)
        return _moment(stamp, zone).astimezone(self.zone).date()

    def _from_utc(self, day: date, second: int) -> date:
        shift = self._shift(day)
        if shift is None:
            return _moment(Stamp(day, second, UTC), UTC).astimezone(self.zone).date()
        return day + timedelta(days=(second + shift) // _DAY_SECONDS)

    def _shift(self, day: date) -> int | None:
        """Seconds from UTC, None on a day on which clocks change."""
        if day not in self._shifts:
            if len(self._shifts) > _CACHED_DAYS:
                self._shifts.clear()
            morning = self._offset(datetime(day.year, day.month, day.day, tzinfo=UTC))
            evening = self._offset(datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC))
            self._shifts[day] = morning if morning == evening else None
        return self._shifts[day]

    def _offset(self, moment: datetime) -> int:
        offset = moment.astimezone(self.zone).utcoffset()
        return 0 if offset is None else int(offset.total_seconds())


def _plain(text: str) -> str:
    """Windows puts a narrow no-break space before AM and PM."""
    return text.strip() if text.isascii() else text.translate(_SPACES).strip()


def _stamp(written: dict[str, str | None], order: DayOrder | None) -> Stamp:
    try:
        day = _day(written, order)
        return Stamp(day, _second(written), _zone(written.get("zone")))
    except (ValueError, KeyError) as error:
        raise UnreadableDateError from error


def _day(written: dict[str, str | None], order: DayOrder | None) -> date:
    digits = written["year"] or ""
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    if written.get("first"):
        month, day = _ordered(int(written["first"] or ""), int(written["other"] or ""), order)
    elif name := written.get("name"):
        month, day = _MONTHS[name.casefold()], int(written["day"] or "")
    else:
        month, day = int(written["month"] or ""), int(written["day"] or "")
    return date(year, month, day)


def _ordered(first: int, other: int, order: DayOrder | None) -> tuple[int, int]:
    """Month and day."""
    if order is None:
        raise OrderUnknownError
    return (first, other) if order is DayOrder.MONTH_FIRST else (other, first)


def _second(written: dict[str, str | None]) -> int | None:
    if written.get("hour") is None:
        return None
    hour, minute, second = (int(written[part] or 0) for part in ("hour", "minute", "second"))
    if half := written.get("half"):
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half in "pP" else 0)
    if hour > 23 or minute > 59 or second > 60:
        raise ValueError(hour)
    return hour * 3600 + minute * 60 + min(second, 59)


def _zone(name: str | None) -> tzinfo | None:
    if name is None:
        return None
    if name[0] not in "+-":
        return UTC
    shift = timedelta(hours=int(name[1:3]), minutes=int(name[-2:]))
    return timezone(-shift if name[0] == "-" else shift) if shift else UTC


def _moment(stamp: Stamp, zone: tzinfo) -> datetime:
    """Of an hour that comes twice the first is meant; one that never was is an hour later."""
    midnight = datetime(stamp.day.year, stamp.day.month, stamp.day.day, tzinfo=zone)
    return midnight + timedelta(seconds=stamp.second or 0)
