"""From signing up to a full dashboard: what a newcomer types and presses, counted."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings_everywhere
from tests.browser.steps import INDUSTRY, ssi_page
from tests.factories import PASSWORD, make_industry, make_member, make_snapshot
from tracker.actions.tips import load_catalogue

SSI = ssi_page(brand="13.118", people="3.68", insights="0.3", relationships="2.608", total=20)
MOST_INPUTS = 14


@dataclass
class Newcomer:
    """A person at a page; every field that is filled and every press is one input."""

    page: Page
    inputs: list[str] = field(default_factory=list)

    def types(self, label: str, text: str) -> None:
        self.inputs.append(label)
        fields = self.page.locator("input, textarea")
        self.page.get_by_label(label, exact=True).and_(fields).fill(text)

    def presses(self, name: str, role: str = "button") -> None:
        self.inputs.append(name)
        self.page.get_by_role("main").get_by_role(role, name=name).first.click()

    def is_at_step(self, number: int) -> None:
        expect(self.page.get_by_role("region", name="First steps")).to_contain_text(
            f"Step {number} of 4"
        )


@pytest.fixture
def newcomer(page: Page) -> Newcomer:
    make_industry(INDUSTRY)
    load_catalogue()
    return Newcomer(page)


def sign_up(newcomer: Newcomer) -> None:
    newcomer.page.goto("/")
    newcomer.presses("Create an account", role="link")
    newcomer.types("E-mail", "new@example.com")
    newcomer.types("Password", PASSWORD)
    newcomer.presses("Create an account")


def test_a_newcomer_has_a_full_dashboard_after_a_dozen_inputs(newcomer):
    page = newcomer.page
    sign_up(newcomer)
    newcomer.is_at_step(1)
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Amsterdam")
    newcomer.types("Industry optional", INDUSTRY)
    newcomer.presses("Continue")
    newcomer.is_at_step(2)
    page.wait_for_load_state()
    newcomer.types("1. Paste", SSI)
    expect(page.get_by_label("Engage with insights", exact=True)).to_have_value("0.3")
    newcomer.presses("Save snapshot")
    newcomer.is_at_step(3)
    newcomer.types("Posts", "1")
    newcomer.types("Comments", "3")
    newcomer.presses("Continue")
    newcomer.is_at_step(4)
    newcomer.presses("Start")

    expect(page).to_have_url("/dashboard/")
    expect(page.get_by_role("heading", level=1)).to_have_text("20 of 100: your first snapshot")
    expect(page.get_by_role("img", name="Total 20 of 100")).to_be_visible()
    for card in ["Trend", "Next for Insights", "This week", "Peers", "What comes next"]:
        expect(page.get_by_role("region", name=card)).to_be_visible()
    expect(page.get_by_text("3 of 3 done")).to_be_visible()
    assert len(newcomer.inputs) <= MOST_INPUTS, newcomer.inputs


def test_the_start_is_taken_up_where_it_was_left(newcomer):
    page = newcomer.page
    sign_up(newcomer)
    newcomer.is_at_step(1)
    newcomer.presses("Skip this step")
    newcomer.is_at_step(2)
    page.goto("/settings/")
    page.goto("/dashboard/")
    newcomer.is_at_step(2)
    newcomer.presses("Later")
    newcomer.is_at_step(3)
    newcomer.presses("Skip all")
    expect(page).to_have_url("/dashboard/")
    expect(page.get_by_role("heading", level=1)).to_have_text("No snapshot yet")
    page.goto("/snapshots/new/")
    expect(page.get_by_text("Step 2 of 4")).to_have_count(0)


def test_without_a_script_the_start_is_the_same(new_context):
    make_industry(INDUSTRY)
    load_catalogue()
    newcomer = Newcomer(new_context(java_script_enabled=False).new_page())
    page = newcomer.page
    sign_up(newcomer)
    newcomer.types("Industry optional", INDUSTRY)
    newcomer.presses("Continue")
    newcomer.types("1. Paste", SSI)
    newcomer.presses("Read the text")
    newcomer.presses("Save snapshot")
    newcomer.types("Comments", "3")
    newcomer.presses("Continue")
    newcomer.presses("Start")
    expect(page.get_by_text("3 of 3 done")).to_be_visible()


def test_axe_finds_nothing_on_the_steps(new_context, log_in):
    load_catalogue()
    newcomer = make_member(email="new@example.com")
    context = new_context(bypass_csp=True)
    log_in(context, newcomer)
    page = context.new_page()
    found = findings_everywhere(page, "/welcome/") + findings_everywhere(page, "/snapshots/new/")
    make_snapshot(newcomer)
    for address in ["/welcome/week/", "/welcome/tip/"]:
        found += findings_everywhere(page, address)
    assert found == []
