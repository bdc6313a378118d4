"""What a member did, week by week: what was typed, what archives say, and what counts."""

from typing import TYPE_CHECKING, Annotated, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Path, Router
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, create_model

from tracker.actions.activity import set_counts
from tracker.actions.locks import lock_member
from tracker.api.answers import answer, json_of
from tracker.api.auth import READS, WRITES, member_of
from tracker.api.etags import has_condition, refuse_if_changed
from tracker.api.paging import USUAL, Cursor, Limit, Next, link, next_address, page_of, place_of
from tracker.api.problems import not_found, refused
from tracker.api.values import WeekName, whole_number
from tracker.core.activity import KINDS, Kind
from tracker.core.problems import pointer_to
from tracker.core.weeks import Week, WeekError
from tracker.forms.activity import CountField
from tracker.models import Member
from tracker.reads.activity import is_open
from tracker.reads.activity_weeks import WeekEntry, week_entries, week_entry

router = Router(tags=["Activity"])

WeekInPath = Annotated[
    str,
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-W[0-9]{2}$"}),
    Path(description="An ISO week that has begun.", examples=["2026-W47"]),
]


def _count_of(kind: Kind) -> Any:
    count = Annotated[int, Field(ge=0, le=kind.weekly_maximum), BeforeValidator(whole_number)]
    return (count | None, Field(None))


if TYPE_CHECKING:
    CountsIn = BaseModel
else:
    # One field a kind, so that the document names each with the most that a week can hold.
    CountsIn = create_model(
        "CountsIn",
        __config__=ConfigDict(extra="forbid", strict=True),
        __doc__="Counts by kind. Only those named change; null makes one blank again.",
        **{key: _count_of(kind) for key, kind in KINDS.items()},
    )


class ActivityWeekOut(BaseModel):
    """`counts` is what counts: what was typed, else what was imported. No entry is unknown."""

    week: WeekName
    counts: dict[str, int]
    typed: dict[str, int]
    imported: dict[str, int]
    note: str
    nothing_to_log: bool
    is_logged: bool


class ActivityPage(BaseModel):
    items: list[ActivityWeekOut]
    next: Next


@router.get(
    "",
    auth=READS,
    response=ActivityPage,
    url_name="activity",
    operation_id="list_activity",
    summary="The weeks you logged, newest first",
)
def activity(request: HttpRequest, limit: Limit = USUAL, cursor: Cursor = None) -> HttpResponse:
    """Weeks with a count, an imported count or a note."""
    before = place_of(cursor, Week.parse)
    found = week_entries(member=member_of(request), before=before, limit=limit + 1)
    rows, has_more = page_of(found, limit)
    onward = next_address(request, rows[-1].week, limit) if has_more else None
    page = ActivityPage(items=[_shown(row) for row in rows], next=onward)
    return answer(request, page, headers=link(onward))


@router.get(
    "/{week}",
    auth=READS,
    response=ActivityWeekOut,
    url_name="activity_week",
    operation_id="get_activity_week",
    summary="One week",
)
def activity_week(request: HttpRequest, week: WeekInPath) -> HttpResponse:
    """A week of before the index that an archive tells of can be read, though not be logged."""
    member = member_of(request)
    entry = week_entry(member=member, week=_week(week))
    if not entry.counted.imported and not is_open(entry.week, member.today()):
        raise not_found()
    return answer(request, _shown(entry))


@router.put(
    "/{week}",
    auth=WRITES,
    response=ActivityWeekOut,
    url_name="activity_week",
    operation_id="set_activity_week",
    summary="Set counts of a week",
)
@transaction.atomic
def activity_week_set(request: HttpRequest, week: WeekInPath, body: CountsIn) -> HttpResponse:
    """Replaces the counts that are named; null makes one blank. Sent twice it changes nothing."""
    member = member_of(request)
    open_week = _open_week(member, week)
    if has_condition(request):
        # So that of two requests about the same state one is refused.
        lock_member(member.pk)
        refuse_if_changed(request, json_of(_now(member, open_week)))
    set_counts(member=member, week=open_week, counts=_counts(member, body))
    return answer(request, _now(member, open_week))


def _week(text: str) -> Week:
    try:
        return Week.parse(text)
    except WeekError:
        raise not_found() from None


def _open_week(member: Member, text: str) -> Week:
    week = _week(text)
    if not is_open(week, member.today()):
        raise not_found()
    return week


def _counts(member: Member, body: BaseModel) -> dict[str, int | None]:
    """Under the rules of the page, its kinds included."""
    counts: dict[str, int | None] = {}
    errors = []
    for key in body.model_fields_set:
        try:
            counts[key] = _count(member, KINDS[key], getattr(body, key))
        except ValidationError as error:
            errors.append({"pointer": pointer_to([key]), "detail": error.messages[0]})
    if errors:
        raise refused(errors)
    return counts


def _count(member: Member, kind: Kind, value: int | None) -> int | None:
    if kind.paid and not member.has_paid_plan:
        raise ValidationError(
            _("This needs a paid LinkedIn plan. Say in the settings that you have one.")
        )
    return CountField(kind).clean("" if value is None else str(value))


def _now(member: Member, week: Week) -> ActivityWeekOut:
    return _shown(week_entry(member=member, week=week))


def _shown(entry: WeekEntry) -> ActivityWeekOut:
    return ActivityWeekOut(
        week=str(entry.week),
        counts=_in_order(entry.counted.both),
        typed=_in_order(entry.counted.typed),
        imported=_in_order(entry.counted.imported),
        note=entry.note,
        nothing_to_log=entry.nothing_to_log,
        is_logged=entry.is_logged,
    )


def _in_order(counts: dict[str, int]) -> dict[str, int]:
    """The order of the page, so that the same counts are always the same answer."""
    return {key: counts[key] for key in KINDS if key in counts}
