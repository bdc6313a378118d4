"""Notes on the chart: the list with a form to add one, editing, deleting with undo."""

from datetime import date
from typing import Final

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tracker.actions.annotations import (
    MOST_ANNOTATIONS,
    TooManyAnnotationsError,
    add_annotation,
    delete_annotation,
    edit_annotation,
)
from tracker.forms.annotations import AnnotationForm
from tracker.reads.annotations import annotations_of
from tracker.templatetags.formatting import long_date
from tracker.views.access import MemberRequest, found_or_404, member_page, own_annotation
from tracker.views.rendering import form_status, render_page, sent
from tracker.views.undo import offer_undo, read_undo, say_it_is_too_late, signed_undo

UNDO: Final = "undo-annotation"


@require_safe
@member_page
def annotations(request: MemberRequest) -> HttpResponse:
    return _list_page(request, _fresh_form(request))


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def annotation_new(request: MemberRequest) -> HttpResponse:
    data = sent(request)
    form = (
        _fresh_form(request) if data is None else AnnotationForm(data, today=request.user.today())
    )
    if form.is_valid() and _added(request, form):
        day = long_date(form.cleaned_data["day"])
        messages.success(request, _("Note of %(day)s saved") % {"day": day})
        return redirect("annotations")
    return _list_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def annotation(request: MemberRequest, pk: int) -> HttpResponse:
    current = own_annotation(request, pk)
    initial = {"day": current.day, "text": current.text}
    form = AnnotationForm(sent(request), today=request.user.today(), initial=initial)
    if form.is_valid():
        with found_or_404():
            edit_annotation(annotation=current, **form.cleaned_data)
        day = long_date(form.cleaned_data["day"])
        messages.success(request, _("Note of %(day)s edited") % {"day": day})
        return redirect("annotations")
    context = {"annotation": current, "form": form}
    return render_page(request, "tracker/annotation.html", context, status=form_status(form))


@require_POST
@member_page
def annotation_delete(request: MemberRequest, pk: int) -> HttpResponse:
    current = own_annotation(request, pk)
    undo = {"day": current.day.isoformat(), "text": current.text}
    delete_annotation(annotation=current)
    sentence = _("Note of %(day)s deleted") % {"day": long_date(current.day)}
    _offer_undo(request, sentence, signed_undo(request, undo, kind=UNDO))
    return redirect("annotations")


@require_POST
@member_page
def annotation_restore(request: MemberRequest) -> HttpResponse:
    try:
        undo = read_undo(request, kind=UNDO)
        day = date.fromisoformat(undo["day"])
        add_annotation(member=request.user, day=day, text=undo["text"])
    except signing.BadSignature:
        say_it_is_too_late(request)
    except TooManyAnnotationsError:
        _offer_undo(request, _too_many(), request.POST["undo"])
    else:
        messages.success(request, _("Note of %(day)s is back") % {"day": long_date(day)})
    return redirect("annotations")


def _list_page(request: MemberRequest, form: AnnotationForm) -> HttpResponse:
    notes = annotations_of(member=request.user, page=request.GET.get("page", 1))
    context = {"form": form, "notes": notes}
    return render_page(request, "tracker/annotations.html", context, status=form_status(form))


def _fresh_form(request: MemberRequest) -> AnnotationForm:
    today = request.user.today()
    return AnnotationForm(today=today, initial={"day": today})


def _added(request: MemberRequest, form: AnnotationForm) -> bool:
    try:
        add_annotation(member=request.user, **form.cleaned_data)
    except TooManyAnnotationsError:
        form.add_error(None, _too_many())
        return False
    return True


def _too_many() -> str:
    sentence = ngettext(
        "You have %(most)d note, which is the most. Delete one first.",
        "You have %(most)d notes, which is the most. Delete one first.",
        MOST_ANNOTATIONS,
    )
    return sentence % {"most": MOST_ANNOTATIONS}


def _offer_undo(request: MemberRequest, sentence: str, signed: str) -> None:
    offer_undo(request, sentence, signed=signed, address=reverse("annotation_restore"))
