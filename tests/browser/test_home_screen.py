"""From a home screen: installed, without a connection, and with one tap from the clipboard."""

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.steps import count, more, ssi_page
from tests.factories import make_snapshot
from tracker.models import ActivityCount, Snapshot

PASTE = "Paste from the clipboard"
SCORES = ssi_page(brand="17.12", people="13.4", insights="9.25", relationships="18.03", total=58)
WORKING = """() => new Promise((done) => {
    if (navigator.serviceWorker.controller) done();
    else navigator.serviceWorker.addEventListener("controllerchange", () => done());
})"""
KEPT = """async () => {
    const addresses = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) addresses.push(new URL(request.url).pathname);
    }
    return addresses;
}"""


@pytest.fixture
def phone(new_context, member, log_in) -> BrowserContext:
    context = new_context(viewport={"width": 360, "height": 740}, service_workers="allow")
    log_in(context, member)
    return context


@pytest.fixture
def mine(phone) -> Page:
    return phone.new_page()


def open_with_worker(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(WORKING)


def lose_connection(page: Page, complaints) -> None:
    complaints.expect("ERR_INTERNET_DISCONNECTED|htmx:sendError|Failed to fetch")
    page.context.set_offline(True)


def test_the_browser_finds_nothing_to_object_to_in_the_manifest(mine):
    mine.goto("/dashboard/")
    answer = mine.context.new_cdp_session(mine).send("Page.getAppManifest")
    assert answer["url"].endswith("/manifest.webmanifest")
    assert answer["errors"] == []
    assert json.loads(answer["data"])["start_url"] == "/dashboard/"


def test_without_a_connection_a_page_says_so_and_comes_back_by_itself(mine, complaints):
    open_with_worker(mine, "/dashboard/")
    lose_connection(mine, complaints)
    mine.goto("/activity/")
    expect(mine.get_by_role("heading", level=1)).to_have_text("No connection to SSI Tracker")
    expect(mine.get_by_role("link", name="Try again")).to_be_visible()
    mine.evaluate("window.isTheFirst = true")
    mine.get_by_role("link", name="Try again").click()
    mine.wait_for_function("!window.isTheFirst")
    expect(mine.get_by_role("heading", level=1)).to_have_text("No connection to SSI Tracker")

    mine.context.set_offline(False)
    expect(mine.get_by_role("heading", level=1)).to_contain_text("Week 47")
    assert mine.url.endswith("/activity/2026-W47/")


def test_a_server_that_was_away_is_noticed_when_it_answers_again(mine, complaints):
    # As when the server was away and not the connection: the browser announces nothing.
    mine.add_init_script("addEventListener('online', event => event.stopImmediatePropagation())")
    open_with_worker(mine, "/dashboard/")
    lose_connection(mine, complaints)
    mine.goto("/activity/")
    expect(mine.get_by_role("heading", level=1)).to_have_text("No connection to SSI Tracker")
    mine.context.set_offline(False)
    expect(mine.get_by_role("heading", level=1)).to_contain_text("Week 47")


def test_the_offline_page_looks_as_it_should_without_a_connection(mine, complaints):
    open_with_worker(mine, "/dashboard/")
    lose_connection(mine, complaints)
    mine.goto("/dashboard/")
    expect(mine.get_by_role("link", name="Try again")).to_have_css(
        "background-color", "rgb(20, 98, 75)"
    )


def test_nothing_of_a_member_stays_on_the_device_after_logging_out(mine, member):
    make_snapshot(member)
    open_with_worker(mine, "/dashboard/")
    for page in ("/snapshots/", "/activity/", "/settings/"):
        mine.goto(page)
    mine.goto("/accounts/logout/")
    mine.get_by_role("main").get_by_role("button", name="Log out").click()
    mine.wait_for_url("/")

    kept = mine.evaluate(KEPT)
    assert "/offline/" in kept
    assert [path for path in kept if not path.startswith("/static/")] == ["/offline/"]


def test_with_a_worker_logging_in_and_saving_work_as_ever(mine, member):
    open_with_worker(mine, "/settings/")
    mine.get_by_label("Name").first.fill("Robin Vale")
    mine.get_by_role("button", name="Save settings").click()
    expect(mine.get_by_role("status").filter(has_text="Settings saved")).to_be_visible()
    mine.context.clear_cookies()
    mine.goto("/activity/")
    mine.get_by_label("E-mail").fill(member.email)
    mine.get_by_label("Password").fill("wrong")
    mine.get_by_role("main").get_by_role("button", name="Log in", exact=True).click()
    expect(mine.get_by_text("do not belong together")).to_be_visible()


def test_a_snapshot_that_cannot_be_sent_stays_on_the_page_until_it_can(mine, complaints):
    open_with_worker(mine, "/snapshots/new/")
    mine.get_by_label("Printed total", exact=True).fill("58")
    lose_connection(mine, complaints)
    mine.get_by_role("button", name="Save snapshot").click()
    expect(mine.get_by_role("status").filter(has_text="Not saved")).to_be_visible()
    expect(mine.get_by_label("Printed total", exact=True)).to_have_value("58")

    mine.context.set_offline(False)
    mine.get_by_role("button", name="Save snapshot").click()
    expect(mine.get_by_role("heading", level=1)).to_contain_text("58 of 100")
    assert Snapshot.objects.get().total == 58_000


def test_a_snapshot_whose_answer_is_lost_stays_on_the_page_too(mine, complaints):
    complaints.expect("ERR_FAILED|htmx:sendError")
    mine.goto("/snapshots/new/")
    mine.get_by_label("Printed total", exact=True).fill("58")
    mine.get_by_label("Printed total", exact=True).press("Tab")
    expect(mine.locator("#sum")).to_contain_text("stands alone")
    mine.context.route("**/snapshots/new/", lambda route: route.abort())
    mine.get_by_role("button", name="Save snapshot").click()
    expect(mine.get_by_role("status").filter(has_text="Not saved")).to_be_visible()
    expect(mine.get_by_label("Printed total", exact=True)).to_have_value("58")


def test_a_count_that_was_typed_without_a_connection_is_saved_when_it_is_back(
    mine, member, complaints
):
    open_with_worker(mine, "/activity/2026-W47/")
    lose_connection(mine, complaints)
    count(mine, "Comments").fill("7")
    count(mine, "Comments").press("Tab")
    expect(mine.get_by_role("status").filter(has_text="Not saved")).to_be_visible()

    mine.context.set_offline(False)
    expect(mine.locator("#saved")).to_contain_text("Saved")
    assert ActivityCount.objects.get(member=member).count == 7


def test_one_tap_reads_the_clipboard_and_goes_on_to_the_check(mine, live_server):
    mine.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    mine.goto("/snapshots/new/#paste")
    expect(mine.get_by_role("button", name=PASTE)).to_be_focused()
    mine.evaluate("text => navigator.clipboard.writeText(text)", SCORES)
    mine.get_by_role("button", name=PASTE).click()
    expect(mine.get_by_label("Find the right people", exact=True)).to_have_value("13.4")
    expect(mine.get_by_role("heading", name="2. Check")).to_be_focused()
    expect(mine.get_by_role("heading", name="2. Check")).to_be_in_viewport()

    mine.get_by_role("button", name="Save snapshot").click()
    expect(mine.get_by_role("heading", level=1)).to_contain_text("58 of 100")


@pytest.mark.parametrize(
    ("clipboard", "sentence"),
    [
        ("Promise.reject(new DOMException('no', 'NotAllowedError'))", "did not let us read"),
        ("Promise.resolve(' ')", "no text on the clipboard"),
    ],
)
def test_a_clipboard_that_gives_nothing_is_said_and_the_box_waits(mine, clipboard, sentence):
    mine.add_init_script(f"navigator.clipboard.readText = () => {clipboard}")
    mine.goto("/snapshots/new/")
    mine.get_by_role("button", name=PASTE).click()
    expect(mine.get_by_role("status").filter(has_text=sentence)).to_be_visible()
    expect(mine.get_by_role("textbox", name="1. Paste")).to_be_focused()


def test_where_the_clipboard_cannot_be_read_the_shortcut_leads_to_the_box(mine):
    mine.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    mine.goto("/snapshots/new/#paste")
    expect(mine.get_by_role("textbox", name="1. Paste")).to_be_focused()
    expect(mine.get_by_role("button", name=PASTE)).to_be_hidden()


def test_the_week_can_be_counted_without_scrolling(mine, member):
    mine.goto("/activity/")
    expect(more(mine, "Posts")).to_be_in_viewport()


def test_the_bar_of_a_phone_follows_the_theme_that_was_chosen(mine):
    mine.goto("/settings/")
    colours = "() => [...document.querySelectorAll('meta[name=theme-color]')]" + (
        ".filter(meta => matchMedia(meta.media).matches).map(meta => meta.content)"
    )
    assert mine.evaluate(colours) == ["#f7f6f3"]
    theme = mine.get_by_role("main").get_by_role("group", name="Theme")
    theme.get_by_text("Dark").click()
    assert mine.evaluate(colours) == ["#141613"]
    mine.reload()
    assert mine.evaluate(colours) == ["#141613"]
    theme.get_by_text("System").click()
    assert mine.evaluate(colours) == ["#f7f6f3"]


def test_settings_tell_how_to_install_and_offer_it_where_the_browser_does(mine):
    mine.goto("/settings/")
    card = mine.get_by_role("region", name="On your home screen")
    expect(card).to_contain_text("In Safari: Share, then Add to Home Screen.")
    expect(card.get_by_role("button")).to_be_hidden()

    mine.evaluate(
        """() => {
            const offer = new Event("beforeinstallprompt", { cancelable: true });
            offer.prompt = async () => ({ outcome: "accepted" });
            window.dispatchEvent(offer);
        }"""
    )
    card.get_by_role("button", name="Add to the home screen").click()
    mine.evaluate("() => { window.dispatchEvent(new Event('appinstalled')) }")
    expect(card.get_by_role("status")).to_have_text("It is on your home screen.")
    expect(card.get_by_role("button")).to_be_hidden()
