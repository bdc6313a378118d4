"""The layouts of LinkedIn's archive from 2018 to 2026, as the reference on formats has them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tests.archives.life import Life
from tests.archives.tables import Dialect, Quoting

_NINE = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
_TEN = _NINE.replace(",TO,", ",TO,RECIPIENT PROFILE URLS,")
_SHARES = "Date,ShareLink,ShareCommentary,SharedURL,MediaURL,Visibility"
_SHARES_2018 = (
    "Date,Share Title,Share Description,Share Link,Share Commentary,Shared URL,Media URL,"
    "Type,Visibility"
)
_CONNECTIONS = "First Name,Last Name,Email Address,Company,Position,Connected On"
_CONNECTIONS_WITH_URL = _CONNECTIONS.replace("Last Name,", "Last Name,URL,")
_INVITATIONS = "From,To,Sent At,Message,Direction"

OF_2018 = Dialect(encoding="utf-16", delimiter="\t", quoting=Quoting.ALL)
WINDOWS = Dialect(newline="\r\n")
UNIX = Dialect()
UNENDED = Dialect(ends_with_newline=False)
OF_COMMENTS = Dialect(quoting=Quoting.COMMENTS_SINCE_2024)


@dataclass(frozen=True)
class Era:
    """One layout. The defaults are those of most archives since 2023."""

    name: str
    made: datetime
    messages: str
    connections: str = _CONNECTIONS_WITH_URL
    connections_preamble: bool = True
    invitations: str = _INVITATIONS + ",inviterProfileUrl,inviteeProfileUrl"
    shares: str = _SHARES.replace("URL", "Url")
    shares_dialect: Dialect = UNIX
    comments_dialect: Dialect = OF_COMMENTS
    messages_dialect: Dialect = UNIX
    searches_file: str = "SearchQueries"
    searches_dialect: Dialect = UNIX
    activity_dialect: Dialect = UNIX
    hashtags: bool = False
    reposts: bool = True
    undated_comments: bool = False
    keeps_breaks_in_messages: bool = False
    suffix: str = ""
    pacific: bool = False

    def name_of(self, base: str) -> str:
        return f"{base}{self.suffix}.csv"

    @property
    def tells_drafts(self) -> bool:
        return "DRAFT" in self.messages

    def shown(self, life: Life) -> Life:
        """The life without what this layout cannot tell."""
        return replace(
            life,
            reposts=life.reposts if self.reposts else (),
            comments=tuple(c for c in life.comments if c.at or self.undated_comments),
            messages=tuple(m for m in life.messages if not m.draft or self.tells_drafts),
        )


def _made(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 3, 14, 15, tzinfo=UTC)


_OLD = {
    "invitations": _INVITATIONS,
    "shares": _SHARES,
    "shares_dialect": WINDOWS,
    "comments_dialect": replace(WINDOWS, quoting=Quoting.COMMENTS_UNTIL_2024),
    "activity_dialect": WINDOWS,
    "hashtags": True,
    "reposts": False,
}

ERAS = (
    Era(
        "2018",
        _made(2018, 10, 1),
        "From,To,Date,Subject,Content,Direction,Folder",
        connections=_CONNECTIONS,
        connections_preamble=False,
        invitations=_INVITATIONS,
        shares=_SHARES_2018,
        shares_dialect=OF_2018,
        comments_dialect=Dialect(quoting=Quoting.COMMENTS_UNTIL_2024),
        searches_file="Search Queries",
        searches_dialect=OF_2018,
        reposts=False,
        pacific=True,
    ),
    Era(
        "2020",
        _made(2021, 1, 20),
        _NINE,
        connections=_CONNECTIONS,
        connections_preamble=False,
        **_OLD,
    ),
    Era("2021", _made(2021, 9, 6), _NINE, connections=_CONNECTIONS, **_OLD),
    Era("2022", _made(2022, 11, 14), _NINE, connections=_CONNECTIONS, **_OLD),
    Era(
        "late 2023",
        _made(2023, 12, 31),
        _TEN,
        **{**_OLD, "invitations": _INVITATIONS + ",inviterProfileUrl,inviteeProfileUrl"},
    ),
    Era(
        "mid-2024",
        _made(2024, 7, 1),
        _TEN,
        searches_dialect=Dialect(quoting=Quoting.NEVER),
        hashtags=True,
    ),
    Era("October 2024", _made(2024, 10, 21), _TEN + ",IS MESSAGE DRAFT,IS CONVERSATION DRAFT"),
    Era("early 2025", _made(2025, 3, 10), _TEN + ",ATTACHMENTS,IS MESSAGE DRAFT"),
    Era(
        "2025",
        _made(2025, 11, 3),
        _TEN + ",ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT",
        suffix="_104857600",
    ),
    Era(
        "2026",
        _made(2027, 1, 11),
        _TEN + ",ATTACHMENTS",
        messages_dialect=Dialect(quoting=Quoting.ALL),
        undated_comments=True,
        keeps_breaks_in_messages=True,
        suffix="_98765432",
    ),
)
