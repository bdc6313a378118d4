"""Catalogues are whole where they claim to be, and what is in them agrees with the English.

Plain Python: GNU gettext is needed to change a catalogue, not to test it.
"""

import re
from datetime import date
from pathlib import Path

import django.conf
import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation
from django.utils.dateformat import format as date_format

from tests.catalogues import CLAIM, complete_languages, folders, missing_texts
from tests.factories import TODAY
from tests.texts import Text, texts, texts_of
from tracker.core import catalogue as tips
from tracker.core.components import COMPONENTS
from tracker.core.weeks import Week
from tracker.templatetags.formatting import long_date, score, short_date, week_range, weekday_date

OWN, FOREIGN = (
    settings.BASE_DIR / "tracker" / "locale",
    settings.BASE_DIR / "tracker/locale_foreign",
)
FOLDERS = [*folders(OWN), *folders(FOREIGN)]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w+\}|</?\w+>|^\s|\s$")


def name(folder: Path) -> str:
    return str(folder.relative_to(OWN.parent))


@pytest.fixture(params=FOLDERS, ids=name)
def folder(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def catalogue(folder: Path) -> polib.POFile:
    return polib.pofile(str(folder / "django.po"))


def text(entry: polib.POEntry) -> Text:
    return Text(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def forms(entry: polib.POEntry) -> list[str]:
    """The translation; with a number in it, one for each form that the language counts in."""
    if not entry.msgid_plural:
        return [entry.msgstr]
    return [form for _number, form in sorted(entry.msgstr_plural.items())]


def test_texts_are_found_in_code_and_in_what_django_makes_of_templates():
    source = """
        _("Joined " "texts", variable); pgettext_lazy("component", 'Brand')
        ngettext(u"%(n)s day", "%(n)s days", n) + _(variable) + gettext_lazy(
            # A comment between them.
            "On a line of its own"
        )
    """
    assert list(texts_of(f"({source})".replace(";", ","))) == [
        Text("Joined texts"),
        Text("Brand", context="component"),
        Text("%(n)s day", "%(n)s days"),
        Text("On a line of its own"),
    ]


# ---- Languages that claim to be whole ----


def test_dutch_claims_to_be_whole():
    assert "nl" in complete_languages()


@pytest.mark.parametrize("language", complete_languages())
def test_no_text_of_a_whole_language_is_missing_or_a_guess(language):
    assert missing_texts(OWN / translation.to_locale(language) / "LC_MESSAGES") == []


@pytest.mark.parametrize("language", complete_languages())
def test_every_tip_and_introduction_of_a_whole_language_is_there(language):
    missing = [tip.slug for tip in tips.load() if language not in tip.texts]
    english = [part for part in COMPONENTS if tips.intro(part, language) == tips.intro(part, "en")]
    assert (missing, english) == ([], [])


def test_a_missing_text_is_named(tmp_path):
    dutch = polib.pofile(str(OWN / "nl" / "LC_MESSAGES" / "django.po"))
    dutch.find("Settings").msgstr = ""
    dutch.find("Tips").flags.append("fuzzy")
    dutch.remove(dutch.find("Networks"))
    dutch.save(str(tmp_path / "django.po"))
    named = missing_texts(tmp_path)
    assert {Text("Settings"), Text("Tips"), Text("Networks")} <= set(named)


def test_the_claim_survives_what_gettext_does_to_a_catalogue():
    """msgmerge keeps headers that begin with X-."""
    assert CLAIM.startswith("X-")


# ---- Every catalogue, whole or not ----


def test_no_text_of_ours_is_kept_that_nobody_asks_for():
    asked_for = texts()
    unused = [
        (name(folder), entry.msgid)
        for folder in folders(OWN)
        for entry in polib.pofile(str(folder / "django.po"))
        if text(entry) not in asked_for
    ]
    assert unused == []


def test_every_text_said_in_the_place_of_others_is_one_that_they_say():
    places = [Path(app.path) for app in apps.get_app_configs() if app.name != "tracker"]
    places.append(Path(django.conf.__file__).parent)
    theirs = {
        (entry.msgid, entry.msgctxt)
        for place in places
        for catalogue in place.glob("locale/[en][nl]/LC_MESSAGES/django.po")
        for entry in polib.pofile(str(catalogue))
    }
    ours = [
        (entry.msgid, entry.msgctxt)
        for folder in folders(FOREIGN)
        for entry in polib.pofile(str(folder / "django.po"))
    ]
    assert [text for text in ours if text not in theirs] == []


def test_no_translation_is_a_guess_or_a_leftover(catalogue):
    assert [entry.msgid for entry in catalogue if entry.fuzzy or entry.obsolete] == []


def test_a_counted_text_has_every_plural_form(catalogue):
    count = int(re.search(r"nplurals=(\d+)", catalogue.metadata["Plural-Forms"])[1])
    counted = [entry for entry in catalogue if entry.msgid_plural and entry.translated()]
    assert [entry.msgid for entry in counted if len(forms(entry)) != count] == []


def test_placeholders_tags_and_outer_spaces_survive_translation(catalogue):
    differing = [
        form
        for entry in catalogue
        if entry.translated()
        for number, form in enumerate(forms(entry))
        if sorted(PLACEHOLDER.findall(form))
        != sorted(PLACEHOLDER.findall(entry.msgid_plural if number else entry.msgid))
    ]
    assert differing == []


def test_the_compiled_catalogue_is_that_of_its_source(folder, catalogue):
    compiled = polib.mofile(str(folder / "django.mo"))
    assert {text(entry): forms(entry) for entry in compiled} == {
        text(entry): forms(entry) for entry in catalogue.translated_entries()
    }


# ---- Numbers and dates ----


@translation.override("nl")
def test_numbers_and_dates_are_written_the_dutch_way():
    assert score(17_120) == "17,12"
    written = [short_date(TODAY), long_date(TODAY), weekday_date(TODAY), week_range(Week.of(TODAY))]
    assert written == ["19 nov", "19 nov 2026", "do 19 nov", "16–22 nov"]


@translation.override("nl")
def test_every_month_keeps_its_name_beside_words_that_look_like_it():
    months = [long_date(date(2026, number, 3)).split()[1] for number in range(1, 13)]
    assert " ".join(months) == "jan feb mrt apr mei jun jul aug sep okt nov dec"
    assert [date_format(date(2026, number, 3), "F") for number in (3, 5, 8)] == [
        "maart",
        "mei",
        "augustus",
    ]
