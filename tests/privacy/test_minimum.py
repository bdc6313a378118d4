"""No figure of fewer than 10 members of an industry or 5 of a network, over random histories."""

import pytest

from tests.actions.histories import History
from tracker.actions.publishing import publish
from tracker.core.components import SCORES
from tracker.core.standing import CohortKind
from tracker.core.weeks import Week
from tracker.models import Cohort, Distribution, Industry
from tracker.reads.distributions import median_history, published_distribution
from tracker.reads.standing import TooFew, standings
from tracker.reads.standing_history import standing_history

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE, STEPS = 40, 60


@pytest.mark.parametrize("seed", range(101, 104))
def test_no_figure_is_of_fewer_than_the_minimum(seed):
    history = History(seed, people=PEOPLE)
    seen = 0
    for _ in range(STEPS):
        history.step()
        if history.random.random() < 0.2:
            publish(now=history.later_today(), gated=history.random.random() < 0.6)
            seen += figures_of_members(history) + figures_of_cohorts(history)
    assert seen


def figures_of_members(history: History) -> int:
    """Checks what each member reads; returns how many figures."""
    seen = 0
    first_week = Week.of(history.today) - 60
    for person in history.people.values():
        for standing in standings(member=person.member, today=history.today):
            if isinstance(standing, TooFew):
                continue
            seen += len(standing.scores)
            for score in standing.scores:
                assert score.published_n >= standing.kind.minimum
                assert score.published_n == last_n(standing.kind, standing.key, score.score.number)
        for cohort in standing_history(
            member=person.member, today=history.today, first_week=first_week
        ):
            for score in SCORES:
                for point in cohort.of(score):
                    seen += 1
                    assert point.place.n >= cohort.kind.minimum
    return seen


def figures_of_cohorts(history: History) -> int:
    """The same for what is read of a cohort as a whole."""
    seen = 0
    for place in (*history.industries, *history.networks):
        kind = CohortKind.INDUSTRY if isinstance(place, Industry) else CohortKind.NETWORK
        asked = {"kind": kind, "key": place.pk}
        for score in SCORES:
            published = published_distribution(**asked, score=score)
            if published:
                seen += 1
                assert published.n >= kind.minimum
                assert sum(bin_.count for bin_ in published.bins) == published.n
        medians = median_history(**asked, first_week=Week.of(history.today) - 60)
        for points in medians.values():
            seen += len(points)
            assert all(point.n >= kind.minimum for point in points)
    return seen


def last_n(kind: CohortKind, key: int, number: int) -> int:
    cohort = Cohort.objects.get(shown=True, **{f"{kind}_id": key})
    return Distribution.objects.filter(cohort=cohort, score=number).latest("week").n
