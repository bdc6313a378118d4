import os
import stat
from pathlib import Path

from ssi_site.local.account import Account
from ssi_site.local.errors import LocalError
from ssi_site.local.folders import OWNER_ONLY, short_hash

NAME = ".s.PGSQL.5432"
# The kernel takes 103 to 107 bytes, and PostgreSQL adds ".lock" to the name for a file beside it.
LONGEST_PATH = 90
# The one temporary folder that every start agrees on, whatever its TMPDIR and session.
SHORT_FOLDER = Path("/") / "tmp"


def socket_folder(folder: Path, account: Account) -> Path:
    """In the data folder, or a short path where that one is too long for a socket."""
    inside = folder / "socket"
    if len(os.fsencode(inside / NAME)) <= LONGEST_PATH:
        return inside
    return SHORT_FOLDER / f"ssi-tracker-{account.uid}-{short_hash(folder)}"


def make_socket_folder(folder: Path, account: Account) -> None:
    """Everyone may write in the temporary folder: one put there by somebody else is refused."""
    try:
        folder.mkdir(mode=OWNER_ONLY)
        account.own(folder)
    except FileExistsError:
        found = folder.lstat()
        ours = found.st_uid == account.uid and stat.S_IMODE(found.st_mode) == OWNER_ONLY
        if not (stat.S_ISDIR(found.st_mode) and ours):
            raise LocalError(
                f"{folder}, meant for the database's socket, is not owned by {account.name} alone.",
                remedy=f"delete {folder} and start again.",
            ) from None
