from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

Case = Callable[[], object]


def medians(cases: Mapping[str, Case], *, rounds: int) -> dict[str, float]:
    """Milliseconds of each case. The cases take turns, so that other load falls on all of them."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for case in cases.values():
        case()
    for _ in range(rounds):
        for name, case in cases.items():
            taken[name].append(milliseconds(case))
    return {name: median(times) for name, times in taken.items()}


def milliseconds(case: Case) -> float:
    started = perf_counter()
    case()
    return 1000 * (perf_counter() - started)
