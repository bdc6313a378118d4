import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ssi_site.local.errors import LocalError
from ssi_site.local.processes import Together
from tests.local.conftest import Launch, wait_until

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "print('deaf', flush=True); time.sleep(60)"
)
PARENT = """
import os, sys
from pathlib import Path
from ssi_site.local.processes import Together
together = Together(Path("."), os.environ)
together.start("child", [sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)"])
together.watch(lambda: None)
"""


@pytest.fixture
def together(tmp_path: Path) -> Iterator[Together]:
    together = Together(tmp_path, os.environ)
    yield together
    together.stop()


def running_under(pid: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(number) for number in listed.stdout.split()]


def test_when_one_stops_that_is_said_and_everything_can_be_stopped(together: Together) -> None:
    together.start("web server", SLEEP)
    together.start("worker", [sys.executable, "-c", "raise SystemExit(3)"])

    with pytest.raises(LocalError, match=r"The worker stopped by itself \(exit code 3\)"):
        together.watch(lambda: None)
