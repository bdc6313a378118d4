"""Five standings in one cohort: read from what is published, and counted in two ways."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import connection

from bench.filling import Fill
from bench.latest import (
    LATEST_SNAPSHOT,
    Places,
    counted_in_indexes,
    parameters_of,
    prefer_indexes,
    refuse_other_plans,
    scores_of,
)
from bench.report import Line, Target, at_least, at_most, ratio
from bench.timing import Case, medians
from tracker.core.components import SCORES
from tracker.models import Member
from tracker.reads.standing import CohortStanding, standings

TURNS = 10
SECONDS = 10
COUNTING = "Five standings in one cohort: (a) counting with FILTER / (c) reading"
INDEXES = "Five standings in one cohort: (b) five covering-index counts / (c) reading"
FLAT = "Five standings in one cohort: (c) in a larger / (c) in a smaller cohort"
FLAT_FROM = 10_000
FEWER_THAN_NEED_PUBLISHING = 100
COUNTING_TARGETS = {100_000: at_least(200), 1_000_000: at_least(1_000)}
INDEXES_TARGETS = {100_000: at_least(20), 1_000_000: at_least(100)}

COUNT = """
with latest as materialized ({latest} and member.industry_id = %(industry)s),
mine as materialized (select * from latest where member_id = %(member)s limit 1)
select {counts}
  from latest cross join mine
""".format(
    latest=LATEST_SNAPSHOT,
    counts=", ".join(
        f"count(latest.{score}), count(*) filter (where latest.{score} < mine.{score}), "
        f"count(*) filter (where latest.{score} = mine.{score})"
        for score in SCORES
    ),
)


@dataclass(frozen=True, order=True)
class Key:
    size: int
    members: int
    method: str = "c"

    def __str__(self) -> str:
        return f"n = {self.size:,} of {self.members:,}"


def measure(fills: Sequence[Fill], readers: Mapping[Fill, Mapping[int, Member]]) -> list[Line]:
    """All cohorts of the largest fill, and the largest of the others."""
    cases: dict[Key, Case] = {}
    for fill in fills:
        sizes = readers[fill] if fill is fills[-1] else [fill.members]
        for size in sizes:
            cases.update(cases_of(fill, size, readers[fill][size]))
    times = medians(cases, turns=TURNS, seconds=SECONDS)
    prefer_indexes(False)
    reads = sorted(key for key in times if key.method == "c")
    return [
        *(against("a", COUNTING, COUNTING_TARGETS, key, times) for key in reads),
        *(against("b", INDEXES, INDEXES_TARGETS, key, times) for key in reads),
        *flat_lines(reads, times),
    ]


def cases_of(fill: Fill, size: int, member: Member) -> Iterator[tuple[Key, Case]]:
    fill.use()
    scores = scores_of(member)
    prefer_indexes(True)
    refuse_other_plans(scores)
    methods = {
        "a": partial(counted, fill, member),
        "b": partial(counted_in_indexes, scores),
        "c": partial(read, fill, member),
    }
    found = {method: run() for method, run in methods.items()}
    if not found["a"] == found["b"] == found["c"]:
        raise SystemExit(f"The standings in the cohort of {size:,} disagree: {found}.")
    for method, run in methods.items():
        yield Key(size, fill.members, method), Case(run, partial(prepare, fill, method))


def prepare(fill: Fill, method: str) -> None:
    fill.use()
    prefer_indexes(method == "b")


def against(
    method: str,
    group: str,
    targets: Mapping[int, Target],
    key: Key,
    times: Mapping[Key, float],
) -> Line:
    target = targets.get(key.size)
    if method == "b" and key.size <= FEWER_THAN_NEED_PUBLISHING:
        target = at_least(1)
    return ratio(group, str(key), times[Key(key.size, key.members, method)], times[key], target)


def flat_lines(reads: Sequence[Key], times: Mapping[Key, float]) -> Iterator[Line]:
    """Against 10,000: among as many members, and on a site of as many members in all."""
    for key in reads:
        for smaller in reads:
            same_site = smaller.members == key.members
            own_sites = smaller.size == smaller.members and key.size == key.members
            if FLAT_FROM == smaller.size < key.size and (same_site or own_sites):
                yield ratio(FLAT, f"{key} / {smaller}", times[key], times[smaller], at_most(1.5))


def read(fill: Fill, member: Member) -> Places:
    (cohort,) = standings(member=member, today=fill.today)
    if not isinstance(cohort, CohortStanding):
        raise SystemExit(f"Nothing is published for {cohort.name}.")
    places = (standing.place for standing in cohort.scores)
    return [(place.n, place.below, place.equal) for place in places if place]


def counted(fill: Fill, member: Member) -> Places:
    """Finds each member's latest snapshot, the reader's own with them."""
    parameters = {"member": member.pk, "industry": member.industry_id, **parameters_of(fill)}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, parameters)
        counts = cursor.fetchone()
    return list(zip(counts[::3], counts[1::3], counts[2::3], strict=True))
