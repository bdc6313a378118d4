"""Days as spreadsheets write them. The order of day and month is proven by the file, or asked."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

from tracker.core.weeks import Week, WeekError


class DateFormat(StrEnum):
    ISO = "iso"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    POINTS = "points"
    YEAR_FIRST = "year_first"
    NAMES = "names"


_SPACES: Final = {0xA0: " ", 0x202F: " ", 0x2009: " ", 0x200E: None, 0x200F: None, 0xFEFF: None}
# A time of day may follow; one with a zone would make the day another one elsewhere.
_TIME: Final = r"(?:,?[T ]\s*\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?(?:\s?[AP]\.?M\.?)?)?"
_NUMBERS: Final = r"(?P<{}>\d{{1,2}})(?P<mark>[-/])(?P<{}>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}|\d\d)"
_WEEKDAY: Final = r"(?:[^\W\d_]{2,9}[.,]*\s+)?"
_MONTH: Final = r"(?P<name>[^\W\d_]{3,9})\.?"


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + _TIME, re.IGNORECASE)


_ISO: Final = _shape(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_SHAPES: Final = {
    DateFormat.ISO: (_ISO,),
    DateFormat.DAY_FIRST: (_shape(_NUMBERS.format("day", "month")),),
    DateFormat.MONTH_FIRST: (_shape(_NUMBERS.format("month", "day")),),
    DateFormat.POINTS: (
        _shape(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d\d)"),
    ),
    DateFormat.YEAR_FIRST: (_shape(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})"),),
    DateFormat.NAMES: (
        _shape(_WEEKDAY + rf"(?P<day>\d{{1,2}})\.?[- ]{_MONTH}[-, ]\s*(?P<year>\d{{4}}|\d\d)"),
        _shape(_WEEKDAY + rf"{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"),
    ),
}
# English and Dutch, short and long.
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januari",
            "feb february februari",
            "mar mrt march maart",
            "apr april",
            "may mei",
            "jun june juni",
            "jul july juli",
            "aug august augustus",
            "sep sept september",
            "oct okt october oktober",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEK: Final = re.compile(r"(\d{4})-?\s?W(\d{1,2})", re.ASCII | re.IGNORECASE)


def read_day(text: str, written: DateFormat | None) -> date | None:
    """None for what is no day in that format. ISO is read in each, as it is no other."""
    text = text.translate(_SPACES).strip()
    if not text.isascii() and any(letter.isdigit() and not letter.isascii() for letter in text):
        return None
    shapes = (_ISO,) if written is None else (_ISO, *_SHAPES[written])
    for shape in shapes:
        if found := shape.fullmatch(text):
            return _date(found.groupdict())
    return None


def read_week(text: str) -> Week | None:
    """A week that is written as one: 2026-W47."""
    written = _WEEK.fullmatch(text.strip())
    try:
        return Week(int(written[1]), int(written[2])) if written else None
    except WeekError:
        return None


def possible_formats(texts: Iterable[str]) -> tuple[DateFormat, ...]:
    """The formats in which days of the file can be read; one where the file leaves no doubt.

    None at all where all days are ISO ones. A day that only one order can read proves it, unless
    another day proves the other.
    """
    read = days_by_format(texts)
    readable = set[str]().union(*read.values())
    whole = [each for each, days in read.items() if days.keys() == readable]
    if len({tuple(sorted(read[each].items())) for each in whole}) == 1:
        return (whole[0],)
    return tuple(whole) or tuple(read)


def days_by_format(texts: Iterable[str]) -> dict[DateFormat, dict[str, date]]:
    """The days that are no ISO ones, as each format that can read any of them would."""
    others = list(
        dict.fromkeys(text for text in texts if text.strip() and read_day(text, None) is None)
    )
    read = {
        each: {text: day for text in others if (day := read_day(text, each))}
        for each in DateFormat
        if each is not DateFormat.ISO
    }
    return {each: days for each, days in read.items() if days}


def _date(found: dict[str, str]) -> date | None:
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    month = int(found["month"]) if "month" in found else _MONTHS.get(found["name"].casefold(), 0)
    try:
        return date(year, month, int(found["day"]))
    except ValueError:
        return None
