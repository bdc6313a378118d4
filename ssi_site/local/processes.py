import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ssi_site.local.errors import LocalError

LOOK_SECONDS = 0.2
POLITE_SECONDS = 10
READY_SECONDS = 60
# Whoever dies more often than this within the time does not live.
MOST_RESTARTS = 5
RESTART_SECONDS = 60
PR_SET_PDEATHSIG = 1


class Together:
    """Named processes that live and die together.

    Each is in a session of its own, so that Ctrl-C reaches only the launcher, which passes it on.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._environment = environment
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._started_again: dict[str, tuple[Sequence[str], list[float]]] = {}

    def start(self, name: str, command: Sequence[str], *, again: bool = False) -> None:
        """`again`: once more when it stops by itself, as a supervisor would."""
        if again:
            self._started_again.setdefault(name, (command, []))
        self._processes[name] = subprocess.Popen(
            command,
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )

    def wait_until(self, ready: Callable[[], bool]) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not ready():
            self._check()
            if time.monotonic() > deadline:
                raise LocalError(
                    f"It did not answer within {READY_SECONDS} seconds.",
                    remedy="start again; its own messages stand above.",
                )
            time.sleep(LOOK_SECONDS)

    def watch(self, look_after: Callable[[], None]) -> None:
        """Until one of them stops, which is an error, or the launcher is told to stop."""
        while True:
            self._check()
            look_after()
            time.sleep(LOOK_SECONDS)

    def stop(self) -> None:
        """Ask, wait, then insist; a second Ctrl-C insists at once."""
        self._signal(signal.SIGTERM)
        deadline = time.monotonic() + POLITE_SECONDS
        try:
            while self._running() and time.monotonic() < deadline:
                time.sleep(LOOK_SECONDS / 4)
        finally:
            self._signal(signal.SIGKILL)
            for process in self._processes.values():
                process.wait()

    def _check(self) -> None:
        for name, process in tuple(self._processes.items()):
            if (code := process.poll()) is not None and not self._revived(name):
                raise LocalError(
                    f"The {name} stopped by itself (exit code {code}), so everything stops.",
                    remedy="its own message stands above; start again.",
                )

    def _revived(self, name: str) -> bool:
        if name not in self._started_again:
            return False
        command, restarts = self._started_again[name]
        now = time.monotonic()
        restarts[:] = [moment for moment in restarts if now - moment < RESTART_SECONDS]
        if len(restarts) >= MOST_RESTARTS:
            return False
        restarts.append(now)
        print(f"The {name} had stopped; it was started again", flush=True)
        self.start(name, command)
        return True

    def _running(self) -> list[subprocess.Popen[bytes]]:
        return [process for process in self._processes.values() if process.poll() is None]

    def _signal(self, number: int) -> None:
        for process in self._running():
            os.killpg(process.pid, number)


def die_with_parent() -> None:
    """Where Linux can: a launcher that is killed leaves no web server on the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
