import re
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories import TODAY, make_snapshot
from tests.views.pages import text_of, toasts
from tracker.models import ChangedMember, Member, Snapshot

pytestmark = pytest.mark.usefixtures("noon")

NEW = "/snapshots/new/"
GOOD = {
    "day": "2026-11-19",
    "brand": "17.12",
    "people": "13.4",
    "insights": "9.25",
    "relationships": "18.03",
    "note": "New job",
}
YESTERDAY = TODAY - timedelta(days=1)

BAD = [
    ("brand", "25.001", "25.001 is more than 25"),
    ("people", "134.0", "134.0 is more than 25"),
    ("insights", "-1", "-1 is less than 0"),
    ("relationships", "NaN", "“NaN” is not a number"),
    ("brand", "1e3", "“1e3” is not a number"),
    ("brand", "9" * 10_000, "too long for a score"),
    ("brand", "1\x002", "is not a number"),
    ("people", "\x1b[31m", "is not a number"),
    ("people", "", "Find the right people is missing"),
    ("people", "<b>13</b>", "“<b>13</b>” is not a number"),
    ("printed_total", "59", "The four numbers add up to 57.80, the page said 59."),
    ("printed_total", "57.5", "57.5 is not whole"),
    ("industry_rank", "0", "0 is less than 1"),
    ("network_rank", "101", "101 is more than 100"),
    ("industry_average", "100,1", "100,1 is more than 100"),
    ("network_average", "inf", "“inf” is not a number"),
    ("day", "", "Choose the day of the snapshot."),
    ("day", "2026-02-30", "“2026-02-30” is not a day of the calendar"),
    ("day", "2026-11-20", "has not come yet"),
    ("day", "2014-07-31", "since August 2014"),
    ("day", "\x00", "is not a day of the calendar"),
    ("industry", "Alchemy", "LinkedIn has no industry called “Alchemy”"),
    ("industry", "\x00", "Null characters are not allowed"),
    ("note", "n" * 10_000, "8000 characters too long"),
]


class TestAdding:
    def test_the_page_asks_for_a_text_or_numbers(self, as_member: Client) -> None:
        page = text_of(as_member.get(NEW))
        assert "1. Paste" in page
        assert "2. Check" in page
        assert 'href="https://www.linkedin.com/sales/ssi"' in as_member.get(NEW).content.decode()

    def test_typed_numbers_are_saved(self, as_member: Client, member: Member) -> None:
        response = as_member.post(NEW, GOOD)
        assert (response.status_code, response.url) == (302, reverse("dashboard"))
        snapshot = Snapshot.objects.get(member=member)
        assert (snapshot.total, snapshot.source, snapshot.note) == (57_800, "typed", "New job")
        assert ChangedMember.objects.filter(member_id=member.pk).exists()

    def test_commas_are_read_as_decimal_marks(self, as_member: Client) -> None:
        as_member.post(NEW, {**GOOD, "brand": "17,12"})
        assert Snapshot.objects.get().brand == 17_120

    def test_a_total_alone_is_enough(self, as_member: Client) -> None:
        total = {"day": "2026-11-19", "printed_total": "51", "industry_rank": "5"}
        as_member.post(NEW, {**total, "network_rank": "14"})
        snapshot = Snapshot.objects.get()
        assert (snapshot.total, snapshot.brand) == (51_000, None)

    def test_the_first_save_says_what_was_saved(self, as_member: Client) -> None:
        page = as_member.post(NEW, GOOD, follow=True)
        assert toasts(page) == ["Snapshot of 19 Nov 2026 saved: 58 of 100"]

    def test_a_later_save_says_how_the_total_moved(self, as_member: Client, member: Member) -> None:
        make_snapshot(member, TODAY - timedelta(days=7), people=12_000)
        page = as_member.post(NEW, GOOD, follow=True)
        assert toasts(page) == [
            "Snapshot of 19 Nov 2026 saved: 58 of 100, up 1.4 since 12 Nov 2026"
        ]

    def test_a_second_save_of_the_day_edits_and_says_so(
        self, as_member: Client, member: Member
    ) -> None:
        make_snapshot(member, people=12_000)
        assert "You already have a snapshot for 19 Nov 2026." in text_of(as_member.get(NEW))
        page = as_member.post(NEW, GOOD, follow=True)
        assert toasts(page) == ["Snapshot of 19 Nov 2026 edited: 58 of 100"]
        assert Snapshot.objects.get().people == 13_400

    def test_the_same_form_sent_three_times_gives_one_snapshot(self, as_member: Client) -> None:
        for _ in range(3):
            assert as_member.post(NEW, GOOD).status_code == 302
        assert Snapshot.objects.count() == 1

    def test_the_day_is_that_of_the_members_time_zone(
        self, as_member: Client, member: Member, noon: time_machine.Traveller
    ) -> None:
        noon.move_to("2026-11-19T23:30:00+00:00")
        assert 'value="2026-11-20"' in as_member.get(NEW).content.decode()
        assert as_member.post(NEW, {**GOOD, "day": "2026-11-20"}).status_code == 302

    def test_an_empty_post_is_refused(self, as_member: Client) -> None:
        response = as_member.post(NEW)
        assert response.status_code == 422
        assert "Choose the day" in text_of(response)

    @pytest.mark.parametrize(("name", "typed", "sentence"), BAD)
    def test_bad_input_is_refused_with_a_sentence_and_kept(
        self, as_member: Client, name: str, typed: str, sentence: str
    ) -> None:
        response = as_member.post(NEW, {**GOOD, name: typed})
        assert response.status_code == 422
        assert sentence in text_of(response)
        assert response.context["form"][name].value() == typed
        assert response.context["form"]["relationships"].value() == (
            typed if name == "relationships" else "18.03"
        )
        assert not Snapshot.objects.exists()

    @pytest.mark.parametrize(
        ("day", "rank"), [(TODAY, None), (YESTERDAY, 9)], ids=["shown in the page", "another day"]
    )
    def test_an_emptied_rank_is_taken_out_where_the_page_had_shown_it(
        self, as_member: Client, member: Member, day: date, rank: int | None
    ) -> None:
        make_snapshot(member, day, industry_rank=9)
        shown = re.search(r'name="shown-day" value="([^"]+)"', as_member.get(NEW).content.decode())
        as_member.post(NEW, {**GOOD, "day": day.isoformat(), "shown-day": shown[1]})
        assert Snapshot.objects.get().industry_rank == rank


