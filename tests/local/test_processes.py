import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ssi_site.local import processes
from ssi_site.local.errors import LocalError
from ssi_site.local.postmaster import arguments_of
from ssi_site.local.processes import Together
from tests.local.conftest import Launch, wait_until

SLEEP = "import time; time.sleep(60)"
LEAVE_A_TRACE = (
    "import os, pathlib; pathlib.Path('new').write_text(str(os.getpid())); "
    "os.rename('new', 'trace'); "
) + SLEEP
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + LEAVE_A_TRACE


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def together(tmp_path: Path) -> Iterator[Together]:
    together = Together(tmp_path, os.environ)
    yield together
    together.stop()


def test_when_one_stops_by_itself_the_error_names_it(together: Together) -> None:
    together.start("web server", python(SLEEP))
    together.start("worker", python("raise SystemExit(3)"))

    with pytest.raises(LocalError, match=r"The worker stopped by itself \(exit code 3\)"):
        together.watch(lambda: None)


def test_one_that_is_to_live_is_started_again(together: Together, tmp_path: Path, capsys) -> None:
    together.start("worker", python(LEAVE_A_TRACE), again=True)
    trace = tmp_path / "trace"
    wait_until(trace.exists)
    first = trace.read_text()
    os.kill(int(first), 9)

    def look() -> None:
        if trace.read_text() != first:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        together.watch(look)
    assert "The worker had stopped; it was started again" in capsys.readouterr().out


def test_one_that_dies_again_and_again_ends_everything(together: Together) -> None:
    together.start("worker", python("raise SystemExit(3)"), again=True)
    with pytest.raises(LocalError, match="The worker stopped by itself"):
        together.watch(lambda: None)


def test_waiting_for_readiness_ends_when_one_stops(together: Together) -> None:
    together.start("web server", python("raise SystemExit(1)"))

    with pytest.raises(LocalError, match="The web server stopped by itself"):
        together.wait_until(lambda: False)


def test_waiting_for_readiness_has_an_end(
    together: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "READY_SECONDS", 0)
    together.start("web server", python(SLEEP))

    with pytest.raises(LocalError, match="did not answer within"):
        together.wait_until(lambda: False)


def test_the_database_is_looked_after_while_they_run(together: Together) -> None:
    looks = []

    def look() -> None:
        looks.append(1)
        if len(looks) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        together.watch(look)


def test_one_that_does_not_listen_is_ended_all_the_same(
    together: Together, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "POLITE_SECONDS", 0.2)
    together.start("worker", python(DEAF))
    wait_until((tmp_path / "trace").exists)

    together.stop()

    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "trace").read_text()), 0)


def test_a_killed_launcher_leaves_no_process_behind(launch: Launch) -> None:
    launcher = launch("-m", "tests.local.parent")
    assert launcher.stdout is not None
    child = int(launcher.stdout.readline())

    launcher.kill()

    wait_until(lambda: not arguments_of(child))
