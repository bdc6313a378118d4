"""Networks in use: coming in by a link, running one, and the end of one."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.test_layout import tab_to
from tests.factories import (
    PASSWORD,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tracker.models import Member, Membership, Network

NAME = "Northside Consultants"


@pytest.fixture
def network(member: Member) -> Network:
    """Owned by the member."""
    network = make_network(NAME, slug="northside-abcd2345")
    make_membership(member, network, role=Membership.Role.OWNER)
    return network


@pytest.fixture
def sam(network: Network) -> Member:
    """A participant."""
    sam = make_member(email="sam@example.com", display_name="Sam")
    make_membership(sam, network)
    return sam


@pytest.fixture
def browser_of(new_context, log_in) -> Callable[[Member], Page]:
    """A browser of somebody's own."""

    def browser_of(member: Member) -> Page:
        context: BrowserContext = new_context()
        log_in(context, member)
        return context.new_page()

    return browser_of


def said(page: Page, text: str) -> Locator:
    return page.get_by_role("status").filter(has_text=text)


def go(page: Page, *names: str) -> None:
    """Follow links of the page by their names, once its scripts are there: some open a dialog."""
    for name in names:
        link = page.get_by_role("main").get_by_role("link", name=name)
        link.wait_for()
        page.wait_for_load_state()
        link.click()


def press(page: Page, name: str) -> None:
    button = page.get_by_role("main").get_by_role("button", name=name)
    button.wait_for()
    page.wait_for_load_state()
    button.click()


def answer(page: Page, name: str) -> None:
    """Press a button of the dialog that a link has opened."""
    page.get_by_role("dialog").get_by_role("button", name=name).click()


def make_link(page: Page, *, asks_first: bool = False) -> str:
    go(page, "Invite")
    if asks_first:
        page.get_by_label("An owner or manager approves each request").check()
    press(page, "Create link")
    return page.get_by_role("textbox", name="Your new link").input_value()


def test_a_link_brings_a_visitor_in_onto_the_leaderboard_and_out_again(member, browser_of, page):
    owner, visitor = browser_of(member), page
    creates_a_network(owner)
    link = make_link(owner)
    copies_the_link_which_is_shown_once(owner, link)

    signs_up_and_joins(visitor, link)
    make_snapshot(Member.objects.get(email="sam@example.com"))
    stands_on_the_leaderboard(visitor)
    owner.goto(visitor.url)
    expect(row_of_sam(owner)).to_contain_text("57.80")

    leaves(visitor)
    owner.reload()
    expect(owner.get_by_text("Nobody is on it yet")).to_be_visible()
    expect(row_of_sam(owner)).to_have_count(0)


def creates_a_network(page: Page) -> None:
    page.goto("/networks/")
    page.get_by_role("link", name="Create a network").click()
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Purpose").fill("Who sells along the river")
    press(page, "Create network")
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    expect(said(page, "The network is made. Invite the others next")).to_be_visible()


