import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ssi_site.local.account import database_account
from ssi_site.local.binaries import find_binaries
from ssi_site.local.environment import local_environment
from ssi_site.local.errors import LocalError
from ssi_site.local.folders import CHECKOUT, data_folder, make_data_folder
from ssi_site.local.server import Server, database_folder, database_version
from ssi_site.local.virtualenv import EMBEDDED, Virtualenv


@dataclass(frozen=True)
class Installation:
    """A checkout made ready: packages installed, database running, environment complete."""

    virtualenv: Virtualenv
    environment: dict[str, str]
    # None where DATABASE_URL names a server that is not ours.
    server: Server | None

    def python(self, *arguments: str) -> list[str]:
        return [str(self.virtualenv.python), *arguments]

    def manage(self, *arguments: str) -> list[str]:
        return self.python("manage.py", *arguments)

    def run(self, command: Sequence[str], **environment: str) -> int:
        merged = {**self.environment, **environment}
        return subprocess.run(command, cwd=CHECKOUT, env=merged, check=False).returncode

    def run_or_stop(self, command: Sequence[str]) -> None:
        if code := self.run(command):
            raise LocalError(
                f"`{' '.join(command[1:])}` failed (exit code {code}).",
                remedy="its own message stands above.",
            )


def given_database_url() -> str:
    return os.environ.get("DATABASE_URL", "")


@contextmanager
def installed(*requirements: str, part: str = "", durable: bool = True) -> Iterator[Installation]:
    """Installs what is missing and runs the database meanwhile, unless DATABASE_URL names one.

    `part` is a folder of its own within the data folder.
    """
    virtualenv = Virtualenv(CHECKOUT)
    url = given_database_url()
    if not url:
        requirements = (*requirements, EMBEDDED)
    virtualenv.install(*requirements)
    folder = make_data_folder(data_folder() / part)
    with ExitStack() as stack:
        server = None
        if not url:
            server = stack.enter_context(embedded_server(folder, virtualenv, durable=durable))
            url = server.url
        yield Installation(virtualenv, local_environment(folder, url), server)


def embedded_server(folder: Path, virtualenv: Virtualenv, *, durable: bool = True) -> Server:
    account = database_account(database_folder(folder))
    binaries = find_binaries(
        virtualenv.site_packages(),
        account,
        # One copy serves the parts of a data folder too.
        data_folder() / "binaries",
        major=database_version(folder),
    )
    return Server(folder, account, binaries, durable=durable)
