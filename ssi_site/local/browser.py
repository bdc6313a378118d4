import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from ssi_site.local.errors import LocalError, telling_line

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)
REMEDY = "install Chromium, or set SSI_BROWSER to the path of a Chromium or Chrome."


def find_browser(python: Path) -> str:
    """SSI_BROWSER, the system's, apt's (as root), Playwright's own: the first that starts."""
    if given := os.environ.get("SSI_BROWSER"):
        if not starts(given):
            raise LocalError(f"SSI_BROWSER is {given!r}, which does not start.", remedy=REMEDY)
        return given
    if browser := first_that_starts():
        return browser
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install_from_apt()
        if browser := first_that_starts():
            return browser
    return playwright_browser(python)


def first_that_starts() -> str | None:
    return next(filter(starts, present()), None)


def present() -> Iterator[str]:
    for name in NAMES:
        if found := shutil.which(name):
            yield found
    if MAC_CHROME.exists():
        yield str(MAC_CHROME)


def starts(browser: str) -> bool:
    """A name alone proves nothing: some systems have one that only says where to get it."""
    try:
        return run([browser, "--version"], seconds=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install_from_apt() -> None:
    print("Installing Chromium for the browser tests (apt-get)", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-q"], environment=quiet)
    run(
        ["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"],
        environment=quiet,
    )


def playwright_browser(python: Path) -> str:
    browser = run([str(python), "-c", PLAYWRIGHT_PATH]).stdout.strip()
    if not starts(browser):
        print("Installing Chromium for the browser tests (Playwright)", flush=True)
        installed = run([str(python), "-m", "playwright", "install", "chromium"])
        if not starts(browser):
            raise LocalError(
                "No browser for the browser tests: none on this system, and Playwright's own "
                f"does not start ({telling_line(installed.stdout)}).",
                remedy=REMEDY,
            )
    return browser


def run(
    command: list[str], *, environment: dict[str, str] | None = None, seconds: float | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=seconds,
        check=False,
    )
