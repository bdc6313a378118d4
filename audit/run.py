"""Looks at every page with other people's tools, and prints what they find (docs/audit.md).

Started by `make audit`, which finds the tools first; makes a database of its own on the server that
DATABASE_URL names.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import django

from audit import dependencies
from audit.outcome import Outcome
from audit.pages import PAGES, Page, chosen
from bench.database import own_database
from bench.run import as_deployed

if TYPE_CHECKING:
    from audit.site import Site

PEERS = 2000
WEEKS = 52


def main() -> int:
    options = parsed()
    pages = chosen(options.pages)
    if not pages:
        names = ", ".join(page.name for page in PAGES)
        raise SystemExit(f"No page is called that; there are {names}.")
    started = time.monotonic()
    outcomes = {check: Outcome("", not_checked=[why]) for check, why in options.without}
    if "dependencies" in options.only:
        outcomes["dependencies"] = dependencies.check(npm=os.environ["AUDIT_NPM"])
    if asked := [check for check in ("html", "axe", "lighthouse") if check in options.only]:
        with filled_site() as site:
            outcomes["pages"], there = sort_out(site, pages)
            for check in asked if there else ():
                outcomes[check] = look(check, site, there)
    return report(outcomes, seconds=time.monotonic() - started)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="audit", description="See docs/audit.md.")
    parser.add_argument("--only", type=words, default=[], help="html,axe,...")
    parser.add_argument("--pages", type=words, default=[], help="landing,network*,...")
    parser.add_argument(
        "--without", nargs=2, action="append", default=[], help="a check, and why it cannot be made"
    )
    return parser.parse_args()


def words(text: str) -> list[str]:
    return text.split(",") if text else []


@contextmanager
def filled_site() -> Iterator["Site"]:
    with (
        own_database(os.environ["DATABASE_URL"], prefix="audit") as url,
        TemporaryDirectory(prefix="ssi-audit-") as folder,
    ):
        deployed = as_deployed(url, Path(folder))
        # One of the error pages is written to the log as an error would be.
        own = {"DJANGO_SETTINGS_MODULE": "audit.settings", "SSI_LOG_LEVEL": "ERROR"}
        os.environ.update(deployed | own)
        django.setup()
        # Models can be imported only now that Django is set up.
        from django.core.management import call_command
        from django.utils import timezone

        from audit.people import settle
        from audit.site import Site
        from bench.serving import deployed_site

        print("Filling a database", flush=True)
        call_command("migrate", verbosity=0)
        people = settle(peers=PEERS, weeks=WEEKS, now=timezone.now())
        with deployed_site() as server:
            yield Site(server.port, people)


def sort_out(site: "Site", pages: Sequence[Page]) -> tuple[Outcome, list[Page]]:
    """A page that does not come is a finding, and nothing for the tools to look at."""
    from audit.site import NotThere

    missing = {}
    for page in pages:
        try:
            site.html(page)
        except NotThere as error:
            missing[page] = str(error)
    there = [page for page in pages if page not in missing]
    return Outcome(f"{len(pages)} pages", list(missing.values())), there


def look(check: str, site: "Site", pages: Sequence[Page]) -> Outcome:
    from audit import accessibility, markup, speed

    environment = os.environ
    print(f"\n== {check}", flush=True)
    if check == "html":
        java, jar = environment["AUDIT_JAVA"], environment["AUDIT_NU"]
        return markup.check(site, pages, java=java, jar=jar)
    if check == "axe":
        return accessibility.check(site, pages)
    node, script = environment["AUDIT_NODE"], environment["AUDIT_LIGHTHOUSE"]
    return speed.check(site, pages, node=node, script=script)


def report(outcomes: Mapping[str, Outcome], *, seconds: float) -> int:
    print()
    for outcome in outcomes.values():
        for line in (*outcome.findings, *outcome.not_checked):
            print(line)
    verdicts = "; ".join(f"{check}: {outcome.verdict}" for check, outcome in outcomes.items())
    print(f"\nAudit in {seconds / 60:.0f} min. {verdicts}", flush=True)
    return int(any(outcome.findings or outcome.not_checked for outcome in outcomes.values()))


if __name__ == "__main__":
    sys.exit(main())
