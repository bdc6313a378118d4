"""axe on every page, at three widths and in light and dark, by the rules of the browser tests."""

import os
from collections.abc import Sequence
from itertools import groupby

from playwright.sync_api import sync_playwright

from audit.outcome import Outcome
from audit.pages import Page
from audit.site import Site
from tests.browser.axe import findings_everywhere


def check(site: Site, pages: Sequence[Page]) -> Outcome:
    findings: list[str] = []
    # Chromium refuses to sandbox what root starts.
    unconfined = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["SSI_BROWSER"], args=["--disable-gpu", *unconfined]
        )
        for actor, own in groupby(pages, key=lambda page: page.actor):
            context = browser.new_context(base_url=site.origin, reduced_motion="reduce")
            cookies = site.cookie(actor).items()
            context.add_cookies(
                [{"name": name, "value": value, "url": site.origin} for name, value in cookies]
            )
            for page in own:
                tab = context.new_page()
                found = findings_everywhere(tab, site.path(page))
                findings += [f"axe on {page.name}: {line}" for line in found]
                tab.close()
            context.close()
        browser.close()
    return Outcome(f"{len(pages)} pages", findings)
