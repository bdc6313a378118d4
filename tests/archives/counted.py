"""The files that are counted, written down in an era's own way."""

from collections.abc import Callable
from datetime import datetime

from tests.archives import dates
from tests.archives.eras import OF_2018, UNENDED, Era
from tests.archives.life import Invitation, Life, Message
from tests.archives.tables import Dialect, Row, Table

_BOILERPLATE = (
    "When exporting your connection data, you may notice that some of the email addresses are"
    " missing. You will only see email addresses for connections who have allowed their"
    " connections to see or download their email address using this setting"
    " https://www.linkedin.com/psettings/privacy/email. You can learn more here"
    " https://www.linkedin.com/help/linkedin/answer/261"
)
PREAMBLE: tuple[Row, ...] = (("Notes:",), (_BOILERPLATE,), ("",))
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&#39;"}


def counted_tables(era: Era, life: Life) -> list[Table]:
    """In no order that means something; a file without rows is left out."""
    shown = era.shown(life)
    tables = [table_of(era, shown) for table_of in _TABLES]
    return [table for table in tables if table.rows]


def _header(text: str) -> Row:
    return tuple(text.split(","))


def _in_order(header: Row, cells: dict[str, str]) -> Row:
    return tuple(cells.get(column, "") for column in header)


def _shares(era: Era, life: Life) -> Table:
    header = _header(era.shares)
    old = era.shares_dialect is OF_2018
    rows = []
    for share in life.shares:
        text = share.text if old else share.text.replace("\n", '"\n"')
        date = (dates.slashed if old else dates.plain)(share.at)
        cells = {"Date": date, "ShareLink": share.link, "Share Link": share.link}
        cells |= {"ShareCommentary": text, "Share Commentary": text, "Type": "SHARE"}
        rows.append(_in_order(header, cells | {"Visibility": "MEMBER_NETWORK"}))
    return Table("Shares", era.name_of("Shares"), header, tuple(rows), era.shares_dialect)


def _reposts(era: Era, life: Life) -> Table:
    rows = tuple((dates.plain(repost.at), repost.link) for repost in life.reposts)
    return _activity(era, "InstantReposts", "Date,Link", rows)


def _comments(era: Era, life: Life) -> Table:
    rows = tuple((dates.plain(c.at) if c.at else "", c.link, c.text) for c in life.comments)
    return _activity(era, "Comments", "Date,Link,Message", rows, era.comments_dialect)


def _reactions(era: Era, life: Life) -> Table:
    rows = tuple((dates.plain(r.at), r.type, r.link) for r in life.reactions)
    return _activity(era, "Reactions", "Date,Type,Link", rows)


def _follows(era: Era, life: Life) -> Table:
    rows = tuple(
        (dates.plain(f.at), "Active" if f.active else "Unfollow", f.name) for f in life.follows
    )
    return _activity(era, "Member_Follows", "Date,Status,FullName", rows)


def _activity(
    era: Era, base: str, header: str, rows: tuple[Row, ...], dialect: Dialect | None = None
) -> Table:
    return Table(base, era.name_of(base), _header(header), rows, dialect or era.activity_dialect)


def _company_follows(era: Era, life: Life) -> Table:
    rows = tuple((f.organization, dates.of_java(f.at)) for f in life.company_follows)
    header = ("Organization", "Followed On")
    return Table("Company Follows", "Company Follows.csv", header, rows, UNENDED)


def _searches(era: Era, life: Life) -> Table:
    rows = tuple((dates.slashed(search.at), search.query) for search in life.searches)
    name = f"{era.searches_file}.csv"
    return Table("SearchQueries", name, ("Time", "Search Query"), rows, era.searches_dialect)


def _connections(era: Era, life: Life) -> Table:
    header = _header(era.connections)
    date: Callable[[datetime], str] = dates.american if era.pacific else dates.day_only
    rows = []
    for number, connection in enumerate(life.connections):
        cells = {"Connected On": date(connection.at)}
        if (person := connection.person) is not None:
            cells |= {"First Name": person.first, "Last Name": person.last, "URL": person.url}
            cells |= {"Company": "Globex, Inc.", "Position": f"Head of {number}"}
        rows.append(_in_order(header, cells))
    preamble = PREAMBLE if era.connections_preamble else ()
    dialect = UNENDED if preamble else Dialect()
    return Table("Connections", "Connections.csv", header, tuple(rows), dialect, preamble)


