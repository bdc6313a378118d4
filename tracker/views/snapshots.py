"""Snapshots: the history, adding one by typing or pasting, editing, deleting with undo."""

from dataclasses import asdict
from datetime import date
from typing import Final

from django.contrib import messages
from django.core import signing
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tracker.actions.snapshots import (
    DayTakenError,
    SnapshotValues,
    delete_snapshot,
    edit_snapshot,
    restore_snapshot,
    save_snapshot,
)
from tracker.forms.snapshot_check import SnapshotCheck
from tracker.forms.snapshot_reading import shown_reading
from tracker.forms.snapshots import SnapshotForm, initial_of
from tracker.models import Industry, Snapshot
from tracker.reads.snapshots import saved_change, snapshot_history
from tracker.templatetags.formatting import change_size, direction, long_date, whole
from tracker.views.access import MemberRequest, member_page, own_snapshot
from tracker.views.rendering import form_status, render_page, sent, whole_page
from tracker.views.undo import offer_undo, read_undo, say_it_is_too_late, signed_undo

FORM: Final = "tracker/snapshot_form.html"
PARTS: Final = ("check", "sum")
UNDO: Final = "undo-snapshot"


@require_safe
@member_page
def snapshots(request: MemberRequest) -> HttpResponse:
    history = snapshot_history(request.user, request.GET.get("page", 1))
    return render_page(request, "tracker/snapshots.html", {"history": history})


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def snapshot_new(request: MemberRequest) -> HttpResponse:
    """Read the text, show what it holds, and save what the member has seen."""
    data = request.POST.dict() if request.method == "POST" else None
    check = SnapshotCheck(data, member=request.user)
    if check.may_be_saved:
        saved, is_new = save_snapshot(
            member=request.user,
            day=check.day,
            values=check.values,
            replaces_seen=check.replaces_seen,
        )
        messages.success(request, _saved(saved, is_new=is_new))
        return whole_page(request, "dashboard")
    context = {
        "check": check,
        "form": check.form,
        "shown": check.shown,
        "industries": _industries(),
    }
    return render_page(request, FORM, context, parts=PARTS, status=check.status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def snapshot(request: MemberRequest, pk: int) -> HttpResponse:
    current = own_snapshot(request, pk)
    form = SnapshotForm(
        sent(request),
        today=request.user.today(),
        initial=initial_of(current),
    )
    if form.is_valid() and _edited(current, form):
        day = long_date(form.cleaned_data["day"])
        messages.success(request, _("Snapshot of %(day)s edited") % {"day": day})
        return whole_page(request, "snapshots")
    context = {
        "snapshot": current,
        "form": form,
        "shown": shown_reading(form, None, {}),
        "industries": _industries(),
    }
    return render_page(request, FORM, context, status=form_status(form))


@require_POST
@member_page
def snapshot_delete(request: MemberRequest, pk: int) -> HttpResponse:
    current = own_snapshot(request, pk)
    undo = {"day": current.day.isoformat(), "values": asdict(SnapshotValues.of(current))}
    delete_snapshot(snapshot=current)
    sentence = _("Snapshot of %(day)s deleted") % {"day": long_date(current.day)}
    _offer_undo(request, sentence, signed_undo(request, undo, kind=UNDO))
    return redirect("snapshots")


@require_POST
@member_page
def snapshot_restore(request: MemberRequest) -> HttpResponse:
    try:
        day, values = _deleted(request)
        restore_snapshot(member=request.user, day=day, values=values)
    except signing.BadSignature:
        say_it_is_too_late(request)
    except DayTakenError as error:
        sentence = _(
            "You have another snapshot of %(day)s by now. Give it another day or delete it, "
            "then undo again."
        )
        _offer_undo(request, sentence % {"day": long_date(error.day)}, request.POST["undo"])
    else:
        messages.success(request, _("Snapshot of %(day)s is back") % {"day": long_date(day)})
    return redirect("snapshots")


def _edited(current: Snapshot, form: SnapshotForm) -> bool:
    day = form.cleaned_data["day"]
    values = SnapshotValues(**form.values, source=current.source)
    try:
        edit_snapshot(snapshot=current, day=day, values=values)
    except DayTakenError:
        sentence = _("You have another snapshot of %(day)s. Choose another day, or edit that one.")
        form.add_error("day", sentence % {"day": long_date(day)})
        return False
    except Snapshot.DoesNotExist:
        raise Http404 from None
    return True


def _saved(snapshot: Snapshot, *, is_new: bool) -> str:
    """What happened, with the change: "Snapshot of 19 Nov 2026 saved: 58, up 1.4 since ..."."""
    change = saved_change(snapshot)
    words = {"day": long_date(snapshot.day), "total": whole(snapshot.total)}
    sentence = (
        _("Snapshot of %(day)s saved: %(total)s of 100")
        if is_new
        else _("Snapshot of %(day)s edited: %(total)s of 100")
    ) % words
    if change is None:
        return sentence
    moved = {
        "up": _("up %(size)s since %(since)s"),
        "down": _("down %(size)s since %(since)s"),
        "same": _("unchanged since %(since)s"),
    }[direction(change.thousandths)]
    words = {"size": change_size(change.thousandths), "since": long_date(change.since)}
    return f"{sentence}, {moved % words}"


def _offer_undo(request: MemberRequest, sentence: str, signed: str) -> None:
    offer_undo(request, sentence, signed=signed, address=reverse("snapshot_restore"))


def _deleted(request: MemberRequest) -> tuple[date, SnapshotValues]:
    undo = read_undo(request, kind=UNDO)
    try:
        return date.fromisoformat(undo["day"]), SnapshotValues(**undo["values"])
    except (KeyError, TypeError) as error:
        # Signed by a release whose snapshots had other fields.
        raise signing.BadSignature from error


def _industries() -> QuerySet[Industry]:
    return Industry.objects.select_related("sector")
