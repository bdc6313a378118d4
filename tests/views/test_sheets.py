"""Handing in a spreadsheet or an export, looking through it, and saving what it would change."""

import re
from datetime import date, timedelta
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from ssi_site import uploads
from tests.factories import TODAY, make_industry, make_snapshot
from tests.views.pages import text_of, toasts
from tracker.actions.members import delete_account
from tracker.core.activity import KINDS
from tracker.core.sheets import opening
from tracker.core.weeks import Week
from tracker.models import ActivityCount, ChangedMember, Member, Snapshot, WeekNote
from tracker.reads.exports import json_chunks

pytestmark = pytest.mark.usefixtures("noon", "uploads_folder")

MONDAY = Week.of(TODAY).monday
HEADER = "day,brand,people,insights,relationships,printed_total,note\n"
FILE = f"{HEADER}2026-11-18,13.118,10,12,18,53,First\n2026-11-19,14,10,12,18,,\n"


def hand_in(client: Client, content: str | bytes, name: str = "scores.csv") -> HttpResponse:
    raw = content.encode() if isinstance(content, str) else content
    return client.post("/import/sheet/", {"file": SimpleUploadedFile(name, raw)})


def looked_at(client: Client, content: str | bytes, **chosen: str) -> HttpResponse:
    answer = hand_in(client, content)
    assert answer.status_code == 302, text_of(answer)
    return client.get(answer.url, {**token_in(answer), **chosen})


def token_in(answer: HttpResponse) -> dict[str, str]:
    return {"file": parse_qs(urlsplit(answer.url).query)["file"][0]}


def sent_by(page: HttpResponse) -> dict[str, str]:
    """What the form that saves would send."""
    form = re.search(
        r'<form method="post" action="/import/sheet/.*?</form>', page.content.decode(), re.S
    )
    assert form, text_of(page)
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0])
    return {name: unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}


def save(client: Client, page: HttpResponse) -> HttpResponse:
    return client.post("/import/sheet/check/", sent_by(page))


def counts(page: HttpResponse) -> tuple[int, ...]:
    """New, changed, unchanged, refused."""
    return tuple(map(int, re.findall(r'<dd class="value">(\d+)</dd>', page.content.decode())))


def test_a_file_is_looked_through_and_saved(as_member: Client, member: Member) -> None:
    page = looked_at(as_member, FILE)
    assert counts(page) == (2, 0, 0, 0)
    assert not Snapshot.objects.exists()
    answer = save(as_member, page)
    assert (answer.status_code, answer.url) == (302, "/snapshots/")
    assert toasts(as_member.get(answer.url)) == ["Saved from your file: 2 new, 0 changed"]
    first = Snapshot.objects.get(member=member, day=date(2026, 11, 18))
    assert (first.brand, first.printed_total, first.note) == (13_118, 53, "First")
    assert first.source == Snapshot.Source.IMPORTED
    assert ChangedMember.objects.filter(member_id=member.pk).count() == 1


def test_the_same_file_twice_changes_nothing_the_second_time(as_member: Client) -> None:
    save(as_member, looked_at(as_member, FILE))
    page = looked_at(as_member, FILE)
    assert counts(page) == (0, 0, 2, 0)
    assert "There is nothing to save: you have all of it." in text_of(page)
    assert "Save this" not in text_of(page)


def test_a_change_is_told_field_by_field(as_member: Client, member: Member) -> None:
    make_snapshot(member, TODAY, brand=13_000, people=10_000, note="Mine", industry_rank=5)
    page = looked_at(as_member, "Date;Professional brand\n19-11-2026;13,5\n", dates="day_first")
    assert counts(page) == (0, 1, 0, 0)
    assert "Brand 13 →becomes 13.5" in text_of(page)
    save(as_member, page)
    snapshot = Snapshot.objects.get()
    assert (snapshot.brand, snapshot.people, snapshot.industry_rank) == (13_500, 10_000, 5)
    assert snapshot.note == "Mine"


