"""Every page and state by the rules that a machine can check: three widths, both themes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from audit.pages import Actor
from tests.browser.axe import findings, findings_at_every_size
from tests.browser.site import LOOKED_AT, opened, people, tab_of
from tests.browser.steps import paste, ssi_page
from tests.factories import (
    PASSWORD,
    TODAY,
    make_content_week,
    make_industry,
    make_member,
    make_snapshot,
)
from tracker.actions.tips import load_catalogue
from tracker.models import Member

__all__ = ["opened", "people", "tab_of"]

REFUSED = ssi_page(brand="17.12", people="134.0", insights="9.25", relationships="18", total=58)


@pytest.fixture
def page(new_context) -> Page:
    """Without the content security policy: axe measures with styles of its own."""
    return new_context(bypass_csp=True).new_page()


@pytest.fixture
def mine(page: Page, member: Member, log_in) -> Page:
    load_catalogue()
    log_in(page.context, member)
    return page


def assert_axe_finds_nothing(page: Page, **options) -> None:
    found = list(findings_at_every_size(page, **options))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("part", range(3))
def test_axe_finds_nothing_on_any_page(opened, part):
    found = [
        f"{page.name}: {line}"
        for page in LOOKED_AT[part::3]
        for line in findings_at_every_size(opened(page))
    ]
    assert not found, "\n".join(found)


def refuse(page: Page, typed: dict[str, str]) -> None:
    """Send the page's own form as if the browser had checked nothing."""
    main = page.get_by_role("main")
    form = main.locator("form[method=post]").last
    for label, text in typed.items():
        field = page.get_by_label(label).and_(main.locator("input")).first
        field.fill(text)
        form = field.locator("xpath=ancestor::form")
    with page.expect_navigation():
        form.evaluate("form => { form.noValidate = true; form.requestSubmit() }")


REFUSALS: dict[str, tuple[Actor, dict[str, str]]] = {
    "/accounts/login/": (Actor.VISITOR, {"E-mail": "robin@example.com", "Password": "wrong"}),
    "/accounts/signup/": (Actor.VISITOR, {"E-mail": "new@example.com", "Password": "1"}),
    "/accounts/password/reset/": (Actor.VISITOR, {"E-mail": "nobody"}),
    "/welcome/": (Actor.NEWCOMER, {"Industry": "no such one"}),
    "/welcome/week/": (Actor.NEWCOMER, {"Posts": "-1"}),
    "/settings/": (Actor.MEMBER, {"Industry": "no such one"}),
    "/settings/targets/": (Actor.MEMBER, {"Posts": "-1"}),
    "/settings/delete/": (Actor.BEGINNER, {}),
    "/networks/new/": (Actor.MEMBER, {}),
    "/networks/{network}/settings/": (Actor.MEMBER, {"Name": ""}),
    "/networks/{network}/delete/": (Actor.MEMBER, {}),
    "/annotations/new/": (Actor.MEMBER, {"Date": ""}),
    "/accounts/password/change/": (Actor.MEMBER, {"Current password": "wrong"}),
}


def test_axe_finds_nothing_in_forms_that_are_refused(tab_of, people, complaints):
    complaints.expect("status of 422")
    found: list[str] = []
    for address, (actor, typed) in REFUSALS.items():
        page = tab_of(actor)
        page.goto(address.format_map(people.slots))
        refuse(page, typed)
        expect(page.locator(".error, [role=alert]").first, address).to_be_visible()
        found += findings_at_every_size(page, widths=[360, 1280])
    assert not found, "\n".join(found)


