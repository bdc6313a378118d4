"""Known holes in what is installed: pip-audit over the locked files, npm over the tools' own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from audit.outcome import Outcome

REQUIREMENTS = Path(__file__).parents[1] / "requirements"
PIP_AUDIT = ("-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off")
REMEDY = "Remedy: check the network connection, and that the registry in use serves advisories."


def check(*, npm: str) -> Outcome:
    outcomes = [python_packages(), node_packages(npm)]
    return Outcome(
        " and ".join(outcome.looked_at for outcome in outcomes),
        [line for outcome in outcomes for line in outcome.findings],
        [line for outcome in outcomes for line in outcome.not_checked],
    )


def python_packages() -> Outcome:
    files = [option for path in sorted(REQUIREMENTS.glob("*.txt")) for option in ("-r", str(path))]
    answer = run([sys.executable, *PIP_AUDIT, "--format", "json", *files])
    return python_outcome(answer.stdout, answer.stderr)


def python_outcome(report: str, errors: str) -> Outcome:
    """A package the service knows nothing of counts as not checked: pip-audit passes it over."""
    try:
        packages = json.loads(report)["dependencies"]
    except (json.JSONDecodeError, KeyError):
        return Outcome(
            "", not_checked=[f"Python packages: pip-audit said {last_line(errors)}. {REMEDY}"]
        )
    passed_over = [package["name"] for package in packages if "skip_reason" in package]
    findings = [
        f"{package['name']} {package['version']}: {hole['id']}, mended in "
        f"{', '.join(hole['fix_versions']) or 'no version yet'}"
        for package in packages
        for hole in package.get("vulns", ())
    ]
    not_checked = []
    if passed_over:
        sentence = f"{len(passed_over)} of {len(packages)} have no entry in PyPI's advisories."
        not_checked.append(f"Python packages: {sentence} {REMEDY}")
    return Outcome(f"{len(packages)} Python packages", findings, not_checked)


def node_packages(npm: str) -> Outcome:
    command = [npm, "audit", "--json", "--package-lock-only"]
    return node_outcome(run(command, folder=Path(__file__).parent).stdout)


def node_outcome(report: str) -> Outcome:
    try:
        answer: dict[str, Any] = json.loads(report)
    except json.JSONDecodeError:
        answer = {}
    if "vulnerabilities" not in answer:
        reason = answer.get("message") or answer.get("error", {}).get("summary") or "no answer"
        sentence = f"npm packages: the registry said {without_addresses(reason)}."
        return Outcome("", not_checked=[f"{sentence} {REMEDY}"])
    findings = [
        f"{name} (npm): {hole['severity']}, in {hole['range']}"
        for name, hole in answer["vulnerabilities"].items()
    ]
    total = answer["metadata"]["dependencies"]["total"]
    return Outcome(f"{total} npm packages", findings)


def without_addresses(reason: str) -> str:
    return " ".join(word for word in reason.split() if "://" not in word)


def last_line(output: str) -> str:
    return (output.strip().splitlines() or ["nothing"])[-1].rstrip(".")


def run(command: list[str], *, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
