import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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

    def popen(self, command: Sequence[str | Path], **options: Any) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(part) for part in command],
            **{
                "cwd": "/",
                "env": clean_environment(),
                "stdin": subprocess.DEVNULL,
                "text": True,
                **self._identity(),
                **options,
            },
        )

    def run(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        """Both streams come back in `stdout`; a command this user cannot execute answers 126."""
        try:
            process = self.popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        except PermissionError as error:
            return subprocess.CompletedProcess(list(command), 126, str(error))
        output, _ = process.communicate()
        return subprocess.CompletedProcess(list(command), process.returncode, output)

    def can_enter(self, folder: Path) -> bool:
        if not self.is_dropped_to:
            return os.access(folder, os.X_OK)
        return self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", folder]).returncode == 0

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
        return _from_entry(pwd.getpwuid(os.geteuid()))
    if database.exists() and (owner := database.stat().st_uid) != 0:
        return _from_entry(pwd.getpwuid(owner))
    for name in UNPRIVILEGED_NAMES:
        try:
            return _from_entry(pwd.getpwnam(name))
        except KeyError:
            continue
    raise LocalError(
        "PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.",
        remedy="start as an ordinary user, or set DATABASE_URL to a server of your own.",
    )


def clean_environment() -> dict[str, str]:
    """Without the caller's PG* variables, which would point the tools at another server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C"}


def _from_entry(entry: pwd.struct_passwd) -> Account:
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)
