import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse

from tests.conftest import NOW
from tests.factories import (
    TODAY,
    make_industry,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tests.views.pages import text_of
from tracker.actions.publishing import publish, queue_members
from tracker.core.components import COMPONENTS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("noon")]

WEEK = timedelta(weeks=1)
INDUSTRY = "/peers/industry/"
TOO_FEW = "No comparison is published for this group now"


@pytest.fixture
def industry():
    return make_industry()


@pytest.fixture
def network():
    return make_network("Northside <Consultants>", slug="northside-abcdefgh")


@pytest.fixture
def sharer(member, industry):
    """The member, in an industry and counted there."""
    member.industry, member.shares_with_industry = industry, True
    member.save()
    return member


def report(member, points=10, day=TODAY, **fields):
    scores = {component.value: points * 1000 for component in COMPONENTS}
    make_snapshot(member, day, **{"industry": member.industry, **scores, **fields})
    queue_members([member.pk])


def crowd(industry, count=9, network=None, **fields):
    """Members of whom each component is 1, 2, 3 ... points."""
    for points in range(1, count + 1):
        peer = make_member(industry=industry, shares_with_industry=True)
        if network:
            make_membership(peer, network)
        report(peer, points, **fields)


def part(client, address):
    return client.get(address, headers={"HX-Request": "true", "HX-Target": "peers-parts"})


def test_the_headline_is_the_percentile(as_member, sharer, industry):
    crowd(industry)
    report(sharer)
    publish(now=NOW)
    text = text_of(as_member.get(INDUSTRY))
    assert "Percentile 95 in Software Development" in text
    assert "9 of 10 members report a lower total than yours." in text
    assert "The middle half lies between 12 and 32." in text
    assert "n = 10, self-reported, published 19 Nov, 13:00." in text
    assert "You are counted in n." in text


def test_linkedins_industry_rank_stands_beside_with_its_day(as_member, sharer, industry):
    crowd(industry)
    report(sharer, industry_rank=9, network_rank=14)
    publish(now=NOW)
    text = text_of(as_member.get(INDUSTRY))
    assert "top 9 %reported by you, 19 Nov" in text
    assert "LinkedIn network" not in text


def test_in_a_network_linkedins_rank_is_named_as_that_of_the_linkedin_network(
    as_member, member, network
):
    crowd(None, 5, network)
    make_membership(member, network)
    report(member, industry_rank=9, network_rank=14)
    publish(now=NOW)
    response = as_member.get(f"/peers/{network.slug}/")
    text = text_of(response)
    assert "LinkedIn network rank" in text
    assert "top 14 %" in text
    assert "LinkedIn gives none for this group" in text
    assert "top 9 %" not in text
    assert "Percentile 92 in <bdi>Northside &lt;Consultants&gt;</bdi>" in response.content.decode()


def test_each_score_has_a_link_that_works_without_javascript(as_member, sharer, industry):
    crowd(industry)
    report(sharer)
    publish(now=NOW)
    response = as_member.get(INDUSTRY, {"score": "insights", "range": "13w"})
    page = response.content.decode()
    assert 'href="?score=brand&amp;range=13w#distribution"' in page
    assert 'href="?score=insights&amp;range=4w#over-time"' in page
    assert "Bars of 2.5 points." in text_of(response)
    assert "You 10.00" in text_of(response)


def test_htmx_gets_the_three_cards_alone(as_member, sharer, industry):
    crowd(industry)
    report(sharer)
    publish(now=NOW)
    page = part(as_member, f"{INDUSTRY}?score=brand").content.decode()
    assert page.strip().startswith('<div id="peers-parts"')
    assert "<html" not in page
    assert "Standing over time" in page


@pytest.mark.parametrize("query", ["?score=nothing", "?range=9w", "?score=&range="])
def test_what_nobody_can_choose_shows_the_usual(as_member, sharer, industry, query):
    crowd(industry)
    report(sharer)
    publish(now=NOW)
    page = as_member.get(INDUSTRY + query).content.decode()
    assert 'href="?score=brand&amp;range=1y#distribution"' in page
    assert 'href="?score=total&amp;range=4w#over-time"' in page
    assert "Bars of 5 points." in page


@pytest.mark.parametrize("reason", ["few", "hidden", "unpublished"])
def test_under_the_minimum_the_page_is_the_same_whatever_the_reason(
    as_member, sharer, industry, reason
):
    crowd(industry, 9 if reason == "hidden" else 3)
    report(sharer, industry_rank=9)
    if reason != "unpublished":
        publish(now=NOW)
    if reason == "hidden":
        industry.cohort.shown = False
        industry.cohort.save()
    text = text_of(as_member.get(INDUSTRY))
    assert text.count(TOO_FEW) == 2  # the headline, the distribution
    assert "top 9 %" in text
    assert "members report" not in text
    assert "n =" not in text
    assert text.index("LinkedIn’s industry rank") < text.index("Median here")


