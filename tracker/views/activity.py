"""The week of a member: the whole form, and the parts of it that htmx saves as they change."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import trigger_client_event

from tracker.actions.activity import (
    CopiedWeek,
    copy_last_week,
    save_week,
    set_counts,
    step_count,
    write_note,
)
from tracker.core.activity import KINDS, Kind
from tracker.core.weeks import Week
from tracker.forms.activity import CountForm, NoteForm, WeekForm
from tracker.models import Member
from tracker.reads.activity import ActivityWeek, is_open
from tracker.reads.activity import activity_week as read_week
from tracker.views.access import MemberRequest, member_page
from tracker.views.rendering import form_status, render_page, sent

TEMPLATE = "tracker/activity.html"


@require_safe
@member_page
def activity(request: MemberRequest) -> HttpResponse:
    """The running week where the member lives."""
    return redirect("activity_week", request.user.this_week())


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def activity_week(request: MemberRequest, week: Week) -> HttpResponse:
    page = _open_week(request, week)
    form = WeekForm(page, sent(request))
    if form.is_valid():
        save_week(member=request.user, week=week, **form.changes)
        messages.success(request, _("Week %(number)s saved") % {"number": week.number})
        return redirect("activity_week", week)
    context = {"page": page, "form": form}
    return render_page(request, TEMPLATE, context, status=form_status(form))


@require_POST
@member_page
def activity_count(request: MemberRequest, week: Week, kind: str) -> HttpResponse:
    """One kind: the step that was pressed, or the number that was typed."""
    form = CountForm(_own_kind(request.user, kind), request.POST)
    _refuse_closed(request, week)
    if form.is_valid():
        _save_count(request.user, week, form)
    page = read_week(request.user, week, request.user.today())
    if not request.htmx:
        return _without_htmx(request, page, form)
    part = page.of(KINDS[kind].component)
    row = next(row for row in part.kinds if row.kind.key == kind)
    context = {"page": page, "parts": [part], "row": row, "form": form, "oob": True}
    response = render(request, f"{TEMPLATE}#count", context, status=form_status(form))
    return _announce(response, f"{kind}-count", form, value=row.count)


@require_POST
@member_page
def activity_note(request: MemberRequest, week: Week) -> HttpResponse:
    """The note, or that there was nothing to log."""
    _refuse_closed(request, week)
    form = NoteForm(request.POST)
    if form.is_valid():
        write_note(member=request.user, week=week, **form.sent)
    page = read_week(request.user, week, request.user.today())
    if not request.htmx:
        return _without_htmx(request, page, form)
    context = {"page": page, "parts": page.components, "note": form, "form": form, "oob": True}
    response = render(request, f"{TEMPLATE}#note", context, status=form_status(form))
    return _announce(response, "note-text", form)


@require_POST
@member_page
def activity_copy(request: MemberRequest, week: Week) -> HttpResponse:
    page = _open_week(request, week)
    kinds = [row.kind.key for part in page.components for row in part.kinds]
    copied = copy_last_week(member=request.user, week=week, kinds=kinds)
    messages.success(request, _what_was_copied(week - 1, copied))
    return redirect("activity_week", week)


def _refuse_closed(request: MemberRequest, week: Week) -> None:
    if not is_open(week, request.user.today()):
        raise Http404


def _open_week(request: MemberRequest, week: Week) -> ActivityWeek:
    _refuse_closed(request, week)
    return read_week(request.user, week, request.user.today())


def _own_kind(member: Member, key: str) -> Kind:
    kind = KINDS.get(key)
    if kind is None or (kind.paid and not member.has_paid_plan):
        raise Http404
    return kind


def _save_count(member: Member, week: Week, form: CountForm) -> None:
    if form.pressed:
        step_count(member=member, week=week, kind=form.kind, by=form.pressed)
    else:
        set_counts(member=member, week=week, counts={form.kind: form.cleaned_data["count"]})


def _without_htmx(
    request: MemberRequest, page: ActivityWeek, form: CountForm | NoteForm
) -> HttpResponse:
    if form.is_valid():
        return redirect("activity_week", page.week)
    context = {"page": page, "form": WeekForm(page, request.POST)}
    return render(request, TEMPLATE, context, status=422)


def _announce(
    response: HttpResponse, field: str, form: CountForm | NoteForm, **saved: Any
) -> HttpResponse:
    """Tells static/js/activity.js what became of a field, which is not swapped while in use."""
    detail = {"field": field, "refused": not form.is_valid(), **saved}
    return trigger_client_event(response, "week:answered", detail)


def _what_was_copied(last: Week, copy: CopiedWeek) -> str:
    if not copy.found:
        return _("Week %(number)s holds nothing to copy.") % {"number": last.number}
    if not copy.copied:
        return _("Nothing was blank here, so nothing was copied.")
    sentence = ngettext(
        "Copied %(count)s count from week %(number)s.",
        "Copied %(count)s counts from week %(number)s.",
        copy.copied,
    )
    return sentence % {"count": copy.copied, "number": last.number}
