"""The ways in which LinkedIn, and Excel after it, write a moment down."""

from datetime import UTC, datetime

from tests.archives.moments import LINKEDIN

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def plain(at: datetime) -> str:
    """`2021-03-17 08:12:11`, in UTC without saying so."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def with_utc(at: datetime) -> str:
    return plain(at) + " UTC"


def slashed(at: datetime) -> str:
    return with_utc(at).replace("-", "/")


def of_java(at: datetime) -> str:
    """`Sat Sep 05 08:12:14 UTC 2026`"""
    at = at.astimezone(UTC)
    day = f"{WEEKDAYS[at.weekday()]} {MONTHS[at.month - 1]} {at.day:02d}"
    return f"{day} {at:%H:%M:%S} UTC {at.year}"


def american(at: datetime) -> str:
    """`9/30/18, 2:40 PM`, by the clocks of LinkedIn's office."""
    at = at.astimezone(LINKEDIN)
    return f"{at.month}/{at.day}/{at:%y}, {_twelve_hours(at)}"


def american_padded(at: datetime) -> str:
    at = at.astimezone(LINKEDIN)
    return f"{at:%m/%d/%y}, {at:%I:%M} {_half(at)}"


def day_only(at: datetime) -> str:
    """`08 Feb 2026`, the date in UTC."""
    at = at.astimezone(UTC)
    return f"{at.day:02d} {MONTHS[at.month - 1]} {at.year}"


def month_only(at: datetime) -> str:
    return f"{MONTHS[at.month - 1]} {at.year}"


def excel_time(text: str) -> str:
    """What Excel makes of `2021-03-17 08:12:11`: `3/17/2021 8:12`."""
    at = datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
    return f"{at.month}/{at.day}/{at.year} {at.hour}:{at:%M}"


def excel_american(text: str) -> str:
    """What Excel makes of `9/30/18, 2:40 PM` where it knows it for a date: `9/30/2018 14:40`."""
    at = datetime.strptime(text, "%m/%d/%y, %I:%M %p")
    return f"{at.month}/{at.day}/{at.year} {at.hour}:{at:%M}"


def excel_day(text: str) -> str:
    """What Excel makes of `04 Apr 2021`: `4-Apr-21`."""
    day, month, year = text.split()
    return f"{int(day)}-{month}-{year[2:]}"


def _half(at: datetime) -> str:
    return "AM" if at.hour < 12 else "PM"


def _twelve_hours(at: datetime) -> str:
    return f"{at.hour % 12 or 12}:{at:%M} {_half(at)}"
