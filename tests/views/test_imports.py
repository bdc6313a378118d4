"""Handing a file in, following it, and what its page says in the end."""

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from ssi_site import uploads
from tests.actions.handing_in import analytics, archive, handed_in, upload
from tests.views.pages import text_of
from tracker.actions.imported_counts import keep_counts
from tracker.core.weeks import Week
from tracker.forms.imports import ImportForm
from tracker.models import Import, ImportedCount, Member

pytestmark = pytest.mark.usefixtures("uploads_folder")

HTMX = {"HTTP_HX_REQUEST": "true"}


def ended(member: Member, state: str = "done", **values: object) -> Import:
    return Import.objects.create(member=member, **{"kind": "archive", "state": state, **values})


def url(of: Import, more: str = "") -> str:
    return f"/import/{of.pk}/{more}"


def test_a_file_is_handed_in_and_its_page_opens(as_member: Client, member: Member) -> None:
    answer = as_member.post("/import/", {"file": upload(archive("2026-02-03"))})
    waiting = Import.objects.get(member=member)
    assert (answer.status_code, answer.url) == (302, url(waiting))
    assert "Waiting for its turn" in text_of(as_member.get(answer.url))


def test_htmx_is_led_to_the_page_as_well(as_member: Client) -> None:
    answer = as_member.post("/import/", {"file": upload(archive("2026-02-03"))}, **HTMX)
    assert answer.headers["HX-Redirect"] == url(Import.objects.get())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"hello", "This is neither an archive of LinkedIn’s (.zip) nor its creator analytics"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old Excel file"),
        (b"Rar!\x1a\x07\x00", "This is packed, but not as a ZIP."),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    as_member: Client, content: bytes, sentence: str
) -> None:
    answer = as_member.post("/import/", {"file": upload(content)})
    assert answer.status_code == 422
    assert sentence in text_of(answer)


def test_htmx_gets_the_form_alone_when_the_file_is_refused(as_member: Client) -> None:
    answer = as_member.post("/import/", {"file": upload(b"x")}, HTTP_HX_TARGET="upload", **HTMX)
    assert answer.status_code == 422
    assert b"<html" not in answer.content
    assert "This is neither an archive" in text_of(answer)


def test_no_file_is_refused_in_words(as_member: Client) -> None:
    answer = as_member.post("/import/")
    assert answer.status_code == 422
    assert "Choose the file that LinkedIn sent you." in text_of(answer)


def test_a_file_above_the_limit_is_not_kept_and_said_to_be_too_large(
    as_member: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 100)
    answer = as_member.post("/import/", {"file": upload(archive("2026-02-03"))})
    assert answer.status_code == 422
    assert "The file is larger than 256.0" in text_of(answer)
    assert not Import.objects.exists()


