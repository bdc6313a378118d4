import os
import signal
import subprocess
from pathlib import Path

import pytest

from ssi_site.local import postmaster
from ssi_site.local.account import Account
from ssi_site.local.errors import LocalError
from ssi_site.local.folders import make_data_folder
from ssi_site.local.server import Server
from ssi_site.local.sockets import LONGEST_PATH, NAME
from tests.local.conftest import Hold, MakeServer, wait_until, wait_until_ready


def pid_of(server: Server) -> int:
    pid = postmaster.living_pid(server.database)
    assert pid is not None
    return pid


def test_a_cold_start_makes_a_database_that_answers(server: Server) -> None:
    server.start()

    assert server.ask("SHOW server_encoding") == "UTF8"
    assert server.ask("SELECT datcollate FROM pg_database WHERE datname = 'ssi_tracker'") == "C"
    assert server.ask("SELECT current_user") == "ssi"


def test_a_warm_start_keeps_the_data(server: Server) -> None:
    with server:
        server.ask("CREATE TABLE kept AS SELECT 51 AS score")

    with server:
        assert server.ask("SELECT score FROM kept") == "51"


def test_only_the_owner_can_enter_the_database_and_its_socket(
    server: Server, account: Account
) -> None:
    server.start()

    for folder in (server.database, server.socket_folder):
        assert folder.stat().st_mode & 0o777 == 0o700
        assert folder.stat().st_uid == account.uid


def test_it_listens_on_no_network_address(server: Server) -> None:
    server.start()

    assert server.ask("SHOW listen_addresses") == ""


def test_the_database_never_runs_as_root(server: Server) -> None:
    server.start()

    pid = str(pid_of(server))
    listed = subprocess.run(["ps", "-o", "uid=", "-p", pid], capture_output=True, check=True)
    assert int(listed.stdout) == server.database.stat().st_uid != 0


def test_a_full_stop_leaves_nothing_behind(server: Server) -> None:
    server.start()
    pid = pid_of(server)

    server.leave()

    assert postmaster.arguments_of(pid) == []
    assert list(server.socket_folder.iterdir()) == []
    assert not (server.database / "postmaster.pid").exists()
    assert not server.is_running()


def test_a_second_start_shares_the_server_and_the_last_one_out_stops_it(
    make_server: MakeServer,
) -> None:
    first, second = make_server(), make_server()
    first.start()
    pid = pid_of(first)
    second.start()

    first.leave()
    assert pid_of(second) == pid
    assert second.ask("SELECT 1") == "1"

    second.leave()
    assert not second.is_running()


def test_two_starts_at_once_on_an_empty_folder_share_one_server(hold: Hold, server: Server) -> None:
    other = hold(server.folder)
    server.start()
    wait_until_ready(other)
    pid = pid_of(server)

    other.communicate()

    assert other.returncode == 0
    assert pid_of(server) == pid


def test_a_killed_server_recovers_with_its_data_on_the_next_start(server: Server) -> None:
    with server:
        server.ask("CREATE TABLE kept AS SELECT 51 AS score")
        os.kill(pid_of(server), signal.SIGKILL)

    with server:
        assert server.ask("SELECT score FROM kept") == "51"


def test_a_server_killed_while_in_use_is_revived(server: Server) -> None:
    server.start()
    assert server.revive() is False
    os.kill(pid_of(server), signal.SIGKILL)
    wait_until(lambda: not server.is_running())

    assert server.revive() is True
    assert server.ask("SELECT 1") == "1"


def test_the_next_start_adopts_the_server_of_a_killed_start(hold: Hold, server: Server) -> None:
    killed = hold(server.folder)
    wait_until_ready(killed)
    pid = pid_of(server)
    killed.kill()
    killed.wait()

    server.start()
    assert pid_of(server) == pid

    server.leave()
    assert not server.is_running()


def test_a_start_killed_beside_another_does_not_take_the_server_along(
    hold: Hold, server: Server
) -> None:
    killed = hold(server.folder)
    wait_until_ready(killed)
    server.start()
    killed.kill()
    killed.wait()

    assert server.ask("SELECT 1") == "1"


def test_a_start_killed_while_it_made_the_database_is_made_good(server: Server) -> None:
    unfinished = server.folder / "database.unfinished"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18")

    server.start()

    assert server.ask("SELECT 1") == "1"
    assert not unfinished.exists()


@pytest.mark.parametrize("stranger", ["a process that is gone", "a process of another kind"])
def test_a_stale_pid_file_does_not_stop_the_start(server: Server, stranger: str) -> None:
    with server:
        left = (server.database / "postmaster.pid").read_text()
    gone = subprocess.Popen(["true"])
    gone.wait()
    number = gone.pid if stranger == "a process that is gone" else os.getpid()
    _, rest = left.split("\n", 1)
    (server.database / "postmaster.pid").write_text(f"{number}\n{rest}")
    (server.socket_folder / f"{NAME}.lock").write_text(f"{number}\n")

    with server:
        assert pid_of(server) != number
        assert server.ask("SELECT 1") == "1"


def test_an_empty_pid_file_does_not_stop_the_start(server: Server) -> None:
    with server:
        pass
    (server.database / "postmaster.pid").touch()

    with server:
        assert server.ask("SELECT 1") == "1"


def test_stop_ends_what_a_killed_start_left_running(hold: Hold, server: Server) -> None:
    killed = hold(server.folder)
    wait_until_ready(killed)
    killed.kill()
    killed.wait()

    server.stop()

    assert not server.is_running()


def test_stop_refuses_while_somebody_uses_the_server(make_server: MakeServer) -> None:
    user, stopper = make_server(), make_server()
    user.start()

    with pytest.raises(LocalError, match=r"in use\. Remedy: stop the SSI Tracker"):
        stopper.stop()

    assert user.ask("SELECT 1") == "1"


def test_a_long_data_folder_gets_a_short_path_for_its_socket(
    folder: Path, make_server: MakeServer
) -> None:
    server = make_server(make_data_folder(folder / ("deep" * 20)))

    with server:
        path = server.socket_folder / NAME
        assert path.is_socket()
        assert len(os.fsencode(path)) <= LONGEST_PATH
        assert server.ask("SELECT 1") == "1"

    server.socket_folder.rmdir()


def test_a_short_socket_folder_that_is_not_ours_alone_is_refused(
    folder: Path, make_server: MakeServer
) -> None:
    server = make_server(make_data_folder(folder / ("deep" * 20)))
    server.socket_folder.mkdir()
    server.socket_folder.chmod(0o777)

    with pytest.raises(LocalError, match="Remedy: delete"):
        server.start()

    server.socket_folder.rmdir()


def test_a_damaged_database_is_an_error_of_one_line_with_the_remedy(server: Server) -> None:
    with server:
        pass
    (server.database / "global" / "pg_control").unlink()

    with pytest.raises(LocalError) as refusal:
        server.start()

    assert "pg_control" in str(refusal.value)
    assert str(refusal.value).endswith(f"Remedy: read {server.log}.")
    assert "\n" not in str(refusal.value)


def test_variables_meant_for_another_server_do_not_mislead(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPORT", "1")
    monkeypatch.setenv("PGOPTIONS", "-c nonsense=1")
    monkeypatch.setenv("PGDATA", "/nowhere")

    server.start()

    assert server.ask("SELECT 1") == "1"
