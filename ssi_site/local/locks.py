import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ssi_site.local.errors import LocalError

PAUSE_SECONDS = 0.03


class FileLock:
    """An advisory lock the kernel drops with its process, even after kill -9.

    Children do not inherit it: Python opens files close-on-exec.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    @contextmanager
    def exclusive(self, *, seconds: float, busy: LocalError) -> Iterator[None]:
        """Wait for the lock up to so many seconds, else raise `busy`."""
        deadline = time.monotonic() + seconds
        while not self.try_exclusive():
            if time.monotonic() >= deadline:
                self.release()
                raise busy
            time.sleep(PAUSE_SECONDS)
        try:
            yield
        finally:
            self.release()

    def try_exclusive(self) -> bool:
        """Also turns a shared lock into an exclusive one; False leaves it as it was or lost.

        Linux may drop the shared lock when the conversion fails, so a caller that got False
        lets go of the lock altogether.
        """
        try:
            fcntl.flock(self._open(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def share(self) -> None:
        fcntl.flock(self._open(), fcntl.LOCK_SH)

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _open(self) -> int:
        if self._descriptor is None:
            # A folder can be locked too; it is opened for reading only.
            flags = os.O_RDONLY if self.path.is_dir() else os.O_RDWR | os.O_CREAT
            self._descriptor = os.open(self.path, flags, 0o600)
        return self._descriptor
