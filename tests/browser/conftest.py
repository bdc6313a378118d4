"""A real browser against a real server, on a clock of its own.

Every page that a test opens is watched: what the browser complains about fails the test.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from tests.browser.complaints import Complaints
from tests.conftest import NOW
from tracker.models import Member

# Playwright's synchronous interface keeps an event loop in this thread, which Django takes for a
# coroutine that must not touch the database. Nothing here is asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

NAMES = ("chromium", "chromium-browser", "google-chrome")
REMEDY = (
    "No browser for the browser tests: install Chromium, or set SSI_BROWSER to the path of one."
)
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
USUAL = {
    "locale": "en-GB",
    "timezone_id": "Europe/Amsterdam",
    "viewport": {"width": 1280, "height": 800},
    "color_scheme": "light",
    "reduced_motion": "reduce",
    # It would answer pages after the server of a test has gone.
    "service_workers": "block",
}
# For a machine that has other things to do.
PATIENCE_MS = 15_000


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Ends with these tests: the loop it leaves in the thread would trip tests elsewhere."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = os.environ.get("SSI_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail(REMEDY, pytrace=False)
    # Chromium refuses to sandbox what root starts.
    unconfined = ["--no-sandbox"] if os.geteuid() == 0 else []
    expect.set_options(timeout=PATIENCE_MS)
    browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *unconfined])
    yield browser
    browser.close()


@pytest.fixture
def browser_context_args(live_server: Any) -> dict[str, Any]:
    return {"base_url": live_server.url}


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    complaints = Complaints()
    yield complaints
    complaints.assert_none()


@pytest.fixture
def new_context(complaints: Complaints, new_context: Any) -> Callable[..., BrowserContext]:
    def open_context(**options: Any) -> BrowserContext:
        context = new_context(**{**USUAL, **options})
        context.set_default_timeout(PATIENCE_MS)
        complaints.listen(context)
        return context

    return open_context


@pytest.fixture
def log_in(live_server: Any) -> Callable[[BrowserContext, Member], None]:
    """Gives a browser the session of a member, without the login page."""

    def log_in(context: BrowserContext, member: Member) -> None:
        client = Client()
        client.force_login(member)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
        context.add_cookies([cookie])

    return log_in


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """The server's clock: noon of Thursday 19 November 2026, and running."""
    with time_machine.travel(NOW, tick=True) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _no_old_visits(transactional_db: None) -> None:
    """Rate limits count visits in the cache's table, which is no model and so never emptied."""
    cache.clear()
