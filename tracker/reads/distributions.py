"""What is published about one cohort: the distribution of a score, and its median over time."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection
from django.db.models import Q

from tracker.core.components import SCORES, Score
from tracker.core.standing import Bin, CohortKind, Quartiles, histogram, quartiles, whole_points
from tracker.core.weeks import Week, weeks_between
from tracker.models import Distribution

# A week without an event has no row of its own, so a row lasts until the week before the next.
MEDIANS: Final = """
select score, week, until_week, n, vals[width_bucket((n + 1) / 2 - 1, cum) + 1]
  from tracker_cohort as cohort
 cross join lateral (
       select score, greatest(week, %(first_week)s::date) as week, n, vals, cum,
              lead(week, 1, through + 7) over (partition by score order by week) - 7 as until_week
         from tracker_distribution
        where cohort_id = cohort.id
       ) as row
 where shown and (industry_id = %(industry)s or network_id = %(network)s)
   and until_week >= %(first_week)s and n >= %(minimum)s
   and %(minimum)s <= (select n from tracker_distribution
                        where cohort_id = cohort.id and score = 0 order by week desc limit 1)
 order by score, week
"""


@dataclass(frozen=True, slots=True)
class PublishedDistribution:
    """Of the last published week; `n` members have this score."""

    score: Score
    n: int
    week: Week
    published_at: datetime
    bins: tuple[Bin, ...]
    quartiles: Quartiles


@dataclass(frozen=True, slots=True)
class WeekMedian:
    """Whole points, of n members."""

    week: Week
    median: int
    n: int


def published_distribution(
    *, kind: CohortKind, key: int, score: Score
) -> PublishedDistribution | None:
    """None where fewer than the minimum have this score, or the cohort is not shown."""
    return published_distributions(kind=kind, key=key, scores=[score]).get(score)


def published_distributions(
    *, kind: CohortKind, key: int, scores: Collection[Score] = SCORES
) -> Mapping[Score, PublishedDistribution]:
    """One query. Left out are scores that fewer than the minimum have; all, where none is shown."""
    rows = Distribution.objects.filter(
        _of(kind, key), cohort__shown=True, score__in=[score.number for score in scores]
    )
    latest = rows.select_related("cohort").order_by("score", "-week").distinct("score")
    found = (_published(row, kind.minimum) for row in latest)
    return {each.score: each for each in found if each}


def _published(row: Distribution, minimum: int) -> PublishedDistribution | None:
    week, published_at = row.cohort.through, row.cohort.published_at
    if row.n < minimum or week is None or published_at is None:
        return None
    score = SCORES[row.score]
    return PublishedDistribution(
        score=score,
        n=row.n,
        week=Week.from_monday(week),
        published_at=published_at,
        bins=histogram(score, row.vals, row.cum),
        quartiles=quartiles(row.vals, row.cum),
    )


def median_history(
    *, kind: CohortKind, key: int, first_week: Week
) -> Mapping[Score, tuple[WeekMedian, ...]]:
    """Every published week from `first_week` on in which the minimum had the score.

    None while fewer than the minimum are published now, as if the cohort were not shown.
    """
    asked: dict[str, Any] = {
        "industry": key if kind is CohortKind.INDUSTRY else None,
        "network": key if kind is CohortKind.NETWORK else None,
        "minimum": kind.minimum,
        "first_week": first_week.monday,
    }
    with connection.cursor() as cursor:
        cursor.execute(MEDIANS, asked)
        rows = cursor.fetchall()
    medians: dict[Score, list[WeekMedian]] = defaultdict(list)
    for score, first, last, n, median in rows:
        for week in weeks_between(Week.from_monday(first), Week.from_monday(last)):
            medians[SCORES[score]].append(WeekMedian(week, whole_points(median), n))
    return {score: tuple(weeks) for score, weeks in medians.items()}


def _of(kind: CohortKind, key: int) -> Q:
    return Q(cohort__industry=key) if kind is CohortKind.INDUSTRY else Q(cohort__network=key)
