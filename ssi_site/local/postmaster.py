import os
import signal
import subprocess
import sys
from pathlib import Path

PROC = Path("/proc")


def read_pid(database: Path) -> int | None:
    """The process id PostgreSQL noted in its data directory, alive or not."""
    try:
        return int((database / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None


def living_pid(database: Path) -> int | None:
    """None for a stale pid file, also when another process has taken the number since."""
    pid = read_pid(database)
    return pid if pid is not None and is_postmaster(pid, database) else None


def is_postmaster(pid: int, database: Path) -> bool:
    return str(database) in arguments_of(pid)


def arguments_of(pid: int) -> list[str]:
    """Empty for a process that is gone or a zombie, which PostgreSQL itself takes for alive."""
    if sys.platform == "linux":
        try:
            line = os.fsdecode((PROC / str(pid) / "cmdline").read_bytes())
        except (FileNotFoundError, ProcessLookupError):
            return []
        return line.split("\0") if line else []
    listed = subprocess.run(
        ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listed.stdout.split()


def remove_stale_files(database: Path, socket_folder: Path) -> None:
    """PostgreSQL would refuse to start when another process now has the old number."""
    (database / "postmaster.pid").unlink(missing_ok=True)
    for leftover in socket_folder.glob(".s.PGSQL.*"):
        leftover.unlink(missing_ok=True)


def shut_down_fast(pid: int) -> None:
    os.kill(pid, signal.SIGINT)


def shut_down_at_once(pid: int) -> None:
    os.kill(pid, signal.SIGQUIT)
