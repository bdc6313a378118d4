from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from tests.conftest import NOW
from tests.factories import TODAY, make_snapshot
from tracker.actions.tips import load_catalogue, publish_tip, set_progress, unpublish_tip
from tracker.core.weeks import Week
from tracker.models import ActivityCount, ActivityTarget, Member, Tip, TipProgress, TipText

pytestmark = pytest.mark.django_db

SLUG = "answer-with-a-view"
TITLE = "Answer with a view of your own"
OVERVIEW = "/tips/"
LIST = "/tips/insights/"
TIP = f"/tips/insights/{SLUG}/"
PROGRESS = f"/tips/insights/{SLUG}/progress/"


@pytest.fixture(autouse=True)
def _catalogue(noon) -> None:
    load_catalogue()


def tip() -> Tip:
    return Tip.objects.get(slug=SLUG)


def state_of(member: Member) -> str | None:
    return (
        TipProgress.objects.filter(member=member, tip=tip()).values_list("state", flat=True).first()
    )


def by_htmx(client: Client, state: str, target: str = "tips"):
    return client.post(
        PROGRESS, {"state": state}, headers={"HX-Request": "true", "HX-Target": target}
    )


# ---- Reading ----


def test_the_addresses_are_those_that_people_may_keep():
    assert reverse("tips") == OVERVIEW
    assert reverse("tips_component", args=["insights"]) == LIST
    assert reverse("tip", args=["insights", SLUG]) == TIP
    assert reverse("tip_progress", args=["insights", SLUG]) == PROGRESS