def test_a_member_who_does_not_share_is_told_so(as_member, member, industry):
    member.industry = industry
    member.save()
    crowd(industry, 10)
    report(member)
    publish(now=NOW)
    response = as_member.get(INDUSTRY)
    text = text_of(response)
    assert "10 members and you" in text
    assert "You have not agreed to be counted in your industry." in text
    assert "You are counted in n." not in text
    assert reverse("settings_profile") in response.content.decode()


def test_without_a_snapshot_the_distribution_has_no_marker(as_member, sharer, industry):
    crowd(industry, 10)
    publish(now=NOW)
    response = as_member.get(INDUSTRY)
    text = text_of(response)
    assert "No score of yours to compare in Software Development" in text
    assert "Add a snapshot to see where you stand." in text
    assert "You are counted in n." not in text
    assert "own-line" not in response.content.decode()
    assert "histogram" in response.content.decode()


def test_an_old_snapshot_is_named_with_its_day(as_member, sharer, industry):
    crowd(industry, 10)
    report(sharer, day=TODAY - 20 * WEEK)
    publish(now=NOW)
    text = text_of(as_member.get(INDUSTRY))
    assert "Your last snapshot is of 2 Jul 2026, and a score counts for 12 weeks" in text


def test_a_bare_total_has_a_place_and_no_components(as_member, sharer, industry):
    crowd(industry, 10)
    make_snapshot(sharer, TODAY, industry=industry, printed_total=51)
    queue_members([sharer.pk])
    publish(now=NOW)
    text = text_of(as_member.get(INDUSTRY, {"score": "brand"}))
    assert "Percentile 95" in text
    assert "You have no such score now, so no bar is yours." in text


def test_a_group_of_others_does_not_exist(as_member, sharer, network):
    report(sharer)
    crowd(None, 5, network)
    publish(now=NOW)
    for address in (f"/peers/{network.slug}/", f"/peers/{network.slug}/csv/"):
        assert as_member.get(address).status_code == 404


def test_a_group_that_was_left_does_not_exist(as_member, member, network):
    make_membership(member, network, left_week=TODAY - timedelta(days=TODAY.weekday()))
    assert as_member.get(f"/peers/{network.slug}/").status_code == 404


def test_visitors_log_in_first(client):
    assert client.get(INDUSTRY).url == "/accounts/login/?next=/peers/industry/"


# All groups


def test_a_single_group_has_its_own_page_at_once(as_member, sharer):
    assert as_member.get("/peers/").url == INDUSTRY


def test_without_an_industry_its_page_leads_to_what_to_do(as_member):
    assert as_member.get(INDUSTRY).url == "/peers/"
    text = text_of(as_member.get("/peers/"))
    assert "Choose your industry" in text


def test_several_groups_are_compared(as_member, sharer, industry, network):
    make_membership(sharer, network)
    crowd(industry, 9, network)
    report(sharer)
    publish(now=NOW)
    response = as_member.get("/peers/", {"score": "people"})
    text = text_of(response)
    assert "Percentile 95 in each of 2 groups" in text
    assert "n = 10, published 19 Nov" in text
    page = response.content.decode()
    assert f'href="/peers/{network.slug}/"' in page
    assert "line dash-0" in page
    assert part(as_member, "/peers/?score=brand").content.decode().strip().startswith("<div id=")


def test_a_group_without_figures_says_the_sentence_in_its_row(as_member, sharer, network):
    make_membership(sharer, network)
    report(sharer)
    publish(now=NOW)
    text = text_of(as_member.get("/peers/"))
    assert "No place in your groups now" in text
    assert text.count(TOO_FEW) == 2


# The file


def test_the_file_holds_a_row_a_week_and_score(as_member, sharer, industry):
    crowd(industry, day=TODAY - WEEK)
    report(sharer, day=TODAY - WEEK)
    publish(now=NOW)
    response = as_member.get(f"{INDUSTRY}csv/")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="standing-industry.csv"'
    head, *rows = csv.reader(StringIO(response.content.decode("utf-8-sig")))
    assert head == ["week", "group", "kind", "score", "percentile", "top", "members"]
    assert len(rows) == 2 * 5
    assert rows[0] == ["2026-W46", "Software Development", "industry", "total", "95", "10", "10"]


def test_the_file_of_all_groups_guards_names_that_look_like_formulas(as_member, member):
    network = make_network("=1+1", slug="formula-abcdefgh")
    crowd(None, 5, network)
    make_membership(member, network)
    report(member)
    publish(now=NOW)
    _, *rows = csv.reader(StringIO(as_member.get("/peers/csv/").content.decode("utf-8-sig")))
    assert {row[1] for row in rows} == {"'=1+1"}


def test_a_group_under_the_minimum_has_no_rows(as_member, sharer):
    report(sharer)
    publish(now=NOW)
    assert len(as_member.get(f"{INDUSTRY}csv/").content.decode().splitlines()) == 1


def test_the_dashboard_links_to_the_page_of_each_group(as_member, sharer, industry):
    crowd(industry)
    report(sharer)
    publish(now=NOW)
    assert f'href="{INDUSTRY}"' in as_member.get("/dashboard/").content.decode()
