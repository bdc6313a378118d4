"""The dashboard before the second snapshot, and what empty pages say to do next."""

import pytest
from django.urls import reverse

from tests.factories import TODAY, make_industry, make_membership, make_network, make_snapshot
from tests.views.pages import text_of
from tracker.actions.tips import load_catalogue, set_progress
from tracker.core.weeks import Week
from tracker.models import ActivityCount, Network, Tip, TipProgress

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

DASHBOARD = "/dashboard/"


def log(member, **counts: int) -> None:
    for kind, count in counts.items():
        ActivityCount.objects.create(
            member=member, week=Week.of(TODAY).monday, kind=kind, count=count
        )


def test_after_one_snapshot_every_card_is_there(as_member, member):
    load_catalogue()
    make_snapshot(member, industry_rank=41)
    page = as_member.get(DASHBOARD)
    text = text_of(page)
    assert 'class="ring"' in page.text
    assert page.text.count("score-card") >= 4
    for card in ["First steps", "Trend", "Next for Insights", "This week", "Peers"]:
        assert card in text
    assert "top 41 %" in text
    assert "Report again in a week and the change shows here" in text


def test_older_scores_can_be_added_from_the_first_dashboard(as_member, member):
    make_snapshot(member)
    page = as_member.get(DASHBOARD).text
    assert f'<a href="{reverse("snapshot_new")}">Add them, each with its date</a>' in page
    history = as_member.get(reverse("snapshots")).text
    assert f'<a href="{reverse("snapshot_new")}">Add them, each with its date</a>' in history


def test_the_first_steps_give_way_to_what_comes_next(as_member, member):
    load_catalogue()
    make_snapshot(member)
    log(member, comments=3)
    tip = Tip.objects.get(slug="answer-with-a-view")
    assert "2 of 3 done" in text_of(as_member.get(DASHBOARD))
    set_progress(member=member, tip=tip, state=TipProgress.State.DOING)
    text = text_of(as_member.get(DASHBOARD))
    assert "What comes next 3 of 3 done" in text
    assert "Report again on Thu 26 Nov" in text
    assert "Compare with people you know" in text


def test_without_a_snapshot_the_frame_stays(as_member):
    page = as_member.get(DASHBOARD)
    text = text_of(page)
    for card in ["Report your first snapshot", "What comes then", "This week", "Peers"]:
        assert card in text
    assert page.text.count("button primary") == 1


@pytest.mark.parametrize(
    ("address", "missing", "next_page"),
    [
        (DASHBOARD, "Report your first snapshot", "snapshot_new"),
        ("/snapshots/", "No snapshots yet", "snapshot_new"),
        ("/peers/", "Choose your industry", "settings_profile"),
        ("/networks/", "No network yet", "network_new"),
        ("/tips/insights/", "No tip is published here yet.", "tips"),
    ],
)
def test_an_empty_page_says_what_is_missing_and_what_to_do(as_member, address, missing, next_page):
    page = as_member.get(address)
    assert missing in text_of(page)
    assert f'href="{reverse(next_page)}"' in page.text


@pytest.mark.parametrize(
    ("address", "sample"),
    [(DASHBOARD, "demo"), ("/snapshots/", "demo"), ("/peers/", "demo_peers")],
)
def test_where_there_is_nothing_yet_the_sample_is_a_link_away(as_member, address, sample):
    assert f'href="{reverse(sample)}"' in as_member.get(address).text


def test_too_few_peers_keep_the_frame_and_show_the_sample(as_member, member):
    member.industry = make_industry()
    member.save()
    make_snapshot(member)
    page = as_member.get("/peers/industry/")
    assert "No comparison is published for this group now" in text_of(page)
    assert "Distribution" in text_of(page)
    assert f'href="{reverse("demo_peers")}"' in page.text


def test_the_first_week_says_how_little_is_enough(as_member, member):
    sentence = "a count or two is enough to begin"
    assert sentence in text_of(as_member.get("/activity/2026-W47/"))
    log(member, comments=3)
    assert sentence not in text_of(as_member.get("/activity/2026-W47/"))


def test_an_empty_leaderboard_says_how_to_be_the_first(as_member, member):
    network = make_network(leaderboard=Network.Leaderboard.EVERYONE)
    make_membership(member, network)
    page = text_of(as_member.get(reverse("network_leaderboard", args=[network.slug])))
    assert "Nobody is on it yet" in page
    assert "makes you the first" in page


def test_who_has_been_through_every_tip_is_led_to_the_others(as_member, member):
    load_catalogue()
    for tip in Tip.objects.filter(component="insights"):
        set_progress(member=member, tip=tip, state=TipProgress.State.DONE)
    page = text_of(as_member.get("/tips/insights/"))
    assert "You have been through every tip here." in page
    assert "Tips for the other components" in page
