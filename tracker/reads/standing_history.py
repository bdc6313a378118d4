"""Where a member stood, week by week, in the industry and in each network."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from tracker.core.components import SCORES, Score
from tracker.core.standing import CohortKind, Place
from tracker.core.weeks import Week
from tracker.models import Member
from tracker.reads.standing import asked

LONGEST: Final = 104

# One row a cohort, score and week; the function stands in migrations/sql/0004_standings.sql.
HISTORY: Final = """
select kind, key, slug, name, is_present, score, week, n, below, equal
  from standing_history(%(member)s, %(profile_industry)s, %(today)s, %(oldest_week)s,
                        %(first_week)s, %(industry_minimum)s, %(network_minimum)s)
 order by kind, not is_present, name, key, score, week
"""

Places = tuple["WeekPlace", ...]


@dataclass(frozen=True, slots=True)
class WeekPlace:
    week: Week
    place: Place


@dataclass(frozen=True, slots=True)
class CohortHistory:
    """The weeks in which the member had a place here, oldest first; other weeks are left out.

    Not `is_present`: an industry in which the member was counted before. All such industries have
    the one slug "industry", the `key` tells them apart.
    """

    kind: CohortKind
    key: int
    slug: str
    name: str
    is_present: bool
    places: Mapping[Score, Places]

    def of(self, score: Score) -> Places:
        return self.places.get(score, ())


def standing_history(*, member: Member, today: date, first_week: Week) -> tuple[CohortHistory, ...]:
    """The present industry first, then industries of before, then networks; one query.

    At most `LONGEST` weeks back. Weeks are read as published; only the last published one holds
    the present score, as `standings` does. Cohorts without any place are left out.
    """
    first_week = max(first_week, Week.of(today) - (LONGEST - 1))
    with connection.cursor() as cursor:
        cursor.execute(HISTORY, {**asked(member, today), "first_week": first_week.monday})
        rows = cursor.fetchall()
    cohorts: dict[tuple[str, int, str, str, bool], dict[Score, list[WeekPlace]]] = {}
    for *cohort, score, monday, n, below, equal in rows:
        places = cohorts.setdefault(tuple(cohort), defaultdict(list))
        place = Place(n=n, below=below, equal=equal)
        places[SCORES[score]].append(WeekPlace(Week.from_monday(monday), place))
    return tuple(
        CohortHistory(
            CohortKind(kind),
            key,
            slug,
            name,
            is_present,
            {score: tuple(weeks) for score, weeks in places.items()},
        )
        for (kind, key, slug, name, is_present), places in cohorts.items()
    )
