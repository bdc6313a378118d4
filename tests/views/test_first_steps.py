"""The guided start: four steps, left and taken up again, skipped, and never asked twice."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import TODAY, make_industry, make_member, make_snapshot
from tests.views.pages import text_of
from tracker.actions.tips import load_catalogue
from tracker.core.weeks import Week
from tracker.models import ActivityCount, Member, Snapshot, TipProgress

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

DASHBOARD = "/dashboard/"
PROFILE = {"industry": "", "time_zone": "UTC", "language": "en"}
SNAPSHOT = {
    "day": TODAY.isoformat(),
    "shown-day": TODAY.isoformat(),
    "brand": "13.1",
    "people": "3.7",
    "insights": "0.3",
    "relationships": "2.6",
}
WEEK = {"comments-count": "3", "posts-count": "1", "preset": "light"}


@pytest.fixture
def newcomer(client) -> Member:
    newcomer = make_member(email="new@example.com")
    client.force_login(newcomer)
    return newcomer


def skip(client: Client, step: str) -> str:
    return client.post(reverse("welcome_skip"), {"step": step}).url


def led_to(client: Client) -> str | None:
    """Where the dashboard sends a member; None where it opens."""
    return client.get(DASHBOARD).headers.get("Location")


def test_four_steps_lead_to_the_dashboard(client, newcomer):
    load_catalogue()
    assert led_to(client) == reverse("welcome")
    assert client.post(reverse("welcome"), PROFILE).url == reverse("snapshot_new")
    assert client.post(reverse("snapshot_new"), SNAPSHOT).url == DASHBOARD
    assert led_to(client) == reverse("welcome_week")
    assert client.post(reverse("welcome_week"), WEEK).url == reverse("welcome_tip")
    chosen = {"tip": "answer-with-a-view"}
    assert client.post(reverse("welcome_tip"), chosen).url == DASHBOARD
    assert led_to(client) is None

    newcomer.refresh_from_db()
    assert newcomer.welcomed_at is not None
    assert newcomer.target_preset == "light"
    assert Snapshot.objects.get(member=newcomer).insights == 300
    counts = ActivityCount.objects.filter(member=newcomer, week=Week.of(TODAY).monday)
    assert dict(counts.values_list("kind", "count")) == {"comments": 3, "posts": 1}
    assert TipProgress.objects.get(member=newcomer).state == TipProgress.State.DOING


def test_every_page_of_the_start_says_which_step_it_is(client, newcomer):
    make_snapshot(newcomer)
    for number, name in enumerate(["welcome", "snapshot_new", "welcome_week", "welcome_tip"], 1):
        assert f"<b>Step {number} of 4</b>" in client.get(reverse(name)).text


def test_the_steps_are_not_counted_for_who_has_finished(as_member, member):
    make_snapshot(member)
    for name in ["welcome", "snapshot_new", "welcome_week", "welcome_tip"]:
        assert "of 4</b>" not in as_member.get(reverse(name)).text


def test_who_leaves_in_the_middle_goes_on_at_the_first_step_that_is_open(client, newcomer):
    newcomer.industry = make_industry()
    newcomer.save()
    assert led_to(client) == reverse("snapshot_new")
    make_snapshot(newcomer)
    another_browser = Client()
    another_browser.force_login(newcomer)
    assert led_to(another_browser) == reverse("welcome_week")


def test_every_step_can_be_skipped_and_is_not_asked_again(client, newcomer):
    assert skip(client, "1") == reverse("snapshot_new")
    assert led_to(client) == reverse("snapshot_new")
    assert skip(client, "2") == reverse("welcome_week")
    assert led_to(client) == reverse("welcome_week")
    assert skip(client, "3") == DASHBOARD
    newcomer.refresh_from_db()
    assert newcomer.welcomed_at is not None
    assert led_to(client) is None


def test_the_last_step_is_skipped_too(client, newcomer):
    make_snapshot(newcomer)
    assert skip(client, "3") == reverse("welcome_tip")
    assert skip(client, "4") == DASHBOARD
    assert led_to(client) is None
    assert not TipProgress.objects.exists()


@pytest.mark.parametrize("step", ["all", "", "9", "x"])
def test_all_steps_can_be_skipped_at_once(client, newcomer, step):
    assert skip(client, step) == DASHBOARD
    assert led_to(client) is None


def test_who_has_done_everything_elsewhere_is_asked_nothing(client, newcomer):
    newcomer.industry = make_industry()
    newcomer.save()
    make_snapshot(newcomer, printed_total=51)
    ActivityCount.objects.create(
        member=newcomer, week=Week.of(TODAY).monday, kind="comments", count=1
    )
    assert led_to(client) is None
    newcomer.refresh_from_db()
    assert newcomer.welcomed_at is not None


def test_going_back_to_an_earlier_step_does_not_repeat_the_later_ones(client, newcomer):
    skip(client, "1")
    skip(client, "2")
    assert client.post(reverse("welcome"), PROFILE).url == reverse("welcome_week")


def test_what_is_left_empty_in_the_week_is_not_counted(client, newcomer):
    empty = {"comments-count": "", "preset": "steady"}
    client.post(reverse("welcome_week"), empty)
    assert not ActivityCount.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"comments-count": "many"}, "“many” is not a whole number"),
        ({"preset": "heroic"}, "Select a valid choice"),
    ],
)
def test_a_week_that_is_refused_keeps_what_was_typed(client, newcomer, changed, sentence):
    response = client.post(reverse("welcome_week"), WEEK | changed)
    assert response.status_code == 422
    assert sentence in response.text
    assert 'name="posts-count" value="1"' in response.text
    assert not ActivityCount.objects.exists()


def test_a_preset_keeps_the_targets_of_ones_own(as_member, member):
    member.activity_targets.create(kind="comments", per_week=7)
    as_member.post(reverse("welcome_week"), WEEK)
    assert member.activity_targets.get().per_week == 7


def test_the_tips_are_those_of_the_weakest_component(client, newcomer):
    load_catalogue()
    make_snapshot(newcomer)
    page = text_of(client.get(reverse("welcome_tip")))
    assert "One tip for Insights" in page
    assert page.count("Start: ") == 3


@pytest.mark.parametrize(
    ("slug", "status"),
    [("", 422), ("answer\0with", 422), ("nowhere", 404), ("headline-keywords", 404)],
)
def test_only_a_tip_of_that_component_can_be_chosen(client, newcomer, slug, status):
    load_catalogue()
    make_snapshot(newcomer)
    assert client.post(reverse("welcome_tip"), {"tip": slug}).status_code == status
    assert not TipProgress.objects.exists()


def test_without_any_tip_the_step_leads_on_to_the_dashboard(client, newcomer):
    make_snapshot(newcomer)
    page = client.get(reverse("welcome_tip")).text
    assert "No tip is published here yet." in page
