import os
import shutil
import stat
from pathlib import Path

import pytest

from ssi_site.local.account import Account, database_account
from ssi_site.local.binaries import PACKAGE, find_binaries
from ssi_site.local.errors import LocalError
from ssi_site.local.folders import make_data_folder
from tests.local.conftest import Hold, MakeServer, wait_until_ready

AS_ROOT = os.geteuid() == 0


@pytest.fixture
def locked_site(folder: Path, site_packages: list[Path]) -> Path:
    """The wheel in a checkout that only its owner can enter."""
    checkout = folder / "checkout"
    checkout.mkdir(mode=0o700)
    site = checkout / "site-packages"
    site.mkdir()
    for original in site_packages[0].glob(f"{PACKAGE}*"):
        (site / original.name).symlink_to(original)
    return site


def test_an_ordinary_user_runs_the_database_himself(folder: Path, hold: Hold) -> None:
    user = database_account(folder / "none")
    own = folder / "own"
    own.mkdir(mode=0o700)
    os.chown(own, user.uid, user.gid)

    holder = hold(own, user)
    wait_until_ready(holder)
    pid = int((own / "database" / "postmaster.pid").read_text().split()[0])

    assert (own / "database").stat().st_uid == user.uid
    assert Path(f"/proc/{pid}").stat().st_uid == user.uid
    holder.communicate()
    assert holder.returncode == 0


def test_root_drops_to_an_unprivileged_user_and_others_stay_themselves(folder: Path) -> None:
    account = database_account(folder / "none")

    assert account.uid != 0
    assert account.is_dropped_to == AS_ROOT


def test_the_owner_of_an_existing_database_goes_on_running_it(folder: Path) -> None:
    database = folder / "database"
    database.mkdir()
    owner = 65534 if AS_ROOT else os.geteuid()
    os.chown(database, owner, -1)

    assert database_account(database).uid == owner


def test_a_wheel_out_of_reach_is_copied_for_the_user_who_needs_it(
    folder: Path, account: Account, locked_site: Path, make_server: MakeServer
) -> None:
    found = find_binaries([locked_site], account, folder / "binaries")

    assert found.folder.is_relative_to(folder / "binaries") == AS_ROOT
    with make_server(tools=found) as server:
        assert server.ask("SELECT 1") == "1"
    assert stat.S_IMODE(locked_site.parent.stat().st_mode) == 0o700


def test_an_interrupted_copy_is_made_again(
    folder: Path, account: Account, locked_site: Path
) -> None:
    copies = folder / "binaries"
    first = find_binaries([locked_site], account, copies)
    for copy in copies.glob("*"):
        copy.rename(copy.with_name(f"{copy.name}.partial"))
        shutil.rmtree(copy.with_name(f"{copy.name}.partial") / PACKAGE)

    assert find_binaries([locked_site], account, copies) == first


def test_a_data_folder_the_user_cannot_enter_is_refused_and_keeps_its_mode(
    folder: Path, make_server: MakeServer
) -> None:
    closed = folder / "closed"
    closed.mkdir()
    closed.chmod(0o700 if AS_ROOT else 0o600)
    server = make_server(closed)

    with pytest.raises(LocalError, match=r"cannot enter .* Remedy: .*SSI_DATA_DIR"):
        server.start()

    assert stat.S_IMODE(closed.stat().st_mode) == (0o700 if AS_ROOT else 0o600)
    closed.chmod(0o700)


def test_a_new_data_folder_shows_its_content_to_nobody_else(folder: Path) -> None:
    made = make_data_folder(folder / "new" / "deeper")

    for path in (made, made.parent):
        assert stat.S_IMODE(path.stat().st_mode) == (0o711 if AS_ROOT else 0o700)


def test_a_data_folder_that_was_there_keeps_its_mode(folder: Path) -> None:
    folder.chmod(0o755)

    make_data_folder(folder)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_a_data_folder_that_cannot_be_made_names_the_remedy(folder: Path) -> None:
    (folder / "file").touch()

    with pytest.raises(LocalError, match="Remedy: set SSI_DATA_DIR"):
        make_data_folder(folder / "file" / "data")
