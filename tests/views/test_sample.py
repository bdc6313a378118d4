import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.views.pages import text_of

DASHBOARD, PEERS = reverse("demo"), reverse("demo_peers")
PAGES = [
    DASHBOARD,
    reverse("demo_activity"),
    PEERS,
    reverse("demo_tips"),
    reverse("demo_tips_component", args=["insights"]),
    reverse("demo_tip", args=["insights", "answer-with-a-view"]),
]
BANNER = "Sample, invented numbers. Nothing here is stored."

pytestmark = pytest.mark.usefixtures("noon")


def links(response):
    """Where the page's links lead, as whole addresses of this site."""
    here = response.wsgi_request.get_full_path()
    hrefs = re.findall(r'<a\b[^>]*\bhref="([^"]+)"', response.content.decode())
    found = (urljoin(here, href.replace("&amp;", "&")).partition("#")[0] for href in hrefs)
    return {address for address in found if not urlsplit(address).netloc}


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_a_visitor_reads_it_without_a_query_and_gets_no_cookie(
    client, settings, address, django_assert_num_queries
):
    settings.LOCAL = False
    with django_assert_num_queries(0):
        response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert BANNER in text_of(response)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_can_be_sent(client, address):
    assert client.post(address).status_code == 405
    assert "<form" not in client.get(address).content.decode()


@pytest.mark.django_db
def test_every_link_leads_to_a_page_that_a_visitor_can_open():
    seen, waiting = set(), {DASHBOARD}
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = Client().get(address)
        assert response.status_code == 200, address
        if address.startswith(DASHBOARD):
            waiting |= links(response) - seen
    assert set(PAGES) < seen
    assert {reverse("account_signup"), reverse("account_login"), "/demo/?range=4w"} < seen


def test_headline_ring_and_history_tell_the_same_total(client):
    page = client.get(DASHBOARD, {"table": "1"}).content.decode()
    total = re.search(r"<h1>(\d+) of 100", page)[1]
    assert re.search(r'class="ring-number"[^>]*>(\d+)<', page)[1] == total
    newest = page.partition('id="trend-table"')[2].partition("<tbody>")[2].partition("</tr>")[0]
    assert f'<td class="number">{total}</td>' in newest
    assert f"your total is {total}" in text_of(client.get(PEERS))


@pytest.mark.parametrize("chosen", ["4w", "13w", "26w", "1y", "all"])
def test_a_range_is_a_link_of_the_sample(client, chosen):
    page = client.get(DASHBOARD, {"range": chosen}).content.decode()
    current = re.search(r'href="([^"]+)"[^>]*aria-current="true">', page)[1]
    assert current.partition("#")[0] == f"{DASHBOARD}?range={chosen}"


@pytest.mark.parametrize(
    ("language", "headline"), [("en", "58 of 100, up 1.4"), ("nl", "58 van 100, 1,4 hoger")]
)
def test_the_browsers_language_is_read(client, language, headline):
    response = client.get(DASHBOARD, headers={"Accept-Language": language})
    assert headline in text_of(response)
    assert response.headers["Content-Language"] == language


def test_it_may_be_kept_for_minutes_where_nothing_of_the_reader_is_in_it(client):
    response = client.get(DASHBOARD)
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert {"Cookie", "Accept-Language"} <= set(response.headers["Vary"].split(", "))


def test_with_a_cookie_it_is_never_kept(client):
    client.cookies["django_language"] = "nl"
    response = client.get(DASHBOARD)
    assert "no-store" in response.headers["Cache-Control"]
    assert "58 van 100" in text_of(response)


def test_a_visitor_is_led_to_an_account(client):
    page = client.get(DASHBOARD).content.decode()
    assert f'href="{reverse("account_signup")}">Create an account' in page
    assert "Back to my dashboard" not in page


def test_a_member_sees_the_same_sample_and_the_way_back(as_member):
    response = as_member.get(DASHBOARD)
    assert "58 of 100" in text_of(response)
    assert "Back to my dashboard" in text_of(response)
    assert "Create an account" not in text_of(response)
    assert "no-store" in response.headers["Cache-Control"]
    assert as_member.get(reverse("landing")).url == reverse("dashboard")


def test_links_of_other_pages_stay_theirs_after_the_sample(as_member):
    as_member.get(DASHBOARD)
    assert reverse("dashboard") == "/dashboard/"
    assert 'href="/dashboard/"' in as_member.get(reverse("snapshots")).content.decode()


def test_a_tip_that_is_not_there_is_not_found(client):
    assert client.get(reverse("demo_tip", args=["insights", "nothing"])).status_code == 404


def test_a_tip_has_the_invented_numbers_behind_it(client):
    words = text_of(client.get(reverse("demo_tip", args=["insights", "answer-with-a-view"])))
    assert "Your own numbers" in words
    assert "Log comments" not in words


def test_search_engines_may_show_it_with_words_of_its_own(client):
    page = client.get(DASHBOARD).content.decode()
    assert "noindex" not in page
    assert 'name="description" content="Try SSI Tracker without an account' in page
