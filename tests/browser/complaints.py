"""What a browser complains about: refused styles and scripts, errors of scripts, lost requests."""

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Response, WebError

# htmx reports as an error what it was told to do: a newer request takes the place of an older one.
REPLACED = r"htmx:(afterRequest|sendAbort)"
# Where a test has no service worker, the browser says so on every page that asks for one.
BLOCKED = "Service Worker registration blocked by Playwright"


class Complaints:
    """Hears every page of the contexts it listens to."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.expected: list[str] = [REPLACED, BLOCKED]

    def listen(self, context: BrowserContext) -> None:
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("response", self._on_response)

    def expect(self, pattern: str) -> None:
        """A complaint that a test provokes on purpose."""
        self.expected.append(pattern)

    def assert_none(self) -> None:
        unexpected = [
            complaint
            for complaint in self.heard
            if not any(re.search(pattern, complaint) for pattern in self.expected)
        ]
        assert not unexpected, "\n".join(unexpected)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            where = message.location["url"]
            self.heard.append(f"{where}: {message.text}")

    def _on_error(self, error: WebError) -> None:
        where = error.page.url if error.page else ""
        self.heard.append(f"{where}: {error.error}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 500:
            self.heard.append(f"{response.url}: answered {response.status}")
