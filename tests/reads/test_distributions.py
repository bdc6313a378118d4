from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories import make_industry, make_member, make_membership, make_network, make_snapshot
from tracker.actions.publishing import publish, queue_members
from tracker.core.components import Score
from tracker.core.standing import CohortKind, Quartiles
from tracker.core.weeks import Week
from tracker.models import Cohort
from tracker.reads.distributions import median_history, published_distribution

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 19)
THIS_WEEK = Week.of(TODAY)
ALWAYS = THIS_WEEK - 51


@pytest.fixture
def network():
    return make_network()


def peers(brands, network, *, weeks_ago=0):
    members = [make_member() for _ in brands]
    for member, brand in zip(members, brands, strict=True):
        make_membership(member, network)
        report(member, brand, weeks_ago=weeks_ago)
    return members


def report(member, brand, *, weeks_ago=0):
    day = TODAY - timedelta(weeks=weeks_ago)
    make_snapshot(member, day, brand=brand, people=10_000, insights=10_000, relationships=10_000)
    queue_members([member.pk])


def distribution(network, score=Score.BRAND):
    return published_distribution(kind=CohortKind.NETWORK, key=network.pk, score=score)


def medians(network, first_week=ALWAYS):
    found = median_history(kind=CohortKind.NETWORK, key=network.pk, first_week=first_week)
    return {THIS_WEEK - each.week: (each.median, each.n) for each in found.get(Score.BRAND, ())}


def test_a_distribution_has_bins_and_quartiles_of_the_last_published_week(network):
    peers([1_000, 2_000, 3_000, 4_000, 24_000], network)
    publish(now=NOW)

    brand = distribution(network)

    assert (brand.n, brand.week, brand.published_at) == (5, THIS_WEEK, NOW)
    assert [each.count for each in brand.bins] == [2, 2, 0, 0, 0, 0, 0, 0, 0, 1]
    assert brand.quartiles == Quartiles(2, 3, 4)
    assert distribution(network, Score.TOTAL).n == 5


def test_fewer_than_the_minimum_have_no_distribution_and_no_median(network):
    peers([1_000, 2_000, 3_000, 4_000], network)
    publish(now=NOW)

    assert distribution(network) is None
    assert medians(network) == {}


def test_the_minimum_of_an_industry_is_ten():
    industry = make_industry()
    for _ in range(9):
        member = make_member(shares_with_industry=True, industry=industry)
        make_snapshot(member, TODAY, industry=industry)
        queue_members([member.pk])
    publish(now=NOW)

    asked = {"kind": CohortKind.INDUSTRY, "key": industry.pk}
    assert published_distribution(**asked, score=Score.TOTAL) is None
    assert median_history(**asked, first_week=ALWAYS) == {}


def test_a_cohort_that_is_not_shown_has_neither(network):
    peers([1_000, 2_000, 3_000, 4_000, 5_000], network)
    publish(now=NOW)
    Cohort.objects.update(shown=False)

    assert distribution(network) is None
    assert medians(network) == {}


def test_the_median_of_a_week_without_changes_is_that_of_the_week_before(network):
    members = peers([1_000, 2_000, 3_000, 4_000, 5_000], network, weeks_ago=3)
    report(members[0], 9_000, weeks_ago=1)
    publish(now=NOW)

    assert medians(network) == {3: (3, 5), 2: (3, 5), 1: (4, 5), 0: (4, 5)}
    assert sorted(medians(network, THIS_WEEK - 2)) == [0, 1, 2]


def test_weeks_of_fewer_than_the_minimum_have_no_median(network):
    peers([1_000, 2_000, 3_000, 4_000], network, weeks_ago=2)
    peers([5_000], network)
    publish(now=NOW)

    assert medians(network) == {0: (3, 5)}


def test_a_network_of_fewer_than_the_minimum_now_has_no_median_of_earlier_weeks(network):
    members = peers([1_000, 2_000, 3_000, 4_000, 5_000], network, weeks_ago=15)
    for member in members[:4]:
        report(member, 9_000)
    publish(now=NOW)

    assert medians(network) == {}
