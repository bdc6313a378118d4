import html
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories import TODAY, make_industry, make_snapshot
from tests.forms.test_snapshot_check import PAGE
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


def text_of(response: HttpResponse) -> str:
    """What the page says, without its tags."""
    words = re.sub(r"<[^>]+>", "", response.content.decode())
    return " ".join(html.unescape(words).split())


def toasts(response: HttpResponse) -> list[str]:
    return [
        re.sub(r"<[^>]+>", "", str(message)).strip() for message in response.context["messages"]
    ]


def undo_in(response: HttpResponse) -> str:
    match = re.search(r'name="undo" value="([^"]+)"', response.content.decode())
    assert match
    return match[1]


def delete(client: Client, snapshot: Snapshot) -> HttpResponse:
    return client.post(reverse("snapshot_delete", args=[snapshot.pk]), follow=True)


def undo(client: Client, payload: str) -> HttpResponse:
    return client.post(reverse("snapshot_restore"), {"undo": payload}, follow=True)


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


class TestPasting:
    @pytest.fixture(autouse=True)
    def _industry(self, db: None) -> None:
        make_industry()

    def paste(self, client: Client, target: str = "check", **sent: Any) -> HttpResponse:
        headers = {"HX-Request": "true", "HX-Target": target}
        sent = {"day": "2026-11-19", "read": "1", "text": PAGE, **sent}
        return client.post(NEW, sent, headers=headers)

    def test_a_paste_brings_the_fields_and_the_numbered_lines(self, as_member: Client) -> None:
        response = self.paste(as_member)
        page = text_of(response)
        assert response.status_code == 200
        assert "<html" not in response.content.decode()
        assert "9 found, 1 not found" in page
        assert "line 9 17.12 | Establish your professional brand" in page
        assert "English page recognised, 18 lines." in page
        assert "57.80, which agrees with 58" in page
        assert not Snapshot.objects.exists()

    def test_without_javascript_the_whole_page_comes_back(self, as_member: Client) -> None:
        response = as_member.post(NEW, {"day": "2026-11-19", "read": "1", "text": PAGE})
        assert response.status_code == 200
        assert "<html" in response.content.decode()
        assert 'value="17.12"' in response.content.decode()

    def test_a_refused_value_is_named_with_its_line(self, as_member: Client) -> None:
        page = text_of(self.paste(as_member, text=PAGE.replace("13.4 |", "134.0 |")))
        assert "8 found, 1 not found, 1 refused" in page
        assert "One field cannot be right. Find the right people needs your eye" in page
        assert "134.0 is more than 25, the most a component can be." in page
        assert "waits for Find the right people; should come to 58 ± 1" in page

    def test_a_text_that_is_too_long_is_refused(self, as_member: Client) -> None:
        response = self.paste(as_member, text="x" * 100_001)
        assert response.status_code == 422
        assert "longer than 100,000 characters" in text_of(response)

    @pytest.mark.parametrize(
        "text", ["\x00", "<script>alert(1)</script>", "\u202e", "58", "é" * 99]
    )
    def test_any_text_is_read_without_harm(self, as_member: Client, text: str) -> None:
        response = self.paste(as_member, text=text)
        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()

    def test_the_sum_is_counted_anew_with_what_was_changed(self, as_member: Client) -> None:
        response = self.paste(as_member, "sum", text="", **{**GOOD, "printed_total": "60"})
        assert response.status_code == 200
        assert "57.80, but the page said 60" in text_of(response)

    def test_a_changed_value_brings_the_problems_and_replaces_no_field(
        self, as_member: Client
    ) -> None:
        response = self.paste(as_member, "sum", text="", **{**GOOD, "people": "26", "brand": "x"})
        assert "26 is more than 25" in text_of(response)
        assert "“x” is not a number" in text_of(response)
        assert "2 fields cannot be right." in text_of(response)
        assert "<input" not in response.content.decode()

    def test_another_day_says_that_it_is_taken(self, as_member: Client, member: Member) -> None:
        make_snapshot(member, YESTERDAY)
        response = self.paste(as_member, "sum", text="", day=YESTERDAY.isoformat())
        assert "You already have a snapshot for 18 Nov 2026." in text_of(response)

    def test_the_text_itself_is_never_stored(self, as_member: Client) -> None:
        first = as_member.post(NEW, {"day": "2026-11-19", "read": "1", "text": PAGE})
        sent = {row.field.name: row.field.value() for row in first.context["shown"].rows}
        read = {f"read-{row.field.name}": row.read for row in first.context["shown"].rows}
        response = as_member.post(NEW, {"day": "2026-11-19", "text": PAGE, **sent, **read})
        assert response.status_code == 302
        snapshot = Snapshot.objects.get()
        assert (snapshot.source, snapshot.note) == ("pasted", "")
        assert str(snapshot.industry) == "Software Development"


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

    @pytest.mark.parametrize("page", ["0", "7", "x", "\x00", "9" * 40])
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


