import html
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings as site

from tests.views.pages import text_of

ADDRESS = "/import/bookmarklet/"
PLACES = ["/snapshots/new/", "/import/", "/settings/"]
SOURCE = Path(site.BASE_DIR, "templates/tracker/bookmarklet.js")


@pytest.fixture
def allowed(settings):
    settings.BOOKMARKLET = True


def code(page) -> str:
    """The program in the link to be dragged."""
    [address] = re.findall(r'href="(javascript:[^"]+)"', page.content.decode())
    return unquote(html.unescape(address).removeprefix("javascript:"))


def test_it_is_off_unless_the_installation_allows_it(as_member):
    assert not site.BOOKMARKLET
    assert as_member.get(ADDRESS).status_code == 404
    for place in PLACES:
        assert ADDRESS not in as_member.get(place).content.decode()


def test_where_it_is_off_a_visitor_learns_nothing(client, db):
    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("place", PLACES[:2])
def test_where_it_is_allowed_the_paste_box_and_the_import_lead_there(as_member, allowed, place):
    assert f'href="{ADDRESS}"' in as_member.get(place).content.decode()


def test_the_page_warns_of_linkedins_agreement(as_member, allowed):
    assert "LinkedIn’s user agreement restricts" in text_of(as_member.get(ADDRESS))


def test_the_same_code_is_there_to_drag_to_copy_and_to_read(as_member, allowed):
    page = as_member.get(ADDRESS)
    [copied] = re.findall(r"<textarea[^>]*>([^<]+)</textarea>", page.content.decode())
    assert unquote(html.unescape(copied)) == f"javascript:{code(page)}"
    assert SOURCE.read_text().strip() in html.unescape(page.content.decode())


def test_it_opens_the_paste_box_at_the_sites_own_address(as_member, allowed, settings):
    settings.SITE_URL = "https://ssi.example.com"
    assert '"https://ssi.example.com/snapshots/new/#paste"' in code(as_member.get(ADDRESS))


def test_without_one_it_opens_it_where_the_page_was_asked_for(as_member, allowed, settings):
    settings.SITE_URL = ""
    assert '"http://testserver/snapshots/new/#paste"' in code(as_member.get(ADDRESS))


def test_its_sentences_are_in_the_members_language(as_member, member, allowed, monkeypatch):
    words = json.loads(re.search(r"\}\)\((\{.*\})\)\);$", code(as_member.get(ADDRESS)))[1])
    assert set(words) == {"box", "elsewhere", "refused"}
    assert words["elsewhere"].startswith("This copies your own page")


@pytest.mark.parametrize(
    "word",
    ["cookie", "Storage", "indexedDB", "fetch", "XMLHttpRequest", "sendBeacon", "import", "src"],
)
def test_its_code_has_no_word_for_reading_secrets_or_sending(as_member, allowed, word):
    assert word not in code(as_member.get(ADDRESS))


def test_our_own_policy_forbids_that_it_runs_on_our_page(as_member, allowed):
    policy = as_member.get(ADDRESS)["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "script-src 'self'" in policy
