"""Whose archive it is. The profile has a name but no address; invitations have addresses."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from tracker.core.archive.layouts import Row


@dataclass(slots=True)
class Owner:
    """Addresses are compared, because names are shared and change; a name only finds an address.

    All of it is forgotten when the archive has been read.
    """

    names: set[str] = field(default_factory=set)
    notes: set[bytes] = field(default_factory=set)
    # Those at the owner's end of an invitation.
    invited_as: Counter[str] = field(default_factory=Counter)
    address: str = ""

    def is_known_from_invitations(self) -> None:
        self.address = next((address for address, _ in self.invited_as.most_common(1)), "")

    def is_looked_for_in(self, messages: Iterable[Row]) -> bool:
        """The address that sends under the owner's name in the most conversations.

        It stays unknown where nobody does, or where two namesakes do equally often. Says whether
        there was a message at all.
        """
        conversations: dict[str, set[int]] = {}
        row = None
        for row in messages:
            address = plain_address(row["senderprofileurl"])
            if address and plain_name(row["from"]) in self.names:
                conversations.setdefault(address, set()).add(hash(row["conversationid"]))
        ranked = Counter({address: len(seen) for address, seen in conversations.items()})
        match ranked.most_common(2):
            case [(_, most), (_, second)] if most == second:
                pass
            case [(address, _), *_]:
                self.address = address
        return row is not None


def plain_name(name: str) -> str:
    return " ".join(name.split()).casefold()


def plain_address(address: str) -> str:
    """Without what the same profile is written with at one time and without at another."""
    plain = unquote(address.strip()).casefold().partition("?")[0]
    return plain.rpartition("://")[2].removeprefix("www.").rstrip("/")