def open_menu(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("details.menu > summary").click()


def open_note(page: Page) -> None:
    page.get_by_role("link", name="What is this? Trend").click()
    expect(page.get_by_role("dialog", name="Trend")).to_be_visible()


def show_toast(page: Page) -> None:
    page.evaluate("document.dispatchEvent(new CustomEvent('toast', { detail: { text: 'Saved' } }))")
    expect(page.get_by_text("Saved")).to_be_visible()


def fill_chart(page: Page) -> None:
    page.goto("/dashboard/?range=13w&compare=1&ranks=1&content=1")
    chart = page.locator("#trend canvas")
    chart.scroll_into_view_if_needed()
    expect(chart).to_have_role("application")
    chart.press("ArrowLeft")
    page.get_by_text("Show as table").click()
    expect(page.locator("#trend table")).to_be_visible()


@pytest.mark.parametrize("change", [open_menu, open_note, show_toast, fill_chart])
def test_axe_finds_nothing_where_the_dashboard_was_changed_in_place(mine, member, change):
    for ago in range(20):
        make_snapshot(member, TODAY - timedelta(weeks=ago), industry_rank=9, network_average=41_000)
    make_content_week(member, TODAY - timedelta(weeks=2), 1_000, 20, 3)
    mine.goto("/dashboard/")
    change(mine)
    assert_axe_finds_nothing(mine, widths=[360] if change is open_menu else [360, 1280])


def ask_to_leave(page: Page, slots) -> None:
    page.goto("/networks/{network}/".format_map(slots))
    page.get_by_role("link", name="Leave network").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def open_every_table(page: Page, slots) -> None:
    page.goto("/peers/industry/")
    for summary in page.get_by_text("Show as table").all():
        summary.click()


@pytest.mark.parametrize(
    ("actor", "change"), [(Actor.PARTICIPANT, ask_to_leave), (Actor.MEMBER, open_every_table)]
)
def test_axe_finds_nothing_in_a_dialog_and_in_opened_tables(tab_of, people, actor, change):
    page = tab_of(actor)
    change(page, people.slots)
    assert_axe_finds_nothing(page)


def paste_a_page(page: Page) -> None:
    page.goto("/snapshots/new/")
    paste(page, REFUSED)
    expect(page.get_by_text("1 refused")).to_be_visible()


def save_what_cannot_be(page: Page) -> None:
    paste_a_page(page)
    page.get_by_role("button", name="Save snapshot").click()
    expect(page.get_by_label("Find the right people", exact=True)).to_be_focused()


@pytest.mark.parametrize("change", [paste_a_page, save_what_cannot_be])
def test_axe_finds_nothing_on_a_snapshot_that_is_refused(mine, change, complaints):
    complaints.expect("status of 422")
    change(mine)
    assert_axe_finds_nothing(mine, widths=[360, 1280])


def only_a_total(member: Member) -> None:
    for ago in range(3):
        make_snapshot(member, TODAY - timedelta(weeks=ago), printed_total=58 - ago)


def too_few_peers(member: Member) -> None:
    Member.objects.filter(pk=member.pk).update(industry=make_industry(), shares_with_industry=True)
    make_snapshot(member, TODAY - timedelta(weeks=1))
    make_snapshot(member)


@pytest.mark.parametrize("reported", [only_a_total, too_few_peers])
def test_axe_finds_nothing_where_numbers_are_missing(mine, member, reported):
    reported(member)
    for address in ("/dashboard/", "/snapshots/", "/peers/"):
        mine.goto(address)
        assert_axe_finds_nothing(mine, widths=[360, 1280])


def test_axe_finds_nothing_on_pages_in_dutch(mine, member):
    Member.objects.filter(pk=member.pk).update(language="nl")
    for ago in range(3):
        make_snapshot(member, TODAY - timedelta(weeks=ago))
    for address in ("/dashboard/", "/snapshots/new/", "/activity/2026-W47/", "/settings/"):
        mine.goto(address)
        assert_axe_finds_nothing(mine, widths=[360, 1280])


@pytest.fixture
def admin(page: Page, log_in) -> Callable[[str], Page]:
    load_catalogue()
    log_in(page.context, make_member(is_staff=True, is_superuser=True, password=PASSWORD))

    def admin(address: str) -> Page:
        page.goto(address)
        return page

    return admin


def test_axe_finds_nothing_in_the_parts_of_the_admin_that_are_ours(admin):
    """The frame around them is Django's."""
    found: list[str] = []
    for address in ("/admin/tracker/tip/statistics/", "/admin/tracker/tip/add/"):
        found += findings(admin(address))
    assert not found, "\n".join(found)
