"""The geometry of what is drawn on the server: the ring, sparklines, a first point.

Coordinates are text, rounded to two decimals: as numbers a template would write them with the
reader's decimal comma, which SVG cannot read. Angles run clockwise from twelve o'clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians, sin
from typing import Final

from tracker.core.components import COMPONENT_MAXIMUM, TOTAL_MAXIMUM, Component, Score

_RING_BOX: Final = 260
_CENTRE: Final = _RING_BOX / 2
_RADIUS: Final = 88
_MARK_RADIUS: Final = 121
_QUARTER: Final = 90
_AIR: Final = 2.6

# Room for the mark on the last point and its halo.
SPARKLINE_MARGIN: Final = 7


@dataclass(frozen=True, slots=True)
class Position:
    """A point of a drawing; as text it fits `transform="translate(...)"`."""

    x: str
    y: str

    def __str__(self) -> str:
        return f"{self.x} {self.y}"


@dataclass(frozen=True, slots=True)
class Arc:
    """One score's part of the ring: path data, empty for a value of 0.

    `mark` is where a component's mark stands; the total has none.
    """

    score: Score
    track: str
    value: str
    mark: Position | None = None


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Polyline points broken at gaps, or a baseline to dot while there is a single value."""

    width: int
    height: int
    lines: tuple[str, ...] = ()
    last: Position | None = None
    baseline: str | None = None


def ring(components: Sequence[int] | None, total: int) -> tuple[Arc, ...]:
    """Four quarters in LinkedIn's order; one arc of 100 when only a total was printed."""
    if components is None:
        sweep = 360 * _share(total, TOTAL_MAXIMUM)
        return (Arc(Score.TOTAL, track=_arc(0, 360), value=_arc(0, sweep)),)
    return tuple(
        _quarter(component, index * _QUARTER, value)
        for index, (component, value) in enumerate(zip(Component, components, strict=True))
    )


def sparkline(
    values: Sequence[int | None], width: int = 124, height: int = 40, minimum_span: int = 3_000
) -> Sparkline:
    """The values of consecutive weeks, oldest first; None is a week without one.

    The vertical range is never under `minimum_span`, so that noise stays flat.
    """
    known = [value for value in values if value is not None]
    if not known:
        return Sparkline(width, height)
    places = _places(values, known, width, height, minimum_span)
    last = [place for place in places if place is not None][-1]
    if len(known) == 1:
        ends = (SPARKLINE_MARGIN, width - SPARKLINE_MARGIN)
        baseline = " ".join(f"{x},{last.y}" for x in ends)
        return Sparkline(width, height, last=last, baseline=baseline)
    return Sparkline(width, height, lines=_lines(places), last=last)


def height_on_scale(total: int, top: int = 14, bottom: int = 138) -> str:
    """Where a total of thousandths stands on an axis drawn from 0 at `bottom` to 100 at `top`."""
    return number(bottom - (bottom - top) * _share(total, TOTAL_MAXIMUM))


def number(value: float) -> str:
    """A length as SVG reads it in every language."""
    return f"{round(value, 2):g}"


def _quarter(component: Component, start: int, value: int) -> Arc:
    room = _QUARTER - 2 * _AIR
    return Arc(
        Score(component.value),
        track=_arc(start + _AIR, room),
        value=_arc(start + _AIR, room * _share(value, COMPONENT_MAXIMUM)),
        mark=_on_circle(_MARK_RADIUS, start + _QUARTER / 2),
    )


def _arc(start: float, sweep: float) -> str:
    """Drawn in two halves: SVG leaves out an arc that ends where it began."""
    if sweep <= 0:
        return ""
    begin, middle, end = (_on_circle(_RADIUS, start + sweep * part) for part in (0, 0.5, 1))
    return f"M{begin} " + " ".join(f"A{_RADIUS} {_RADIUS} 0 0 1 {stop}" for stop in (middle, end))


def _on_circle(radius: float, angle: float) -> Position:
    turn = radians(angle)
    return Position(number(_CENTRE + radius * sin(turn)), number(_CENTRE - radius * cos(turn)))


def _places(
    values: Sequence[int | None], known: Sequence[int], width: int, height: int, minimum_span: int
) -> list[Position | None]:
    span = max(max(known) - min(known), minimum_span)
    top = (max(known) + min(known) + span) / 2
    wide, high = width - 2 * SPARKLINE_MARGIN, height - 2 * SPARKLINE_MARGIN
    right = width - SPARKLINE_MARGIN
    step = wide / max(len(values) - 1, 1)
    return [
        None
        if value is None
        else Position(
            number(right - step * (len(values) - 1 - index)),
            number(SPARKLINE_MARGIN + high * (top - value) / span),
        )
        for index, value in enumerate(values)
    ]


def _lines(places: Sequence[Position | None]) -> tuple[str, ...]:
    runs = [list(run) for given, run in groupby(places, key=bool) if given]
    # A value alone between gaps is a line to itself, which round line caps show as a dot.
    return tuple(_points(run if len(run) > 1 else run * 2) for run in runs)


def _points(run: Sequence[Position | None]) -> str:
    return " ".join(f"{place.x},{place.y}" for place in run if place is not None)


def _share(value: int, maximum: int) -> float:
    return min(max(value / maximum, 0.0), 1.0)