@pytest.mark.parametrize("address", [OVERVIEW, LIST, TIP])
def test_a_visitor_is_sent_to_the_login_page_and_back(client, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response.url == f"{reverse('account_login')}?next={address}"


@pytest.mark.parametrize("address", [OVERVIEW, LIST, TIP])
def test_every_page_shows_the_tip_to_a_member_without_any_data(as_member, address):
    response = as_member.get(address)
    assert response.status_code == 200
    assert TITLE in response.text


def test_the_overview_names_the_weakest_component_once(as_member, member):
    make_snapshot(member)
    html = as_member.get(OVERVIEW).text
    assert html.count(">Weakest<") == 1
    assert "9.25" in html


def test_the_page_of_a_component_tells_the_members_own_state(as_member, member):
    make_snapshot(member)
    log(member, weeks_ago=1, comments=6)
    html = as_member.get(LIST).text
    sentence = "You are at 9.25 of 25 in Engage with insights. It is your weakest now."
    assert sentence in " ".join(html.split())
    assert "Furthest from your targets: messages, 0 of 10 a week." in html
    assert "6 of 10" in html


def test_a_done_tip_folds_to_one_line_with_what_changed_since(as_member, member):
    set_progress(member=member, tip=tip(), state=TipProgress.State.DONE)
    TipProgress.objects.update(changed_at=NOW - timedelta(weeks=4))
    log(member, weeks_ago=6, comments=2)
    log(member, weeks_ago=2, comments=11)
    html = as_member.get(LIST).text
    assert "Marked done on 22 October." in html
    assert "Comments went from 2 to 11 a week since." in html
    assert "Pick two updates" not in html


def words_of(response) -> str:
    return " ".join(strip_tags(response.text).split())


def test_a_tip_is_read_with_the_members_own_numbers(as_member, member):
    make_snapshot(member, TODAY - timedelta(weeks=4), insights=8_650)
    make_snapshot(member)
    ActivityTarget.objects.create(member=member, kind="comments", per_week=6)
    for weeks_ago, comments in [(8, 0), (7, 1), (3, 2), (0, 4)]:
        log(member, weeks_ago, comments=comments)
    set_progress(member=member, tip=tip(), state=TipProgress.State.DOING)
    TipProgress.objects.update(changed_at=NOW - timedelta(weeks=5))
    words = words_of(as_member.get(TIP))
    assert "You are at 9.25 of 25 in Engage with insights, up 0.6 in four weeks." in words
    assert "You logged 1 comments a week, over 3 of the last 13 weeks. Your target is 6." in words
    assert "Under way since 15 October." in words
    assert "Comments went from 0.5 to 2 a week since." in words
    assert "Comments: 4 of 6 so far." in words


def test_missing_numbers_are_said_and_never_zero(as_member):
    words = words_of(as_member.get(TIP))
    assert "Where you are in Engage with insights is not known yet." in words
    assert "No week is logged yet, so your comments are not known." in words
    assert "Comments: nothing logged this week yet, the target is 10." in words


def test_a_bare_total_leaves_the_component_unknown_in_words_too(as_member, member):
    make_snapshot(member, printed_total=51)
    words = words_of(as_member.get(TIP))
    assert "is not known: your latest snapshot gave only a total." in words


def test_the_numbers_of_another_member_are_never_in_a_tip(as_member, stranger):
    make_snapshot(stranger, insights=23_450)
    log(stranger, weeks_ago=2, comments=43)
    html = as_member.get(TIP).text
    assert "23.45" not in html
    assert "43" not in words_of(as_member.get(TIP))


def test_a_tip_leads_to_its_kind_in_the_week_of_now(as_member):
    html = as_member.get(TIP).text
    assert 'href="/activity/2026-W47/#comments-state"' in html
    assert 'id="comments-state"' in as_member.get("/activity/2026-W47/").text


def test_a_change_says_how_long_it_took(as_member, member):
    make_snapshot(member, TODAY - timedelta(weeks=6), insights=9_750)
    make_snapshot(member)
    assert "9.25 of 25 in Engage with insights, down 0.5 since 8 Oct 2026." in words_of(
        as_member.get(TIP)
    )


def test_markdown_is_shown_as_html_and_raw_html_as_text(as_member):
    TipText.objects.filter(tip=tip(), language="en").update(
        how="1. **Bold**\n2. <script>alert(1)</script>"
    )
    html = as_member.get(TIP).text
    assert "<strong>Bold</strong>" in html
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert(1)" not in html


def test_a_title_is_never_html(as_member):
    TipText.objects.filter(tip=tip(), language="en").update(title="<b>x</b>")
    for address in (OVERVIEW, LIST, TIP):
        assert "<b>x</b>" not in as_member.get(address).text


def test_members_read_their_own_language_and_english_where_there_is_none(as_member, member):
    member.language = "nl"
    member.save()
    assert "Reageer met een eigen kijk" in as_member.get(LIST).text
    TipText.objects.filter(tip=tip(), language="nl").delete()
    html = as_member.get(LIST).text
    assert TITLE in html
    assert 'lang="en"' in html


@pytest.mark.parametrize(
    "address",
    [
        "/tips/total/",
        "/tips/nonsense/",
        "/tips/insights/no-such-tip/",
        f"/tips/brand/{SLUG}/",
        "/tips/insights/%00/",
    ],
)
def test_what_does_not_exist_is_404(as_member, address):
    assert as_member.get(address).status_code == 404


def test_a_tip_that_is_only_a_draft_is_404_to_read_and_to_mark(as_member, member):
    unpublish_tip(tip=tip())
    assert as_member.get(TIP).status_code == 404
    assert as_member.post(PROGRESS, {"state": "done"}).status_code == 404
    assert state_of(member) is None


def test_an_empty_catalogue_says_so(as_member):
    Tip.objects.all().delete()
    for address in (OVERVIEW, LIST):
        assert "No tip is published here yet." in as_member.get(address).text


@pytest.mark.parametrize(("address", "queries"), [(OVERVIEW, 5), (LIST, 9), (TIP, 9)])
def test_queries_stay_the_same_from_few_rows_to_many(
    as_member, member, address, queries, django_assert_num_queries
):
    make_snapshot(member)
    with django_assert_num_queries(queries):
        as_member.get(address)
    for days in range(1, 200):
        make_snapshot(member, TODAY - timedelta(days=days))
    for number in range(50):
        add_tip(member, f"new-{number}")
    with django_assert_num_queries(queries):
        as_member.get(address)


# ---- Marking ----


@pytest.mark.parametrize("state", TipProgress.State.values)
def test_every_state_can_be_chosen_without_javascript(as_member, member, state):
    response = as_member.post(PROGRESS, {"state": state, "next": f"{LIST}#tip-{SLUG}"})
    assert response.status_code == 302
    assert response.url == f"{LIST}#tip-{SLUG}"
    assert state_of(member) == state


def test_without_a_page_to_go_back_to_it_is_the_tips_own(as_member):
    assert as_member.post(PROGRESS, {"state": "done"}).url == TIP


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example", "javascript:alert(1)", "nowhere", "tip", "?a"],
)
def test_what_is_no_path_on_this_site_is_never_gone_back_to(as_member, address):
    assert as_member.post(PROGRESS, {"state": "done", "next": address}).url == TIP


