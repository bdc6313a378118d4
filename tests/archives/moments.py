"""Moments at which a wrong zone, a wrong clock or a wrong calendar shows."""

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from random import Random
from zoneinfo import ZoneInfo

ZONES = ("Europe/Amsterdam", "America/Los_Angeles", "Pacific/Kiritimati", "Australia/Lord_Howe")
LINKEDIN = ZoneInfo("America/Los_Angeles")
YEARS_OF_53_WEEKS = (2015, 2020, 2026)

_AROUND_A_BORDER = tuple(timedelta(seconds=s) for s in (-3600, -60, -1, 0, 1, 59, 3600))
_AROUND_A_SHIFT = tuple(timedelta(seconds=s) for s in (-3600, -1800, -1, 0, 1, 1800, 3599, 3600))
_DAY = timedelta(days=1)


def week_borders(first: datetime, last: datetime, zone: ZoneInfo) -> list[datetime]:
    """Each local midnight between a Sunday and a Monday."""
    day = first.astimezone(zone).date()
    borders = []
    while day <= last.date():
        if day.weekday() == 0:
            borders.append(datetime.combine(day, time(), zone).astimezone(UTC))
        day += _DAY
    return borders


def clock_shifts(first: datetime, last: datetime, zone: ZoneInfo) -> list[datetime]:
    """Each moment at which the zone's clocks are moved, to the minute."""

    def offset(moment: datetime) -> timedelta | None:
        return moment.astimezone(zone).utcoffset()

    shifts = []
    moment = first
    while moment < last:
        before, after = moment, moment + _DAY
        if offset(before) != offset(after):
            while after - before > timedelta(minutes=1):
                middle = before + (after - before) / 2
                before, after = (
                    (middle, after) if offset(middle) == offset(before) else (before, middle)
                )
            shifts.append((before + timedelta(minutes=1)).replace(second=0, microsecond=0))
        moment += _DAY
    return shifts


def long_new_years(first: datetime, last: datetime) -> list[datetime]:
    """New Year's nights inside week 53, where the calendar's year and the week's differ."""
    nights = [datetime(year + 1, 1, 1, tzinfo=UTC) for year in YEARS_OF_53_WEEKS]
    return [night for night in nights if first < night < last]


@lru_cache(maxsize=64)
def delicate_moments(first: datetime, last: datetime) -> tuple[datetime, ...]:
    """All of those between two moments, in UTC and in every zone of the tests."""
    found = set()
    for name in ("UTC", *ZONES):
        zone = ZoneInfo(name)
        found |= {b + a for b in week_borders(first, last, zone) for a in _AROUND_A_BORDER}
        found |= {s + a for s in clock_shifts(first, last, zone) for a in _AROUND_A_SHIFT}
    found |= {n + a * 12 for n in long_new_years(first, last) for a in _AROUND_A_BORDER}
    return tuple(sorted(moment for moment in found if first <= moment <= last))


class Clock:
    """Gives moments between two: half of them delicate, some the same second as one before."""

    def __init__(self, random: Random, first: datetime, last: datetime) -> None:
        self.random, self.first, self.last = random, first, last
        self.delicate = delicate_moments(first, last)
        self.given: list[datetime] = []

    def moment(self) -> datetime:
        chance = self.random.random()
        if self.given and chance < 0.05:
            moment = self.random.choice(self.given)
        elif self.delicate and chance < 0.55:
            moment = self.random.choice(self.delicate)
        else:
            seconds = int((self.last - self.first).total_seconds())
            moment = self.first + timedelta(seconds=self.random.randint(0, seconds))
        self.given.append(moment)
        return moment

    def after(self, moment: datetime) -> datetime:
        """A little later, up to three weeks, and never after the end."""
        later = moment + timedelta(seconds=self.random.randint(1, 21 * 86_400))
        return min(later, self.last)