def _invitations(era: Era, life: Life) -> Table:
    header = _header(era.invitations)
    rows = tuple(_in_order(header, _invitation(i, life)) for i in life.invitations)
    return Table("Invitations", "Invitations.csv", header, rows)


def _invitation(invitation: Invitation, life: Life) -> dict[str, str]:
    inviter, invitee = life.owner, invitation.person
    if not invitation.outgoing:
        inviter, invitee = invitee, inviter
    return {
        "From": inviter.name,
        "To": invitee.name,
        "Sent At": dates.american(invitation.at),
        "Message": invitation.note,
        "Direction": "OUTGOING" if invitation.outgoing else "INCOMING",
        "inviterProfileUrl": inviter.url,
        "inviteeProfileUrl": invitee.url,
    }


def _recommendations(of: str, given: bool) -> Callable[[Era, Life], Table]:
    header = _header("First Name,Last Name,Company,Job Title,Text,Creation Date,Status")

    def table(era: Era, life: Life) -> Table:
        rows = tuple(
            (
                recommendation.person.first,
                recommendation.person.last,
                "Globex, Inc.",
                "CFO",
                recommendation.text,
                dates.american_padded(recommendation.at),
                "VISIBLE",
            )
            for recommendation in life.recommendations
            if recommendation.given is given
        )
        return Table(of, f"{of}.csv", header, rows)

    return table


def _messages(era: Era, life: Life) -> Table:
    header = _header(era.messages)
    row_of = _message_of_2018 if era.pacific else _message
    rows = tuple(_in_order(header, row_of(era, life, message)) for message in life.messages)
    name = "Messages.csv" if era.pacific else "messages.csv"
    return Table("messages", name, header, rows, era.messages_dialect)


def _content(era: Era, text: str) -> str:
    """The text as LinkedIn writes it: entities for signs, and long without line breaks."""
    if not text.startswith("<p class="):
        text = "".join(_ENTITIES.get(sign, sign) for sign in text)
    return text if era.keeps_breaks_in_messages else text.replace("\n", " ")


def _message(era: Era, life: Life, message: Message) -> dict[str, str]:
    group = len(message.recipients) > 1
    draft = "Yes" if message.draft else "No"
    return {
        "CONVERSATION ID": f"2-{message.conversation:032x}==",
        "CONVERSATION TITLE": "Lunch, or not" if group else "",
        "FROM": message.sender_name,
        "SENDER PROFILE URL": message.sender.url if message.sender else "",
        "TO": ", ".join(person.name for person in message.recipients),
        "RECIPIENT PROFILE URLS": ",".join(person.url for person in message.recipients),
        "DATE": dates.with_utc(message.at),
        "CONTENT": _content(era, message.text),
        "FOLDER": message.folder,
        "ATTACHMENTS": ",".join(message.attachments),
        "IS MESSAGE DRAFT": draft,
        "IS CONVERSATION DRAFT": draft,
    }


def _message_of_2018(era: Era, life: Life, message: Message) -> dict[str, str]:
    mine = message.sender == life.owner
    folders = {"INBOX": "SENT" if mine else "INBOX", "ARCHIVE": "ARCHIVED"}
    return {
        "From": message.sender_name,
        "To": ", ".join(person.name for person in message.recipients),
        "Date": dates.american(message.at),
        "Content": _content(era, message.text),
        "Direction": "OUTGOING" if mine else "INCOMING",
        "Folder": folders.get(message.folder, message.folder),
    }


_TABLES: tuple[Callable[[Era, Life], Table], ...] = (
    _company_follows,
    _connections,
    _invitations,
    _messages,
    _recommendations("Recommendations_Given", given=True),
    _recommendations("Recommendations_Received", given=False),
    _shares,
    _reposts,
    _comments,
    _reactions,
    _follows,
    _searches,
)
