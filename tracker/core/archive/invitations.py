"""Invitations.csv: those the owner sent, and which of them have a note."""

from typing import Final

from tracker.core.archive.dates import PACIFIC
from tracker.core.archive.layouts import Layout, Meaning, Row
from tracker.core.archive.notes import fingerprint
from tracker.core.archive.outcome import LeftOut, RefusedWhy
from tracker.core.archive.owner import Owner, plain_address

_OWN_ADDRESS: Final = {"OUTGOING": "inviterprofileurl", "INCOMING": "inviteeprofileurl"}


def invitations(owner: Owner) -> Layout:
    """Reading them also finds the owner's address and the notes that messages repeat."""

    def meaning(row: Row) -> Meaning:
        direction = row["direction"].strip().upper()
        if direction not in _OWN_ADDRESS:
            return RefusedWhy.UNKNOWN_VALUE
        if address := plain_address(row[_OWN_ADDRESS[direction]]):
            owner.invited_as[address] += 1
        return LeftOut.RECEIVED if direction == "INCOMING" else _sent(row, owner)

    return Layout(
        name="Invitations.csv",
        files=frozenset({"invitations"}),
        kinds=("invitations", "invitations_with_note"),
        date="sentat",
        needed=("sentat", "message", "direction"),
        meaning=meaning,
        written_in=PACIFIC,
    )


def _sent(row: Row, owner: Owner) -> Meaning:
    note = fingerprint(row["message"])
    if note is None:
        return ("invitations",)
    owner.notes.add(note)
    return ("invitations", "invitations_with_note")
