"""Who sees the figures of a network, and that they are of the whole alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.factories import TODAY, make_member, make_membership, make_network, make_snapshot
from tests.views.pages import text_of
from tracker.actions.publishing import publish, queue_members
from tracker.models import Membership, Network

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("noon")]

TOO_FEW = "No comparison is published for this group now"


@pytest.fixture
def network(db: None) -> Network:
    return make_network()


@pytest.fixture
def url(network: Network) -> str:
    return f"/networks/{network.slug}/figures/"


@pytest.fixture
def manager(member, network: Network) -> Membership:
    return make_membership(member, network, role="manager")


def publish_totals(network: Network, *brands: int) -> None:
    for brand in brands:
        member = make_member(display_name=f"Secret {brand}")
        make_membership(member, network, on_leaderboard=True)
        make_snapshot(member, brand=brand, people=10_000, insights=10_000, relationships=10_000)
        queue_members([member.pk])
    publish(now=datetime(2026, 11, 19, 2, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 200), ("manager", 200), ("participant", 404)]
)
def test_it_is_for_owners_and_managers(as_member, member, network, url, role, status):
    make_membership(member, network, role=role)
    assert as_member.get(url).status_code == status


def test_nobody_else_finds_it(as_member, member, network, url):
    assert as_member.get(url).status_code == 404
    make_membership(member, make_network(), role="owner")
    make_membership(member, network, role="owner", left_week=TODAY - timedelta(days=3))
    assert as_member.get(url).status_code == 404


def test_a_visitor_goes_to_the_login_page(client, url):
    assert client.get(url).url.startswith("/accounts/login/")


def test_an_archived_network_has_none(as_member, manager, url):
    Network.objects.update(archived_at=timezone.now())
    assert as_member.get(url).status_code == 404


def test_it_shows_median_distribution_and_participation(as_member, manager, network, url):
    publish_totals(network, 10_000, 12_000, 14_000, 16_000, 18_000)
    page = text_of(as_member.get(url))
    assert "The median total is 44" in page
    assert "The middle half of 5 members lies between 42 and 46." in page
    assert "5 of 6 members reported a score in the last 28 days." in page
    assert "n = 5, self-reported, published 19 Nov" in page
    assert "2026-W47 44 14 10 10 10 5" in page


def test_it_names_no_member_and_no_single_score(as_member, manager, network, url):
    publish_totals(network, 10_110, 12_220, 14_330, 16_440, 18_550)
    page = text_of(as_member.get(url, {"score": "brand"}))
    assert "Secret" not in page
    assert not [score for score in ("10.11", "12.22", "14.33", "16.44", "18.55") if score in page]


def test_of_fewer_than_five_it_says_one_sentence(as_member, manager, network, url):
    publish_totals(network, 10_000, 12_000, 14_000)
    page = text_of(as_member.get(url))
    assert TOO_FEW in page
    assert "Participation" not in page.split(TOO_FEW)[0]
    assert "median" not in page
    assert "members reported" not in page


@pytest.mark.parametrize("score", ["total", "brand", "people", "insights", "relationships"])
@pytest.mark.parametrize("chosen", ["4w", "13w", "26w", "1y", "all"])
def test_score_and_range_are_links(as_member, manager, network, url, score, chosen):
    response = as_member.get(url, {"score": score, "range": chosen})
    assert (response.context["page"].score, response.context["page"].chart.range) == (score, chosen)


@pytest.mark.parametrize("query", ["score=x", "range=x", "score=&range="])
def test_what_is_unknown_is_the_total_of_a_year(as_member, manager, url, query):
    page = as_member.get(f"{url}?{query}").context["page"]
    assert (page.score, page.chart.range) == ("total", "1y")
