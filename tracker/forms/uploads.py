"""What forms that take a file have in common."""

from typing import Any, Self

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _


class UploadForm(forms.Form):
    """One `file`. What is in it, and not how it is called, decides what it is.

    `upload_refused` is why the server did not take it: "too_large" or "no_room".
    """

    def __init__(self, *args: Any, upload_refused: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.upload_refused = upload_refused

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        if request.method != "POST":
            return cls()
        files = request.FILES  # Reading them is what finds them too large.
        refused = getattr(request, "upload_refused", "")
        return cls(request.POST, files, upload_refused=refused)

    def clean(self) -> dict[str, Any]:
        if self.upload_refused:
            self.errors.pop("file", None)
            self.add_error("file", self.not_received(self.upload_refused))
        elif file := self.cleaned_data.get("file"):
            self.look_into(file)
        return self.cleaned_data

    def not_received(self, why: str) -> str:
        """The sentence for it; forms that name their limit say so for "too_large"."""
        return _("There is no room for the file now. Try again later.")

    def look_into(self, file: Any) -> None:
        """Refuse, by `add_error`, what can be seen at once."""
