"""How files come in: straight to the disk, and never more than a form could take."""

import logging
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler

from tracker.core.uploads import LARGEST

logger = logging.getLogger(__name__)


class CarefulUploadHandler(TemporaryFileUploadHandler):
    """Leaves a file out that is too large, or that the disk has no room for.

    The request then says so (`upload_refused`: "too_large" or "no_room"), and its form finds the
    words; whoever asks for no file never looks.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self._received = 0
        try:
            Path(settings.FILE_UPLOAD_TEMP_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._refuse("no_room", error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._received += len(raw_data)
        if self._received > LARGEST:
            self._refuse("too_large")
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._refuse("no_room", error)

    def _refuse(self, why: str, error: OSError | None = None) -> None:
        if error:
            logger.error("A file cannot come in: %s", error)
        self.request.upload_refused = why  # type: ignore[union-attr]
        raise StopUpload(connection_reset=False) from error
