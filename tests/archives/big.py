"""An archive as large as they come, written in a second or two, with what it holds."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from tests.archives import dates

_MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n"
)
_OWNER = "https://www.linkedin.com/in/noordewit"
_TOLD = (
    "and so we met at the fair in Utrecht",
    "you asked about the price of steel in spring",
    "our warehouse is full until the second week",
    "could we talk about that on Tuesday",
    "my colleague sends you the drawings tomorrow",
    "the board decides in the autumn",
    "there was a question about delivery to Ghent",
)


@dataclass(frozen=True)
class Size:
    """Rows of each file. The defaults are the largest that were ever seen, and more messages."""

    messages: int = 200_000
    searches: int = 13_947
    connections: int = 30_000
    invitations: int = 5_000
    reactions: int = 5_000
    comments: int = 2_000
    shares: int = 1_000

    @property
    def totals(self) -> dict[str, int]:
        """What is to be counted, all weeks together."""
        return {
            "messages": (self.messages + 1) // 2,
            "searches": self.searches,
            "connections": self.connections,
            "invitations": self.invitations,
            "reactions": self.reactions,
            "comments": self.comments,
            "posts": self.shares,
        }


def write_big_archive(
    target: Path | BinaryIO,
    size: Size = Size(),
    *,
    first: datetime = datetime(2019, 1, 1, tzinfo=UTC),
    last: datetime = datetime(2026, 10, 1, tzinfo=UTC),
) -> dict[str, int]:
    """Writes the archive and gives its totals by kind; rows lie evenly between two moments."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, header, number, row in _files(size):
            step = (last - first) / max(1, number)
            lines = (row(index, first + index * step) for index in range(number))
            _write(archive, name, header, lines)
        archive.writestr("Ad_Targeting.csv", "Member Age\n35-54\n")
        archive.writestr("Logins.csv", "Login Date,IP Address,User Agent,Login Type\n,,,\n")
        archive.writestr("Profile.csv", "First Name,Last Name,Headline,Summary\nNoor,de Wit,,\n")
    return size.totals


def _write(archive: zipfile.ZipFile, name: str, header: str, lines: Iterator[str]) -> None:
    with archive.open(name, "w", force_zip64=True) as file:
        file.write(header.encode())
        batch: list[str] = []
        for line in lines:
            batch.append(line)
            if len(batch) == 2_000:
                file.write("".join(batch).encode())
                batch.clear()
        file.write("".join(batch).encode())


def _text(index: int) -> str:
    """Other words for every index: a text that repeats itself would pack like a bomb."""
    mixed = index * 2_654_435_761 % 2**32
    told = [_TOLD[(mixed >> shift) % len(_TOLD)] for shift in (0, 5, 11, 17)]
    return f"{'; '.join(told)} ({mixed:08x})"


def _message(index: int, at: datetime) -> str:
    other = index // 20
    url, name = f"https://www.linkedin.com/in/member-{other}", f"Member {other}"
    sender, sent_to = (("Noor de Wit", _OWNER), (name, url))[:: 1 if index % 2 == 0 else -1]
    return (
        f"2-{other:032x}==,,{sender[0]},{sender[1]},{sent_to[0]},{sent_to[1]},"
        f'{dates.with_utc(at)},,"{_text(index)}",INBOX,,No,No\n'
    )


def _connection(index: int, at: datetime) -> str:
    url = f"https://www.linkedin.com/in/member-{index}"
    return (
        f"Ana{index},Silva,{url},,Globex {index % 977},Head of {index % 89},{dates.day_only(at)}\n"
    )


def _invitation(index: int, at: datetime) -> str:
    url = f"https://www.linkedin.com/in/member-{index}"
    return f'Noor de Wit,Member {index},"{dates.american(at)}",,OUTGOING,{_OWNER},{url}\n'


def _link(index: int) -> str:
    number = 7_000_000_000_000_000_000 + index * 104_729_777
    return f"https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A{number}"


_Row = Callable[[int, datetime], str]


def _files(size: Size) -> tuple[tuple[str, str, int, _Row], ...]:
    return (
        (
            "Connections.csv",
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
            size.connections,
            _connection,
        ),
        (
            "Invitations.csv",
            "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n",
            size.invitations,
            _invitation,
        ),
        ("messages.csv", _MESSAGES, size.messages, _message),
        (
            "SearchQueries.csv",
            "Time,Search Query\n",
            size.searches,
            lambda index, at: f'{dates.slashed(at)},"{_text(index)[:40]}"\n',
        ),
        (
            "Reactions.csv",
            "Date,Type,Link\n",
            size.reactions,
            lambda index, at: f"{dates.plain(at)},LIKE,{_link(index)}\n",
        ),
        (
            "Comments.csv",
            "Date,Link,Message\n",
            size.comments,
            lambda index, at: f'{dates.plain(at)},{_link(index)},"{_text(index)}"\n',
        ),
        (
            "Shares.csv",
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n",
            size.shares,
            lambda index, at: (
                f'{dates.plain(at)},{_link(index)},"{_text(index)}",,,MEMBER_NETWORK\n'
            ),
        ),
    )
