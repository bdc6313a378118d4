"""What stands in a text: the fields of a snapshot, each with the line it came from."""

from functools import partial
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, ConfigDict, Field

from tracker.api.answers import answer
from tracker.api.auth import PARSES
from tracker.api.idempotency import idempotent
from tracker.core.parsing.page import parse_page
from tracker.core.parsing.reading import (
    FieldName,
    PageKind,
    PageReading,
    Status,
    shown_value,
)
from tracker.forms.snapshot_check import LONGEST_PASTE

router = Router(tags=["Parse"])


class TextIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=LONGEST_PASTE)]


class FoundField(BaseModel):
    value: str
    source: str


class ParsedPage(BaseModel):
    kind: PageKind
    language: str | None
    fields: dict[FieldName, FoundField]
    missing: list[FieldName]


@router.post("", auth=PARSES, response=ParsedPage, operation_id="parse", summary="Read a text")
@partial(idempotent, keeps=False)
def parse(request: HttpRequest, body: TextIn) -> HttpResponse:
    """The text of LinkedIn's SSI page, or the JSON that the page loads. Nothing is saved.

    A field that could be read in two ways is among the missing ones, never guessed.
    """
    return answer(request, _parsed(parse_page(body.text)))


def _parsed(page: PageReading) -> ParsedPage:
    found = {reading.name: reading for reading in page.with_status(Status.FOUND)}
    return ParsedPage(
        kind=page.kind,
        language=page.language,
        fields={
            name: FoundField(value=shown_value(reading), source=reading.source)
            for name, reading in found.items()
        },
        missing=[name for name in FieldName if name not in found],
    )
