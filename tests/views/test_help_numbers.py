"""What each number means: a page of all, a page of each, and a text for a note.

No test here has a database, as none of these pages asks it anything.
"""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from tests.views.pages import text_of
from tracker.core.activity import PRESETS
from tracker.core.components import COMPONENT_MAXIMUM, TOTAL_MAXIMUM
from tracker.core.scoring import WINDOW
from tracker.core.standing import (
    WEEKS_COUNTED_AFTER_ITS_OWN,
    CohortKind,
    percentile_rank,
    top_percent,
)
from tracker.core.terms import Term
from tracker.core.trend import REACH
from tracker.models.labels import TERM_GROUPS, TERM_NAMES
from tracker.reads.leaderboard import GAIN_WEEKS
from tracker.reads.network_figures import REPORTED_WITHIN

TEMPLATES = Path(settings.BASE_DIR, "templates")
NOTE = {"HX-Request": "true", "HX-Target": "what"}
NUMBERS = {0: "zero", 1: "one", 4: "four", 7: "seven"}


@pytest.mark.parametrize(
    ("address", "has_signs"),
    [
        ("/demo/", True),
        ("/demo/peers/", True),
        ("/demo/activity/", True),
        ("/demo/tips/", True),
        ("/demo/tips/brand/", True),
        ("/help/numbers/", True),
        ("/help/scoring/", False),
        ("/", False),
    ],
)
def test_a_page_for_visitors_loads_the_note_where_it_has_signs(client, address, has_signs):
    page = client.get(address).content.decode()
    assert ("js/what.js" in page) is ("css/what.css" in page) is has_signs
    assert has_signs or 'class="what' not in page


def page_of(client, term: str) -> str:
    return text_of(client.get(reverse("help_number", args=[term])))


def test_every_number_has_a_name_a_group_and_a_text():
    grouped = [term for _name, terms in TERM_GROUPS for term in terms]
    assert sorted(grouped) == sorted(Term) == sorted(TERM_NAMES)
    texts = {path.stem for path in TEMPLATES.joinpath("tracker/help_numbers").iterdir()}
    assert texts == set(Term)


def test_every_number_is_marked_on_a_page():
    marked = {
        term
        for path in TEMPLATES.rglob("*.html")
        for term in re.findall(r'{% what "([^"]+)"', path.read_text())
    }
    assert marked == set(Term)


def test_a_visitor_reads_what_all_numbers_mean(client):
    response = client.get(reverse("help_numbers"))
    page = text_of(response)
    for term, name in TERM_NAMES.items():
        assert f'id="{term}"' in response.text
        assert str(name) in page


@pytest.mark.parametrize("term", Term)
def test_a_visitor_reads_what_one_number_means(client, term):
    response = client.get(reverse("help_number", args=[term]))
    assert f"<h1>{TERM_NAMES[term]}</h1>" in response.text
    sentences = re.findall(r"[^.?!]+[.?!](?=\s|$)", text_of(response))
    assert len(sentences) >= 2


@pytest.mark.parametrize("term", Term)
def test_a_note_is_the_text_alone(client, term):
    note = client.get(reverse("help_number", args=[term]), headers=NOTE)
    assert "<html" not in note.text
    assert f'<h2 id="what-note-title">{TERM_NAMES[term]}</h2>' in note.text
    assert f'href="{reverse("help_numbers")}#{term}"' in note.text


def test_an_unknown_number_does_not_exist(client):
    assert client.get("/help/numbers/charisma/").status_code == 404


def test_a_note_follows_the_language_of_the_browser(client):
    with translation.override("nl"):
        name = str(TERM_NAMES[Term.MEDIAN])
    page = client.get(reverse("help_number", args=["median"]), headers={"Accept-Language": "nl"})
    assert f"<h1>{name}</h1>" in page.text


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        ("total", f"0 to {TOTAL_MAXIMUM // 1000}"),
        ("component", f"at most {COMPONENT_MAXIMUM // 1000}"),
        ("change", f"from one to {NUMBERS[1 + REACH]} weeks before its own week"),
        ("four-weeks", f"from four to {NUMBERS[4 + REACH]} weeks before its own week"),
        ("leaderboard-gain", f"from {NUMBERS[GAIN_WEEKS]} to {NUMBERS[GAIN_WEEKS + REACH]} weeks"),
        ("leaderboard-gain", f"in the last {WEEKS_COUNTED_AFTER_ITS_OWN} weeks"),
        ("activity-score", f"the last {WINDOW}"),
        ("weeks-logged", f"the last {WINDOW} weeks, the running one included"),
        ("target", f"{PRESETS['light']['articles']} is once in four weeks"),
        ("n", f"for the {WEEKS_COUNTED_AFTER_ITS_OWN} weeks after its own"),
        ("n", f"Under {CohortKind.INDUSTRY.minimum} in an industry"),
        ("n", f"or {CohortKind.NETWORK.minimum} in a network"),
        ("distribution", f"fewer than {CohortKind.INDUSTRY.minimum} members of an industry"),
        ("distribution", "every 5 points of the total, or every 2.5 points of a component"),
        ("percentile", f"held to {percentile_rank(n=999, below=0, equal=1)} to "),
        ("percentile", f" to {percentile_rank(n=999, below=998, equal=1)}."),
        ("top", f"the best of 50 stands in the top {top_percent(n=50, below=49)} %"),
        ("participation", f"in the last {REPORTED_WITHIN.days} days"),
        ("participation", f"{CohortKind.NETWORK.minimum} members or more"),
    ],
)
def test_the_texts_say_what_the_code_counts(client, term, sentence):
    assert sentence in page_of(client, term)
