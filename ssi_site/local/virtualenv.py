import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ssi_site.local.errors import LocalError, disk_full, is_disk_full, telling_line
from ssi_site.local.locks import FileLock

AUDIT = "audit.txt"
BASE = "base.txt"
DEV = "dev.txt"
EMBEDDED = "embedded.txt"
# The development requirements hold the others too, at the same versions.
WITHIN = {BASE: DEV}
INSTALL_SECONDS = 900
NETWORK_SIGNS = ("NewConnectionError", "Temporary failure", "ConnectTimeout", "ReadTimeout")


class Virtualenv:
    """The .venv of a checkout, with the locked requirements and a record of what it holds."""

    def __init__(self, checkout: Path) -> None:
        self.folder = checkout / ".venv"
        self.python = self.folder / "bin" / "python"
        self._requirements = checkout / "requirements"
        self._record = self.folder / "installed.json"
        self._unfinished = self.folder / "unfinished"
        # The checkout itself is locked: the virtualenv may be deleted and made again.
        self._lock = FileLock(checkout)

    def install(self, *names: str) -> None:
        """Make it hold these requirement files; when it does already, nothing is started."""
        if self._holds(names):
            return
        busy = LocalError(
            f"Another start has been installing into {self.folder} for a long time.",
            remedy="stop it and start again.",
        )
        with self._lock.exclusive(seconds=INSTALL_SECONDS, busy=busy):
            if not self._is_usable():
                self._create()
            for name in names:
                if not self._holds([name]):
                    self._install_file(name)

    def site_packages(self) -> list[Path]:
        return sorted(self.folder.glob("lib/python3.*/site-packages"))

    def _holds(self, names: Sequence[str]) -> bool:
        if self._unfinished.exists() or not self.python.exists():
            return False
        record = self._read_record()
        return all(self._is_current(record, name) for name in names)

    def _is_current(self, record: dict[str, str], name: str) -> bool:
        if name in WITHIN and self._is_current(record, WITHIN[name]):
            return True
        return name in record and record[name] == self._digest(name)

    def _is_usable(self) -> bool:
        if self._unfinished.exists() or not self.python.exists():
            return False
        return run([str(self.python), "-c", "import pip"]).returncode == 0

    def _create(self) -> None:
        say("Making the virtualenv .venv")
        if self.folder.is_symlink() or self.folder.is_file():
            self.folder.unlink()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self._unfinished.touch()
        made = run([sys.executable, "-m", "venv", str(self.folder)])
        if made.returncode != 0:
            raise venv_error(made.stdout)
        self._unfinished.unlink()

    def _install_file(self, name: str) -> None:
        say(f"Installing requirements/{name}")
        self._unfinished.touch()
        pip = [str(self.python), "-m", "pip", "install", "--quiet", "--no-input"]
        options = ["--disable-pip-version-check", "--require-hashes"]
        if name == EMBEDDED:
            options += ["--only-binary", ":all:"]
        result = run([*pip, *options, "-r", str(self._requirements / name)])
        if result.returncode != 0 and not is_without_build(name, result.stdout):
            if is_offline(result.stdout):
                # Everything is downloaded before anything is installed: what was there still is.
                self._unfinished.unlink()
            raise pip_error(name, result.stdout)
        self._unfinished.unlink()
        record = {**self._read_record(), name: self._digest(name)}
        self._record.write_text(json.dumps(record, indent=2))

    def _read_record(self) -> dict[str, str]:
        try:
            record = json.loads(self._record.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return {}
        return record if isinstance(record, dict) else {}

    def _digest(self, name: str) -> str:
        """Of the file and of the Python: a newer interpreter gets its own packages."""
        content = (self._requirements / name).read_bytes()
        interpreter = str(self.python.resolve()).encode()
        return hashlib.sha256(content + interpreter).hexdigest()


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def say(line: str) -> None:
    print(line, flush=True)


def is_without_build(name: str, output: str) -> bool:
    """No wheel of PostgreSQL for this platform (musl, for one): the system's server serves."""
    return name == EMBEDDED and "No matching distribution" in output and not is_offline(output)


def is_offline(output: str) -> bool:
    return any(sign in output for sign in NETWORK_SIGNS)


def venv_error(output: str) -> LocalError:
    if "ensurepip" in output or "No module named venv" in output:
        return LocalError(
            "This Python comes without its venv module.",
            remedy="apt install python3-venv (or your system's package of that name).",
        )
    if is_disk_full(output):
        return disk_full()
    return LocalError(
        f"The virtualenv could not be made: {telling_line(output)}",
        remedy="delete the folder .venv and start again.",
    )


def pip_error(name: str, output: str) -> LocalError:
    if is_offline(output):
        return LocalError(
            f"The packages of requirements/{name} could not be downloaded.",
            remedy="check the network connection and start again.",
        )
    if is_disk_full(output):
        return disk_full()
    return LocalError(
        f"Installing requirements/{name} failed: {telling_line(output)}",
        remedy="delete the folder .venv and start again.",
    )
