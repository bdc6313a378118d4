"""The geometry of a row of weeks as bars; lengths are text, as in `drawing`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.core.drawing import number

_STEP: Final = 20
_BAR: Final = 12
_HEIGHT: Final = 56
_TOP: Final = 4
# A logged week with nothing in it is seen too.
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class WeekBar:
    """A logged week; one that is not logged has only its place, and is drawn as a gap."""

    x: str
    y: str = ""
    height: str = ""
    is_running: bool = False

    @property
    def is_gap(self) -> bool:
        return not self.height


@dataclass(frozen=True, slots=True)
class WeekBars:
    """`target` is the height of a line across, None without a target."""

    bars: tuple[WeekBar, ...]
    target: str | None
    width: int
    height: int = _HEIGHT
    bar_width: int = _BAR


def week_bars(counts: Sequence[int | None], target: float | None = None) -> WeekBars:
    """Consecutive weeks, oldest first and the running one last; None is a week not logged.

    The highest bar or the target, whichever is more, is as high as the drawing.
    """
    most = max(1.0, target or 0, *(count or 0 for count in counts))
    return WeekBars(
        bars=tuple(
            _bar(index, count, most, is_running=index == len(counts) - 1)
            for index, count in enumerate(counts)
        ),
        target=number(_top_of(target, most)) if target else None,
        width=_STEP * len(counts),
    )


def _bar(index: int, count: int | None, most: float, *, is_running: bool) -> WeekBar:
    x = number(index * _STEP + (_STEP - _BAR) / 2)
    if count is None:
        return WeekBar(x, is_running=is_running)
    top = min(_top_of(count, most), _HEIGHT - _LEAST)
    return WeekBar(x, number(top), number(_HEIGHT - top), is_running)


def _top_of(count: float, most: float) -> float:
    return _TOP + (_HEIGHT - _TOP) * (1 - count / most)