def test_refused_lines_do_not_stop_the_others(as_member: Client) -> None:
    page = looked_at(
        as_member,
        HEADER + '2026-11-16,130,1,1,1,,\n2026-11-17,1,1,1,1,,"two\nlines"\n2026-11-30,1,1,1,1,,\n',
    )
    assert counts(page) == (1, 0, 0, 2)
    told = text_of(page)
    assert "2Brand“130” is more than 25" in told
    # The note before it has two lines.
    assert "5Date“2026-11-30” has not come yet in your time zone." in told
    answer = save(as_member, page)
    assert toasts(as_member.get(answer.url)) == [
        "Saved from your file: 1 new, 0 changed, 2 lines refused"
    ]
    assert Snapshot.objects.get().note == "two\nlines"


def test_an_edit_in_another_tab_is_not_overwritten(as_member: Client, member: Member) -> None:
    make_snapshot(member, TODAY, brand=13_000)
    page = looked_at(as_member, "day,brand\n2026-11-19,14\n")
    Snapshot.objects.update(brand=15_000)
    answer = save(as_member, page)
    assert answer.status_code == 422
    assert "Something has changed since you looked, so nothing was saved." in text_of(answer)
    assert "15 →becomes 14" in text_of(answer)
    assert Snapshot.objects.get().brand == 15_000
    assert save(as_member, answer).status_code == 302
    assert Snapshot.objects.get().brand == 14_000


def test_another_reading_than_the_one_seen_is_not_saved(as_member: Client) -> None:
    page = looked_at(
        as_member, "date,brand,people,insights,relationships\n3/4/2026,1,2,3,4\n", dates="day_first"
    )
    answer = as_member.post("/import/sheet/check/", {**sent_by(page), "dates": "month_first"})
    assert answer.status_code == 422
    assert not Snapshot.objects.exists()


def test_dates_of_two_readings_are_asked_and_shown_as_each_would_read_them(
    as_member: Client,
) -> None:
    content = "date,brand,people,insights,relationships\n3/4/2026,1,2,3,4\n"
    page = looked_at(as_member, content)
    assert "The dates can be read in several ways." in text_of(page)
    assert "day/month/year: 3 Apr 2026" in text_of(page)
    assert "month/day/year: 4 Mar 2026" in text_of(page)
    assert "Save this" not in text_of(page)
    assert "4 Mar 2026" in text_of(looked_at(as_member, content, dates="month_first"))


def test_a_thousand_or_a_decimal_is_asked(as_member: Client) -> None:
    content = "week\tmessages\n2026-W46\t1.234\n"
    assert "A number such as 1.234 can be read in two ways." in text_of(
        looked_at(as_member, content)
    )
    save(as_member, looked_at(as_member, content, mark=","))
    assert ActivityCount.objects.get().count == 1234


def test_columns_that_are_not_named_are_chosen_by_the_member(as_member: Client) -> None:
    content = "2026-11-18;51\n2026-11-19;52\n"
    page = looked_at(as_member, content)
    assert "The file does not say what it holds." in text_of(page)
    page = looked_at(as_member, content, holds="snapshots", header="no")
    assert "Column 2" in text_of(page)
    assert "Choose the column with the days or weeks." in text_of(page)
    chosen = {"holds": "snapshots", "header": "no", "shown": "no-snapshots"}
    page = looked_at(as_member, content, **chosen, c0="day", c1="printed_total")
    assert counts(page) == (2, 0, 0, 0)
    save(as_member, page)
    assert Snapshot.objects.get(day=TODAY).total == 52_000


def test_what_was_chosen_for_something_else_is_proposed_anew(as_member: Client) -> None:
    content = "day,brand,posts\n2026-11-19,1,2\n"
    page = looked_at(as_member, content, holds="weeks", shown="yes-snapshots", c1="brand")
    assert counts(page) == (1, 0, 0, 0)
    assert "Posts 2" in text_of(page)


def test_choices_that_do_not_exist_are_none(as_member: Client) -> None:
    page = looked_at(as_member, FILE, holds="cats", dates="x", mark="!", header="perhaps", c0="?")
    assert counts(page) == (2, 0, 0, 0)


