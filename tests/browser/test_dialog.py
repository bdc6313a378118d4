"""A page that asks before it acts: a dialog over the page that leads to it, or the page itself."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_member, make_membership, make_network
from tracker.models import Membership, Network

TWICE = """() => {
    const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
    return ids.filter((id, at) => ids.indexOf(id) < at);
}"""


@pytest.fixture
def network(member) -> Network:
    network = make_network("Northside")
    make_membership(make_member(), network, role=Membership.Role.OWNER)
    make_membership(member, network)
    return network


@pytest.fixture
def opened(page: Page, network, member, log_in) -> Page:
    log_in(page.context, member)
    page.goto(f"/networks/{network.slug}/")
    page.get_by_role("link", name="Leave network").click()
    return page


def test_leaving_asks_in_a_dialog_and_then_leaves(opened, network, member):
    dialog = opened.get_by_role("dialog", name="Leave Northside?")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Leave network").click()
    expect(opened.get_by_role("heading", level=1)).not_to_have_text("Northside")
    assert not Membership.objects.present().filter(network=network, member=member).exists()


@pytest.mark.parametrize("way", ["the safe choice", "Escape"])
def test_a_dialog_that_is_closed_changes_nothing_and_gives_the_focus_back(
    opened, network, member, way
):
    dialog = opened.get_by_role("dialog")
    expect(dialog).to_be_visible()
    if way == "Escape":
        opened.keyboard.press("Escape")
    else:
        dialog.get_by_role("link", name="Stay in the network").click()
    expect(dialog).to_be_hidden()
    expect(opened.get_by_role("link", name="Leave network")).to_be_focused()
    assert Membership.objects.present().filter(network=network, member=member).exists()


def test_a_dialog_says_what_follows_and_its_fields_are_its_own(page, member, log_in):
    network = make_network("Northside")
    make_membership(member, network, role=Membership.Role.OWNER)
    log_in(page.context, member)
    page.goto(f"/networks/{network.slug}/settings/")
    page.get_by_role("link", name="Delete the network").click()
    dialog = page.get_by_role("dialog", name="Delete Northside?")
    expect(dialog).to_have_accessible_description(re.compile("This cannot be undone"))
    expect(
        dialog.get_by_role("textbox", name="Type the name of the network to confirm")
    ).to_be_visible()
    assert page.evaluate(TWICE) == []


def test_without_a_script_the_same_question_is_a_page(new_context, network, member, log_in):
    context = new_context(java_script_enabled=False)
    log_in(context, member)
    page = context.new_page()
    page.goto(f"/networks/{network.slug}/")
    page.get_by_role("link", name="Leave network").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leave Northside?")
