"""Lists by cursor: what is added meanwhile moves nothing that is still to come."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from typing import Annotated, Final, TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query
from pydantic import Field

from tracker.api.problems import refused

Row = TypeVar("Row")
Place = TypeVar("Place")

USUAL: Final = 50
MOST: Final = 200

Limit = Annotated[
    int,
    Query(ge=1, le=MOST, description="How many at most, 1 to 200.", examples=[USUAL]),
]
Cursor = Annotated[
    str | None,
    Query(
        max_length=100,
        description="Where to go on: the cursor in `next` of the page before.",
        examples=["MjAyNi0xMS0xOQ"],
    ),
]
Next = Annotated[
    str | None, Field(description="The address of the next page; null on the last one.")
]


def place_of(cursor: str | None, read: Callable[[str], Place]) -> Place | None:
    """What a cursor stands for; raises a Problem for one that we did not give."""
    if cursor is None:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return read(urlsafe_b64decode(padded.encode("ascii")).decode("ascii"))
    except ValueError:
        raise refused(
            [{"parameter": "cursor", "detail": _("This is not a cursor of ours.")}]
        ) from None


def page_of(rows: Sequence[Row], limit: int) -> tuple[Sequence[Row], bool]:
    """The rows of the page, of one more than it shows, and whether others follow."""
    return rows[:limit], len(rows) > limit


def next_address(request: HttpRequest, place: object, limit: int) -> str:
    cursor = urlsafe_b64encode(str(place).encode()).decode().rstrip("=")
    return request.build_absolute_uri(f"{request.path}?limit={limit}&cursor={cursor}")


def link(address: str | None) -> dict[str, str]:
    return {"Link": f'<{address}>; rel="next"'} if address else {}
