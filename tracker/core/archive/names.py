"""Which file of an archive is which: by its basename alone, as LinkedIn and its users write it."""

import re
from collections.abc import Collection, Iterable
from typing import Final
from zipfile import ZipInfo

from tracker.core.archive.outcome import ArchiveKind
from tracker.core.zip_limits import basename, folders

# Since 2026 some names end in the member's number: Shares_123456789.csv.
_NAME: Final = re.compile(r"(.+?)(?:_\d+)?\.csv", re.ASCII | re.IGNORECASE)
_MACOS_FOLDER: Final = "__macosx"

COMPLETE_ONLY: Final = frozenset(
    {
        "ad targeting",
        "searchqueries",
        "search queries",
        "logins",
        "inferences about you",
        "ads clicked",
        "security challenges",
    }
)
_SAME: Final = {"search queries": "searchqueries"}
# A member without a history still has a profile and some of these in a Basic archive.
_USUAL: Final = frozenset(
    {
        "connections",
        "education",
        "email addresses",
        "invitations",
        "messages",
        "phone numbers",
        "phonenumbers",
        "positions",
        "registration",
        "rich media",
        "skills",
    }
)
_ENOUGH: Final = 3


def plain_name(entry: ZipInfo) -> str | None:
    """`Ad_Targeting_123.csv` is "ad targeting"; None for whatever is no CSV file."""
    name = basename(entry)
    if name.startswith("._") or _MACOS_FOLDER in map(str.casefold, folders(entry)):
        return None
    written = _NAME.fullmatch(name)
    return written[1].replace("_", " ").casefold() if written else None


def archive_kind(names: Iterable[str]) -> ArchiveKind:
    """By which files are there: users rename archives."""
    distinct = {_SAME.get(name, name) for name in names}
    if len(distinct & COMPLETE_ONLY) >= 2:
        return ArchiveKind.COMPLETE
    return ArchiveKind.BASIC if _looks_basic(distinct) else ArchiveKind.PART


def _looks_basic(names: Collection[str]) -> bool:
    return "profile" in names and len(_USUAL.intersection(names)) >= _ENOUGH