def copies_the_link_which_is_shown_once(page: Page, link: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(page.get_by_role("textbox", name="Your new link")).to_be_focused()
    page.get_by_role("button", name="Copy").click()
    expect(said(page, "Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == link

    page.goto(page.url)
    expect(page.get_by_role("row").filter(has_text="whoever has the link")).to_have_count(1)
    assert link.rstrip("/").rpartition("/")[2] not in page.content()


def signs_up_and_joins(page: Page, link: str) -> None:
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    expect(page.get_by_text("Who sells along the river")).to_be_visible()
    go(page, "Create an account")
    page.get_by_label("E-mail").fill("sam@example.com")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create an account").click()

    expect(page).to_have_url(link)
    page.get_by_label("Your name").fill("Sam")
    press(page, "Join the network")
    expect(page).to_have_url(re.compile("/networks/northside-consultants-[a-z2-7]{8}/$"))
    expect(said(page, "You are in the network")).to_be_visible()
    expect(page.get_by_text("You are not on the leaderboard")).to_be_visible()


def stands_on_the_leaderboard(page: Page) -> None:
    press(page, "Put me on the leaderboard")
    expect(page.get_by_role("heading", level=1)).to_have_text("Place 1 of 1")
    expect(row_of_sam(page)).to_contain_text("you")


def row_of_sam(page: Page) -> Locator:
    return page.get_by_role("row").filter(has_text="Sam")


def leaves(page: Page) -> None:
    page.get_by_role("link", name=NAME).click()
    go(page, "Leave network")
    answer(page, "Leave network")
    expect(said(page, "You have left the network")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are in no network now")


def test_a_request_waits_until_a_manager_approves(member, network, stranger, browser_of, page):
    owner, other = browser_of(member), browser_of(stranger)
    owner.goto(f"/networks/{network.slug}/")
    link = make_link(owner, asks_first=True)

    other.goto(link)
    press(other, "Ask to join")
    expect(other.get_by_role("heading", name="Waiting for an answer")).to_be_visible()
    expect(other.get_by_role("link", name=NAME)).to_have_count(0)

    owner.goto(f"/networks/{network.slug}/")
    expect(owner.get_by_role("heading", name="One member asks to join")).to_be_visible()
    press(owner, "Approve stranger@example.com")
    expect(said(owner, "stranger@example.com is in the network")).to_be_visible()

    other.reload()
    expect(other.get_by_role("link", name=NAME)).to_be_visible()
    expect(other.get_by_role("heading", name="Waiting for an answer")).to_have_count(0)


def test_a_manager_runs_the_network_and_settles_nothing(member, network, sam, browser_of):
    owner, manager = browser_of(member), browser_of(sam)
    manager.goto(f"/networks/{network.slug}/")
    expect(manager.get_by_role("heading", name="Running it")).to_have_count(0)

    owner.goto(f"/networks/{network.slug}/")
    go(owner, "Members", "Role Sam")
    owner.get_by_label("Manager").check()
    press(owner, "Save role")
    expect(row_of_sam(owner)).to_contain_text("manager")

    manager.reload()
    card = manager.locator(".card", has=manager.get_by_role("heading", name="Running it"))
    expect(card.get_by_role("link")).to_have_text(
        ["Members", "Invitations", "Figures of the whole"]
    )
    go(manager, "Figures of the whole")
    expect(manager.get_by_role("heading", level=1)).to_have_text(
        "No comparison is published for this group now"
    )


def test_a_network_is_handed_over_by_keyboard_alone(page, member, network, sam, log_in):
    log_in(page.context, member)
    page.goto(f"/networks/{network.slug}/")
    main = page.get_by_role("main")
    for name in ("Members", "Role Sam"):
        follow_by_keyboard(page, main.get_by_role("link", name=name))
    tab_to(page, main.get_by_role("link", name="Hand over"), presses=40)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Hand the network over to Sam?")
    follow_by_keyboard(page, dialog.get_by_role("button", name="Hand over the network"))

    expect(said(page, "The network is handed over. You are a manager now")).to_be_visible()
    run_by = page.locator(".card", has=page.get_by_role("heading", name="Who runs it"))
    expect(run_by.get_by_role("listitem")).to_have_text(["Samowner", "Robin (you)manager"])


def follow_by_keyboard(page: Page, target: Locator) -> None:
    before = page.url
    tab_to(page, target, presses=40)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)


def test_a_network_is_deleted_when_its_name_is_typed(member, network, sam, browser_of, complaints):
    complaints.expect("status of 422")  # of the wrong name
    complaints.expect("status of 404")  # of the network that is gone
    owner, other = browser_of(member), browser_of(sam)
    other.goto(f"/networks/{network.slug}/")

    owner.goto(f"/networks/{network.slug}/")
    go(owner, "Settings", "Delete the network")
    typed = owner.get_by_label("Type the name of the network to confirm")
    typed.fill("Southside")
    answer(owner, "Delete the network")
    expect(owner.get_by_text("This is not the name of this network.")).to_be_visible()
    expect(typed).to_have_value("Southside")
    typed.fill(NAME.lower())
    press(owner, "Delete the network")
    expect(said(owner, "The network is deleted")).to_be_visible()

    assert other.reload().status == 404


def test_a_name_that_no_browser_breaks_pushes_nothing_out_of_sight(
    page, member, network, sam, log_in
):
    Member.objects.filter(pk=sam.pk).update(display_name="\u1100" * 80)
    Membership.objects.filter(member=sam).update(on_leaderboard=True)
    make_snapshot(sam)
    log_in(page.context, member)
    page.set_viewport_size({"width": 768, "height": 800})
    page.goto(f"/networks/{network.slug}/leaderboard/")
    expect(page.get_by_text("57.80")).to_be_in_viewport(ratio=1)
    page.goto(f"/networks/{network.slug}/members/")
    expect(page.get_by_role("link", name="Remove")).to_be_in_viewport(ratio=1)


def test_a_name_that_no_browser_breaks_widens_no_page(page, member, network, log_in):
    Network.objects.filter(pk=network.pk).update(name="\u1100" * 80, purpose="\u1100" * 500)
    log_in(page.context, member)
    page.set_viewport_size({"width": 320, "height": 740})
    for path in ("", "leaderboard/", "members/", "settings/", "leave/"):
        page.goto(f"/networks/{network.slug}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
