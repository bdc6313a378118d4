"""What the checks make of the answers of their tools."""

import json
from dataclasses import replace

import pytest

from audit.dependencies import node_outcome, python_outcome
from audit.figures import Figures
from audit.markup import findings
from audit.outcome import Outcome
from audit.pages import PAGES
from audit.run import report
from audit.speed import LighthouseError, settled, told, trouble

SCORES = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}
GOOD = Figures("landing", "mobile", SCORES, paint=1500, shift=0, bytes=60_000)
SLOW = replace(GOOD, paint=2600, remarks=("Minify CSS",))


class Measurements:
    """Answers one after the other, in the place of Lighthouse."""

    def __init__(self, *answers: Figures | Exception) -> None:
        self.answers = list(answers)

    def measure(self, *_: object) -> Figures:
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def settle(*answers: Figures | Exception) -> Figures:
    return settled(Measurements(*answers), None, PAGES[0], "mobile")


def test_a_page_that_reaches_its_targets_is_measured_once():
    assert settle(GOOD) == GOOD


def test_of_a_page_that_misses_one_the_middle_of_three_counts():
    assert settle(SLOW, GOOD, replace(GOOD, paint=1700)).paint == 1700
    assert settle(SLOW, GOOD, replace(GOOD, paint=2400)).missed == ["LCP 2.40 s, not under 2.0 s"]


def test_a_recording_that_failed_is_made_once_more():
    failed = LighthouseError("no beginning")

    assert settle(failed, GOOD) == GOOD
    with pytest.raises(LighthouseError):
        settle(failed, failed)


def test_what_costs_points_is_told_with_what_is_missed():
    assert told(GOOD) == []
    assert told(SLOW) == ["landing, mobile: LCP 2.60 s, not under 2.0 s\n      Minify CSS"]


def test_a_page_that_leads_elsewhere_is_not_taken_for_the_one_asked_for():
    assert (
        trouble({"address": "http://a/login/"}, "http://a/dashboard/") == "came to http://a/login/"
    )
    assert trouble({"address": "http://a/login/"}, "http://a/login/") == ""
    assert trouble({"error": "no paint"}, "http://a/") == "no paint"


def test_the_same_error_on_two_pages_is_one_line():
    error = {"type": "error", "message": "Stray end tag.", "extract": "</p>\n  </div>"}
    warning = {"type": "info", "subType": "warning", "message": "No heading.", "extract": "<p>"}
    pages = [{**error, "url": f"file:/tmp/{name}.html"} for name in ("tips", "landing")]

    assert findings([*pages, {**warning, "url": "file:/tmp/peers.html"}]) == [
        "HTML error: Stray end tag. In: </p> </div> On: landing, tips",
        "HTML warning: No heading. In: <p> On: peers",
    ]


def test_a_package_with_a_known_hole_is_named_with_its_remedy():
    hole = {"id": "PYSEC-2026-1", "fix_versions": ["5.2.9"]}
    package = {"name": "django", "version": "5.2.1", "vulns": [hole]}

    outcome = python_outcome(json.dumps({"dependencies": [package]}), "")

    assert outcome.findings == ["django 5.2.1: PYSEC-2026-1, mended in 5.2.9"]


@pytest.mark.parametrize(
    "report",
    ["", json.dumps({"dependencies": [{"name": "django", "skip_reason": "not found"}]})],
)
def test_packages_nobody_could_tell_about_are_not_taken_for_good(report):
    outcome = python_outcome(report, "ConnectionError")

    assert outcome.verdict == "not checked"
    assert "Remedy: " in outcome.not_checked[0]


def test_a_registry_without_advisories_is_no_clean_bill():
    answer = {"message": "405 Method Not Allowed - POST https://registry.example/-/npm"}

    outcome = node_outcome(json.dumps(answer))

    assert outcome.verdict == "not checked"
    assert "example" not in outcome.not_checked[0]


def test_holes_in_the_tools_are_named():
    hole = {"severity": "high", "range": "<2.1"}
    answer = {"vulnerabilities": {"ws": hole}, "metadata": {"dependencies": {"total": 202}}}

    assert node_outcome(json.dumps(answer)).findings == ["ws (npm): high, in <2.1"]


def test_the_last_line_says_how_each_check_ended(capsys):
    outcomes = {
        "html": Outcome("70 pages"),
        "axe": Outcome("70 pages", findings=["axe on tips: region"]),
        "dependencies": Outcome("", not_checked=["npm is missing. Remedy: install it."]),
    }

    assert report(outcomes, seconds=600) == 1

    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == (
        "Audit in 10 min. html: met on 70 pages; axe: 1 missed on 70 pages; "
        "dependencies: not checked"
    )
    assert "npm is missing. Remedy: install it." in lines


def test_only_an_audit_that_met_everything_ends_well():
    assert report({"html": Outcome("70 pages")}, seconds=1) == 0
    assert report({"html": Outcome("", not_checked=["why"])}, seconds=1) == 1
