"""Spreadsheets and our own export: handed in, looked through, saved in one go."""

from hashlib import sha256
from typing import Final

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from tracker.actions.sheet_rows import ChangedMeanwhileError
from tracker.actions.sheets import FileGoneError, forget_file, keep_file, kept_file, save_sheet
from tracker.core.sheets.changes import Changes
from tracker.core.sheets.opening import open_sheet
from tracker.core.sheets.plans import Holds
from tracker.forms.sheet_check import SheetCheck
from tracker.forms.sheet_words import saved_sentence
from tracker.forms.sheets import SheetForm
from tracker.views.access import MemberRequest, member_page
from tracker.views.rendering import form_status, render_page

PART: Final = "sheet"
KIND: Final = "sheet"
KEPT_FOR: Final = 3600


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def sheet(request: MemberRequest) -> HttpResponse:
    """The form, and what can be handed in by it."""
    form = SheetForm.of(request)
    if form.is_valid() and (token := _kept(request, form)):
        return redirect(f"{reverse('sheet_check')}?file={token}")
    context = {"form": form, "is_gone": "gone" in request.GET}
    return render_page(request, "tracker/sheets/upload.html", context, status=form_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def sheet_check(request: MemberRequest) -> HttpResponse:
    """What was understood, what would be saved; a post saves it."""
    sent = request.POST if request.method == "POST" else request.GET
    token = sent.get("file", "")
    try:
        opened = open_sheet(_file(request, token))
    except (signing.BadSignature, FileGoneError):
        return _gone(request)
    check = SheetCheck(opened, sent.dict(), member=request.user)
    wants_to_save = request.method == "POST"
    if wants_to_save and (changes := _saved(request, check)):
        return _done(request, check, changes)
    context = {"check": check, "token": token, "has_changed": wants_to_save}
    status = 422 if wants_to_save else 200
    return render_page(request, "tracker/sheets/check.html", context, parts=[PART], status=status)


def _kept(request: MemberRequest, form: SheetForm) -> str | None:
    """What the next step knows the file by: signed for this member and this content."""
    try:
        name = keep_file(member=request.user, content=form.content)
    except OSError:
        form.add_error("file", _("There is no room for the file now. Try again later."))
        return None
    payload = {"name": name, "of": _digest(form.content), "member": request.user.pk}
    return signing.dumps(payload, salt=KIND)


def _file(request: MemberRequest, token: str) -> bytes:
    """Raises BadSignature or FileGoneError."""
    payload = signing.loads(token, salt=KIND, max_age=KEPT_FOR)
    if payload["member"] != request.user.pk:
        raise signing.BadSignature
    content = kept_file(payload["name"])
    if _digest(content) != payload["of"]:
        raise FileGoneError
    return content


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


def _gone(request: MemberRequest) -> HttpResponse:
    address = f"{reverse('sheet')}?gone=1"
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _saved(request: MemberRequest, check: SheetCheck) -> Changes | None:
    """None where the page has to be looked at once more."""
    if not check.may_be_saved:
        return None
    seen = request.POST.get("seen", "")
    try:
        return save_sheet(member=request.user, reading=check.reading, seen=seen)
    except ChangedMeanwhileError:
        del check.changes
        return None


def _done(request: MemberRequest, check: SheetCheck, changes: Changes) -> HttpResponse:
    forget_file(member_id=request.user.pk)
    messages.success(
        request,
        saved_sentence(
            new=len(changes.new), changed=len(changes.changed), refused=len(changes.refused)
        ),
    )
    if check.table is None:
        return redirect("dashboard")
    return redirect("snapshots" if check.plan.holds is Holds.SNAPSHOTS else "activity")
