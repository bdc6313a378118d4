"""Every page that there is, with somebody who may open it: those of the audit."""

from collections.abc import Callable

import pytest
from django.conf import settings as site_settings
from playwright.sync_api import Page as Tab

from audit.pages import PAGES, Actor, Page
from audit.people import People, settle
from tests.conftest import NOW

# One of those that differ in their words alone; in local mode no code ends a sign-up.
LOOKED_AT = [
    page for page in PAGES if not page.is_like_another and page.actor is not Actor.SIGNING_UP
]


@pytest.fixture
def people(settings, transactional_db, uploads_folder) -> People:
    """A demo of the whole site, with its error pages at addresses of their own."""
    settings.ROOT_URLCONF = "audit.urls"
    settings.BOOKMARKLET = True
    return settle(peers=30, weeks=30, now=NOW)


@pytest.fixture
def tab_of(new_context, people: People, live_server) -> Callable[[Actor], Tab]:
    """A tab of an actor's browser. Its pages take the styles that tests put into them."""
    tabs: dict[Actor, Tab] = {}

    def tab_of(actor: Actor) -> Tab:
        if actor not in tabs:
            context = new_context(bypass_csp=True)
            if session := people.sessions.get(actor):
                cookie = {
                    "name": site_settings.SESSION_COOKIE_NAME,
                    "value": session,
                    "url": live_server.url,
                }
                context.add_cookies([cookie])
            tabs[actor] = context.new_page()
        return tabs[actor]

    return tab_of


@pytest.fixture
def opened(tab_of, people: People) -> Callable[[Page], Tab]:
    """The page, opened by its actor."""

    def opened(page: Page) -> Tab:
        tab = tab_of(page.actor)
        answer = tab.goto(page.address.format_map(people.slots))
        assert answer is not None
        assert answer.status == 200, f"{page.name} answered {answer.status}"
        return tab

    return opened
