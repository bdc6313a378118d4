"""What a person does in a browser, in their words."""

from datetime import datetime

from playwright.sync_api import Locator, Page, expect

from tests.core.parsing.pastes import with_list
from tests.factories import PASSWORD, make_industry, make_member, make_snapshot
from tracker.actions.publishing import publish, queue_members
from tracker.models import Member

INDUSTRY = "Software Development"


def ssi_page(*, brand: str, people: str, insights: str, relationships: str, total: int) -> str:
    """LinkedIn's page in English, as a member copies it."""
    components = (
        f"{brand} | Establish your professional brand\n"
        f"{people} | Find the right people\n"
        f"{insights} | Engage with insights\n"
        f"{relationships} | Build relationships\n"
    )
    return with_list(components, printed_total=total)


def sign_up(page: Page, email: str = "new@example.com") -> None:
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Create an account").first.click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create an account").click()
    expect(page).to_have_url("/welcome/")


def paste(page: Page, text: str) -> None:
    page.wait_for_load_state()
    page.get_by_role("textbox", name="1. Paste").fill(text)


def field(page: Page, component: str) -> Locator:
    """The row of the check in which a component stands."""
    return page.locator(".check-row", has=page.get_by_label(component, exact=True))


def more(page: Page, kind: str) -> Locator:
    return page.get_by_role("button", name=f"One more: {kind}", exact=True)


def count(page: Page, kind: str) -> Locator:
    return page.get_by_role("textbox", name=kind, exact=True)


def drawn_pixels(chart: Locator) -> int:
    """How many pixels of a canvas are not transparent."""
    return chart.evaluate(
        """canvas => {
            const { width, height } = canvas;
            const copy = new OffscreenCanvas(width, height);
            const pen = copy.getContext("2d", { willReadFrequently: true });
            pen.drawImage(canvas, 0, 0);
            const { data } = pen.getImageData(0, 0, width, height);
            return data.filter((value, index) => index % 4 === 3 && value > 0).length;
        }"""
    )


def publish_peers(now: datetime, members: int = 10) -> None:
    """Members of the same industry who agreed to be counted, and what they reported, published."""
    industry = make_industry(INDUSTRY)
    peers: list[Member] = []
    for number in range(members):
        peer = make_member(industry=industry, shares_with_industry=True, welcomed_at=now)
        make_snapshot(peer, now.date(), industry=industry, brand=5_000 + 1_500 * number)
        peers.append(peer)
    queue_members(peer.pk for peer in peers)
    publish(now=now, gated=False)
