"""What a member did on LinkedIn, as it was: every event with its moment in UTC.

Nothing here knows how LinkedIn writes it down (that is `eras`), nor what we count of it
(`oracle`).
"""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Person:
    first: str
    last: str
    slug: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def url(self) -> str:
        return f"https://www.linkedin.com/in/{self.slug}"


OWNER = Person("Noor", "de Wit", "noordewit")
NAMESAKE = Person("Noor", "de Wit", "noor-de-wit-1b2c3d")
NAME_BEFORE = "Noor Jansen"
OTHERS = (
    Person("Ana", "Silva, PhD", "ana-silva-phd"),
    Person("Bob", "O'Neil", "bob-oneil"),
    Person("Çağla", "Öz", "%C3%A7a%C4%9Fla-%C3%B6z"),
    Person('Dan "Danny"', "Wu", "danwu"),
    Person("王", "芳", "fang-wang-42"),
    Person("Eve", "", "eve"),
    Person("Frank", "de Wit", "frankdewit"),
)


@dataclass(frozen=True)
class Share:
    """A post; without a text it is somebody else's, passed on bare."""

    at: datetime
    link: str
    text: str


@dataclass(frozen=True)
class Repost:
    at: datetime
    link: str


@dataclass(frozen=True)
class Comment:
    """Some are exported without their date."""

    at: datetime | None
    link: str
    text: str


@dataclass(frozen=True)
class Reaction:
    at: datetime
    type: str
    link: str


@dataclass(frozen=True)
class Invitation:
    at: datetime
    person: Person
    outgoing: bool
    note: str


@dataclass(frozen=True)
class Connection:
    """A hidden member's connection has a date alone."""

    at: datetime
    person: Person | None


@dataclass(frozen=True)
class Message:
    """`sender` is None for LinkedIn itself, advertisers and members who left."""

    at: datetime
    conversation: int
    sender: Person | None
    sender_name: str
    recipients: tuple[Person, ...]
    text: str
    folder: str = "INBOX"
    draft: bool = False
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Search:
    at: datetime
    query: str


@dataclass(frozen=True)
class Recommendation:
    at: datetime
    given: bool
    person: Person
    text: str


@dataclass(frozen=True)
class Follow:
    """Of a person; `active` is false where it was ended."""

    at: datetime
    name: str
    active: bool


@dataclass(frozen=True)
class CompanyFollow:
    at: datetime
    organization: str


@dataclass(frozen=True)
class Trace:
    """Something that leaves a dated row and counts for nothing: a login, a vote, a hashtag."""

    at: datetime


@dataclass(frozen=True)
class Life:
    made: datetime
    owner: Person = OWNER
    headline: str = "Sales, and more"
    summary: str = 'I sell "things"\nin Utrecht'
    shares: tuple[Share, ...] = ()
    reposts: tuple[Repost, ...] = ()
    comments: tuple[Comment, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    connections: tuple[Connection, ...] = ()
    messages: tuple[Message, ...] = ()
    searches: tuple[Search, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    follows: tuple[Follow, ...] = ()
    company_follows: tuple[CompanyFollow, ...] = ()
    traces: tuple[Trace, ...] = ()

    def until(self, made: datetime) -> Self:
        """The life as an archive made at that moment can know it."""
        return replace(
            self,
            made=made,
            **{
                name: tuple(e for e in events if e.at is None or e.at <= made)
                for name, events in self.events().items()
            },
        )

    def events(self) -> dict[str, tuple[Any, ...]]:
        return {
            field.name: value
            for field in fields(self)
            if isinstance(value := getattr(self, field.name), tuple)
        }

    def today(self, zone: ZoneInfo) -> date:
        return self.made.astimezone(zone).date()
