"""Every address that answers with a page is looked at, and comes to whoever looks."""

import re

import pytest
from django.test import Client

from audit.pages import PAGES, Actor, chosen
from audit.people import BEGINNINGS, settle
from tests.conftest import NOW
from tests.url_table import ACTORS, TABLE

# What is no page, and what only a step of its own leads to.
NO_PAGES = {
    "healthz",
    "readyz",
    "manifest.webmanifest",
    "robots.txt",
    "service-worker.js",
    "api/v1/openapi.json",
    "dashboard/csv/",
    "export/zip/",
    "export/json/",
    "export/csv/<slug:name>/",
    "peers/csv/",
    "peers/<slug:slug>/csv/",
    "networks/<slug:slug>/leaderboard/csv/",
    # In local mode alone.
    "design/",
    # Shown by another verification of addresses, or the end of a journey that a code begins.
    "accounts/^confirm-email/(?P<key>[-:\\w]+)/$",
    "accounts/password/reset/done/",
}
PEOPLE = {"visitor", "member", "stranger"}


def page_routes() -> set[str]:
    """Those that answer a person who is no editor with 200."""
    return {
        route
        for route, row in TABLE.items()
        if not route.startswith("admin/")
        and any(
            code == "200" and actor in PEOPLE
            for actor, code in zip(ACTORS, row.get.split(), strict=True)
        )
    }


def shape(address: str) -> str:
    """Whatever stands for a row or a week, made alike: slots here, converters there."""
    address = re.sub(r"\{\w+\}|<component:component>|<slug:\w+>|<[^>]*>", "*", address)
    return address.strip("/")


def fits(route: str, address: str) -> bool:
    pattern = "[^/]+".join(map(re.escape, shape(route).split("*")))
    return re.fullmatch(pattern, shape(address)) is not None


def test_every_page_of_the_table_of_addresses_is_audited():
    missing = [
        route
        for route in sorted(page_routes() - NO_PAGES)
        if not any(fits(route, page.address) for page in PAGES)
    ]
    assert missing == []


def test_no_two_pages_have_one_name():
    names = [page.name for page in PAGES]
    assert len(names) == len(set(names))


def test_pages_are_chosen_by_name_with_stars():
    assert [page.name for page in chosen(["landing", "help-scoring*"])] == [
        "landing",
        "help-scoring",
        "help-scoring-member",
    ]
    assert chosen([]) == PAGES


def test_every_page_comes_to_its_actor(transactional_db, noon, settings, uploads_folder):
    settings.ROOT_URLCONF = "audit.urls"
    settings.BOOKMARKLET = True
    people = settle(peers=30, weeks=30, now=NOW)
    answers = {}
    for page in PAGES:
        # Codes are only asked for outside local mode.
        if page.actor in BEGINNINGS:
            continue
        client = Client()
        if page.actor is not Actor.VISITOR:
            client.cookies[settings.SESSION_COOKIE_NAME] = people.sessions[page.actor]
        answers[page.name] = client.get(page.address.format_map(people.slots)).status_code
    assert {name: status for name, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize("name", ["400", "403", "403-csrf", "404", "429", "500", "503"])
def test_each_error_page_can_be_looked_at(db, client, settings, name):
    settings.ROOT_URLCONF = "audit.urls"
    assert client.get(f"/error-pages/{name}/").status_code == 200
    assert any(page.address == f"/error-pages/{name}/" for page in PAGES)
