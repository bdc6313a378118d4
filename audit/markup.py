"""HTML by the Nu checker: one run over every page as its actor gets it."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from audit.outcome import Outcome
from audit.pages import Page
from audit.site import Site


def check(site: Site, pages: Sequence[Page], *, java: str, jar: str) -> Outcome:
    with TemporaryDirectory(prefix="ssi-audit-") as folder:
        for page in pages:
            (Path(folder) / f"{page.name}.html").write_bytes(site.html(page))
        options = ["--format", "json", "--skip-non-html", "--exit-zero-always"]
        command = [java, "-Xss2m", "-jar", jar, *options, folder]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    looked_at = f"{len(pages)} pages"
    try:
        messages = json.loads(answer.stderr)["messages"]
    except (json.JSONDecodeError, KeyError):
        return Outcome(looked_at, not_checked=[f"HTML: {unreadable(answer.stderr)}"])
    return Outcome(looked_at, sorted(map(line, messages)))


def line(message: dict[str, object]) -> str:
    """An error or a warning; without its place, so that the same on two pages reads the same."""
    page = Path(str(message.get("url", ""))).stem
    extract = " ".join(str(message.get("extract", "")).split())
    kind = message.get("subType") or message["type"]
    return f"HTML {kind} on {page}: {message['message']} In: {extract}"


def unreadable(output: str) -> str:
    last = (output.strip().splitlines() or ["it said nothing"])[-1]
    return f"the Nu checker stopped ({last}). Remedy: a Java of 11 or newer with 512 MB of memory."
