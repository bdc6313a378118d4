"""The bookmarklet in use, on a copy of LinkedIn's page that this machine serves itself."""

import html
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.steps import field, ssi_page
from tracker.models import Member

SSI = "https://www.linkedin.com/sales/ssi"
SHOWN = ssi_page(brand="17.12", people="13.4", insights="9.25", relationships="18.03", total=58)
# What a person does not see is not copied.
HIDDEN = "<p hidden>25 | Establish your professional brand</p>"
# Notes whoever reads what the bookmarklet must not touch.
SPY = """() => {
    window.touched = [];
    const watch = (object, name) => Object.defineProperty(object, name, {
        configurable: true, get() { window.touched.push(name); }
    });
    watch(document, "cookie");
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "fetch", "XMLHttpRequest"]) {
        watch(window, name);
    }
}"""


def serve_a_copy(context: BrowserContext) -> None:
    """Every address of LinkedIn answers with the page; nothing leaves this machine."""
    body = f"<!doctype html><title>SSI</title><pre>{html.escape(SHOWN)}</pre>{HIDDEN}"

    def answer(route: Route) -> None:
        route.fulfill(content_type="text/html; charset=utf-8", body=body)

    context.route("https://www.linkedin.com/**", answer)


@pytest.fixture
def ours(page: Page, member: Member, log_in, settings) -> Page:
    settings.BOOKMARKLET = True
    log_in(page.context, member)
    page.goto("/import/bookmarklet/")
    return page


@pytest.fixture
def code(ours: Page) -> str:
    address = ours.get_by_role("link", name="Copy my SSI").get_attribute("href")
    assert address is not None
    return unquote(address.removeprefix("javascript:"))


@pytest.fixture
def linkedin(ours: Page, code: str) -> Page:
    """A tab of the same browser, on the member's own SSI page."""
    serve_a_copy(ours.context)
    ours.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = ours.context.new_page()
    tab.goto(SSI)
    return tab


def press(tab: Page, code: str) -> None:
    """As the bookmark's address is run: in the page, whatever it comes to."""
    tab.evaluate(f"() => {{ {code} }}")


def test_one_press_copies_what_is_seen_and_opens_the_paste_box_that_reads_it(
    linkedin, code, live_server
):
    linkedin.evaluate(SPY)
    asked = []
    linkedin.context.on("request", lambda request: asked.append(request))
    with linkedin.context.expect_page() as opened:
        press(linkedin, code)
    box = opened.value
    box.wait_for_load_state()
    expect(box).to_have_url(f"{live_server.url}/snapshots/new/#paste")

    assert [each.url for each in asked if each.frame == linkedin.main_frame] == []
    assert {each.url.split("/")[2] for each in asked} == {live_server.url.split("/")[2]}
    assert "referer" not in asked[0].all_headers()
    assert linkedin.evaluate("window.touched") == []
    assert box.evaluate("window.opener") is None

    copied = linkedin.evaluate("navigator.clipboard.readText()")
    assert copied.split() == SHOWN.split()
    box.get_by_role("button", name="Paste from the clipboard").click()
    expect(field(box, "Establish your professional brand")).to_contain_text("17.12 |")
    expect(box.get_by_role("button", name="Save snapshot")).to_be_enabled()


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/feed/",
        "https://www.linkedin.com/sales/ssi-not",
        "https://www.linkedin.com/feed/?next=https://www.linkedin.com/sales/ssi",
    ],
)
def test_on_any_other_page_it_says_so_and_does_nothing(linkedin, code, address):
    linkedin.evaluate("navigator.clipboard.writeText('as it was')")
    linkedin.goto(address)
    said = []
    linkedin.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    press(linkedin, code)
    assert said == ["This copies your own page at linkedin.com/sales/ssi. Press it there."]
    assert linkedin.evaluate("navigator.clipboard.readText()") == "as it was"
    assert len(linkedin.context.pages) == 2


def test_where_it_may_not_copy_it_says_what_to_do(linkedin, code):
    linkedin.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    said = []
    linkedin.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    press(linkedin, code)
    linkedin.wait_for_timeout(500)
    [sentence] = said
    assert sentence.startswith("The browser did not let it copy.")
    assert len(linkedin.context.pages) == 2


def test_pressed_on_our_own_page_it_says_that_it_is_to_be_dragged(ours):
    ours.get_by_role("link", name="Copy my SSI").click()
    expect(ours.get_by_text("Drag it onto the bookmarks bar.")).to_be_visible()
    expect(ours).to_have_url("/import/bookmarklet/")


def test_its_text_is_copied_for_a_phone(ours, code):
    ours.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ours.get_by_role("button", name="Copy the text").click()
    expect(ours.get_by_text("Text copied")).to_be_visible()
    copied = ours.evaluate("navigator.clipboard.readText()")
    assert unquote(copied) == f"javascript:{code}"