def test_a_week_keeps_what_the_file_does_not_say(as_member: Client, member: Member) -> None:
    ActivityCount.objects.create(member=member, week=MONDAY, kind="posts", count=3)
    WeekNote.objects.create(member=member, week=MONDAY, text="Mine", nothing_to_log=True)
    page = looked_at(as_member, "week,posts,comments,note\n2026-W47,,7,\n")
    assert save(as_member, page).url == "/activity/"
    assert dict(ActivityCount.objects.values_list("kind", "count")) == {"posts": 3, "comments": 7}
    note = WeekNote.objects.get()
    assert (note.text, note.nothing_to_log) == ("Mine", True)


def test_an_unknown_industry_is_left_out_and_the_line_saved(as_member: Client) -> None:
    make_industry("Software Development")
    page = looked_at(
        as_member,
        "day,printed_total,industry_name\n2026-11-18,50,Cats\n2026-11-19,51,software development\n",
    )
    assert counts(page) == (2, 0, 0, 0)
    assert "“Cats” is no industry of LinkedIn’s; the rest is saved without." in text_of(page)
    save(as_member, page)
    industries = Snapshot.objects.order_by("day").values_list("industry__name", flat=True)
    assert list(industries) == [None, "Software Development"]


def test_without_a_column_of_industries_the_usual_one_is_taken(
    as_member: Client, member: Member
) -> None:
    earlier, own = make_industry("Software Development"), make_industry("Banking")
    make_snapshot(member, TODAY - timedelta(days=5), industry=earlier)
    member.industry = own
    member.save()
    save(as_member, looked_at(as_member, "day,total\n2026-11-01,50\n2026-11-18,51\n"))
    named = Snapshot.objects.order_by("day").values_list("industry__name", flat=True)
    assert list(named) == ["Banking", "Software Development", "Software Development"]


def test_a_workbook_of_ones_own_is_read(as_member: Client) -> None:
    book = Workbook()
    book.active.append(["Datum", "Merk", "Mensen", "Inzichten", "Relaties"])
    book.active.append([date(2026, 11, 18), 13.118, 10, 12.5, 18])
    file = BytesIO()
    book.save(file)
    save(as_member, looked_at(as_member, file.getvalue()))
    assert Snapshot.objects.get().total == 53_618


def test_an_export_is_read_back(as_member: Client, stranger: Member) -> None:
    make_snapshot(stranger, note="=1+1; '=2")
    ActivityCount.objects.create(member=stranger, week=MONDAY, kind="posts", count=3)
    page = looked_at(as_member, "".join(json_chunks(stranger)))
    assert counts(page) == (2, 0, 0, 0)
    assert "Snapshots 1" in text_of(page)
    assert "Not taken: your profile and account" in text_of(page)
    assert save(as_member, page).url == "/dashboard/"
    assert Snapshot.objects.get(member__email="robin@example.com").note == "=1+1; '=2"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "There are no lines in the file."),
        (b"\n\n", "There are no lines in the file."),
        (b"PK\x03\x04", "This is packed. Unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old Excel file"),
        (b"%PDF-1.7", "This is neither a spreadsheet nor JSON."),
        (b'a,b\n"c', "Nothing can be read from line 2 on: a quotation mark is never closed."),
        (b"a,b\n" + b"x" * 1_100_000, "Line 2 is longer than a million letters."),
        (b",".join([b"a"] * 65), "The file has more than 64 columns"),
        (b"day,total\n" + b"1,2\n" * 50_001, "The file has more than 50000 lines"),
        (b"{", "This JSON is damaged or not as we write it."),
        (b'{"format": "ssi-tracker", "version": 2}', "written by a newer version (2;"),
        (b'{"format": "other"}', "This JSON is none of ours."),
        (b"day,text\n2026-01-01,Hello\n", "This is chart-notes.csv of your export."),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    as_member: Client, content: bytes, sentence: str
) -> None:
    answer = hand_in(as_member, content)
    assert answer.status_code == 422
    assert sentence in text_of(answer)


def test_no_file_is_refused_in_words(as_member: Client) -> None:
    answer = as_member.post("/import/sheet/")
    assert (answer.status_code, "Choose a file." in text_of(answer)) == (422, True)


