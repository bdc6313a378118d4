"""LinkedIn's own files: handed in, read by the worker, and what they brought."""

from collections.abc import Mapping
from typing import Annotated, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import File, Router
from ninja.files import UploadedFile
from pydantic import BaseModel, Field

from tracker.actions.imports import (
    FileRefusedError,
    NoRoomError,
    TooManyImportsError,
    hand_in,
)
from tracker.api.answers import answer
from tracker.api.auth import READS, Token, member_of
from tracker.api.idempotency import idempotent
from tracker.api.limits import Budget
from tracker.api.problems import Problem, not_found, refused, too_large
from tracker.api.values import WeekName, words
from tracker.core.activity import KINDS
from tracker.forms.imports import file_sentence
from tracker.models import Import, Member
from tracker.reads.imports import ImportReport, import_report

router = Router(tags=["Imports"])

MULTIPART: Final = "multipart/form-data"
HANDS_IN: Final = Token(Budget.WRITE, writes=True, takes=MULTIPART)
ROOM_AGAIN_AFTER: Final = 600

FileSent = Annotated[UploadedFile | None, File()]


class RefusedLine(BaseModel):
    """`line` is null for a whole file; `why` is a code."""

    file: str
    line: int | None
    why: str


class ImportFault(BaseModel):
    code: str
    detail: str


class ImportOut(BaseModel):
    """`weeks` holds the counts above zero; `unknown` the kinds that the file says nothing of."""

    id: UUID
    state: Annotated[Import.State, words(Import.State)]
    progress: Annotated[float, Field(ge=0, le=1)]
    weeks: dict[WeekName, dict[str, int]]
    unknown: list[str]
    refused: list[RefusedLine]
    error: ImportFault | None


@router.post(
    "",
    auth=HANDS_IN,
    response={201: ImportOut},
    url_name="imports",
    operation_id="hand_in_file",
    summary="Hand in a file of LinkedIn's",
)
@idempotent
def import_new(request: HttpRequest, file: FileSent = None) -> HttpResponse:
    """LinkedIn's archive (ZIP) or its creator analytics (XLSX), at most 256 MB.

    The file is read in the background and deleted after that; only counts and dates are kept.
    """
    member = member_of(request)
    handed_in = _handed_in(member, _whole(request, file))
    headers = {"Location": reverse("api:import", args=[handed_in.pk])}
    return answer(request, _shown(_own(member, handed_in.pk)), status=201, headers=headers)


@router.get(
    "/{uuid:id}",
    auth=READS,
    response=ImportOut,
    url_name="import",
    operation_id="get_import",
    summary="What became of a file",
)
def import_state(request: HttpRequest, id: UUID) -> HttpResponse:
    return answer(request, _shown(_own(member_of(request), id)))


def _whole(request: HttpRequest, file: UploadedFile | None) -> UploadedFile:
    """The file, unless it was left out while it came in."""
    match getattr(request, "upload_refused", ""):
        case "too_large":
            raise too_large()
        case "no_room":
            raise _no_room()
    if file is None:
        sentence = _("Send the file in the field “file” of a multipart form.")
        raise refused([{"pointer": "#/file", "detail": sentence}])
    return file


def _handed_in(member: Member, file: UploadedFile) -> Import:
    try:
        return hand_in(member=member, file=file)
    except FileRefusedError as error:
        sentence = file_sentence(error.code, {})
        raise refused([{"pointer": "#/file", "detail": sentence}]) from None
    except TooManyImportsError:
        raise Problem(409, file_sentence("too_many_waiting", {})) from None
    except NoRoomError:
        raise _no_room() from None


def _no_room() -> Problem:
    headers = {"Retry-After": str(ROOM_AGAIN_AFTER)}
    return Problem(503, file_sentence("no_room", {}), headers=headers)


def _own(member: Member, pk: UUID) -> ImportReport:
    try:
        return import_report(member=member, pk=pk)
    except Import.DoesNotExist:
        raise not_found() from None


def _shown(report: ImportReport) -> ImportOut:
    handed_in = report.handed_in
    return ImportOut(
        id=handed_in.pk,
        state=Import.State(handed_in.state),
        progress=handed_in.progress / 100,
        weeks=_weeks(handed_in.report.get("weeks", {})),
        unknown=list(report.unknown),
        refused=[RefusedLine(file=row.file, line=row.line, why=row.why) for row in report.refused],
        error=_error(report),
    )


def _weeks(weeks: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    above_zero = {
        week: {kind: counts[kind] for kind in KINDS if counts.get(kind)}
        for week, counts in sorted(weeks.items())
    }
    return {week: counts for week, counts in above_zero.items() if counts}


def _error(report: ImportReport) -> ImportFault | None:
    handed_in = report.handed_in
    if not handed_in.error:
        return None
    is_analytics = handed_in.kind == Import.Kind.ANALYTICS
    detail = file_sentence(handed_in.error, report.detail, analytics=is_analytics)
    return ImportFault(code=handed_in.error, detail=detail)
