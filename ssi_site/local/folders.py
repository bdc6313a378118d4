import hashlib
import os
from pathlib import Path

from ssi_site.local.errors import LocalError

CHECKOUT = Path(__file__).resolve().parents[2]
SYSTEM_FOLDER = Path("/var/lib/ssi-tracker")
# Within a data folder, for the database of the tests.
TESTS = "tests"
ENTER_ONLY = 0o711
OWNER_ONLY = 0o700


def data_folder() -> Path:
    """SSI_DATA_DIR, else .data in the checkout, else (as root) a folder others can reach."""
    if given := os.environ.get("SSI_DATA_DIR"):
        return Path(given).expanduser().resolve()
    if os.geteuid() == 0:
        return SYSTEM_FOLDER / short_hash(CHECKOUT)
    return CHECKOUT / ".data"


def make_data_folder(folder: Path) -> Path:
    """Root's folder can be entered, not read, by the user its database runs as.

    A folder that was there before keeps its mode.
    """
    try:
        for missing in reversed([folder, *folder.parents]):
            if not missing.exists():
                missing.mkdir(exist_ok=True)
                missing.chmod(ENTER_ONLY if os.geteuid() == 0 else OWNER_ONLY)
    except (PermissionError, NotADirectoryError, FileNotFoundError) as error:
        raise LocalError(
            f"The data folder {folder} cannot be made: {error.strerror}.",
            remedy="set SSI_DATA_DIR to a folder you can write to.",
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise LocalError(
            f"You may not write to the data folder {folder}.",
            remedy="set SSI_DATA_DIR to a folder you can write to.",
        )
    return folder


def short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
