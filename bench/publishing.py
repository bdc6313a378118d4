"""Publishing everything once, and after a part changed, against a plain GROUP BY of the rows."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count

from django.db import connection, transaction

from bench.filling import Fill
from bench.latest import LATEST_SNAPSHOT, parameters_of
from bench.report import Line, at_most, ratio
from bench.timing import Case, medians
from tracker.actions.publishing import SESSION, publish
from tracker.core.components import SCORES
from tracker.models import ChangedMember

FIRST = "Publishing all cohorts the first time / GROUP BY cohort, week, score of the snapshots"
CHANGED = "Publishing after 1 % of the members changed / GROUP BY of the latest rows"
TURNS = 3

# The sum reads every group, and leaves it on the server.
GROUPED_SNAPSHOTS = """
select count(*), sum(n) from (
    select industry_id, week, ({score} + 5) / 10, count(*) as n
      from tracker_snapshot group by 1, 2, 3) as groups
"""
GROUPED_LATEST = """
select count(*), sum(n) from (
    select cohort, {score}, count(*) as n from latest group by 1, 2) as groups
"""
FIND_LATEST = f"create temporary table latest on commit drop as {LATEST_SNAPSHOT}"

# Nobody reports twice in a week here, so every snapshot is a line of the ledger.
DIFFERENCE = """
select count(*) from (
    (select cohort.industry_id, from_week, ledger.total, count(*)
       from tracker_contribution as ledger join tracker_cohort as cohort on cohort.id = cohort_id
      group by 1, 2, 3)
    except
    (select industry_id, week, (total + 5) / 10, count(*) from tracker_snapshot group by 1, 2, 3)
) as difference
"""
CHANGE = """
with changed as (
    insert into tracker_snapshot (
        member_id, industry_id, day, brand, people, insights, relationships,
        note, source, created_at, updated_at
    )
    select id, industry_id, %(today)s, 25000 * random(), 25000 * random(), 25000 * random(),
           25000 * random(), '', 'typed', now(), now()
      from tracker_member where id %% 100 = %(remainder)s
        on conflict (member_id, day) do update
       set brand = excluded.brand, people = excluded.people, insights = excluded.insights,
           relationships = excluded.relationships
    returning member_id
)
insert into tracker_changedmember (member_id) select member_id from changed
"""


def measure_first(fills: Sequence[Fill]) -> list[Line]:
    """Grouping before and after each publication, which there is only one of."""
    lines = []
    for fill in fills:
        fill.use()
        grouping = Case(group_snapshots)
        before = grouping.milliseconds()
        publishing = Case(partial(publish_all, fill)).milliseconds()
        mean = (before + grouping.milliseconds()) / 2
        refuse_disagreement(fill)
        lines.append(ratio(FIRST, f"{fill.members:,} members", publishing, mean, at_most(12)))
    return lines


def measure_changed(fills: Sequence[Fill]) -> list[Line]:
    cases = {}
    for fill in fills:
        remainders = count()
        cases["publish", fill] = Case(partial(publish_all, fill), partial(change, fill, remainders))
        cases["group", fill] = Case(group_latest, fill.use)
        cases["find", fill] = Case(partial(find_and_group_latest, fill), fill.use)
    times = medians(cases, turns=TURNS, warm_ups=1)
    return [
        ratio(CHANGED, what, times["publish", fill], times[method, fill], target)
        for method, ending, target in (("group", "", at_most(2)), ("find", ", found first", None))
        for fill in fills
        for what in [f"{fill.members:,} members{ending}"]
    ]


def publish_all(fill: Fill) -> None:
    publication = publish(now=fill.now, gated=False)
    if publication is None or ChangedMember.objects.exists():
        raise SystemExit(f"The publication of {fill.members:,} members left some out.")


def change(fill: Fill, remainders: Iterator[int]) -> None:
    """One member in a hundred, every time others."""
    fill.use()
    with connection.cursor() as cursor:
        cursor.execute(CHANGE, {"today": fill.today, "remainder": next(remainders)})


@transaction.atomic
def group_snapshots() -> None:
    group(GROUPED_SNAPSHOTS)


@transaction.atomic
def group_latest() -> None:
    group(GROUPED_LATEST)


@transaction.atomic
def find_and_group_latest(fill: Fill) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SESSION)
        cursor.execute(FIND_LATEST, parameters_of(fill))
    group(GROUPED_LATEST)


def group(statement: str) -> None:
    """A statement a score, with the memory that publishing has."""
    with connection.cursor() as cursor:
        cursor.execute(SESSION)
        for score in SCORES:
            cursor.execute(statement.format(score=score))
            cursor.fetchone()


def refuse_disagreement(fill: Fill) -> None:
    with connection.cursor() as cursor:
        cursor.execute(DIFFERENCE)
        (groups,) = cursor.fetchone()
    if groups:
        raise SystemExit(f"{groups} groups of {fill.members:,} members were published otherwise.")
