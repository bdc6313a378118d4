"""Every text is translated, compiled catalogues are those of their sources, Dutch pages are Dutch.

Plain Python: GNU gettext is needed to change a catalogue, not to test it.
"""

import re
from html import unescape
from pathlib import Path

import polib
import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.test import Client
from django.utils import translation

from tests.factories import TODAY, make_industry, make_run_network, make_snapshot
from tests.texts import Text, texts, texts_of
from tests.url_table import TABLE
from tracker.actions.tips import load_catalogue
from tracker.core.weeks import Week
from tracker.models import Member
from tracker.templatetags.formatting import long_date, score, short_date, week_range, weekday_date

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w+\}|</?\w+>|^\s|\s$")
ATTRIBUTE = re.compile(r'\b(?:aria-label|title|placeholder|alt)="([^"]*)"')
# Data for scripts, and the industries: their names are LinkedIn's, in English.
NOT_READ = re.compile(r"<(script|datalist)\b.*?</\1>", re.DOTALL)
ENGLISH = re.compile(
    r"\b(the|and|you|your|with|from|this|are|what|has|to|by|on|since|save|delete|add|change|"
    r"snapshots?|targets?|posts|comments|peers|activity|settings|industry|network|weakest|"
    r"password|address|today|yes)\b",
    re.IGNORECASE,
)


def folder(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES"


@pytest.fixture(params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> polib.POFile:
    return polib.pofile(str(folder(request.param) / "django.po"))


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


def test_every_text_of_the_code_is_in_the_catalogue_and_no_other(catalogue):
    in_catalogue = {text(entry) for entry in catalogue}
    missing, unused = texts() - in_catalogue, in_catalogue - texts()
    assert (sorted(missing), sorted(unused)) == ([], [])


def test_no_translation_is_missing_or_a_guess(catalogue):
    unfinished = [
        entry.msgid for entry in catalogue if entry.fuzzy or entry.obsolete or not all(forms(entry))
    ]
    assert unfinished == []


def test_a_counted_text_has_every_plural_form(catalogue):
    count = int(re.search(r"nplurals=(\d+)", catalogue.metadata["Plural-Forms"])[1])
    counted = [entry for entry in catalogue if entry.msgid_plural]
    assert [entry.msgid for entry in counted if len(forms(entry)) != count] == []


def test_placeholders_tags_and_outer_spaces_survive_translation(catalogue):
    differing = [
        form
        for entry in catalogue
        for number, form in enumerate(forms(entry))
        if sorted(PLACEHOLDER.findall(form))
        != sorted(PLACEHOLDER.findall(entry.msgid_plural if number else entry.msgid))
    ]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_its_source(language):
    source = polib.pofile(str(folder(language) / "django.po"))
    compiled = polib.mofile(str(folder(language) / "django.mo"))
    assert {text(entry): forms(entry) for entry in compiled} == {
        text(entry): forms(entry) for entry in source
    }


@translation.override("nl")
def test_numbers_and_dates_are_written_the_dutch_way():
    assert score(17_120) == "17,12"
    written = [short_date(TODAY), long_date(TODAY), weekday_date(TODAY), week_range(Week.of(TODAY))]
    assert written == ["19 nov", "19 nov 2026", "do 19 nov", "16–22 nov"]


@pytest.fixture
def dutch(noon: object, client: Client, member: Member) -> Client:
    """A member with a history of two weeks and the Dutch tips."""
    load_catalogue()
    member.language = "nl"
    member.industry = make_industry("Software")
    member.save()
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    make_snapshot(member, day=member.today().replace(day=12), brand=16_000)
    make_snapshot(member)
    client.force_login(member)
    return client


def test_no_english_word_is_left_on_a_dutch_members_pages(dutch, member, stranger):
    ids = make_run_network(owner=member, asking=stranger)
    ids["snapshot"] = member.snapshots.latest("day").pk
    addresses = [row.address.format(**ids) for row in TABLE.values() if row.get.split()[1] == "200"]
    assert english_on(dutch, addresses) == {}


def test_no_english_word_is_left_on_the_pages_of_a_dutch_visitor(db, client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nl"
    addresses = [row.address for row in TABLE.values() if row.get.split()[0] == "200"]
    assert english_on(client, [*addresses, "/not/here/"]) == {}


def english_on(client: Client, addresses: list[str]) -> dict[str, list[str]]:
    pages = {address: client.get(address) for address in addresses}
    found = {
        address: english_in(page.content.decode())
        for address, page in pages.items()
        if "html" in page.headers["Content-Type"]
    }
    assert found
    return {address: words for address, words in found.items() if words}


def english_in(page: str) -> list[str]:
    """English words with what stands around them."""
    assert '<html lang="nl"' in page
    page = NOT_READ.sub("", page)
    words = unescape(" · ".join([*ATTRIBUTE.findall(page), re.sub(r"<[^>]+>|\s+", " ", page)]))
    return [words[max(0, hit.start() - 30) : hit.end() + 30] for hit in ENGLISH.finditer(words)]
