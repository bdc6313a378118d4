"""messages.csv: what the owner sent, without drafts, advertisements and repeated notes."""

from functools import lru_cache
from typing import Final

from tracker.core.archive.dates import PACIFIC
from tracker.core.archive.layouts import Layout, Meaning, Row
from tracker.core.archive.notes import fingerprint
from tracker.core.archive.outcome import LeftOut, RefusedWhy
from tracker.core.archive.owner import Owner, plain_address

SENDER: Final = "senderprofileurl"
MESSAGES: Final = "messages.csv"
_FILES: Final = frozenset({"messages"})
_YES: Final = frozenset({"yes", "true", "1"})
_REMEMBERED: Final = 4_096
_SPONSORED: Final = '<p class="spinmail'


def messages(owner: Owner) -> Layout:
    """Since 2020: whoever has the owner's address sent it, under whatever name."""

    plain = lru_cache(_REMEMBERED)(plain_address)

    def meaning(row: Row) -> Meaning:
        is_own = plain(row[SENDER]) == owner.address
        return _sent(row, owner) if is_own else _received(row)

    return Layout(
        name=MESSAGES,
        files=_FILES,
        kinds=("messages",),
        date="date",
        needed=("from", SENDER, "date", "content", "folder"),
        meaning=meaning,
    )


def messages_2018(owner: Owner) -> Layout:
    """The first layout says itself which way a message went; its zone was never proven."""

    def meaning(row: Row) -> Meaning:
        match row["direction"].strip().upper():
            case "OUTGOING":
                return _sent(row, owner)
            case "INCOMING":
                return _received(row)
        return RefusedWhy.UNKNOWN_VALUE

    return Layout(
        name=MESSAGES,
        files=_FILES,
        kinds=("messages",),
        date="date",
        needed=("from", "date", "content", "direction", "folder"),
        meaning=meaning,
        written_in=PACIFIC,
        guessed=True,
    )


def _sent(row: Row, owner: Owner) -> Meaning:
    if _is_yes(row["ismessagedraft"]) or _is_yes(row["isconversationdraft"]):
        return LeftOut.DRAFT
    if row["folder"].strip().upper() == "SPAM":
        return LeftOut.SPAM
    if row["content"].startswith(_SPONSORED):
        return LeftOut.SPONSORED
    if owner.notes and fingerprint(row["content"]) in owner.notes:
        return LeftOut.NOTE_REPEATED
    return ("messages",)


def _received(row: Row) -> LeftOut:
    return LeftOut.SPONSORED if row["content"].startswith(_SPONSORED) else LeftOut.RECEIVED


def _is_yes(cell: str) -> bool:
    return cell.strip().casefold() in _YES
