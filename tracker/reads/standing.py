"""Where a member stands among the peers of the industry and of each network."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection

from tracker.core.components import SCORES, Score
from tracker.core.standing import (
    WEEKS_COUNTED_AFTER_ITS_OWN,
    CohortKind,
    Place,
    Quartiles,
)
from tracker.core.weeks import Week
from tracker.models import Member

# One query for all cohorts and scores. A cohort that may not be shown has no through, hence no
# rows: nothing tells the reasons apart.
STANDINGS: Final = """
with present as (
    select week, industry_id, ((total + 5) / 10)::smallint as total,
           ((brand::integer + 5) / 10)::smallint as brand,
           ((people::integer + 5) / 10)::smallint as people,
           ((insights::integer + 5) / 10)::smallint as insights,
           ((relationships::integer + 5) / 10)::smallint as relationships
      from tracker_snapshot
     where member_id = %(member)s and day <= %(today)s
     order by day desc limit 1
), mine as (
    select %(industry_kind)s as kind, industry.id as key, industry.name,
           %(industry_minimum)s as minimum, cohort.id as cohort_id, through, published_at
      from tracker_industry as industry
      left join tracker_cohort as cohort on cohort.industry_id = industry.id and shown
     where industry.id = coalesce((select industry_id from present), %(industry)s)
    union all
    select %(network_kind)s, network.id, network.name,
           %(network_minimum)s, cohort.id, through, published_at
      from tracker_membership as membership
      join tracker_network as network on network.id = membership.network_id
      left join tracker_cohort as cohort on cohort.network_id = network.id and shown
     where membership.member_id = %(member)s and membership.left_week is null
)
select kind, key, name, published_at, score.number, row.n,
       row.n - (score.published is not null)::integer + 1,
       case when vals[position] = score.value then coalesce(cum[position - 1], 0)
            else coalesce(cum[position], 0) end
           - coalesce((score.published < score.value)::integer, 0),
       case when vals[position] = score.value then cum[position] - coalesce(cum[position - 1], 0)
            else 0 end
           - coalesce((score.published = score.value)::integer, 0) + 1,
       score.value is not null,
       vals[width_bucket((row.n + 3) / 4 - 1, cum) + 1],
       vals[width_bucket((row.n * 2 + 3) / 4 - 1, cum) + 1],
       vals[width_bucket((row.n * 3 + 3) / 4 - 1, cum) + 1]
  from mine
  left join present on present.week >= %(oldest_week)s
  left join tracker_contribution as own
    on own.member_id = %(member)s and own.cohort_id = mine.cohort_id
   and mine.through between own.from_week and own.to_week
 cross join lateral (
       values (0, present.total, own.total), (1, present.brand, own.brand),
              (2, present.people, own.people), (3, present.insights, own.insights),
              (4, present.relationships, own.relationships)
       ) as score (number, value, published)
  left join lateral (
       select n, vals, cum from tracker_distribution
        where cohort_id = mine.cohort_id and score = score.number
        order by week desc limit 1
       ) as row on row.n >= mine.minimum
  left join lateral width_bucket(score.value, row.vals) as position on true
 order by kind, name, key, score.number
"""


@dataclass(frozen=True, slots=True)
class ScoreStanding:
    """`place` is missing while the member has no present score of this kind."""

    score: Score
    published_n: int
    place: Place | None
    quartiles: Quartiles

    @property
    def n(self) -> int:
        """The scores compared, the reader's present one included."""
        return self.place.n if self.place else self.published_n


@dataclass(frozen=True, slots=True)
class CohortStanding:
    """`key` is the id of the industry or network."""

    kind: CohortKind
    key: int
    name: str
    published_at: datetime
    scores: tuple[ScoreStanding, ...]

    def of(self, score: Score) -> ScoreStanding | None:
        """None when fewer than the minimum have this score, as components of bare totals."""
        return next((standing for standing in self.scores if standing.score is score), None)


@dataclass(frozen=True, slots=True)
class TooFew:
    """Nothing may be shown; whatever the reason, this is all there is to know."""

    kind: CohortKind
    key: int
    name: str

    @property
    def minimum(self) -> int:
        return self.kind.minimum


def standings(*, member: Member, today: date) -> tuple[CohortStanding | TooFew, ...]:
    """The member's present scores in the last published week: industry first, then networks.

    What the member contributed to that week is taken out and the present score put in, so that
    members who do not share see their place too. A score older than 12 weeks is not present.
    The industry is that of the latest snapshot, where the member is counted.
    """
    oldest_week = Week.of(today) - WEEKS_COUNTED_AFTER_ITS_OWN
    with connection.cursor() as cursor:
        cursor.execute(
            STANDINGS,
            {
                "member": member.pk,
                "today": today,
                "industry": member.industry_id,
                "oldest_week": oldest_week.monday,
                "industry_kind": CohortKind.INDUSTRY.value,
                "industry_minimum": CohortKind.INDUSTRY.minimum,
                "network_kind": CohortKind.NETWORK.value,
                "network_minimum": CohortKind.NETWORK.minimum,
            },
        )
        rows = cursor.fetchall()
    size = len(SCORES)
    return tuple(_standing(rows[first : first + size]) for first in range(0, len(rows), size))


def industry_standing(
    peers: Iterable[CohortStanding | TooFew], score: Score
) -> ScoreStanding | None:
    """One score's standing in the industry, where one is published."""
    for cohort in peers:
        if isinstance(cohort, CohortStanding) and cohort.kind is CohortKind.INDUSTRY:
            return cohort.of(score)
    return None


def _standing(rows: list[tuple[Any, ...]]) -> CohortStanding | TooFew:
    """Reads the rows of one cohort, one a score, the total first."""
    kind, key, name, published_at, _number, total_n, *_rest = rows[0]
    if total_n is None:
        return TooFew(CohortKind(kind), key, name)
    scores = tuple(_score(row) for row in rows if row[5] is not None)
    return CohortStanding(CohortKind(kind), key, name, published_at, scores)


def _score(row: tuple[Any, ...]) -> ScoreStanding:
    number, published_n, n, below, equal, has_score, lower, median, upper = row[4:]
    return ScoreStanding(
        score=SCORES[number],
        published_n=published_n,
        place=Place(n=n, below=below, equal=equal) if has_score else None,
        quartiles=Quartiles.of_scores(lower, median, upper),
    )
