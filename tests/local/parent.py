"""A launcher with one child, whose process id it prints; for the tests that end the launcher."""

import os
import sys
from pathlib import Path

from ssi_site.local.processes import Together

TELL = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"

if __name__ == "__main__":
    together = Together(Path(), os.environ)
    together.start("child", [sys.executable, "-c", TELL])
    together.watch(lambda: None)