def test_htmx_gets_the_list_again_with_the_new_counts(as_member, member):
    response = by_htmx(as_member, "done")
    assert response.status_code == 200
    assert response.text.lstrip().startswith('<section id="tips"')
    assert "3 to do" in response.text
    assert "1 done" in response.text
    assert state_of(member) == "done"


def test_htmx_gets_the_tip_again_on_its_own_page(as_member, member):
    response = by_htmx(as_member, "doing", target="tip")
    assert response.text.lstrip().startswith('<article id="tip"')
    assert 'value="doing" id="answer-with-a-view-doing" aria-pressed="true"' in response.text


@pytest.mark.parametrize("target", ["tips", "tip"])
@pytest.mark.parametrize("state", ["", "finished", "DONE", "done\x00", "0", "x" * 10_000])
def test_htmx_gets_a_sentence_with_422_for_a_state_that_does_not_exist(
    as_member, member, state, target
):
    set_progress(member=member, tip=tip(), state=TipProgress.State.DOING)
    response = by_htmx(as_member, state, target)
    assert response.status_code == 422
    assert "Choose To do, Doing, Done or Not for me." in response.text
    assert state_of(member) == "doing"


def test_without_javascript_a_wrong_state_shows_the_tip_again(as_member):
    response = as_member.post(PROGRESS, {})
    assert response.status_code == 422
    assert TITLE in response.text
    assert "Choose To do, Doing, Done or Not for me." in response.text


def test_only_a_post_marks(as_member, member):
    response = as_member.get(PROGRESS, {"state": "done"})
    assert response.status_code == 405
    assert state_of(member) is None


@pytest.mark.parametrize("address", [OVERVIEW, LIST, TIP])
def test_pages_are_not_posted_to(as_member, address):
    assert as_member.post(address).status_code == 405


def test_marking_needs_a_token(member):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    assert client.post(PROGRESS, {"state": "done"}).status_code == 403


def test_a_visitor_marks_nothing(client):
    assert client.post(PROGRESS, {"state": "done"}).status_code == 302
    assert not TipProgress.objects.exists()


def test_another_members_progress_is_neither_shown_nor_touched(as_member, member, stranger):
    set_progress(member=stranger, tip=tip(), state=TipProgress.State.DONE)
    assert "1 done" not in as_member.get(LIST).text
    as_member.post(PROGRESS, {"state": "doing", "member": stranger.pk})
    assert (state_of(stranger), state_of(member)) == ("done", "doing")


def test_the_same_post_twice_is_one_choice(as_member, member):
    for _time in range(2):
        as_member.post(PROGRESS, {"state": "done"})
    assert TipProgress.objects.filter(member=member).count() == 1


def test_progress_is_kept_when_a_new_text_is_published(as_member, member):
    as_member.post(PROGRESS, {"state": "doing"})
    publish_tip(tip=tip())
    assert state_of(member) == "doing"


def log(member: Member, weeks_ago: int, **counts: int) -> None:
    monday = (Week.of(TODAY) - weeks_ago).monday
    for kind, count in counts.items():
        ActivityCount.objects.create(member=member, week=monday, kind=kind, count=count)


def add_tip(member: Member, slug: str) -> None:
    new = Tip.objects.create(slug=slug, component="insights", position=50, kinds=["comments"])
    TipText.objects.create(tip=new, language="en", state="published", title=slug, why="w", how="h")
    set_progress(member=member, tip=new, state=TipProgress.State.DOING)
