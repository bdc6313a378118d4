"""How files come in: straight to the disk, and never more than a form could take."""

from typing import Any, Final

from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler

LARGEST: Final = 256 * 1024 * 1024


class CarefulUploadHandler(TemporaryFileUploadHandler):
    """Leaves a file out that is too large, or that the disk has no room for.

    The request then says so (`upload_refused`: "too_large" or "no_room"), and its form finds the
    words; whoever asks for no file never looks.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self._received = 0
        try:
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
        self.request.upload_refused = why  # type: ignore[union-attr]
        raise StopUpload(connection_reset=False) from error
