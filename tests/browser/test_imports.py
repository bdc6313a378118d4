"""A file is handed in, followed while it is read, and its report read."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.actions.handing_in import archive
from tracker.actions.import_runs import run_import
from tracker.core.uploads import LARGEST
from tracker.models import Import, Member


@pytest.fixture
def tab(page: Page, member: Member, log_in, uploads_folder: Path) -> Page:
    log_in(page.context, member)
    page.goto("/import/")
    return page


def choose(tab: Page, content: bytes) -> None:
    file = {"name": "Basic.zip", "mimeType": "application/zip", "buffer": content}
    tab.get_by_label("File from LinkedIn").set_input_files([file])


def hand_in(tab: Page, content: bytes) -> None:
    choose(tab, content)
    tab.get_by_role("button", name="Hand in", exact=True).click()


def test_a_file_is_followed_until_its_report_comes_by_itself(tab: Page) -> None:
    hand_in(tab, archive("2026-02-03", "2026-02-04"))
    waiting = tab.get_by_role("heading", name="Waiting for its turn")
    expect(waiting).to_be_visible()

    Import.objects.update(state=Import.State.RUNNING, progress=40)
    expect(tab.get_by_role("progressbar", name="40 % read")).to_have_attribute("value", "40")

    run_import(import_id=Import.objects.get().pk)
    expect(tab.get_by_role("heading", name="1 week filled in")).to_be_visible()
    expect(tab.get_by_role("row", name="Reactions 2 1")).to_be_visible()


def test_the_page_can_be_left_and_its_file_cancelled_later(tab: Page) -> None:
    hand_in(tab, archive("2026-02-03"))
    expect(tab.get_by_role("heading", name="Waiting for its turn")).to_be_visible()
    tab.goto("/dashboard/")
    tab.goto("/import/")
    tab.get_by_role("link", name="LinkedIn archive").click()
    tab.get_by_role("button", name="Cancel").click()
    expect(tab.get_by_role("heading", name="Cancelled")).to_be_visible()


def test_how_much_was_sent_is_shown_while_it_is(tab: Page) -> None:
    """On a line on which the answer does not come before the bar was seen."""
    tab.route("**/import/", lambda route: None)
    hand_in(tab, archive("2026-02-03"))
    expect(tab.get_by_role("progressbar", name="Sent")).to_be_visible()
    expect(tab.get_by_role("button", name="Hand in", exact=True)).to_be_disabled()
    tab.unroute("**/import/")


def test_a_refused_file_is_said_in_place_and_another_can_be_handed_in(
    tab: Page, complaints
) -> None:
    complaints.expect("422")
    hand_in(tab, b"no archive")
    expect(tab.get_by_text("This is neither an archive of LinkedIn’s")).to_be_visible()
    hand_in(tab, archive("2026-02-03"))
    expect(tab.get_by_role("heading", name="Waiting for its turn")).to_be_visible()


def test_a_file_that_is_too_large_is_not_even_sent(tab: Page, tmp_path: Path) -> None:
    large = tmp_path / "large.zip"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    sent = []
    tab.on("request", lambda request: sent.append(request.method))
    tab.get_by_label("File from LinkedIn").set_input_files(large)
    tab.get_by_role("button", name="Hand in", exact=True).click()
    message = tab.get_by_label("File from LinkedIn").evaluate("input => input.validationMessage")
    assert message == "The file is larger than 256 MB, the most we take."
    assert "POST" not in sent
