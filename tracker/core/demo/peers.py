"""Peers of the demo member: invented people in the same industries and networks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from tracker.core.components import COMPONENT_MAXIMUM
from tracker.core.demo.networks import NETWORKS, OWN_NETWORKS
from tracker.core.weeks import Week

EMAIL_PATTERN: Final = r"^peer[0-9]{4,}@example\.com$"

# Name, and how many of a hundred peers are in it.
INDUSTRIES: Final = {
    "Software Development": 21,
    "IT Services and IT Consulting": 14,
    "Business Consulting and Services": 11,
    "Financial Services": 9,
    "Marketing Services": 8,
    "Staffing and Recruiting": 8,
    "Advertising Services": 7,
    "Professional Training and Coaching": 6,
    "Higher Education": 5,
    "Insurance": 4,
    "Telecommunications": 4,
    "Architecture and Planning": 3,
}
OWN_INDUSTRY: Final = "Software Development"
FORMER_INDUSTRY: Final = "IT Services and IT Consulting"
FIRST_NAMES: Final = (
    "Anna",
    "Daan",
    "Elif",
    "Gijs",
    "Hanna",
    "Karim",
    "Lotte",
    "Milan",
    "Priya",
    "Olaf",
    "Rosa",
    "Sven",
    "Tessa",
    "Umar",
    "Vera",
    "Yusuf",
    "Zoë",
)
LAST_NAMES: Final = (
    "Bakker",
    "Celik",
    "Dijkstra",
    "Evers",
    "Fischer",
    "Hoekstra",
    "Jansen",
    "Kaya",
    "Meijer",
    "Novak",
    "Okafor",
    "Rossi",
    "Smit",
    "Tanaka",
    "Weber",
)

# Thousandths: the mean of each component, the spread that a person's components have in common
# (it makes the totals spread about 15 points) and that of each alone.
MEANS: Final = (10_800, 9_400, 9_200, 10_800)
COMMON_SPREAD: Final = 3_300
OWN_SPREAD: Final = 2_300
LOWEST: Final = 300
YEARLY_GAIN: Final = 2_500
WOBBLE: Final = 180
# LinkedIn's page tells two decimals, what lies behind it more; peers paste either.
ROUNDING: Final = (10, 10, 10, 1)
# Weeks between two snapshots.
CADENCES: Final = (1, 1, 1, 2, 2, 3)

Components = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stay:
    """A membership: from a week on, until one or still. Who `leads` is there to run the network."""

    network: str
    leads: bool
    joined: Week
    left: Week | None
    on_leaderboard: bool


@dataclass(frozen=True, slots=True)
class Peer:
    email: str
    name: str
    industry: str
    language: str
    shares: bool
    stays: tuple[Stay, ...]
    snapshots: tuple[tuple[date, Components], ...]


def make_peers(*, count: int, weeks: int, seed: int, today: date) -> Iterator[Peer]:
    random = Random(seed)
    networks = _networks_of_peers(count, random)
    for number in range(count):
        # Six of ten were there from the first week.
        weeks_here = weeks if random.random() < 0.6 else random.randint(1, weeks)
        first = Week.of(today) - (weeks_here - 1)
        yield Peer(
            email=f"peer{number + 1:04}@example.com",
            name=f"{random.choice(FIRST_NAMES)} {random.choice(LAST_NAMES)}",
            industry=random.choices(list(INDUSTRIES), list(INDUSTRIES.values()))[0],
            language=random.choice(("en", "en", "nl")),
            shares=random.random() < 0.8,
            stays=tuple(
                _stay(network, leads, first, weeks_here, random)
                for network, leads in networks[number]
            ),
            snapshots=tuple(_snapshots(first, weeks_here, today, random)),
        )


def _networks_of_peers(count: int, random: Random) -> list[list[tuple[str, bool]]]:
    """The networks of each peer by number, and whether the peer leads there: the first one does."""
    networks: list[list[tuple[str, bool]]] = [[] for _ in range(count)]
    for name, (_purpose, size) in NETWORKS.items():
        numbers = random.sample(range(count), min(size, count))
        for number in numbers:
            networks[number].append((name, number == min(numbers)))
    return networks


def _stay(network: str, leads: bool, first: Week, weeks_here: int, random: Random) -> Stay:
    joined = first + random.randrange(weeks_here)
    leaves = network not in OWN_NETWORKS and random.random() < 0.05
    left = first + weeks_here if leaves and not leads else None
    return Stay(network, leads, joined, left, on_leaderboard=random.random() < 0.6)


def _snapshots(
    first: Week, weeks_here: int, today: date, random: Random
) -> Iterator[tuple[date, Components]]:
    """At the peer's own pace, with one in ten forgotten, and an early end for one in twelve."""
    cadence = random.choice(CADENCES)
    rounding = random.choice(ROUNDING)
    gain = random.gauss(YEARLY_GAIN / 4, YEARLY_GAIN / 4) * cadence / 52
    until = weeks_here if random.random() < 11 / 12 else random.randint(1, weeks_here)
    common = random.gauss(0, COMMON_SPREAD)
    values = [mean + common + random.gauss(0, OWN_SPREAD) for mean in MEANS]
    for offset in range(0, until, cadence):
        values = [value + gain + random.gauss(0, WOBBLE) for value in values]
        day = min(today, (first + offset).days[random.randrange(7)])
        if offset == 0 or random.random() < 0.9:
            yield day, tuple(_thousandths(value, rounding) for value in values)


def _thousandths(value: float, rounding: int) -> int:
    return min(COMPONENT_MAXIMUM, max(LOWEST, round(value) // rounding * rounding))
