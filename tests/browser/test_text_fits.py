"""The words of every language fit their buttons, tabs, tags and table heads, at every width."""

from collections.abc import Iterable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Page

from tests.browser.fit import misfits, misfits_everywhere
from tests.browser.pages import EMPTY, MEMBER, PUBLIC, START, full
from tests.browser.test_peers import NETWORK, compared
from tracker.models import Member, Network, Snapshot

__all__ = ["compared", "full"]

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_public_pages_fit(new_context, complaints, language):
    complaints.expect("status of 404")
    page = new_context(locale=language).new_page()
    assert_no(line for address in PUBLIC for line in misfits_everywhere(page, address))


def test_the_words_of_members_pages_fit_in_every_language(page, full, log_in, complaints):
    complaints.expect("status of 404")
    # Whole pages show usual names; that long ones break no page is told elsewhere.
    Member.objects.update(display_name="Robin")
    Network.objects.update(name="Northside Consultants", purpose="Who works up north")
    Snapshot.objects.update(note="New headline")
    newest = Snapshot.objects.of(full).order_by("-day").first()
    addresses = (*MEMBER, f"/snapshots/{newest.pk}/")
    assert_no(in_every_language(page, full, log_in, addresses))


def test_the_words_of_empty_pages_fit_in_every_language(page, member, log_in):
    assert_no(in_every_language(page, member, log_in, EMPTY))


def test_the_words_of_the_guided_start_fit_in_every_language(page, member, log_in):
    Member.objects.filter(pk=member.pk).update(welcomed_at=None)
    assert_no(in_every_language(page, member, log_in, START))


def test_the_words_of_published_peers_fit_in_every_language(page, compared, log_in):
    Network.objects.update(name="Northside Consultants")
    addresses = ("/dashboard/", "/peers/", "/peers/industry/", f"/peers/{NETWORK}/?score=people")
    assert_no(in_every_language(page, compared, log_in, addresses))


def in_every_language(page: Page, member: Member, log_in, addresses) -> Iterator[str]:
    log_in(page.context, member)
    for language in LANGUAGES:
        Member.objects.filter(pk=member.pk).update(language=language)
        for address in addresses:
            yield from (f"{language} {line}" for line in misfits_everywhere(page, address))


def assert_no(misfits: Iterable[str]) -> None:
    found = list(misfits)
    assert not found, "\n".join(found)


BUTTON = '<button class="button" style="width: 80px{more}">{words}</button>'


@pytest.mark.parametrize(
    ("control", "problem"),
    [
        (BUTTON.format(words="Opslaan", more=""), ""),
        (BUTTON.format(words="Netwerkomschrijving", more=""), "sticks out or is cut"),
        (BUTTON.format(words="Netwerkomschrijving", more="; overflow: hidden"), "is cut"),
        (BUTTON.format(words="Netwerkomschrijving", more="; word-break: break-all"), "broken"),
        (BUTTON.format(words="Een week", more=""), ""),
        ('<span class="tag" style="width: 90px; white-space: normal">een tag</span>', ""),
        ('<span class="tag" style="width: 40px; white-space: normal">een tag</span>', "line"),
        ('<div style="overflow: clip; width: 40px"><a class="button">Opslaan</a></div>', "is cut"),
        ('<div style="overflow: auto; width: 40px"><a class="button">Opslaan</a></div>', ""),
        (BUTTON.format(words="<bdi>Netwerkomschrijving</bdi>", more=""), ""),
        (BUTTON.format(words='Op<span class="sr">slaan en nog veel meer</span>', more=""), ""),
    ],
)
def test_what_does_not_fit_is_found_and_nothing_else(new_context, control, problem):
    page = new_context(bypass_csp=True).new_page()
    page.goto("/help/scoring/")
    page.evaluate("html => { document.querySelector('main').innerHTML = html }", control)
    page.evaluate("document.querySelectorAll('header, footer').forEach(part => part.remove())")
    found = misfits(page)
    assert len(found) == bool(problem)
    assert not problem or problem in found[0]
