"""The product as it is read aloud: roles, names, messages, and the structure of every page."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from audit.pages import Page as Address
from tests.browser.site import LOOKED_AT, people
from tests.browser.steps import paste, ssi_page
from tests.browser.structure import structure
from tests.browser.test_peers import compared
from tests.factories import TODAY, make_snapshot
from tracker.actions.activity import set_counts
from tracker.actions.tips import load_catalogue
from tracker.core.weeks import Week
from tracker.models import Member

__all__ = ["compared", "people"]

NAME = "SSI Tracker"
# allauth names a thing and the page that makes it alike; who somebody is, is asked in two ways.
TITLED_ELSEWHERE = {
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/recovery-codes/",
    "/accounts/2fa/recovery-codes/generate/",
    "/accounts/2fa/reauthenticate/",
    "/accounts/reauthenticate/",
}
REFUSED = ssi_page(brand="17.12", people="134.0", insights="9.25", relationships="18", total=58)


def each_page(people, language: str) -> Iterator[tuple[Address, str]]:
    """The HTML of every page, as its actor gets it."""
    Member.objects.update(language=language)
    for page in LOOKED_AT:
        client = Client(headers={"accept-language": language})
        if session := people.sessions.get(page.actor):
            client.cookies[settings.SESSION_COOKIE_NAME] = session
        yield page, client.get(page.address.format_map(people.slots)).text


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_page_has_the_structure_that_is_read_aloud(page, people, language):
    wrong: list[str] = []
    titles: dict[str, set[str]] = defaultdict(set)
    for each, html in each_page(people, language):
        found, title, spoken = structure(page, html)
        wrong += [f"{each.name}: {line}" for line in found]
        assert spoken == language, each.name
        assert title.endswith(f" · {NAME}"), f"{each.name}: {title}"
        titles[title].add(each.address)
    shared = {title: names for title, names in titles.items() if len(names) > 1}
    assert not wrong, "\n".join(wrong)
    assert {address for names in shared.values() for address in names} <= TITLED_ELSEWHERE


@pytest.fixture
def mine(page: Page, member: Member, log_in) -> Page:
    load_catalogue()
    log_in(page.context, member)
    return page


@pytest.fixture
def dashboard(page: Page, compared: Member, log_in) -> Page:
    load_catalogue()
    make_snapshot(compared, TODAY - timedelta(weeks=1), brand=15_000, industry_rank=12)
    set_counts(member=compared, week=Week.of(TODAY), counts={"comments": 12, "posts": 1})
    log_in(page.context, compared)
    page.goto("/dashboard/")
    return page


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


class TestDashboard:
    def test_the_ring_is_a_picture_in_words(self, dashboard):
        expect(part(dashboard, "Total")).to_match_aria_snapshot(
            """
            - region "Total":
              - img /Total 59 of 100; Brand 18.00, People 13.40, Insights 9.25, Relationships 18.03/
              - link "What is this? Total"
              - term: /Since last week/
              - definition: up 3.0
            """
        )

    def test_a_card_says_its_component_its_value_and_its_change(self, dashboard):
        expect(part(dashboard, "Establish your professional brand")).to_match_aria_snapshot(
            """
            - region "Establish your professional brand":
              - heading "Establish your professional brand" [level=2]:
                - link "Establish your professional brand"
              - paragraph: /18.00/
              - term: Since last week
              - definition: up 3.0
            """
        )

    def test_the_trend_has_its_range_its_lines_and_its_figures(self, dashboard):
        chart = dashboard.locator("#trend canvas")
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_role("application")
        expect(part(dashboard, "Trend")).to_match_aria_snapshot(
            """
            - region "Trend":
              - heading "Trend" [level=2]
              - navigation "Range":
                - link "4 w"
                - link "13 w"
              - group "Lines":
                - button "Total 59" [pressed]
                - button "Brand 18.00" [pressed]
              - application "Trend chart, week by week; the same figures stand in the table below."
              - status
              - group: Show as table
            """
        )

    def test_this_week_is_told_without_its_bars(self, dashboard):
        expect(part(dashboard, "This week")).to_match_aria_snapshot(
            """
            - region "This week":
              - heading "This week" [level=2]
              - paragraph: Brand 0 of 2 met
              - paragraph: Insights 1 of 5 met
            """
        )

    def test_peers_are_a_table_with_heads(self, dashboard):
        expect(part(dashboard, "Peers").get_by_role("table", name="Peers")).to_match_aria_snapshot(
            """
            - table "Peers":
              - rowgroup:
                - row:
                  - columnheader "Group"
                  - columnheader /^Percentile/
              - rowgroup:
                - row:
                  - rowheader:
                    - link "Technology, Information and Internet, and Other Long Names"
                  - cell "95"
                  - cell "10 %"
            """
        )


def test_the_histogram_is_a_picture_in_words_and_a_table(dashboard):
    dashboard.goto("/peers/industry/")
    distribution = part(dashboard, "Distribution")
    expect(distribution.get_by_role("img").first).to_have_accessible_name(
        "Total: 10 members. The middle half lies between 45 and 55, the median is 49. Yours is 59."
    )
    distribution.get_by_text("Show as table").click()
    expect(distribution.get_by_role("table")).to_match_aria_snapshot(
        """
        - table "Members in each range of scores":
          - caption: Members in each range of scores
          - rowgroup:
            - row "Total Members"
        """
    )


def test_a_refused_field_is_invalid_named_and_explained(mine, complaints):
    complaints.expect("status of 422")
    mine.goto("/snapshots/new/")
    paste(mine, REFUSED)
    expect(mine.get_by_role("status").filter(has_text="English page recognised")).to_be_visible()
    mine.get_by_role("button", name="Save snapshot").click()
    people = mine.get_by_role("textbox", name="Find the right people")
    expect(people).to_be_focused()
    expect(people).to_have_attribute("aria-invalid", "true")
    expect(people).to_have_accessible_description(re.compile("134.0 is more than 25"))
    expect(part(mine, "2. Check")).to_match_aria_snapshot(
        """
        - region "2. Check":
          - heading "2. Check" [level=2]
          - alert:
            - strong: One field cannot be right.
            - link "Find the right people"
          - textbox "Establish your professional brand": /17.12/
          - textbox "Find the right people" [invalid]: "134.0"
          - button "Save snapshot"
        """
    )


def test_a_stepper_says_what_it_counts_and_that_it_was_saved(mine):
    mine.goto("/activity/2026-W47/")
    row = mine.get_by_role("listitem").filter(has=mine.get_by_label("Comments", exact=True))
    expect(row).to_match_aria_snapshot(
        """
        - listitem:
          - 'button "One less: Comments"'
          - textbox "Comments"
          - 'button "One more: Comments"'
        """
    )
    expect(mine.get_by_role("textbox", name="Comments")).to_have_accessible_description("0 of 10")
    mine.get_by_role("button", name="One more: Comments").click()
    expect(mine.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    expect(mine.get_by_role("textbox", name="Comments")).to_have_accessible_description("1 of 10")
    expect(mine.get_by_role("heading", level=1)).to_contain_text("Week 47")


def test_a_message_is_a_status_and_its_undo_a_button(mine, member):
    snapshot = make_snapshot(member)
    mine.goto(f"/snapshots/{snapshot.pk}/")
    mine.get_by_role("button", name="Delete").click()
    toast = mine.locator("#toasts")
    expect(toast).to_have_role("status")
    expect(toast.get_by_role("button", name="Undo")).to_be_visible()


def test_a_tip_says_in_which_state_it_is(mine):
    mine.goto("/tips/insights/answer-with-a-view/")
    doing = mine.get_by_role("button", name="Doing")
    expect(doing).to_have_attribute("aria-pressed", "false")
    doing.click()
    expect(doing).to_have_attribute("aria-pressed", "true")


def test_the_language_of_other_languages_is_said(page):
    page.goto("/")
    expect(page.get_by_role("button", name="Nederlands")).to_have_attribute("lang", "nl")
