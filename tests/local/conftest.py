"""Real servers in folders of their own; nothing here touches the installation's data."""

import os
import secrets
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ssi_site.local.account import Account, database_account
from ssi_site.local.binaries import Binaries, find_binaries
from ssi_site.local.folders import CHECKOUT, make_data_folder
from ssi_site.local.server import Server, database_folder

HOLDER = Path(__file__).parent / "holder.py"

MakeServer = Callable[..., Server]
Launch = Callable[..., subprocess.Popen[str]]
Hold = Callable[..., subprocess.Popen[str]]


@pytest.fixture(autouse=True)
def _plain_settings() -> None:
    """These tests need no Django."""


@pytest.fixture
def site_packages() -> list[Path]:
    return [Path(sysconfig.get_paths()["purelib"])]


@pytest.fixture
def folder() -> Iterator[Path]:
    """Not pytest's own: root's is closed to the user the database runs as."""
    path = Path("/tmp") / f"ssi-test-{secrets.token_hex(4)}"
    yield make_data_folder(path)
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def account(folder: Path) -> Account:
    return database_account(database_folder(folder))


@pytest.fixture
def binaries(site_packages: list[Path], account: Account, folder: Path) -> Binaries:
    return find_binaries(site_packages, account, folder / "binaries")


@pytest.fixture
def make_server(folder: Path, account: Account, binaries: Binaries) -> Iterator[MakeServer]:
    """Each one made is a start of its own in the same folder, unless told otherwise."""
    made = []

    def make(where: Path = folder, *, tools: Binaries = binaries) -> Server:
        made.append(Server(where, account, tools, durable=False))
        return made[-1]

    yield make
    for server in made:
        server.leave()


@pytest.fixture
def server(make_server: MakeServer) -> Server:
    return make_server()


@pytest.fixture
def launch() -> Iterator[Launch]:
    """Starts a Python process of its own, as another terminal would; ends it at the end."""
    started = []

    def start(*arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            cwd=CHECKOUT,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
        process.communicate()


@pytest.fixture
def hold(launch: Launch, binaries: Binaries) -> Hold:
    """Another start, which uses the server of a folder until its standard input closes."""

    def start(folder: Path, account: Account | None = None) -> subprocess.Popen[str]:
        identity = [str(account.uid), str(account.gid)] if account else []
        return launch(HOLDER, folder, binaries.folder, str(binaries.major), *identity)

    return start


def wait_until_ready(holder: subprocess.Popen[str]) -> None:
    assert holder.stdout is not None
    assert holder.stdout.readline() == "ready\n"


def wait_until(holds: Callable[[], bool], *, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)
