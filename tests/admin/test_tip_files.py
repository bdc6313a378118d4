"""Files of the catalogue that are odd, hostile, or sent twice."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.admin.test_tips import confirm, export, rows_of, signed_in, upload
from tests.factories import make_member
from tracker.actions.tips import load_catalogue
from tracker.admin.tip_resource import MOST_ROWS
from tracker.models import Tip, TipText

pytestmark = pytest.mark.django_db

SLUG = "answer-with-a-view"
IMPORT = reverse("admin:tracker_tip_import")
PROCESS = reverse("admin:tracker_tip_process_import")
FORMULAS = ["=1+1", "+cmd", "-2+3", "- a list", "@SUM(A1)", "\t=1", "＝1", " =1", "'=1", "''=1"]


@pytest.fixture
def as_chief() -> Client:
    load_catalogue()
    return signed_in(make_member(is_staff=True, is_superuser=True))


def drafted(words: str) -> None:
    draft = TipText.objects.filter(tip__slug=SLUG, state="draft", language="en")
    draft.update(title=words, how=words)


@pytest.mark.parametrize("words", FORMULAS)
def test_no_text_of_an_export_is_a_formula_in_a_spreadsheet(as_chief, words):
    drafted(words)
    row = next(row for row in rows_of(export(as_chief)) if row["slug"] == SLUG)
    assert row["title_en"] == row["how_en"] == f"'{words}"


@pytest.mark.parametrize("words", [*FORMULAS, "'tis", "1. First", "5 = five"])
def test_a_text_comes_back_from_its_export_as_it_was(as_chief, words):
    drafted(words.strip())
    rows = rows_of(export(as_chief))
    drafted("Changed meanwhile")
    confirm(as_chief, upload(as_chief, rows))
    title, how = TipText.objects.values_list("title", "how").get(
        tip__slug=SLUG, state="draft", language="en"
    )
    assert (title, how) == (words.strip(), words.strip())


def test_numbers_of_an_export_stay_numbers(as_chief):
    assert {row["position"].isdigit() for row in rows_of(export(as_chief))} == {True}


def new_tip(slug: str) -> dict[str, str]:
    words = {"title_en": "Title", "why_en": "Why", "how_en": "How"}
    return {"slug": slug, "component": "brand", "position": "9", **words}


def test_an_import_confirmed_twice_says_that_it_was_done(as_chief):
    response = upload(as_chief, [new_tip("new-tip")])
    confirm(as_chief, response)
    again = confirm(as_chief, response)
    assert again.redirect_chain == [(IMPORT, 302)]
    assert "This file has been imported" in again.text
    assert Tip.objects.filter(slug="new-tip").count() == 1


@pytest.mark.parametrize("name", ["passwd", "../../etc/passwd", "x" * 100])
def test_an_import_reads_no_file_but_the_one_that_was_uploaded(as_chief, name):
    form = {"import_file_name": name, "original_file_name": "x.csv", "format": "0", "resource": ""}
    answer = as_chief.post(PROCESS, form, follow=True)
    assert answer.redirect_chain == [(IMPORT, 302)]


def test_a_file_far_longer_than_a_catalogue_is_refused_at_once(as_chief):
    response = upload(as_chief, [new_tip(f"tip-{number}") for number in range(MOST_ROWS + 1)])
    assert f"This file has {MOST_ROWS + 1} rows" in response.text
    assert "confirm_form" not in response.context


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (0, bytes(range(256))),
        (0, "slug\n".encode("utf-16")),
        (0, b"slug,component,position\nnew-tip,evil,1\n"),
        (0, b"slug,component,position\nnew-tip,brand,99999999\n"),
        (0, b"slug,component,position,title_en\nnew-tip,brand,1,a\x00b\n"),
        (1, b"["),
        (1, b"[1, 2]"),
        (1, b"[" * 50_000),
        (1, b'[{"slug": "new-tip", "component": "brand", "position": NaN}]'),
        (1, b'[{"slug": "\\ud800", "component": "brand", "position": 1}]'),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_and_changes_nothing(as_chief, kind, content):
    file = SimpleUploadedFile("tips.csv", content)
    response = as_chief.post(IMPORT, {"format": kind, "resource": 0, "import_file": file})
    assert response.status_code == 200
    assert "confirm_form" not in response.context
    assert not Tip.objects.filter(slug="new-tip").exists()
