"""The geometry of comparisons: histogram, quartile strip, lines over weeks.

Lengths are text, as in `drawing`, and percentages of the plot: it grows and shrinks with the page
while the letters beside it do not. Only lines are points of a box of 100 by 100, drawn stretched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Final

from tracker.core.drawing import number
from tracker.core.standing import Bin, Quartiles
from tracker.core.weeks import Week

PERCENTILE_MAXIMUM: Final = 100

_HUNDREDTHS: Final = 100
# Parts of a bar's width that are air; of the plot's height above the highest bar.
_AIR: Final = 0.03
_MOST_TICKS: Final = 7
_TICKS_ON_A_PHONE: Final = 4
_WEEKS_NAMED_BY_DAY: Final = 14
_WEEKS_NAMED_BY_MONTH: Final = 53
# Nearer than this, in percent of the width, the labels of the quartiles would touch.
_LABELS_APART: Final = 7
# A label as wide as this on both sides stays within the narrowest plot.
_LABEL_ROOM: Final = 32
# End labels need this much of the height each.
_ENDS_APART: Final = 7.5
_FLIP_AFTER: Final = 80


@dataclass(frozen=True, slots=True)
class Bar:
    """One bin, drawn; `is_own` is the reader's."""

    bin: Bin
    x: str
    y: str
    width: str
    height: str
    is_own: bool

    @property
    def low(self) -> int:
        """Thousandths, as templates write scores."""
        return self.bin.low * 10

    @property
    def high(self) -> int:
        return self.bin.high * 10


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of an axis; phones leave out the minor ones."""

    place: str
    value: int
    is_minor: bool = False


class Written(StrEnum):
    """How much of a day the label of a week says."""

    DAY = "day"
    MONTH = "month"
    MONTH_AND_YEAR = "month_and_year"


@dataclass(frozen=True, slots=True)
class WeekTick:
    """A label under a week: its Monday, or the first day of the month that begins in it."""

    place: str
    day: date
    written: Written
    is_minor: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The middle half with its median; `own` is where the reader's score stands.

    The three labels stand apart where they have the room, else as one in `label`.
    """

    quartiles: Quartiles
    lower: str
    median: str
    upper: str
    width: str
    own: str | None
    label: str
    labels_fit: bool


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars of one score's distribution, above its strip."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    strip: Strip
    own_is_far_right: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A value alone between gaps."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Line:
    """Polyline points broken at gaps; `end` is the height of the label at the last week."""

    runs: tuple[str, ...]
    dots: tuple[Dot, ...]
    end: str | None
    last: int | None


def draw_histogram(bins: Sequence[Bin], quartiles: Quartiles, own: int | None = None) -> Histogram:
    """`own` is the reader's score in hundredths, as those of the bins."""
    maximum = bins[-1].high
    highest = max(1, *(each.count for each in bins))
    own_bin = None if own is None else _bin_of(bins, own)
    return Histogram(
        bars=tuple(_bar(each, maximum, highest, each is own_bin) for each in bins),
        ticks=_ticks(maximum),
        strip=draw_strip(quartiles, maximum=maximum, own=own),
        own_is_far_right=own is not None and 100 * own > _FLIP_AFTER * maximum,
    )


def draw_strip(quartiles: Quartiles, *, maximum: int, own: int | None = None) -> Strip:
    """On a scale from 0 to `maximum`; it and `own` are hundredths, quartiles whole points."""
    lower, median, upper = (
        100 * points * _HUNDREDTHS / maximum
        for points in (quartiles.lower, quartiles.median, quartiles.upper)
    )
    return Strip(
        quartiles=quartiles,
        lower=_percent(lower),
        median=_percent(median),
        upper=_percent(upper),
        width=_percent(upper - lower),
        own=None if own is None else _percent(100 * own / maximum),
        label=_percent(min(max(median, _LABEL_ROOM), 100 - _LABEL_ROOM)),
        labels_fit=min(median - lower, upper - median) >= _LABELS_APART,
    )


