"""Cases that take turns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from statistics import median
from time import perf_counter
from typing import TypeVar

FEWEST_ROUNDS = 3
# A session plans the statement of a function five times before it keeps a plan.
WARM_UPS = 6
WARM_UP_SECONDS = 1

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

    def warm_up(self, times: int = WARM_UPS) -> None:
        spent = 0.0
        for _ in range(times):
            spent += self.milliseconds()
            if spent > 1000 * WARM_UP_SECONDS:
                return


def medians(
    cases: Mapping[Key, Case], *, rounds: int, seconds: float = inf, warm_ups: int = WARM_UPS
) -> dict[Key, float]:
    """Milliseconds of each case. The cases take turns, so that other load falls on all of them.

    A slow case that has used up its seconds sits out the rounds after the third.
    """
    taken: dict[Key, list[float]] = {key: [] for key in cases}
    for case in cases.values():
        case.warm_up(warm_ups)
    for number in range(rounds):
        for key, case in cases.items():
            if number < FEWEST_ROUNDS or sum(taken[key]) < 1000 * seconds:
                taken[key].append(case.milliseconds())
    return {key: median(times) for key, times in taken.items()}
