"""Files under known names with contents nobody expects; what lies beside them is sound."""

import csv
import io
from collections.abc import Callable, Mapping

_LINK = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7000000000000000000"
_MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS"
)
_COMMENT = f"2024-01-10 09:00:00,{_LINK},"
_REACTION = f"2024-01-10 09:00:00,LIKE,{_LINK}\n"

NO_DATES = (
    "NaN",
    "nan",
    "Infinity",
    "-Infinity",
    "1e999",
    "-0",
    "0",
    "null",
    "N/A",
    "=NOW()",
    "=cmd|' /C calc'!A0",
    "0000-01-01 00:00:00",
    "0001-01-01 00:00:00",
    "9999-12-31 23:59:59",
    "99999-01-01 00:00:00",
    "2024-02-30 10:00:00",
    "2023-02-29 10:00:00",
    "2024-13-01 10:00:00",
    "2024-00-10 10:00:00",
    "2024-01-10 25:00:00",
    "2024-01-10 09:60:00",
    "２０２４-01-10 09:00:00",
    "2024-01-10\0 09:00:00",
    "1969-07-20 20:17:40",
    "-2024-01-10 09:00:00",
    "9" * 400,
)


def with_dates(dates: tuple[str, ...]) -> bytes:
    """Reactions with these dates, and a sound one after each."""
    sound = ["2024-01-10 09:00:00", "LIKE", _LINK]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["Date", "Type", "Link"])
    for date in dates:
        writer.writerows([[date, "LIKE", _LINK], sound])
    return text.getvalue().encode()


def _reactions(*lines: str | bytes) -> bytes:
    head = b"Date,Type,Link\n"
    return head + b"".join(line.encode() if isinstance(line, str) else line for line in lines)


def _messages(content: str) -> bytes:
    return (
        f"{_MESSAGES}\n1,,Noor,https://x,Ana,https://y,2024-01-10 09:00:00 UTC,,{content}".encode()
    )


CONTENTS: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("Reactions.csv", lambda: b""),
    "a byte order mark alone": ("Reactions.csv", lambda: b"\xef\xbb\xbf"),
    "half a UTF-16": (
        "Reactions.csv",
        lambda: b"\xff\xfe" + "Date,Type".encode("utf-16-le") + b"\n",
    ),
    "line ends alone": ("Reactions.csv", lambda: b"\n\r\n\r\r\n" * 1_000),
    "commas alone": ("Reactions.csv", lambda: b",,,\n" * 1_000),
    "a header alone": ("Reactions.csv", _reactions),
    "NULs in a row": ("Reactions.csv", lambda: _reactions(_REACTION, "\0" * 9 + "\n", _REACTION)),
    "NULs alone": ("messages.csv", lambda: bytes(200_000)),
    "bytes that are no UTF-8": (
        "Reactions.csv",
        lambda: _reactions(_REACTION, b"\xff\xc3\x28,\x80,\xed\xa0\x80\n", _REACTION),
    ),
    "a picture": ("Reactions.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400),
    "a web page": ("Comments.csv", lambda: b"<html>\n<a href='x'>,</a>\n</html>\n" * 500),
    "UTF-32": ("Reactions.csv", lambda: _reactions(_REACTION).decode().encode("utf-32")),
    "a line of a megabyte": ("messages.csv", lambda: _messages("x y " * 300_000 + ",INBOX,\n")),
    "a header of a megabyte": ("Reactions.csv", lambda: b"Date" * 300_000 + b",Type,Link\n"),
    "a hundred thousand columns": (
        "Reactions.csv",
        lambda: b",".join(b"c%d" % n for n in range(100_000)) + b"\n" + b"," * 99_999 + b"\n",
    ),
    "a million commas": (
        "Reactions.csv",
        lambda: _reactions(_REACTION, "," * 1_000_000 + "\n", _REACTION),
    ),
    "a million quotes": ("Reactions.csv", lambda: _reactions('"' * 1_000_001 + "\n", _REACTION)),
    "a quote never closed": (
        "messages.csv",
        lambda: _messages('"' + "and so it went on, line by line\n" * 60_000),
    ),
    "a quote never closed in a comment": (
        "Comments.csv",
        lambda: f'Date,Link,Message\n{_COMMENT}"and so on, '.encode() + b"more\n" * 50_000,
    ),
    "a record without an end": (
        "messages.csv",
        lambda: _messages('"' + 'x","\n' * 300_000),
    ),
    "no header": ("Reactions.csv", lambda: (_REACTION * 3).encode()),
    "a header twice": (
        "Reactions.csv",
        lambda: _reactions(_REACTION, _reactions(), _REACTION),
    ),
    "a German header": (
        "Invitations.csv",
        lambda: b"Von,An,Gesendet am,Nachricht,Richtung\nA,B,03.04.2024,,AUSGEHEND\n",
    ),
    "a French header": (
        "Reactions.csv",
        lambda: "Date de réaction;Genre;Lien\n12 mars 2023;LIKE;x\n".encode("cp1252"),
    ),
    "another file's header": ("Shares.csv", lambda: _reactions(_REACTION)),
    "the days of the Macintosh before OS X": (
        "Reactions.csv",
        lambda: _reactions(_REACTION).replace(b"\n", b"\r"),
    ),
    "formulas in every cell": (
        "Reactions.csv",
        lambda: _reactions('=1+1,+1,-1\n@SUM(1),"=HYPERLINK(""x"")",=cmd\n'),
    ),
    "beginnings of comments alone": (
        "Comments.csv",
        lambda: b"Date,Link,Message\n" + b"2024-01-10 09:00:00,https://" * 40_000,
    ),
    "links of comments alone": (
        "Comments.csv",
        lambda: b"Date,Link,Message\n" + b",https://www.linkedin.com/\n" * 20_000,
    ),
    "rows too short and too long": (
        "Reactions.csv",
        lambda: _reactions(
            "2024-01-10 09:00:00\n", "2024-01-10 09:00:00,LIKE,x,y,z,a,b\n", _REACTION
        ),
    ),
    "messages of nobody": ("messages.csv", lambda: _messages("Hi,INBOX,\n")),
}
