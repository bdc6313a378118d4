"""Files from LinkedIn: handed in, followed while they are read, and what they brought."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from tracker.actions.imported_counts import remove_imported
from tracker.actions.imports import (
    FileRefusedError,
    NoRoomError,
    TooManyImportsError,
    cancel_import,
    hand_in,
    remove_import,
    tick_checklist,
)
from tracker.forms.imports import ImportForm, file_sentence, left_out_name, row_sentence
from tracker.models import Import
from tracker.reads.imports import ImportReport, import_report
from tracker.reads.imports import imports as read_imports
from tracker.views.access import MemberRequest, member_page, own_import
from tracker.views.rendering import form_status, render_page

UPLOAD = "upload"
# What htmx swaps while a file is read, and stops asking for once it has ended.
STATE = "state"


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def imports(request: MemberRequest) -> HttpResponse:
    """The form, and the files that were handed in before."""
    form = ImportForm.of(request)
    if form.is_valid() and (handed_in := _handed_in(request, form)):
        return _on_to(request, handed_in)
    context = {
        "form": form,
        "imports": read_imports(member=request.user, page=request.GET.get("page", "1")),
    }
    return render_page(
        request, "tracker/imports.html", context, parts=[UPLOAD], status=form_status(form)
    )


@require_safe
@member_page
def import_page(request: MemberRequest, pk: UUID) -> HttpResponse:
    """How far the reading is; then what the file brought."""
    report = _own_report(request, pk)
    if request.htmx and report.handed_in.is_finished:
        # The whole page changes with the end, its title too.
        return HttpResponseClientRedirect(request.path)
    context = {
        "report": report,
        "handed_in": report.handed_in,
        "sentence": file_sentence(
            report.handed_in.error,
            report.detail,
            analytics=report.handed_in.kind == Import.Kind.ANALYTICS,
        ),
        "refused": [(row, row_sentence(row.why)) for row in report.refused],
        "left_out": [(left_out_name(why), count) for why, count in report.left_out.items()],
    }
    return render_page(request, "tracker/import.html", context, parts=[STATE])


@require_POST
@member_page
def import_cancel(request: MemberRequest, pk: UUID) -> HttpResponse:
    if cancel_import(handed_in=own_import(request, pk)):
        messages.success(request, _("Cancelled. Nothing of the file was kept."))
    return redirect("import", pk)


@require_POST
@member_page
def import_remove(request: MemberRequest, pk: UUID) -> HttpResponse:
    remove_import(handed_in=own_import(request, pk))
    messages.success(request, _("Removed from the list. The numbers that it brought stay."))
    return redirect("imports")


@require_POST
@member_page
def import_checklist(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Tick what the archive shows to be done."""
    report = _own_report(request, pk)
    tick_checklist(member=request.user, items=report.open_items)
    messages.success(request, _("Ticked on your profile checklist"))
    return redirect("import", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def imports_clear(request: MemberRequest) -> HttpResponse:
    """Asks before every number that files brought is removed."""
    if request.method == "POST":
        remove_imported(member=request.user)
        messages.success(
            request, _("What files brought is removed. What you typed is still there.")
        )
        return redirect("imports")
    return render_page(request, "tracker/imports/clear.html", {})


def _handed_in(request: MemberRequest, form: ImportForm) -> Import | None:
    try:
        return hand_in(member=request.user, file=form.cleaned_data["file"])
    except FileRefusedError as error:
        form.refuse(error.code)
    except TooManyImportsError:
        form.refuse("too_many_waiting")
    except NoRoomError:
        form.refuse("no_room")
    return None


def _on_to(request: MemberRequest, handed_in: Import) -> HttpResponse:
    address = redirect("import", handed_in.pk)
    return HttpResponseClientRedirect(address.url) if request.htmx else address


def _own_report(request: MemberRequest, pk: UUID) -> ImportReport:
    try:
        return import_report(member=request.user, pk=pk)
    except Import.DoesNotExist:
        raise Http404 from None