@pytest.mark.parametrize("limit", ["sheet", "upload"])
def test_a_file_above_the_limit_is_said_to_be_too_large(
    as_member: Client, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    if limit == "upload":
        monkeypatch.setattr(uploads, "LARGEST", 100)
    content = FILE.ljust(opening.LARGEST + 1)
    answer = hand_in(as_member, content)
    assert answer.status_code == 422
    assert "The file is larger than 5.0" in text_of(answer)


def test_a_member_has_one_file_between_the_steps_and_it_goes_with_the_account(
    as_member: Client, member: Member, uploads_folder: Path, django_capture_on_commit_callbacks
) -> None:
    first = hand_in(as_member, FILE)
    hand_in(as_member, "day,total\n2026-11-19,50\n")
    assert len(list(uploads_folder.iterdir())) == 1
    answer = as_member.get(first.url)
    assert (answer.status_code, answer.url) == (302, "/import/sheet/?gone=1")
    assert "The file is no longer there. Hand it in again." in text_of(as_member.get(answer.url))
    with django_capture_on_commit_callbacks(execute=True):
        delete_account(member=member)
    assert not list(uploads_folder.iterdir())


def test_a_saved_file_is_deleted(as_member: Client, uploads_folder: Path) -> None:
    save(as_member, looked_at(as_member, FILE))
    assert not list(uploads_folder.iterdir())


def test_a_file_is_its_members_alone_and_for_an_hour(
    as_member: Client, stranger: Member, noon
) -> None:
    answer = hand_in(as_member, FILE)
    other = Client()
    other.force_login(stranger)
    assert other.get(answer.url).url == "/import/sheet/?gone=1"
    assert other.post("/import/sheet/check/", token_in(answer)).url == "/import/sheet/?gone=1"
    noon.shift(3700)
    assert as_member.get(answer.url).url == "/import/sheet/?gone=1"
    assert as_member.get(answer.url, HTTP_HX_REQUEST="true")["HX-Redirect"].endswith("?gone=1")


def test_htmx_gets_the_part_alone(as_member: Client) -> None:
    answer = hand_in(as_member, FILE)
    part = as_member.get(answer.url, HTTP_HX_REQUEST="true", HTTP_HX_TARGET="sheet")
    assert part.content.decode().strip().startswith('<div id="sheet"')


def test_what_stands_in_a_file_is_never_run_by_the_page(as_member: Client) -> None:
    content = "day,total,note,<script>x</script>\n2026-11-19,50,<b>hi</b>,<i>\n"
    page = looked_at(as_member, content).content.decode()
    assert "<script>x" not in page
    assert "<b>hi</b>" not in page
    assert "&lt;b&gt;hi" in page


def test_only_the_first_fifty_are_shown(as_member: Client) -> None:
    days = [TODAY - timedelta(days=number) for number in range(60)]
    page = looked_at(as_member, "day,total\n" + "".join(f"{day},50\n" for day in days))
    assert counts(page) == (60, 0, 0, 0)
    assert "And 10 more." in text_of(page)


def long_file(weeks: int) -> str:
    lines = [
        f"{Week.of(TODAY) - number}," + ",".join("1" for _kind in KINDS) + ",false,Note"
        for number in range(weeks)
    ]
    return "week," + ",".join(KINDS) + ",nothing_to_log,note\n" + "\n".join(lines)


def queries_of(client: Client, content: str) -> tuple[int, int]:
    """Of the page, and of the post that saves."""
    answer = hand_in(client, content)
    with CaptureQueriesContext(
        connection,
    ) as looking:
        page = client.get(answer.url)
    with CaptureQueriesContext(connection) as saving:
        assert save(client, page).status_code == 302
    return len(looking), len(saving)


def test_the_number_of_queries_does_not_grow_with_the_lines(
    as_member: Client, member: Member
) -> None:
    few = queries_of(as_member, long_file(2))
    ActivityCount.objects.all().delete()
    WeekNote.objects.all().delete()
    assert queries_of(as_member, long_file(400)) == few
    few = queries_of(as_member, FILE)
    Snapshot.objects.all().delete()
    days = [TODAY - timedelta(days=number) for number in range(800)]
    many = HEADER + "".join(f"{day},1,2,3,4,10,x\n" for day in days)
    assert queries_of(as_member, many) == few
    assert Snapshot.objects.of(member).count() == 800
