import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import NOW
from tests.factories import (
    TODAY,
    make_annotation,
    make_content_week,
    make_industry,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tracker.core.components import COMPONENTS
from tracker.models import Cohort, Distribution, Industry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

URL = "/dashboard/"
WEEK = timedelta(weeks=1)
MONDAY = TODAY - timedelta(days=TODAY.weekday())


def text_of(response) -> str:
    """What the page says, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def headline(response) -> str:
    return re.search(r"<h1>\s*(.*?)\s*</h1>", response.content.decode(), re.DOTALL)[1]


def test_a_visitor_is_sent_to_the_login_page_and_back(client):
    response = client.get(URL, {"range": "4w"})
    assert response.url == "/accounts/login/?next=/dashboard/%3Frange%3D4w"


def test_htmx_without_a_session_takes_the_whole_window_to_the_login_page(client):
    response = client.get(
        URL,
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/dashboard/?range=4w"},
    )
    assert response["HX-Redirect"] == "/accounts/login/?next=/dashboard/%3Frange%3D4w"


def test_a_new_member_is_led_to_the_first_steps(client):
    client.force_login(make_member())
    assert client.get(URL).url == reverse("welcome")


def test_the_page_is_never_kept_by_a_cache(as_member):
    assert "no-store" in as_member.get(URL)["Cache-Control"]


def test_without_a_snapshot_the_page_says_how_to_begin(as_member):
    response = as_member.get(URL)
    assert headline(response) == "No snapshot yet"
    assert "https://www.linkedin.com/sales/ssi" in response.content.decode()


def test_the_first_snapshot_is_a_start_and_not_a_trend(as_member, member):
    make_snapshot(member)
    response = as_member.get(URL)
    assert headline(response) == "58 of 100: your first snapshot"
    assert "1 of 3 done" in text_of(response)
    assert "<canvas" not in response.content.decode()


@pytest.mark.parametrize(
    ("brand", "sentence"),
    [
        (15_720, "58 of 100, up 1.4 since last week"),
        (18_120, "58 of 100, down 1.0 since last week"),
        (17_120, "58 of 100, unchanged since last week"),
    ],
)
def test_the_headline_is_the_finding(as_member, member, brand, sentence):
    make_snapshot(member, TODAY - WEEK, brand=brand)
    make_snapshot(member)
    assert headline(as_member.get(URL)) == sentence


def test_a_change_over_more_than_a_week_names_its_day(as_member, member):
    make_snapshot(member, TODAY - 2 * WEEK, brand=15_720)
    make_snapshot(member)
    assert headline(as_member.get(URL)) == "58 of 100, up 1.4 since 5 Nov"


def test_only_the_weakest_component_is_called_so(as_member, member):
    make_snapshot(member, TODAY - WEEK)
    make_snapshot(member)
    page = text_of(as_member.get(URL))
    assert "Engage with insights holds you back most, at 9.25 of 25." in page
    assert page.count("Weakest") == 1


def test_a_printed_total_alone_leaves_the_components_unknown_and_never_zero(as_member, member):
    make_snapshot(member, TODAY - WEEK, printed_total=50)
    make_snapshot(member, printed_total=51, industry_rank=5, network_rank=14)
    response = as_member.get(URL)
    page = text_of(response)
    assert headline(response) == "51 of 100, up 1.0 since last week"
    assert page.count("not given") >= len(COMPONENTS)
    assert " 0.00" not in page


def test_linkedins_ranks_lead_the_peers_while_no_comparison_is_published(as_member, member):
    member.industry = make_industry()
    member.save()
    make_snapshot(member, TODAY - WEEK, industry_rank=10)
    make_snapshot(member, industry_rank=9, network_rank=14)
    page = text_of(as_member.get(URL))
    ranks, sentence = page.index("top 9 %"), page.index("No comparison is published")
    assert ranks < sentence
    assert "LinkedIn network top 14 %" in page


def publish_ten_totals_of_50(industry: Industry) -> None:
    cohort = Cohort.objects.create(industry=industry, through=MONDAY, published_at=NOW, shown=True)
    Distribution.objects.create(cohort=cohort, score=0, week=MONDAY, n=10, vals=[5000], cum=[10])


def test_a_published_standing_tells_how_many_are_compared_and_when(as_member, member):
    industry = make_industry()
    publish_ten_totals_of_50(industry)
    make_snapshot(member, TODAY - WEEK, industry=industry)
    make_snapshot(member, industry=industry)
    page = text_of(as_member.get(URL))
    assert "you stand at percentile 95 in your industry" in page
    assert f"{industry.name} industry, n = 11, published 19 Nov 95 10 %" in page
    assert "Self-reported by members here who agreed to be counted" in page


def test_a_group_without_a_comparison_says_so_beside_one_that_has_it(as_member, member):
    industry = make_industry()
    publish_ten_totals_of_50(industry)
    make_membership(member, make_network("Quiet"))
    make_snapshot(member, TODAY - WEEK, industry=industry)
    make_snapshot(member, industry=industry)
    page = text_of(as_member.get(URL))
    assert "Quiet network: No comparison is published for this group now – –" in page


@pytest.mark.parametrize("snapshots", [2, 10, 1000])
def test_ten_queries_do_whatever_the_history(as_member, member, snapshots):
    for number in range(snapshots):
        make_snapshot(member, TODAY - timedelta(days=number))
    make_annotation(member)
    make_content_week(member, TODAY - 2 * WEEK, 100)
    everything = {"range": "1y", "compare": "1", "ranks": "1", "content": "1", "table": "1"}
    for asked in ({"range": "all"}, everything):
        with CaptureQueriesContext(connection) as queries:
            as_member.get(URL, asked)
        assert len(queries) <= 10
        assert sum("tracker_contentday" in query["sql"] for query in queries) == 1


def test_another_members_snapshots_do_not_show(as_member, stranger):
    make_snapshot(stranger, brand=1_000)
    assert headline(as_member.get(URL)) == "No snapshot yet"
