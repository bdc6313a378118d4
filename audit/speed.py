"""Lighthouse on every page, in its mobile and its desktop form."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import median

from audit.figures import LATEST_PAINT, Figures, heading
from audit.outcome import Outcome
from audit.pages import Page
from audit.site import Site

# One measurement may be disturbed by whatever else the machine does: of three the middle one
# counts, and the two others are only made where the first misses a target.
AGAIN = 2


class Lighthouse:
    """The process that measures; it answers each line with a line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def measure(self, site: Site, page: Page, form: str) -> Figures:
        assert self._process.stdin
        assert self._process.stdout
        job = {"url": site.url(page), "form": form, "session": site.session(page.actor)}
        print(json.dumps(job), file=self._process.stdin, flush=True)
        answer = json.loads(self._process.stdout.readline() or '{"error": "it stopped"}')
        if problem := trouble(answer, job["url"]):
            raise LighthouseError(f"Lighthouse on {page.name}, {form}: {problem}")
        return Figures.read(page.name, form, answer)


class LighthouseError(Exception):
    pass


def trouble(answer: Mapping[str, object], asked: str) -> str:
    if "error" in answer:
        return str(answer["error"])
    return "" if answer["address"] == asked else f"came to {answer['address']}"


@contextmanager
def running(node: str, script: str) -> Iterator[Lighthouse]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = subprocess.Popen([node, script], text=True, **pipes)
    try:
        yield Lighthouse(process)
    finally:
        # The end of its input ends it, and its browser with it.
        process.communicate()


def check(site: Site, pages: Sequence[Page], *, node: str, script: str) -> Outcome:
    findings: list[str] = []
    measured = [page for page in pages if not page.is_like_another] or pages
    width = max(len(page.name) for page in measured)
    print(heading(width), flush=True)
    with running(node, script) as lighthouse:
        for page in measured:
            for form in LATEST_PAINT:
                try:
                    figures = settled(lighthouse, site, page, form)
                except LighthouseError as error:
                    print(error, flush=True)
                    findings.append(str(error))
                    continue
                print(figures.row(width), flush=True)
                findings += told(figures)
    return Outcome(f"{len(measured)} pages in {len(LATEST_PAINT)} forms", findings)


def settled(lighthouse: Lighthouse, site: Site, page: Page, form: str) -> Figures:
    first = attempted(lighthouse, site, page, form)
    if not first.missed:
        return first
    return middle([first, *(attempted(lighthouse, site, page, form) for _ in range(AGAIN))])


def attempted(lighthouse: Lighthouse, site: Site, page: Page, form: str) -> Figures:
    """Now and then the browser's recording of a load has no beginning: then it is loaded again."""
    try:
        return lighthouse.measure(site, page, form)
    except LighthouseError:
        return lighthouse.measure(site, page, form)


def middle(measured: Sequence[Figures]) -> Figures:
    """The middle of each figure. What was remarked on is that of the first."""
    first = measured[0]
    return Figures(
        page=first.page,
        form=first.form,
        scores={name: median(each.scores[name] for each in measured) for name in first.scores},
        paint=median(each.paint for each in measured),
        shift=median(each.shift for each in measured),
        bytes=median(each.bytes for each in measured),
        remarks=first.remarks,
    )


def told(figures: Figures) -> list[str]:
    if not figures.missed:
        return []
    remarks = "".join(f"\n      {remark}" for remark in figures.remarks)
    return [f"{figures.page}, {figures.form}: {', '.join(figures.missed)}{remarks}"]
