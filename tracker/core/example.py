"""Invented numbers for the pictures on the landing page; nobody's score."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.core.bars import WeekBars, week_bars
from tracker.core.catalogue import FALLBACK_LANGUAGE, CatalogueText, load
from tracker.core.charts import Histogram, WeekTick, Written, draw_histogram
from tracker.core.components import COMPONENTS, Component
from tracker.core.drawing import SPARKLINE_MARGIN as MARGIN
from tracker.core.drawing import Arc, Sparkline, number, ring, sparkline
from tracker.core.standing import Bin, Quartiles
from tracker.core.trend import ScorePoint

_DAY: Final = date(2026, 11, 19)
_WEEKS: Final = 52
_MISSING: Final = range(35, 39)
_START: Final = (11_500, 12_000, 6_000, 12_000)
_END: Final = (17_120, 13_400, 9_250, 18_030)
# How far the year has come, in percent, every fourth week; it rises, rests and slips as years do.
_COURSE: Final = (0, 4, 9, 14, 24, 33, 42, 40, 45, 52, 61, 63, 84, 100)
_YEAR_SIZE: Final = (380, 112)
_YEAR_POINTS: Final = (60, 50, 40)
_YEAR_MONTHS: Final = (2, 15, 28, 41)
# A week against its targets: kind, count, target.
_WEEK: Final = (("comments", 6, 10), ("reactions", 16, 15), ("messages", 4, 10), ("follows", 1, 1))
_COMMENTS: Final = (3, 5, 4, None, 6, 8, 7, None, 5, 7, 9, 8, 6)
# Members in each bin of five points.
_PEERS: Final = (1, 3, 6, 10, 15, 22, 31, 38, 45, 52, 49, 43, 35, 27, 17, 10, 5, 2, 1, 0)
_PEERS_QUARTILES: Final = Quartiles(37, 48, 59)
_PEERS_BIN: Final = 500
_TIP: Final = "answer-with-a-view"


@dataclass(frozen=True, slots=True)
class ExampleLine:
    component: Component
    value: int
    sparkline: Sparkline


@dataclass(frozen=True, slots=True)
class YearAxes:
    """Around the year's drawing: heights of whole points, months, where the gap is and how wide."""

    heights: tuple[tuple[str, int], ...]
    months: tuple[WeekTick, ...]
    gap: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ExampleCount:
    kind: str
    count: int
    target: int


@dataclass(frozen=True, slots=True)
class Example:
    """A ring, four lines, a year of totals, a week and peers, drawn."""

    values: ScorePoint
    gain: int
    ring: tuple[Arc, ...]
    lines: tuple[ExampleLine, ...]
    year: Sparkline
    axes: YearAxes
    week: tuple[ExampleCount, ...]
    comments: WeekBars
    peers: Histogram
    n: int


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
        year=sparkline(totals, *_YEAR_SIZE),
        axes=_year_axes([total for total in totals if total is not None]),
        week=tuple(ExampleCount(*each) for each in _WEEK),
        comments=week_bars(_COMMENTS, 10),
        peers=draw_histogram(_peers(), _PEERS_QUARTILES, own=sum(_END) // 10),
        n=sum(_PEERS),
    )


def example_tip(language: str) -> CatalogueText:
    """A tip of the catalogue as it comes, in the language asked for where it has that one."""
    texts = next(tip.texts for tip in load() if tip.slug == _TIP)
    return texts.get(language, texts[FALLBACK_LANGUAGE])


def _year_axes(totals: Sequence[int]) -> YearAxes:
    """In the coordinates of the sparkline, which goes from its lowest value to its highest."""
    width, height = _YEAR_SIZE
    step = (width - 2 * MARGIN) / (_WEEKS - 1)
    scale = (height - 2 * MARGIN) / (max(totals) - min(totals))
    first_week = _DAY - timedelta(weeks=_WEEKS - 1)
    return YearAxes(
        heights=tuple(
            (number(MARGIN + scale * (max(totals) - 1000 * points)), points)
            for points in _YEAR_POINTS
        ),
        months=tuple(
            WeekTick(
                number(MARGIN + step * week),
                first_week + timedelta(weeks=week),
                Written.MONTH,
                is_minor=False,
            )
            for week in _YEAR_MONTHS
        ),
        gap=(number(MARGIN + step * (_MISSING[0] - 1)), number(step * (len(_MISSING) + 1))),
    )


def _peers() -> tuple[Bin, ...]:
    return tuple(
        Bin(index * _PEERS_BIN, (index + 1) * _PEERS_BIN, count)
        for index, count in enumerate(_PEERS)
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