def draw_lines(
    series: Sequence[Sequence[Sequence[int | None]]], *, maximum: int = PERCENTILE_MAXIMUM
) -> tuple[Line, ...]:
    """Each line in parts that are not joined, each part a value a week; None is a gap.

    All parts cover the same weeks. A line that does not reach the last week has no label there.
    """
    lasts = [_last(parts) for parts in series]
    ends = _apart([None if last is None else _height(last, maximum) for last in lasts])
    return tuple(
        Line(
            runs=tuple(_points(run) for run in runs if len(run) > 1),
            dots=tuple(Dot(*map(_percent, run[0])) for run in runs if len(run) == 1),
            end=None if end is None else _percent(end),
            last=last,
        )
        for parts, end, last in zip(series, ends, lasts, strict=True)
        for runs in [[run for values in parts for run in _runs(values, maximum)]]
    )


def height_ticks(maximum: int = PERCENTILE_MAXIMUM, steps: int = 4) -> tuple[Tick, ...]:
    """From the top down to 0."""
    values = [maximum * step // steps for step in range(steps, -1, -1)]
    return tuple(Tick(_percent(_height(value, maximum)), value) for value in values)


def week_ticks(weeks: Sequence[Week]) -> tuple[WeekTick, ...]:
    """At most seven: days while the weeks are few, else months."""
    written = _written(len(weeks))
    if written is Written.DAY:
        days = [(index, week.monday) for index, week in enumerate(weeks)]
    else:
        days = [
            (index, day)
            for index, week in enumerate(weeks)
            if index
            for day in week.days
            if day.day == 1
        ]
    chosen = days[:: -(-len(days) // _MOST_TICKS) or 1]
    crowded = len(chosen) > _TICKS_ON_A_PHONE
    return tuple(
        WeekTick(
            _percent(_across(index, len(weeks))), day, written, is_minor=crowded and number % 2 == 1
        )
        for number, (index, day) in enumerate(chosen)
    )


def _written(weeks: int) -> Written:
    if weeks <= _WEEKS_NAMED_BY_DAY:
        return Written.DAY
    return Written.MONTH if weeks <= _WEEKS_NAMED_BY_MONTH else Written.MONTH_AND_YEAR


def _bin_of(bins: Sequence[Bin], score: int) -> Bin | None:
    return next((each for each in bins if each.low <= score < each.high), bins[-1])


def _bar(each: Bin, maximum: int, highest: int, is_own: bool) -> Bar:
    width = 100 * (each.high - each.low) / maximum
    height = 100 * each.count / highest
    return Bar(
        bin=each,
        x=_percent(100 * each.low / maximum + width * _AIR),
        y=_percent(100 - height),
        width=_percent(width * (1 - 2 * _AIR)),
        height=_percent(height),
        is_own=is_own,
    )


def _ticks(maximum: int) -> tuple[Tick, ...]:
    """Every tenth point of a total, every fifth of a component."""
    points = maximum // _HUNDREDTHS
    step = 10 if points > 50 else 5
    return tuple(
        Tick(_percent(100 * value / points), value, is_minor=step == 10 and value % 20 == 10)
        for value in range(0, points + 1, step)
    )


def _last(parts: Sequence[Sequence[int | None]]) -> int | None:
    return next((values[-1] for values in parts if values and values[-1] is not None), None)


def _runs(values: Sequence[int | None], maximum: int) -> list[list[tuple[float, float]]]:
    places = [
        None if value is None else (_across(index, len(values)), _height(value, maximum))
        for index, value in enumerate(values)
    ]
    return [[place for place in run if place] for given, run in groupby(places, key=bool) if given]


def _points(run: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in run)


def _apart(heights: Sequence[float | None]) -> list[float | None]:
    """Pushes labels down until none covers another, and all up again where they leave the plot."""
    order = sorted((height, index) for index, height in enumerate(heights) if height is not None)
    apart = min(_ENDS_APART, 100 / max(len(order), 1))
    pushed: list[float] = []
    for height, _index in order:
        pushed.append(max(height, pushed[-1] + apart) if pushed else height)
    for place in range(len(pushed) - 1, -1, -1):
        lowest = pushed[place + 1] - apart if place + 1 < len(pushed) else 100
        pushed[place] = min(pushed[place], lowest)
    ends: list[float | None] = [None] * len(heights)
    for (_height, index), end in zip(order, pushed, strict=True):
        ends[index] = end
    return ends


def _across(index: int, weeks: int) -> float:
    return 100 * index / (weeks - 1) if weeks > 1 else 100


def _height(value: int, maximum: int) -> float:
    return 100 - 100 * value / maximum


def _percent(value: float) -> str:
    return f"{number(value)}%"
