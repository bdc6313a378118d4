"""What an API answers when it refuses: problem details as RFC 9457 has them."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, Final

CONTENT_TYPE: Final = "application/problem+json"


def problem_details(
    status: int, detail: str, errors: Iterable[Mapping[str, str]] = ()
) -> dict[str, Any]:
    """A problem that needs no type of its own: `title` is what HTTP calls the status."""
    details = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    listed = [dict(error) for error in errors]
    return {**details, "errors": listed} if listed else details


def pointer_to(path: Iterable[str | int]) -> str:
    """A JSON Pointer as the fragment of an address: `#/counts/posts`; `#` is the whole."""
    return "#" + "".join("/" + _escaped(str(part)) for part in path)


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")
