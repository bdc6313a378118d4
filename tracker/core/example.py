"""Invented numbers for the picture on the landing page; nobody's score."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.core.components import COMPONENTS, Component
from tracker.core.drawing import Arc, Sparkline, ring, sparkline
from tracker.core.trend import ScorePoint

_DAY: Final = date(2026, 11, 19)
_WEEKS: Final = 52
_MISSING: Final = range(35, 39)
_START: Final = (11_500, 12_000, 6_000, 12_000)
_END: Final = (17_120, 13_400, 9_250, 18_030)
# How far the year has come, in percent, every fourth week; it rises, rests and slips as years do.
_COURSE: Final = (0, 4, 9, 14, 24, 33, 42, 40, 45, 52, 61, 63, 84, 100)


@dataclass(frozen=True, slots=True)
class ExampleLine:
    component: Component
    value: int
    sparkline: Sparkline


@dataclass(frozen=True, slots=True)
class Example:
    """A ring, four lines and a year of totals, drawn."""

    values: ScorePoint
    gain: int
    ring: tuple[Arc, ...]
    lines: tuple[ExampleLine, ...]
    year: Sparkline


def example() -> Example:
    lines = [
        [_value(start, end, week) for week in range(_WEEKS)]
        for start, end in zip(_START, _END, strict=True)
    ]
    totals = [_sum([line[week] for line in lines]) for week in range(_WEEKS)]
    return Example(
        values=ScorePoint(_DAY, sum(_END), *_END),
        gain=sum(_END) - (totals[-5] or 0),
        ring=ring(_END, sum(_END)),
        lines=tuple(
            ExampleLine(component, line[-1] or 0, sparkline(line[-26:]))
            for component, line in zip(COMPONENTS, lines, strict=True)
        ),
        year=sparkline(totals, width=380, height=112),
    )


def _value(start: int, end: int, week: int) -> int | None:
    """None in the weeks without a snapshot."""
    if week in _MISSING:
        return None
    place, rest = divmod(week * (len(_COURSE) - 1), _WEEKS - 1)
    before, after = _COURSE[place], _COURSE[min(place + 1, len(_COURSE) - 1)]
    percent = before + (after - before) * rest / (_WEEKS - 1)
    return round(start + (end - start) * percent / 100)


def _sum(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
