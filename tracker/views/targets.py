"""Weekly targets and the profile checklist, and the page that says how they are counted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tracker.actions.targets import answer_checklist, update_targets
from tracker.core.activity import FORMULA_VERSION, PRESETS, Preset, kinds_of
from tracker.core.components import COMPONENTS
from tracker.core.scoring import WINDOW
from tracker.forms.targets import ChecklistForm, TargetsForm
from tracker.models import Member
from tracker.models.labels import CHECKLIST_NAMES
from tracker.reads.targets import own_targets
from tracker.views.access import MemberRequest, member_page
from tracker.views.rendering import form_status, render_page, sent


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def targets(request: MemberRequest) -> HttpResponse:
    """Two forms with a button each: saving targets does not answer the checklist."""
    member = request.user
    data = sent(request)
    is_checklist = data is not None and "checklist" in data
    form = _targets_form(member, None if is_checklist else data)
    checklist = ChecklistForm(
        data if is_checklist else None, initial={"done": member.profile_checklist}
    )
    if form.is_valid():
        update_targets(
            member=member,
            preset=form.cleaned_data["preset"],
            has_paid_plan=form.cleaned_data["has_paid_plan"],
            own=form.own,
        )
        return _saved(request, _("Targets saved"))
    if checklist.is_valid():
        answer_checklist(member=member, done=checklist.cleaned_data["done"])
        return _saved(request, _("Profile checklist saved"))
    return render_page(
        request,
        "tracker/targets.html",
        {"form": form, "checklist": checklist, "is_answered": member.profile_checklist is not None},
        status=max(form_status(form), form_status(checklist)),
    )


@require_safe
def scoring_help(request: HttpRequest) -> HttpResponse:
    """How the activity score is counted, from the same data that counts it."""
    tables = [
        (
            component,
            [
                (kind, [PRESETS[preset].get(kind.key) for preset in Preset])
                for kind in kinds_of(component, paid_plan=True)
            ],
        )
        for component in COMPONENTS
    ]
    context = {
        "tables": tables,
        "checklist": CHECKLIST_NAMES.values(),
        "version": FORMULA_VERSION,
        "window": WINDOW,
    }
    return render_page(request, "tracker/scoring_help.html", context)


def _targets_form(member: Member, data: QueryDict | None) -> TargetsForm:
    initial = {"preset": member.target_preset, "has_paid_plan": member.has_paid_plan}
    return TargetsForm(data, initial=initial, own=own_targets(member))


def _saved(request: MemberRequest, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("settings_targets")
