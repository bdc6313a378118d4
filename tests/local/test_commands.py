"""The launcher as a whole, in processes of its own."""

import http.client
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ssi_site.local import __main__ as launcher
from ssi_site.local import postmaster
from ssi_site.local.errors import LocalError
from ssi_site.local.server import Server
from tests.local.conftest import Launch, wait_until

LAUNCHER = ("-m", "ssi_site.local")


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def own(folder: Path, free_port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation of its own, without the demo."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("SSI_DATA_DIR", str(folder))
    monkeypatch.setenv("SSI_DEMO", "0")
    monkeypatch.setenv("PORT", str(free_port))
    yield folder
    assert launcher.main(["stop"]) == 0


def lines_until(process: subprocess.Popen[str], sign: str) -> list[str]:
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if sign in line:
            return lines
    raise AssertionError(f"{sign!r} did not come:\n{''.join(lines)}")


def status_of(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


def test_run_serves_one_address_revives_its_database_and_stops_whole_on_ctrl_c(
    own: Path, free_port: int, launch: Launch
) -> None:
    process = launch(*LAUNCHER, "run")
    lines = lines_until(process, "is ready")
    assert f"http://127.0.0.1:{free_port}/ " in lines[-1]
    assert sum("http://" in line for line in lines) == 1
    assert status_of(free_port, "/healthz") == 200

    pid = postmaster.living_pid(own / "database")
    assert pid
    os.kill(pid, signal.SIGKILL)
    lines_until(process, "started again")
    wait_until(lambda: status_of(free_port, "/readyz") == 200)

    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 0
    assert postmaster.living_pid(own / "database") is None
    with pytest.raises(ConnectionRefusedError):
        status_of(free_port, "/healthz")


def test_with_a_database_url_no_server_is_started_and_the_demo_is_refused(
    own: Path, server: Server, launch: Launch, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = own / "other"
    server.start()
    monkeypatch.setenv("DATABASE_URL", server.url)
    monkeypatch.setenv("SSI_DATA_DIR", str(other))

    output, _ = launch(*LAUNCHER, "manage", "check").communicate()

    assert "no issues" in output
    assert sorted(path.name for path in other.iterdir()) == ["demo_password", "secret_key"]
    assert launcher.main(["demo"]) == 1


def test_a_taken_port_is_said_before_anything_is_started(
    own: Path, launch: Launch, free_port: int
) -> None:
    with socket.create_server(("127.0.0.1", free_port)):
        process = launch(*LAUNCHER, "run")
        output, _ = process.communicate()

    assert process.returncode == 1
    assert output.count("\n") == 1
    assert f"Port {free_port} is taken. Remedy: " in output
    assert list(own.iterdir()) == []


def test_an_unknown_verb_shows_the_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    assert launcher.main(["fly"]) == 2

    told = capsys.readouterr().err
    for verb in launcher.VERBS:
        assert f"\n  {verb} " in told


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (LocalError("It is so.", remedy="change it."), "It is so. Remedy: change it.\n"),
        (
            OSError(28, "No space left on device"),
            "The disk is full. Remedy: free about 500 MB and start again.\n",
        ),
        (
            PermissionError(13, "Permission denied", "/data/secret_key"),
            "/data/secret_key: Permission denied. Remedy: check who owns that file and its "
            "folder, or set SSI_DATA_DIR to another folder.\n",
        ),
    ],
)
def test_what_goes_wrong_is_one_line_without_a_traceback(
    error: Exception,
    sentence: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: list[str]) -> int:
        raise error

    monkeypatch.setitem(launcher.VERBS, "run", fail)

    assert launcher.main(["run"]) == 1
    assert capsys.readouterr().err == sentence
