"""Cases that take turns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from statistics import median
from time import perf_counter
from typing import TypeVar

FEWEST_TURNS = 3
# Milliseconds.
QUICK = 100
# A session plans the statement of a function five times before it keeps a plan.
WARM_UPS = 6

Key = TypeVar("Key")


def nothing() -> None: ...


@dataclass(frozen=True)
class Case:
    run: Callable[[], object]
    # Done every time, not timed.
    before: Callable[[], object] = nothing

    def milliseconds(self) -> float:
        self.before()
        started = perf_counter()
        self.run()
        return 1000 * (perf_counter() - started)

    def warm_up(self, times: int) -> float:
        """What the last time took; a slow case is warm after one."""
        for _ in range(times):
            taken = self.milliseconds()
            if taken > QUICK:
                break
        return taken


def medians(
    cases: Mapping[Key, Case], *, turns: int, seconds: float = inf, warm_ups: int = WARM_UPS
) -> dict[Key, float]:
    """Milliseconds of each case. The cases take turns, so that other load falls on all of them.

    In its turn a quick case runs five times, and the first does not count: it brings back into
    memory what slower cases pushed out. A case that has used up its seconds sits out after three
    turns.
    """
    taken: dict[Key, list[float]] = {key: [] for key in cases}
    quick = {key for key, case in cases.items() if case.warm_up(warm_ups) <= QUICK}
    for turn in range(turns):
        for key, case in cases.items():
            if turn < FEWEST_TURNS or sum(taken[key]) < 1000 * seconds:
                if key in quick:
                    case.milliseconds()
                taken[key] += [case.milliseconds() for _ in range(4 if key in quick else 1)]
    return {key: median(times) for key, times in taken.items()}
