"""Where a member stands among the peers of the industry and of each network."""

from collections.abc import Iterable, Sequence
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

# One row a cohort and score; the function stands in migrations/sql/0004_standings.sql.
STANDINGS: Final = """
select kind, key, slug, name, published_at, score, published_n, n, below, equal, has_score,
       lower_quartile, median, upper_quartile
  from standings(%(member)s, %(profile_industry)s, %(today)s, %(oldest_week)s,
                 %(industry_minimum)s, %(network_minimum)s)
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
    """`key` is the id of the industry or network, `slug` its part of an address."""

    kind: CohortKind
    key: int
    slug: str
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
    slug: str
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
    with connection.cursor() as cursor:
        cursor.execute(STANDINGS, asked(member, today))
        rows = cursor.fetchall()
    size = len(SCORES)
    return tuple(_standing(rows[first : first + size]) for first in range(0, len(rows), size))


def asked(member: Member, today: date) -> dict[str, Any]:
    """Whose standing, as the functions of the database take it."""
    return {
        "member": member.pk,
        "profile_industry": member.industry_id,
        "today": today,
        "oldest_week": (Week.of(today) - WEEKS_COUNTED_AFTER_ITS_OWN).monday,
        "industry_minimum": CohortKind.INDUSTRY.minimum,
        "network_minimum": CohortKind.NETWORK.minimum,
    }


def industry_standing(
    peers: Iterable[CohortStanding | TooFew], score: Score
) -> ScoreStanding | None:
    """One score's standing in the industry, where one is published."""
    for cohort in peers:
        if isinstance(cohort, CohortStanding) and cohort.kind is CohortKind.INDUSTRY:
            return cohort.of(score)
    return None


def _standing(rows: Sequence[tuple[Any, ...]]) -> CohortStanding | TooFew:
    """Reads the rows of one cohort, one a score, the total first."""
    kind, key, slug, name, published_at, _score, total_n, *_rest = rows[0]
    if total_n is None:
        return TooFew(CohortKind(kind), key, slug, name)
    scores = tuple(_score_standing(row[5:]) for row in rows if row[6] is not None)
    return CohortStanding(CohortKind(kind), key, slug, name, published_at, scores)


def _score_standing(row: tuple[Any, ...]) -> ScoreStanding:
    number, published_n, n, below, equal, has_score, lower, median, upper = row
    return ScoreStanding(
        score=SCORES[number],
        published_n=published_n,
        place=Place(n=n, below=below, equal=equal) if has_score else None,
        quartiles=Quartiles.of_scores(lower, median, upper),
    )
