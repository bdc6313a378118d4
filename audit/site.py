"""The pages as the tools ask for them: where they are, and in whose name."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection

from django.conf import settings

from audit.pages import Actor, Page
from audit.people import People
from bench.serving import HOST


@dataclass(frozen=True)
class Site:
    port: int
    people: People

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.port}"

    def path(self, page: Page) -> str:
        return page.address.format_map(self.people.slots)

    def url(self, page: Page) -> str:
        return self.origin + self.path(page)

    def session(self, actor: Actor) -> str:
        return self.people.sessions.get(actor, "")

    def cookie(self, actor: Actor) -> Mapping[str, str]:
        session = self.session(actor)
        return {settings.SESSION_COOKIE_NAME: session} if session else {}

    def html(self, page: Page) -> bytes:
        """The page as sent. Raises NotThere where its actor does not get it."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookie(page.actor).items())
        connection = HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.request("GET", self.path(page), headers={"Cookie": cookies})
            response = connection.getresponse()
            if response.status != 200:
                led = response.headers.get("Location", "")
                answered = f"{self.path(page)} answered {response.status} {led}".rstrip()
                raise NotThere(f"{page.name}: {answered}")
            return response.read()
        finally:
            connection.close()


class NotThere(Exception):
    pass
