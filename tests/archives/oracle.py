"""What an archive tells by week, reckoned from the events themselves: slow, and plainly right.

Weeks are named by their Monday. A known zero is in `weeks`; what is unknown is not.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.archives.eras import Era
from tests.archives.life import Life, Message
from tests.archives.moments import LINKEDIN
from tests.archives.packing import BASIC_COMES_EARLIER, COMPLETE_ONLY, Scope
from tests.archives.texts import SPONSORED

Weeks = dict[date, dict[str, int]]

KINDS = (
    "posts",
    "articles",
    "recommendations_received",
    "searches",
    "profiles_viewed",
    "active_days",
    "leads_saved",
    "comments",
    "reactions",
    "reshares",
    "messages",
    "inmails",
    "follows",
    "invitations",
    "invitations_with_note",
    "connections",
    "follow_ups",
    "recommendations_given",
)
FILES_OF = {
    "posts": ("Shares",),
    "recommendations_received": ("Recommendations_Received",),
    "searches": ("SearchQueries",),
    "comments": ("Comments",),
    "reactions": ("Reactions",),
    "reshares": ("Shares", "InstantReposts"),
    "messages": ("messages",),
    "follows": ("Member_Follows", "Company Follows"),
    "invitations": ("Invitations",),
    "invitations_with_note": ("Invitations",),
    "connections": ("Connections",),
    "recommendations_given": ("Recommendations_Given",),
}
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Told:
    """One row of a file: its local day if dated, and the kinds it counts for, if any."""

    file: str
    day: date | None
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Expected:
    weeks: Weeks
    unknown: tuple[str, ...]


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def expected(era: Era, life: Life, zone: ZoneInfo, scope: Scope) -> Expected:
    if scope is Scope.BOTH:
        earlier = life.until(life.made - BASIC_COMES_EARLIER)
        return _higher(
            expected(era, life, zone, Scope.COMPLETE), expected(era, earlier, zone, Scope.BASIC)
        )
    told = [
        row
        for row in rows_told(era.shown(life), zone, connected_in=LINKEDIN if era.pacific else UTC)
        if scope is Scope.COMPLETE or row.file not in COMPLETE_ONLY
    ]
    return _counted(told, absent_is_none=scope is Scope.COMPLETE)


def rows_told(life: Life, zone: ZoneInfo, *, connected_in: ZoneInfo) -> Iterator[Told]:
    """`connected_in` is the zone of the date that the archive prints for a connection."""

    def day(at: datetime | None) -> date | None:
        return at and at.astimezone(zone).date()

    for share in life.shares:
        yield Told("Shares", day(share.at), ("posts" if share.text else "reshares",))
    for repost in life.reposts:
        yield Told("InstantReposts", day(repost.at), ("reshares",))
    for comment in life.comments:
        yield Told("Comments", day(comment.at), ("comments",))
    for reaction in life.reactions:
        yield Told("Reactions", day(reaction.at), ("reactions",))
    for search in life.searches:
        yield Told("SearchQueries", day(search.at), ("searches",))
    for follow in life.follows:
        yield Told("Member_Follows", day(follow.at), ("follows",) if follow.active else ())
    for company in life.company_follows:
        yield Told("Company Follows", day(company.at), ("follows",))
    for connection in life.connections:
        printed = connection.at.astimezone(connected_in).date()
        yield Told("Connections", printed, ("connections",))
    for recommendation in life.recommendations:
        way = "given" if recommendation.given else "received"
        file, kind = f"Recommendations_{way.title()}", f"recommendations_{way}"
        yield Told(file, day(recommendation.at), (kind,))
    for invitation in life.invitations:
        kinds = ["invitations"] if invitation.outgoing else []
        if invitation.outgoing and invitation.note.strip():
            kinds.append("invitations_with_note")
        yield Told("Invitations", day(invitation.at), tuple(kinds))
    notes = {i.note for i in life.invitations if i.outgoing and i.note.strip()}
    for message in life.messages:
        kinds = ["messages"] if _is_sent(message, life, notes) else []
        yield Told("messages", day(message.at), tuple(kinds))


def _is_sent(message: Message, life: Life, notes: set[str]) -> bool:
    return (
        message.sender == life.owner
        and not message.draft
        and message.folder != "SPAM"
        and message.text != SPONSORED
        and message.text not in notes
    )


def _counted(told: list[Told], *, absent_is_none: bool) -> Expected:
    weeks: Weeks = {}
    unknown = []
    present = {row.file for row in told}
    # Of a file without a single date nobody knows the weeks.
    dated = {row.file for row in told if row.day}
    for kind in KINDS:
        files = FILES_OF.get(kind, ())
        missing = set(files) - dated
        if not files or missing & present or (missing and not absent_is_none):
            unknown.append(kind)
            continue
        for monday in _weeks_of_zeros(told, files):
            weeks.setdefault(monday, {})[kind] = 0
        counts = Counter(monday_of(row.day) for row in told if kind in row.kinds and row.day)
        for monday, count in counts.items():
            weeks.setdefault(monday, {})[kind] = count
    return Expected(weeks, tuple(unknown))


def _weeks_of_zeros(told: list[Told], files: tuple[str, ...]) -> Iterator[date]:
    """From the files' first row (the archive's where they are absent) to the last whole week."""
    counted = [row.day for row in told if row.day and row.kinds]
    if not counted:
        return
    dated = [row.day for row in told if row.day]
    own = [row.day for row in told if row.day and row.file in files]
    monday = monday_of(min(own or dated))
    while monday < monday_of(max(counted)):
        yield monday
        monday += _WEEK


def _higher(one: Expected, other: Expected) -> Expected:
    """Two archives of one life: by kind and week the higher, known where either knows."""
    weeks: Weeks = {}
    for monday in sorted({*one.weeks, *other.weeks}):
        here, there = one.weeks.get(monday, {}), other.weeks.get(monday, {})
        weeks[monday] = {
            kind: max(here.get(kind, 0), there.get(kind, 0)) for kind in {*here, *there}
        }
    return Expected(weeks, tuple(kind for kind in one.unknown if kind in other.unknown))
