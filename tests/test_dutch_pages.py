"""Dutch pages are Dutch, and informal: members', visitors' and editors', with their errors."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.conftest import NOW
from tests.factories import (
    PASSWORD,
    make_annotation,
    make_industry,
    make_member,
    make_run_network,
    make_snapshot,
)
from tests.url_table import TABLE
from tests.words import english_in, formal_in, not_dutch_in, read_on
from tracker.actions.publishing import publish, queue_members
from tracker.actions.tips import load_catalogue
from tracker.models import Import, Member, Tip

# The look on one page, in local mode only, and the API are about the program and in English.
FOR_DEVELOPERS = {"/design/", "/api/v1/docs", "/api/v1/openapi.json"}
# What a bare form sends back: every sentence that asks for something.
WEAK = {"email": "dana", "password1": "123456", "password2": "654321", "oldpassword": "wrong"}


@pytest.fixture
def dutch(noon: object, client: Client, member: Member) -> Client:
    """A member with a history of two weeks and the Dutch tips."""
    load_catalogue()
    member.set_password(PASSWORD)
    member.language = "nl"
    member.industry = make_industry("Software")
    member.save()
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    make_snapshot(member, day=member.today().replace(day=12), brand=16_000)
    make_snapshot(member, industry=member.industry, industry_rank=14)
    client.force_login(member)
    return client


def publish_peers_of(member: Member) -> None:
    """So that the pages of peers have their charts."""
    Member.objects.filter(pk=member.pk).update(shares_with_industry=True)
    peers = [make_member(industry=member.industry, shares_with_industry=True) for _ in range(9)]
    for points, peer in enumerate(peers):
        make_snapshot(peer, industry=member.industry, brand=2_250 * points)
    queue_members([member.pk, *(peer.pk for peer in peers)])
    publish(now=NOW)


@pytest.fixture
def places(dutch: Client, member: Member, stranger: Member) -> dict[str, object]:
    ids = make_run_network(owner=member, asking=stranger)
    return {
        **ids,
        "snapshot": member.snapshots.latest("day").pk,
        "annotation": make_annotation(member).pk,
        "import": Import.objects.create(member=member, kind="archive", state="done").pk,
        "tip": Tip.objects.first().pk,
    }


def addresses(actor: int, places: dict[str, object], *, admin: bool = False) -> list[str]:
    """What answers 200 to an actor of the table of addresses."""
    return [
        row.address.format_map({**dict.fromkeys(("group", "network"), 0), **places})
        for pattern, row in TABLE.items()
        if row.get.split()[actor] == "200" and pattern.startswith("admin/") == admin
        if row.address not in FOR_DEVELOPERS
    ]


def test_no_english_and_no_formal_word_is_left_on_a_dutch_members_pages(dutch, places):
    assert not_dutch(dutch, addresses(1, places)) == {}


def test_nor_where_a_member_without_a_password_sets_one(dutch, member):
    member.set_unusable_password()
    member.save()
    dutch.force_login(member)
    assert not_dutch(dutch, ["/accounts/password/set/"]) == {}


def test_nor_on_the_pages_of_a_dutch_visitor(db, client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nl"
    assert not_dutch(client, [*addresses(0, {}), "/not/here/"]) == {}


def test_numbers_and_dates_are_dutch_on_every_page_of_a_member(dutch, places):
    pages = {address: dutch.get(address) for address in addresses(1, places)}
    found = {
        address: not_dutch_in(read_on(page.text))
        for address, page in pages.items()
        if is_page(page.headers)
    }
    assert "17,12" in pages["/snapshots/"].text
    assert {address: words for address, words in found.items() if words} == {}


@pytest.mark.django_db(transaction=True)
def test_the_charts_of_published_peers_are_dutch(dutch, member):
    publish_peers_of(member)
    for address in ("/dashboard/", "/peers/", "/peers/industry/", "/peers/industry/?score=brand"):
        words = read_on(dutch.get(address).text)
        assert (not_dutch_in(words), english_in(words), formal_in(words)) == ([], [], [])
    assert "22,5" in words


def test_numbers_and_dates_are_dutch_in_the_sample_of_a_visitor(db, client, noon):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nl"
    for address in ("/demo/", "/demo/activity/", "/demo/peers/"):
        assert not_dutch_in(read_on(client.get(address).text)) == []


def test_a_file_of_numbers_is_the_same_in_every_language(dutch, member, places):
    files = [row.address for row in TABLE.values() if row.address.endswith("/csv/")]
    bodies = {}
    for language in ("en", "nl"):
        member.language = language
        member.save()
        answers = [dutch.get(address.format_map(places)) for address in files]
        bodies[language] = [
            answer.text.splitlines()[1:]
            for answer in answers
            if "csv" in answer.headers["Content-Type"]
        ]
    assert any("17.12" in line for lines in bodies["nl"] for line in lines)
    assert bodies["nl"] == bodies["en"]


def test_nor_in_what_a_form_says_about_a_mistake(dutch, places):
    found = {}
    for row in TABLE.values():
        if row.post.split()[1] == "422" or row.address.startswith("/accounts/password/change"):
            address = row.address.format_map(places)
            answer = dutch.post(address, WEAK)
            found[address] = words_not_dutch(answer.text) if answer.text else ["no answer"]
    assert found
    assert {address: words for address, words in found.items() if words} == {}


def test_nor_in_what_sign_up_says_about_a_mistake(db, client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nl"
    for password in ("123456", "short", "password123", "dana@example.com"):
        answer = client.post(
            "/accounts/signup/", {"email": "dana@example.com", "password1": password}
        )
        assert "wachtwoord" in answer.text
        assert words_not_dutch(answer.text) == []


def test_an_editor_is_not_addressed_formally(dutch, places):
    chief = make_member(language="nl", is_staff=True, is_superuser=True)
    dutch.force_login(chief)
    pages = {address: dutch.get(address) for address in addresses(4, places, admin=True)}
    formal = {
        address: formal_in(read_on(page.text))
        for address, page in pages.items()
        if is_page(page.headers)
    }
    assert formal
    assert {address: words for address, words in formal.items() if words} == {}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Uw wachtwoord", True),
        ("als u dat wilt", True),
        ("Doe het uzelf", True),
        ("Neem a.u.b. contact op", False),
        ("uur, nu, u-bocht", False),
    ],
)
def test_formal_words_are_told_from_others(words, found):
    assert bool(formal_in(words)) is found


def is_page(headers: object) -> bool:
    return "html" in headers["Content-Type"]


def not_dutch(client: Client, addresses: list[str]) -> dict[str, list[str]]:
    """What is left on the pages; one that leads this member elsewhere says nothing itself."""
    got = {address: client.get(address) for address in addresses}
    answers = {address: answer for address, answer in got.items() if answer.status_code != 302}
    found = {
        address: words_not_dutch(answer.text)
        for address, answer in answers.items()
        if is_page(answer.headers)
    }
    found |= {
        address: english_in(" · ".join(texts_in(answer.json())))
        for address, answer in answers.items()
        # A file of one's own data is a stream; its words are the same in every language.
        if "json" in answer.headers["Content-Type"] and not answer.streaming
    }
    assert found
    return {address: words for address, words in found.items() if words}


def words_not_dutch(page: str) -> list[str]:
    assert '<html lang="nl"' in page
    words = read_on(page)
    return [*english_in(words), *formal_in(words)]


def texts_in(data: object) -> list[str]:
    """The texts for people in JSON: those with a space, which no address or code has."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in texts_in(value)]
    if isinstance(data, list):
        return [text for value in data for text in texts_in(value)]
    return [data] if isinstance(data, str) and " " in data else []