def test_a_full_disk_is_said_to_be_one(as_member: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(uploads.TemporaryFileUploadHandler, "receive_data_chunk", full)
    answer = as_member.post("/import/", {"file": upload(archive("2026-02-03"))})
    assert answer.status_code == 422
    assert "There is no room for the file now." in text_of(answer)


def test_a_file_comes_in_where_files_wait_and_nothing_of_a_refused_one_stays(
    as_member: Client, uploads_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that what a killed process leaves of one is found among them."""
    uploads_folder.rmdir()
    came = []
    refuse = ImportForm.refuse

    def look(*args: object) -> None:
        came.extend(path.suffix for path in uploads_folder.iterdir())
        refuse(*args)

    monkeypatch.setattr(ImportForm, "refuse", look)
    as_member.post("/import/", {"file": upload(b"no archive", "notes.txt")})
    assert came == [".txt"]
    assert list(uploads_folder.iterdir()) == []
    assert uploads_folder.stat().st_mode & 0o077 == 0


def test_a_fourth_file_has_to_wait(as_member: Client, member: Member) -> None:
    for _ in range(3):
        handed_in(member, archive("2026-02-03"))
    answer = as_member.post("/import/", {"file": upload(archive("2026-02-03"))})
    assert answer.status_code == 422
    assert "Some of your files still wait to be read." in text_of(answer)


def test_while_it_is_read_the_page_asks_again_by_itself(as_member: Client, member: Member) -> None:
    running = ended(member, "running", progress=40)
    page = as_member.get(url(running))
    assert "40 % read" in text_of(page)
    assert b'data-hx-trigger="every 2s"' in page.content
    part = as_member.get(url(running), HTTP_HX_TARGET="state", **HTMX)
    assert b"<html" not in part.content
    assert "40 % read" in text_of(part)


def test_once_it_has_ended_the_whole_page_is_asked_for(as_member: Client, member: Member) -> None:
    done = ended(member)
    part = as_member.get(url(done), HTTP_HX_TARGET="state", **HTMX)
    assert part.headers["HX-Redirect"] == url(done)


def test_the_report_says_what_was_found_unknown_lower_and_refused(
    as_member: Client, member: Member
) -> None:
    done = ended(
        member,
        report={
            "archive": "basic",
            "zone": "Europe/Berlin",
            "through": "2026-02-08",
            "weeks": {"2026-W05": {"messages": 3}, "2026-W06": {"messages": 4, "invitations": 1}},
            "unknown": ["posts", "comments"],
            "refused": [{"file": "Invitations.csv", "line": 7, "why": "unreadable_date"}],
            "refused_more": 2,
            "lower": [{"week": "2026-W05", "kind": "messages", "kept": 5, "said": 3}],
            "files": [{"file": "messages.csv", "rows": 9, "counted": 7, "left_out": {"draft": 2}}],
            "profile": {"headline": True, "summary": False},
        },
    )
    text = text_of(as_member.get(url(done)))
    for sentence in (
        "2 weeks filled in",
        "Up to 8 Feb 2026, in weeks of the time zone Europe/Berlin.",
        "Messages72",
        "Posts, Comments",
        "Some of these stand in the complete archive.",
        "Invitations.csv7the date cannot be read",
        "And 2 more lines.",
        "2026-W05Messages35",
        "Left out: drafts (2).",
        "Tick them on my checklist",
    ):
        assert sentence in text, text


@pytest.mark.parametrize(
    ("assumed", "sentence"),
    [
        ("guessed_zone", "They were taken as US Pacific"),
        ("odd_dates", "their days stand before their months"),
    ],
)
def test_what_had_to_be_assumed_is_said(
    as_member: Client, member: Member, assumed: str, sentence: str
) -> None:
    certain, assuming = ended(member), ended(member, report={assumed: True})
    assert "What we had to assume" not in text_of(as_member.get(url(certain)))
    assert sentence in text_of(as_member.get(url(assuming)))


def test_of_very_many_lower_counts_the_first_are_shown(as_member: Client, member: Member) -> None:
    lower = [{"week": "2026-W05", "kind": "messages", "kept": 5, "said": 3}] * 203
    page = as_member.get(url(ended(member, report={"lower": lower})))
    assert page.content.count(b"2026-W05") == 200
    assert "And 3 more lines." in text_of(page)


def test_a_failure_says_what_to_do(as_member: Client, member: Member) -> None:
    failed = ended(member, "failed", error="nested")
    text = text_of(as_member.get(url(failed)))
    assert "Unpack it, and hand in the archives one after the other." in text


def test_a_code_of_another_release_still_has_a_sentence(as_member: Client, member: Member) -> None:
    failed = ended(member, "failed", error="no-such-code")
    assert "Nothing of it was kept." in text_of(as_member.get(url(failed)))


def test_analytics_tell_their_days(as_member: Client, member: Member) -> None:
    report = {"days": 21, "first": "2026-01-05", "through": "2026-01-25", "refused": []}
    done = ended(member, kind="analytics", report=report)
    text = text_of(as_member.get(url(done)))
    assert "21 days of analytics read" in text
    assert "From 5 Jan 2026 to 25 Jan 2026." in text


def test_cancelling_leads_back_to_the_page(as_member: Client, member: Member) -> None:
    waiting = handed_in(member, archive("2026-02-03"))
    answer = as_member.post(url(waiting, "cancel/"), follow=True)
    assert "Nothing of the file was kept" in text_of(answer)
    assert Import.objects.get().state == "cancelled"


def test_an_import_is_removed_from_the_list(as_member: Client, member: Member) -> None:
    done = ended(member)
    answer = as_member.post(url(done, "remove/"), follow=True)
    assert "The numbers that it brought stay." in text_of(answer)
    assert not Import.objects.exists()


def test_the_checklist_is_ticked_as_the_archive_shows_it(as_member: Client, member: Member) -> None:
    done = ended(member, report={"profile": {"headline": True, "summary": False}})
    as_member.post(url(done, "checklist/"))
    assert Member.objects.get(pk=member.pk).profile_checklist == ["headline"]


def test_what_files_brought_is_removed_after_a_question(as_member: Client, member: Member) -> None:
    keep_counts(member_id=member.pk, weeks={Week(2026, 6): {"posts": 1}})
    assert "Remove everything that files brought" in text_of(as_member.get("/import/"))
    assert "Remove everything that files brought?" in text_of(as_member.get("/import/clear/"))
    assert ImportedCount.objects.exists()
    as_member.post("/import/clear/")
    assert not ImportedCount.objects.exists()


@pytest.mark.parametrize("more", ["", "cancel/", "remove/", "checklist/"])
def test_another_members_import_does_not_exist(
    as_member: Client, stranger: Member, more: str
) -> None:
    theirs = ended(stranger, "running")
    ask = as_member.post if more else as_member.get
    assert ask(url(theirs, more)).status_code == 404
    assert ask(f"/import/{uuid4()}/{more}").status_code == 404
    assert Import.objects.get().state == "running"


def test_a_workbook_is_known_whatever_it_is_called(as_member: Client) -> None:
    content = analytics(date(2026, 1, 5), date(2026, 1, 11))
    as_member.post("/import/", {"file": upload(content, "archive.zip")})
    assert Import.objects.get().kind == "analytics"