class TestHistory:
    def test_an_empty_history_says_what_to_do(self, as_member: Client) -> None:
        page = text_of(as_member.get("/snapshots/"))
        assert "No snapshots yet" in page
        assert "Paste the text of your own SSI page, or type four numbers." in page

    def test_a_row_shows_total_change_components_and_source(
        self, as_member: Client, member: Member
    ) -> None:
        make_snapshot(member, TODAY - timedelta(days=7), people=12_000)
        make_snapshot(member, industry_rank=9, network_rank=14, source="pasted")
        page = text_of(as_member.get("/snapshots/"))
        assert "19 Nov 2026 58 up 1.4 17.12 13.40 9.25 18.03 9 % 14 % pasted" in page
        assert "2 snapshots" in page

    def test_what_is_missing_is_a_dash_and_not_a_zero(
        self, as_member: Client, member: Member
    ) -> None:
        make_snapshot(member, printed_total=51)
        assert "19 Nov 2026 51 – – – – – – – typed" in text_of(as_member.get("/snapshots/"))

    def test_it_holds_nobody_elses(self, as_member: Client, stranger: Member) -> None:
        make_snapshot(stranger)
        assert "No snapshots yet" in text_of(as_member.get("/snapshots/"))

    @pytest.mark.parametrize("page", ["0", "7", "x", "9" * 40])
    def test_any_page_number_is_answered(
        self, as_member: Client, member: Member, page: str
    ) -> None:
        make_snapshot(member)
        assert as_member.get("/snapshots/", {"page": page}).status_code == 200

    @pytest.mark.parametrize("number", [10, 1_000])
    def test_queries_do_not_grow_with_the_history(
        self,
        as_member: Client,
        member: Member,
        number: int,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        Snapshot.objects.bulk_create(
            Snapshot(member=member, day=TODAY - timedelta(days=day), printed_total=50)
            for day in range(number)
        )
        with django_assert_num_queries(4):
            as_member.get("/snapshots/")


class TestEditing:
    @pytest.fixture
    def snapshot(self, member: Member) -> Snapshot:
        return make_snapshot(member, YESTERDAY, source="pasted", industry_rank=9)

    @pytest.fixture
    def url(self, snapshot: Snapshot) -> str:
        return reverse("snapshot", args=[snapshot.pk])

    def test_the_form_shows_what_was_saved(self, as_member: Client, url: str) -> None:
        page = as_member.get(url)
        assert page.context["form"]["people"].value() == "13.4"
        assert "Pasted on 19 Nov 2026." in text_of(page)

    def test_changes_are_saved_and_the_source_stays(
        self, as_member: Client, url: str, snapshot: Snapshot
    ) -> None:
        page = as_member.post(url, GOOD, follow=True)
        assert toasts(page) == ["Snapshot of 19 Nov 2026 edited"]
        snapshot.refresh_from_db()
        assert (snapshot.day, snapshot.note) == (TODAY, "New job")
        assert (snapshot.industry_rank, snapshot.source) == (None, "pasted")

    def test_the_day_of_another_snapshot_is_refused(
        self, as_member: Client, member: Member, url: str
    ) -> None:
        make_snapshot(member)
        response = as_member.post(url, GOOD)
        assert response.status_code == 422
        assert "You have another snapshot of 19 Nov 2026." in text_of(response)
        assert response.context["form"]["note"].value() == "New job"

    @pytest.mark.parametrize(("name", "typed", "sentence"), BAD)
    def test_bad_input_is_refused_with_a_sentence_and_kept(
        self, as_member: Client, url: str, name: str, typed: str, sentence: str
    ) -> None:
        response = as_member.post(url, {**GOOD, name: typed})
        assert response.status_code == 422
        assert sentence in text_of(response)
        assert response.context["form"][name].value() == typed
        assert Snapshot.objects.get().total == 57_800

    @pytest.mark.parametrize("name", ["snapshot", "snapshot_delete"])
    def test_another_members_snapshot_does_not_exist(
        self, as_member: Client, stranger: Member, name: str
    ) -> None:
        other = make_snapshot(stranger)
        for pk in (other.pk, other.pk + 1, 10**30):
            assert as_member.post(reverse(name, args=[pk]), GOOD).status_code == 404
        other.refresh_from_db()
        assert other.day == TODAY

    def test_a_visitor_is_asked_to_log_in(self, client: Client, url: str) -> None:
        for address in ("/snapshots/", NEW, url):
            assert client.get(address).status_code == 302
