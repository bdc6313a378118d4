import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ssi_site.local.errors import LocalError

# PostgreSQL refuses to run as root; these exist on most systems, and none is ever created.
UNPRIVILEGED_NAMES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """The system user the database runs as."""

    name: str
    uid: int
    gid: int

    @property
    def is_dropped_to(self) -> bool:
        return self.uid != os.geteuid()

    def run(
        self,
        command: Sequence[str],
        *,
        errors: int | IO[str] = subprocess.STDOUT,
        start_new_session: bool = False,
    ) -> subprocess.CompletedProcess[str]:
        """A command this user cannot execute answers 126, as in a shell."""
        try:
            return subprocess.run(
                command,
                cwd="/",
                env=clean_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                check=False,
                start_new_session=start_new_session,
                **self._identity(),
            )
        except PermissionError as error:
            return subprocess.CompletedProcess(command, 126, str(error))

    def can_enter(self, folder: Path) -> bool:
        if not self.is_dropped_to:
            return os.access(folder, os.X_OK)
        return self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)]).returncode == 0

    def own(self, path: Path) -> None:
        if self.is_dropped_to:
            os.chown(path, self.uid, self.gid)

    def _identity(self) -> dict[str, Any]:
        if not self.is_dropped_to:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def database_account(database: Path) -> Account:
    """Oneself; as root the owner of the existing database, else an unprivileged user."""
    if os.geteuid() != 0:
        return Account("you", os.geteuid(), os.getegid())
    if database.exists() and (found := database.stat()).st_uid != 0:
        return Account("its owner", found.st_uid, found.st_gid)
    for name in UNPRIVILEGED_NAMES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    raise LocalError(
        "PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.",
        remedy="start as an ordinary user, or set DATABASE_URL to a server of your own.",
    )


def clean_environment() -> dict[str, str]:
    """Without the caller's PG* variables, which would point the tools at another server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C"}