class TestUndo:
    def test_a_deleted_snapshot_can_be_brought_back(
        self, as_member: Client, member: Member
    ) -> None:
        snapshot = make_snapshot(member, industry=make_industry(), note="New job", industry_rank=9)
        page = delete(as_member, snapshot)
        assert "Snapshot of 19 Nov 2026 deleted" in text_of(page)
        assert not Snapshot.objects.exists()
        page = undo(as_member, undo_in(page))
        assert toasts(page) == ["Snapshot of 19 Nov 2026 is back"]
        back = Snapshot.objects.get()
        assert (back.total, back.note, back.industry_rank) == (57_800, "New job", 9)
        assert back.industry == snapshot.industry

    def test_undo_is_offered_once(self, as_member: Client, member: Member) -> None:
        delete(as_member, make_snapshot(member))
        assert b'name="undo"' not in as_member.get("/snapshots/").content

    def test_undo_pressed_twice_gives_one_snapshot(self, as_member: Client, member: Member) -> None:
        payload = undo_in(delete(as_member, make_snapshot(member)))
        undo(as_member, payload)
        undo(as_member, payload)
        assert Snapshot.objects.count() == 1

    def test_a_day_that_is_taken_again_keeps_its_snapshot_and_the_undo(
        self, as_member: Client, member: Member
    ) -> None:
        payload = undo_in(delete(as_member, make_snapshot(member)))
        make_snapshot(member, printed_total=51)
        page = undo(as_member, payload)
        assert "You have another snapshot of 19 Nov 2026 by now." in text_of(page)
        assert Snapshot.objects.get().total == 51_000
        Snapshot.objects.all().delete()
        undo(as_member, undo_in(page))
        assert Snapshot.objects.get().total == 57_800

    @pytest.mark.parametrize(("minutes", "snapshots"), [(9, 1), (11, 0)])
    def test_undo_is_possible_for_ten_minutes(
        self,
        as_member: Client,
        member: Member,
        noon: time_machine.Traveller,
        minutes: int,
        snapshots: int,
    ) -> None:
        payload = undo_in(delete(as_member, make_snapshot(member)))
        noon.shift(timedelta(minutes=minutes))
        page = undo(as_member, payload)
        assert Snapshot.objects.count() == snapshots
        assert ("no longer be undone" in text_of(page)) is (snapshots == 0)

    def test_undo_belongs_to_one_member(
        self, as_member: Client, member: Member, stranger: Member
    ) -> None:
        payload = undo_in(delete(as_member, make_snapshot(member)))
        as_member.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
        assert "no longer be undone" in text_of(undo(as_member, payload))
        assert not Snapshot.objects.exists()

    @pytest.mark.parametrize("payload", ["", "x", "\x00", "a:b:c", "9" * 10_000])
    def test_a_forged_undo_does_nothing(self, as_member: Client, payload: str) -> None:
        assert "no longer be undone" in text_of(undo(as_member, payload))
        assert not Snapshot.objects.exists()

    def test_a_long_note_survives_the_undo(self, as_member: Client, member: Member) -> None:
        note = "“ë” " * 500
        page = delete(as_member, make_snapshot(member, note=note))
        undo(as_member, undo_in(page))
        assert Snapshot.objects.get().note == note

    def test_only_a_post_changes_anything(self, as_member: Client, member: Member) -> None:
        snapshot = make_snapshot(member)
        for address in (
            reverse("snapshot_delete", args=[snapshot.pk]),
            reverse("snapshot_restore"),
        ):
            assert as_member.get(address).status_code == 405
        assert Snapshot.objects.exists()
