"""Snapshots: those of the token's member, and no others."""

from datetime import date, datetime
from typing import Annotated

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import BaseModel

from tracker.actions.snapshots import (
    DayTakenError,
    SnapshotValues,
    delete_snapshot,
    edit_snapshot,
    save_snapshot,
)
from tracker.api.answers import answer, json_of
from tracker.api.auth import READS, WRITES, member_of
from tracker.api.etags import refuse_if_changed
from tracker.api.idempotency import idempotent
from tracker.api.paging import USUAL, Cursor, Limit, Next, link, next_address, page_of, place_of
from tracker.api.problems import Problem, not_found
from tracker.api.snapshot_input import SnapshotIn, edited_form, new_form
from tracker.api.values import Score, WeekName, score, score_or_none, words
from tracker.core.weeks import Week
from tracker.models import Member, Snapshot
from tracker.reads.snapshots import snapshots_before

router = Router(tags=["Snapshots"])


class SnapshotOut(BaseModel):
    id: int
    day: date
    week: WeekName
    industry_name: str | None
    brand: Score | None
    people: Score | None
    insights: Score | None
    relationships: Score | None
    total: Score
    printed_total: int | None
    industry_rank: int | None
    network_rank: int | None
    industry_average: Score | None
    network_average: Score | None
    note: str
    source: Annotated[Snapshot.Source, words(Snapshot.Source)]
    created_at: datetime
    updated_at: datetime


class SnapshotPage(BaseModel):
    items: list[SnapshotOut]
    next: Next


@router.get(
    "",
    auth=READS,
    response=SnapshotPage,
    url_name="snapshots",
    operation_id="list_snapshots",
    summary="Your snapshots, newest first",
)
def snapshots(request: HttpRequest, limit: Limit = USUAL, cursor: Cursor = None) -> HttpResponse:
    """By cursor: a snapshot that is added while you read moves none of those still to come."""
    before = place_of(cursor, date.fromisoformat)
    found = snapshots_before(member=member_of(request), day=before, limit=limit + 1)
    rows, has_more = page_of(found, limit)
    onward = next_address(request, rows[-1].day, limit) if has_more else None
    page = SnapshotPage(items=[shown(row) for row in rows], next=onward)
    return answer(request, page, headers=link(onward))


@router.post(
    "",
    auth=WRITES,
    response={200: SnapshotOut, 201: SnapshotOut},
    url_name="snapshots",
    operation_id="save_snapshot",
    summary="Save the snapshot of a day",
)
@idempotent
def snapshot_new(request: HttpRequest, body: SnapshotIn) -> HttpResponse:
    """All four components, or none of them and a printed total; `day` is today if left out.

    There is one snapshot a day: saving one for a day that has one edits it and answers 200
    instead of 201. A note, rank or average that is left out then stays as it is.
    """
    member = member_of(request)
    form = new_form(member, body)
    values = SnapshotValues(**form.values, source=Snapshot.Source.API.value)
    saved, is_new = save_snapshot(member=member, day=form.cleaned_data["day"], values=values)
    headers = {"Location": reverse("api:snapshot", args=[saved.pk])}
    current = own_snapshot(member, saved.pk)
    return answer(request, shown(current), status=201 if is_new else 200, headers=headers)


@router.get(
    "/{int:id}",
    auth=READS,
    response=SnapshotOut,
    url_name="snapshot",
    operation_id="get_snapshot",
    summary="One snapshot",
)
def snapshot(request: HttpRequest, id: int) -> HttpResponse:
    return answer(request, shown(own_snapshot(member_of(request), id)))


@router.patch(
    "/{int:id}",
    auth=WRITES,
    response=SnapshotOut,
    url_name="snapshot",
    operation_id="edit_snapshot",
    summary="Edit a snapshot",
)
@transaction.atomic
def snapshot_edit(request: HttpRequest, id: int, body: SnapshotIn) -> HttpResponse:
    """Changes what is named and nothing else; null empties a field.

    409 when the day it is moved to has a snapshot already.
    """
    member = member_of(request)
    current = _locked(request, member, id)
    form = edited_form(member, current, body)
    day = form.cleaned_data["day"]
    values = SnapshotValues(**form.values, source=current.source)
    try:
        edit_snapshot(snapshot=current, day=day, values=values)
    except DayTakenError:
        raise Problem(409, _("There is another snapshot of %(day)s.") % {"day": day}) from None
    return answer(request, shown(own_snapshot(member, id)))


@router.delete(
    "/{int:id}",
    auth=WRITES,
    response={204: None},
    url_name="snapshot",
    operation_id="delete_snapshot",
    summary="Delete a snapshot",
)
@transaction.atomic
def snapshot_delete(request: HttpRequest, id: int) -> HttpResponse:
    delete_snapshot(snapshot=_locked(request, member_of(request), id))
    return HttpResponse(status=204)


def own_snapshot(member: Member, pk: int, *, lock: bool = False) -> Snapshot:
    own = Snapshot.objects.of(member).select_related("industry")
    found = (own.select_for_update(of=("self",)) if lock else own).filter(pk=pk).first()
    if found is None:
        raise not_found()
    return found


def _locked(request: HttpRequest, member: Member, pk: int) -> Snapshot:
    """As the request has seen it, and as it stays until the answer."""
    current = own_snapshot(member, pk, lock=True)
    refuse_if_changed(request, json_of(shown(current)))
    return current


def shown(snapshot: Snapshot) -> SnapshotOut:
    return SnapshotOut(
        id=snapshot.pk,
        day=snapshot.day,
        week=str(Week.of(snapshot.day)),
        industry_name=snapshot.industry.name if snapshot.industry else None,
        brand=score_or_none(snapshot.brand),
        people=score_or_none(snapshot.people),
        insights=score_or_none(snapshot.insights),
        relationships=score_or_none(snapshot.relationships),
        total=score(snapshot.total),
        printed_total=snapshot.printed_total,
        industry_rank=snapshot.industry_rank,
        network_rank=snapshot.network_rank,
        industry_average=score_or_none(snapshot.industry_average),
        network_average=score_or_none(snapshot.network_average),
        note=snapshot.note,
        source=Snapshot.Source(snapshot.source),
        created_at=snapshot.created_at,
        updated_at=snapshot.updated_at,
    )
