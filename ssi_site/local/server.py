import os
import shutil
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from ssi_site.local import postmaster
from ssi_site.local.account import Account
from ssi_site.local.binaries import Binaries
from ssi_site.local.errors import LocalError, disk_full, is_disk_full, telling_line
from ssi_site.local.folders import OWNER_ONLY
from ssi_site.local.locks import PAUSE_SECONDS, FileLock
from ssi_site.local.sockets import make_socket_folder, socket_folder

ROLE = "ssi"
DATABASE = "ssi_tracker"
DATABASE_EXISTS = "SELECT 1 FROM pg_database WHERE datname = 'ssi_tracker'"
CREATE_DATABASE = "CREATE DATABASE ssi_tracker"
START_SECONDS = 60
STOP_SECONDS = 30
# Survives kill -9, not a power cut.
FORGETFUL = ("fsync=off", "full_page_writes=off")
# Goes on in the background, out of reach of the terminal, and tells its process id.
DETACHED = '"$@" >&2 & echo $!'


class Server:
    """PostgreSQL of one data folder, shared by everyone who starts it, stopped by the last.

    Who uses it holds a shared lock on a file; the kernel lets go of it even after kill -9, so
    the count is always right. Starting and stopping take turns by a second lock.
    """

    def __init__(
        self, folder: Path, account: Account, binaries: Binaries, *, durable: bool = True
    ) -> None:
        self.folder = folder.resolve()
        self.database = database_folder(self.folder)
        self.socket_folder = socket_folder(self.folder, account)
        self.log = self.folder / "server.log"
        self._account = account
        self._binaries = binaries
        self._durable = durable
        self._turns = FileLock(self.folder / "turns.lock")
        self._users = FileLock(self.folder / "users.lock")

    @property
    def url(self) -> str:
        return f"postgres://{ROLE}@{quote(str(self.socket_folder), safe='')}/{DATABASE}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.leave()

    def start(self) -> None:
        """Start or adopt the server, and count as one of its users until `leave`."""
        self._check_folder()
        with self._turns.exclusive(seconds=START_SECONDS, busy=self._busy()):
            if not self.database.exists():
                self._create()
            self._bring_up()
            if not self.ask(DATABASE_EXISTS, database="postgres"):
                self.ask(CREATE_DATABASE, database="postgres")
            self._users.share()

    def revive(self) -> bool:
        """Start it again if it died; True when it had."""
        if self.is_running():
            return False
        with self._turns.exclusive(seconds=START_SECONDS, busy=self._busy()):
            self._bring_up()
        return True

    def leave(self) -> None:
        """Stop it, unless somebody else uses it."""
        with self._turns.exclusive(seconds=START_SECONDS, busy=self._busy()):
            if self._users.try_exclusive():
                self._shut_down()
            self._users.release()

    def stop(self) -> None:
        """Stop what a killed start left running; refused while somebody uses it."""
        with self._turns.exclusive(seconds=START_SECONDS, busy=self._busy()):
            alone = self._users.try_exclusive()
            if alone:
                self._shut_down()
            self._users.release()
        if not alone:
            raise LocalError(
                f"The database in {self.folder} is in use.",
                remedy="stop the SSI Tracker that uses it first (Ctrl-C).",
            )

    def is_running(self) -> bool:
        return postmaster.living_pid(self.database) is not None

    def ask(self, query: str, *, database: str = DATABASE) -> str:
        """One value, as text; empty for no row."""
        psql = [self._binaries.tool("psql"), *self._address(), "-d", database]
        answer = self._account.run([*psql, "-XAtqc", query])
        if answer.returncode != 0:
            raise self._failure(answer.stdout)
        return answer.stdout.strip()

    def _create(self) -> None:
        """Made under another name first, so that an interrupted one is made anew."""
        unfinished = self.folder / "database.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=OWNER_ONLY)
        self._account.own(unfinished)
        options = ["--locale=C", "--encoding=UTF8", "--auth=trust", f"--username={ROLE}"]
        if not self._durable:
            options.append("--no-sync")
        initdb = [self._binaries.tool("initdb"), "-D", str(unfinished), "--no-instructions"]
        made = self._account.run([*initdb, *options])
        if made.returncode != 0:
            raise self._failure(made.stdout)
        unfinished.rename(self.database)

    def _bring_up(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        launched = None
        while not self._accepts_connections():
            if time.monotonic() > deadline:
                raise self._failure(self._read_log())
            if launched is None and not self.is_running():
                launched = self._launch()
            elif launched and not postmaster.is_postmaster(launched, self.database):
                self._check_log()
                launched = None
            time.sleep(PAUSE_SECONDS)

    def _launch(self) -> int:
        make_socket_folder(self.socket_folder, self._account)
        postmaster.remove_stale_files(self.database, self.socket_folder)
        settings = [
            "listen_addresses=",
            "port=5432",
            f"unix_socket_directories={self.socket_folder}",
            "unix_socket_permissions=0700",
            *(() if self._durable else FORGETFUL),
        ]
        options = [part for setting in settings for part in ("-c", setting)]
        postgres = [self._binaries.tool("postgres"), "-D", str(self.database), *options]
        descriptor = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as log:
            detached = ["/bin/sh", "-c", DETACHED, "sh", *postgres]
            return int(self._account.run(detached, errors=log, start_new_session=True).stdout)

    def _check_log(self) -> None:
        """Processes of a killed server take a moment to go; that alone is worth another try."""
        lines = self._read_log().splitlines()
        # This answers those who come too early, and says nothing of what went wrong.
        log = "\n".join(line for line in lines if "FATAL:  the database system is" not in line)
        if "still in use" not in log:
            raise self._failure(log)

    def _accepts_connections(self) -> bool:
        command = [self._binaries.tool("pg_isready"), *self._address(), "-d", "postgres"]
        return self._account.run(command).returncode == 0

    def _shut_down(self) -> None:
        pid = postmaster.living_pid(self.database)
        if pid is None:
            return
        postmaster.shut_down_fast(pid)
        if not self._is_gone_within(STOP_SECONDS):
            postmaster.shut_down_at_once(pid)
            self._is_gone_within(STOP_SECONDS)

    def _is_gone_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while self.is_running():
            if time.monotonic() > deadline:
                return False
            time.sleep(PAUSE_SECONDS)
        return True

    def _address(self) -> list[str]:
        return ["-h", str(self.socket_folder), "-p", "5432", "-U", ROLE]

    def _check_folder(self) -> None:
        if not self._account.can_enter(self.folder):
            raise LocalError(
                f"The database runs as {self._account.name}, who cannot enter {self.folder}.",
                remedy="allow it (chmod o+x on each folder of that path), "
                "or set SSI_DATA_DIR to a folder that does not exist yet.",
            )

    def _read_log(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def _busy(self) -> LocalError:
        return LocalError(
            f"Another start has been busy with {self.folder} for a minute.",
            remedy="stop it and start again.",
        )

    def _failure(self, output: str) -> LocalError:
        if is_disk_full(output):
            return disk_full()
        return LocalError(
            f"The database failed: {telling_line(output)}", remedy=f"read {self.log}."
        )


def database_folder(folder: Path) -> Path:
    return folder / "database"


def database_version(folder: Path) -> int | None:
    """The PostgreSQL that made the database of this data folder; None before there is one."""
    try:
        return int((database_folder(folder) / "PG_VERSION").read_text())
    except FileNotFoundError:
        return None
