"""ISO weeks, and the local day of a member; SQL converts no zones, this module does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Final, Self, overload
from zoneinfo import ZoneInfo

# LinkedIn introduced the index in August 2014: no snapshot can be older.
FIRST_DAY: Final = date(2014, 8, 1)
_MONDAY: Final = 1
_SUNDAY: Final = 7
_ONE_WEEK: Final = timedelta(weeks=1)
_EARLIEST_ZONE: Final = timezone(timedelta(hours=14))
_WRITTEN_WEEK: Final = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


class WeekError(ValueError):
    """No such ISO week: not written as 2026-W47, week 53 of a short year, no Monday."""


@dataclass(frozen=True, order=True, slots=True)
class Week:
    """An ISO week: Monday to Sunday, in the year that holds its Thursday."""

    year: int
    number: int

    def __post_init__(self) -> None:
        try:
            date.fromisocalendar(self.year, self.number, _SUNDAY)
        except (ValueError, OverflowError) as error:
            raise WeekError(f"{self} is not an ISO week") from error

    @classmethod
    def of(cls, day: date) -> Self:
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def from_monday(cls, monday: date) -> Self:
        """Reads a week as the database stores it."""
        if monday.isoweekday() != _MONDAY:
            raise WeekError(f"{monday} is not a Monday")
        return cls.of(monday)

    @classmethod
    def parse(cls, text: str) -> Self:
        written = _WRITTEN_WEEK.fullmatch(text)
        if written is None:
            raise WeekError("a week is written as 2026-W47")
        return cls(int(written[1]), int(written[2]))

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, _MONDAY)

    @property
    def sunday(self) -> date:
        return date.fromisocalendar(self.year, self.number, _SUNDAY)

    @property
    def days(self) -> tuple[date, ...]:
        monday = self.monday
        return tuple(monday + timedelta(days=offset) for offset in range(7))

    def __contains__(self, day: date) -> bool:
        return Week.of(day) == self

    def __add__(self, weeks: int) -> "Week":
        try:
            return Week.of(self.monday + weeks * _ONE_WEEK)
        except OverflowError as error:
            raise WeekError("the calendar ends before that week") from error

    @overload
    def __sub__(self, other: int) -> "Week": ...
    @overload
    def __sub__(self, other: "Week") -> int: ...
    def __sub__(self, other: "int | Week") -> "Week | int":
        if isinstance(other, Week):
            return (self.monday - other.monday) // _ONE_WEEK
        return self + -other


def weeks_between(first: Week, last: Week) -> Iterator[Week]:
    """Every week from `first` to `last`, both included; none when `last` is the earlier one."""
    return (first + offset for offset in range(last - first + 1))


def today_in(zone_name: str, now: datetime) -> date:
    """The local date of an aware moment; a zone nobody knows counts as UTC."""
    if now.tzinfo is None:
        raise ValueError("a moment without a zone has no local date")
    return now.astimezone(zone_named(zone_name)).date()


def latest_running_week(now: datetime) -> Week:
    """The week that runs where the day begins first, at UTC+14: no member is ahead of it."""
    return Week.of(now.astimezone(_EARLIEST_ZONE).date())


def zone_named(name: str) -> ZoneInfo:
    """The zone, or UTC where nobody knows the name (any more)."""
    # A name from outside can be unknown (KeyError), malformed (ValueError) or a folder (OSError).
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")
