from pathlib import Path

import pytest

from ssi_site.local.account import Account
from ssi_site.local.binaries import PACKAGE, find_binaries
from ssi_site.local.errors import LocalError
from ssi_site.local.server import database_version
from tests.local.conftest import MakeServer


@pytest.fixture
def only_these(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own PostgreSQL, if any, is out of the picture."""
    monkeypatch.setattr("ssi_site.local.binaries.system_folders", lambda: iter(()))


def fake_site(folder: Path, version: str) -> Path:
    site = folder / f"site-{version}"
    tools = site / PACKAGE / "pginstall" / "bin"
    tools.mkdir(parents=True)
    for name in ("postgres", "initdb"):
        script = tools / name
        script.write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        script.chmod(0o755)
    return site


@pytest.mark.usefixtures("only_these")
def test_the_first_that_is_new_enough_will_do(folder: Path, account: Account) -> None:
    sites = [fake_site(folder, version) for version in ("14.9", "17.1", "18.0")]

    found = find_binaries(sites, account, folder / "binaries")

    assert found.major == 17


@pytest.mark.usefixtures("only_these")
def test_an_existing_database_gets_the_version_that_made_it(folder: Path, account: Account) -> None:
    sites = [fake_site(folder, version) for version in ("17.1", "16.4")]

    assert find_binaries(sites, account, folder / "binaries", major=16).major == 16


@pytest.mark.usefixtures("only_these")
def test_a_database_made_by_another_version_names_both_and_the_remedy(
    folder: Path, account: Account
) -> None:
    with pytest.raises(LocalError) as refusal:
        find_binaries([fake_site(folder, "18.0")], account, folder / "binaries", major=17)

    assert str(refusal.value) == (
        "The database was made by PostgreSQL 17, here is 18. "
        "Remedy: install PostgreSQL 17 beside it, or set SSI_DATA_DIR to a new folder."
    )


@pytest.mark.usefixtures("only_these")
def test_a_machine_without_postgresql_names_the_remedy(folder: Path, account: Account) -> None:
    with pytest.raises(LocalError, match=r"No PostgreSQL 15 .* Remedy: install PostgreSQL"):
        find_binaries([], account, folder / "binaries")


def test_the_version_of_a_database_is_read_from_its_files(
    make_server: MakeServer, folder: Path
) -> None:
    assert database_version(folder) is None
    with make_server() as server:
        major = int(server.ask("SHOW server_version_num")) // 10_000
    assert database_version(folder) == major
