from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.core.parsing.spoken import SPOKEN, Spoken
from tests.core.parsing.test_json import ONE_LINE
from tests.core.parsing.test_kinds import ARTICLES, LOGINS
from tests.core.parsing.true_pages import Layout, Scores, page_of
from tests.factories import TODAY, make_industry, make_snapshot
from tests.forms.test_snapshot_check import PAGE
from tests.views.pages import text_of
from tests.views.test_snapshots import GOOD, NEW
from tracker.models import Member, Snapshot

pytestmark = pytest.mark.usefixtures("noon")

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture(autouse=True)
def _industry(db: None) -> None:
    make_industry()


def paste(client: Client, target: str = "check", **sent: Any) -> HttpResponse:
    headers = {"HX-Request": "true", "HX-Target": target}
    sent = {"day": "2026-11-19", "read": "1", "text": PAGE, **sent}
    return client.post(NEW, sent, headers=headers)


def test_a_paste_brings_the_fields_and_the_numbered_lines(as_member: Client) -> None:
    response = paste(as_member)
    page = text_of(response)
    assert response.status_code == 200
    assert "<html" not in response.content.decode()
    assert "9 found, 1 not found" in page
    assert "line 9 17.12 | Establish your professional brand" in page
    assert "English page recognised, 18 lines." in page
    assert "57.80, which agrees with 58" in page
    assert not Snapshot.objects.exists()


def test_without_javascript_the_whole_page_comes_back(as_member: Client) -> None:
    response = as_member.post(NEW, {"day": "2026-11-19", "read": "1", "text": PAGE})
    assert response.status_code == 200
    assert "<html" in response.content.decode()
    assert 'value="17.12"' in response.content.decode()


def test_a_refused_value_is_named_with_its_line(as_member: Client) -> None:
    page = text_of(paste(as_member, text=PAGE.replace("13.4 |", "134.0 |")))
    assert "8 found, 1 not found, 1 refused" in page
    assert "One field cannot be right. Find the right people needs your eye" in page
    assert "134.0 is more than 25, the most a component can be." in page
    assert "waits for Find the right people; should come to 58 ± 1" in page


def test_a_text_that_is_too_long_is_refused(as_member: Client) -> None:
    response = paste(as_member, text="x" * 100_001)
    assert response.status_code == 422
    assert "longer than 100,000 characters" in text_of(response)


@pytest.mark.parametrize("text", ["\x00", "<script>alert(1)</script>", "\u202e", "58", "é" * 99])
def test_any_text_is_read_without_harm(as_member: Client, text: str) -> None:
    response = paste(as_member, text=text)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_the_sum_is_counted_anew_with_what_was_changed(as_member: Client) -> None:
    response = paste(as_member, "sum", text="", **{**GOOD, "printed_total": "60"})
    assert response.status_code == 200
    assert "57.80, but the page said 60" in text_of(response)


def test_a_changed_value_brings_the_problems_and_replaces_no_field(as_member: Client) -> None:
    response = paste(as_member, "sum", text="", **{**GOOD, "people": "26", "brand": "x"})
    assert "26 is more than 25" in text_of(response)
    assert "“x” is not a number" in text_of(response)
    assert "2 fields cannot be right." in text_of(response)
    assert "<input" not in response.content.decode()


def test_another_day_says_that_it_is_taken(as_member: Client, member: Member) -> None:
    make_snapshot(member, YESTERDAY)
    response = paste(as_member, "sum", text="", day=YESTERDAY.isoformat())
    assert "You already have a snapshot for 18 Nov 2026." in text_of(response)


def test_the_text_itself_is_never_stored(as_member: Client) -> None:
    first = as_member.post(NEW, {"day": "2026-11-19", "read": "1", "text": PAGE})
    sent = {row.field.name: row.field.value() for row in first.context["shown"].rows}
    read = {f"read-{row.field.name}": row.read for row in first.context["shown"].rows}
    response = as_member.post(NEW, {"day": "2026-11-19", "text": PAGE, **sent, **read})
    assert response.status_code == 302
    snapshot = Snapshot.objects.get()
    assert (snapshot.source, snapshot.note) == ("pasted", "")
    assert str(snapshot.industry) == "Software Development"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (ONE_LINE, "Recognised the JSON that the SSI page loads."),
        (LOGINS["de"], "Sign in there, open your SSI page and copy that."),
        ("LinkedIn\nStart\n", "Wait until the page shows your score, then copy all of it"),
        (ARTICLES["fr"] + "Des mots. " * 200, "This is another page than your SSI page"),
    ],
)
def test_what_was_pasted_is_named_and_says_what_to_do(
    as_member: Client, text: str, sentence: str
) -> None:
    assert sentence in text_of(paste(as_member, text=text))


@pytest.mark.parametrize("spoken", SPOKEN, ids=[each.code for each in SPOKEN])
def test_a_page_of_any_language_is_recognised_by_name(as_member: Client, spoken: Spoken) -> None:
    text, _ = page_of(spoken, Layout(), Scores())
    page = text_of(paste(as_member, text=text))
    assert "page recognised" in page
    assert "10 found" in page


def test_the_box_says_that_it_takes_the_json(as_member: Client) -> None:
    page = text_of(as_member.get(NEW))
    assert "The JSON that the page loads can be pasted here too." in page
