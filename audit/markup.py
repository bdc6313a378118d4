"""HTML by the Nu checker: one run over every page as its actor gets it."""

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from audit.outcome import Outcome
from audit.pages import Page
from audit.site import Site

# Without it the voice of Safari calls a list without bullets no list.
WANTED = "The “list” role is unnecessary for element .*"
OPTIONS = ("--format", "json", "--skip-non-html", "--exit-zero-always", "--filterpattern", WANTED)


def check(site: Site, pages: Sequence[Page], *, java: str, jar: str) -> Outcome:
    with TemporaryDirectory(prefix="ssi-audit-") as folder:
        for page in pages:
            (Path(folder) / f"{page.name}.html").write_bytes(site.html(page))
        command = [java, "-Xss2m", "-jar", jar, *OPTIONS, folder]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    looked_at = f"{len(pages)} pages"
    try:
        messages = json.loads(answer.stderr)["messages"]
    except (json.JSONDecodeError, KeyError):
        return Outcome(looked_at, not_checked=[f"HTML: {unreadable(answer.stderr)}"])
    return Outcome(looked_at, findings(messages))


def findings(messages: Iterable[Mapping[str, str]]) -> list[str]:
    """A line for each error or warning, with the pages that have it."""
    pages: dict[str, set[str]] = defaultdict(set)
    for message in messages:
        kind = message.get("subType") or message["type"]
        extract = " ".join(message.get("extract", "").split())
        text = f"HTML {kind}: {message['message']} In: {extract}"
        pages[text].add(Path(message.get("url", "")).stem)
    return [f"{text} On: {', '.join(sorted(names))}" for text, names in sorted(pages.items())]


def unreadable(output: str) -> str:
    last = (output.strip().splitlines() or ["it said nothing"])[-1]
    return f"the Nu checker stopped ({last}). Remedy: a Java of 11 or newer with 512 MB of memory."
