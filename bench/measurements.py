"""Everything that is measured, in the order of the report."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from bench import (
    archives,
    dashboard,
    leaderboard,
    parsing,
    publishing,
    standing,
    storage,
    trend,
    writing,
)
from bench.database import tidy
from bench.filling import Fill, make_fill
from bench.latest import make_latest, member_in_the_middle
from bench.networks import member_of_three_cohorts
from bench.report import Line
from tracker.models import Member


@dataclass(frozen=True)
class Peers:
    """The fills, the smallest first, all published."""

    fills: Sequence[Fill]
    # In each cohort of a fill, by its size, a member of that cohort alone.
    readers: Mapping[Fill, Mapping[int, Member]]
    of_three_cohorts: Member
    first_publication: Sequence[Line]
    # How often each address of the site is asked for.
    requests: int

    @property
    def smallest(self) -> Fill:
        return self.fills[0]

    @property
    def largest(self) -> Fill:
        return self.fills[-1]

    @property
    def reader(self) -> Member:
        """In the largest cohort of all."""
        return self.readers[self.largest][self.largest.members]


# Those that change what is stored come after those that only read.
GROUPS: Final[Mapping[str, Callable[[Peers], list[Line]]]] = {
    "storage": lambda peers: storage.measure(peers.largest),
    "standing": lambda peers: standing.measure(peers.fills, peers.readers),
    "trend": lambda peers: trend.measure(
        peers.largest, peers.readers[peers.largest], peers.of_three_cohorts
    ),
    "leaderboard": lambda peers: leaderboard.measure(peers.largest, peers.reader),
    "publishing": lambda peers: [
        *peers.first_publication,
        *publishing.measure_changed(peers.fills),
    ],
    "writing": lambda peers: writing.measure(peers.largest, peers.reader),
    "parsing": lambda _: parsing.measure(),
    "archives": lambda _: archives.measure(),
    "dashboard": lambda peers: dashboard.measure(peers.smallest, requests=peers.requests),
}


def measurements(
    groups: Collection[str], *, members: Sequence[int], histories: int, weeks: int, requests: int
) -> list[Line]:
    today = datetime.now(UTC).date()
    fills = []
    for number in sorted(members):
        say(f"Filling {number:,} members")
        fills.append(make_fill(number, histories=histories, weeks=weeks, today=today))
    peers = published(fills, requests=requests)
    lines = []
    for group, measure in GROUPS.items():
        if group in groups:
            say(f"Measuring: {group}")
            lines += measure(peers)
    return lines


def published(fills: Sequence[Fill], *, requests: int) -> Peers:
    say("Publishing")
    first_publication = publishing.measure_first(fills)
    readers = {}
    for fill in fills:
        fill.use()
        make_latest(fill)
        readers[fill] = {
            size: member_in_the_middle(fill, industry) for size, industry in fill.industries.items()
        }
        of_three_cohorts = member_of_three_cohorts(fill, left_out=readers[fill][fill.members])
        tidy()
    return Peers(fills, readers, of_three_cohorts, first_publication, requests)


def say(line: str) -> None:
    print(line, flush=True)
