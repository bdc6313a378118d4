"""The guided start: four steps, each of which can be skipped, taken up again where it was left.

What exists says how far a member is; only the steps that were skipped are kept in the session.
"""

from decimal import Decimal
from typing import Final

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from tracker.actions.activity import save_week
from tracker.actions.members import finish_first_steps, update_profile
from tracker.actions.targets import update_targets
from tracker.actions.tips import set_progress
from tracker.core.activity import PRESETS, Kind
from tracker.forms.activity import WeekForm
from tracker.forms.members import FirstStepsForm
from tracker.forms.targets import PresetForm
from tracker.forms.tips import FirstTipForm
from tracker.models import Industry, Tip, TipProgress
from tracker.models.members import PRESET_NAMES
from tracker.reads.activity import activity_week
from tracker.reads.first_steps import Step, next_step, weakest_component
from tracker.reads.tips import next_tips
from tracker.views.access import MemberRequest, member_page
from tracker.views.choices import reading_language
from tracker.views.members import profile_of
from tracker.views.rendering import form_status, render_page, sent

ADDRESSES: Final = {
    Step.PROFILE: "welcome",
    Step.SNAPSHOT: "snapshot_new",
    Step.WEEK: "welcome_week",
    Step.TIP: "welcome_tip",
}
REACHED: Final = "first-step"
TIPS: Final = 3


def go_on(request: MemberRequest, reached: Step = Step.PROFILE) -> HttpResponse | None:
    """To the next step that is open; None, and never again, when none is left."""
    member = request.user
    reached = max(reached, request.session.get(REACHED, reached))
    step = next_step(member=member, today=member.today(), reached=reached)
    if step is None:
        finish_first_steps(member=member, now=timezone.now())
        return None
    if step > Step.PROFILE:
        request.session[REACHED] = int(step)
    return redirect(ADDRESSES[step])


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def welcome(request: MemberRequest) -> HttpResponse:
    member = request.user
    form = FirstStepsForm(sent(request), initial=profile_of(member))
    if form.is_valid():
        update_profile(member=member, today=member.today(), **form.cleaned_data)
        return _after(request, Step.PROFILE)
    context = {
        "form": form,
        "industries": Industry.objects.select_related("sector"),
        "guess_time_zone": member.welcomed_at is None,
    }
    return render_page(request, "tracker/welcome.html", context, status=form_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def welcome_week(request: MemberRequest) -> HttpResponse:
    """The weightiest kind of each component, and how much to aim for."""
    member = request.user
    page = activity_week(member, member.this_week(), member.today())
    form = WeekForm(page, sent(request))
    preset = PresetForm(sent(request), initial={"preset": member.target_preset})
    if form.is_valid() and preset.is_valid():
        save_week(member=member, week=page.week, **form.changes)
        update_targets(
            member=member,
            preset=preset.cleaned_data["preset"],
            has_paid_plan=member.has_paid_plan,
            own={},
        )
        return _after(request, Step.WEEK)
    rows = [(row, count, _presets_of(row.kind)) for row, count in form.weightiest]
    context = {"page": page, "rows": rows, "preset": preset}
    status = max(form_status(form), form_status(preset))
    return render_page(request, "tracker/welcome_week.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def welcome_tip(request: MemberRequest) -> HttpResponse:
    """One tip to begin with, for the weakest component."""
    member = request.user
    component = weakest_component(member)
    if component is None:
        return _after(request, Step.TIP)
    form = FirstTipForm(sent(request))
    if form.is_valid():
        published = Tip.objects.published().of_component(component)
        tip = get_object_or_404(published, slug=form.cleaned_data["tip"])
        set_progress(member=member, tip=tip, state=TipProgress.State.DOING)
        return _after(request, Step.TIP)
    tips = next_tips(member=member, component=component, language=reading_language(), limit=TIPS)
    context = {"component": component, "tips": tips}
    return render_page(request, "tracker/welcome_tip.html", context, status=form_status(form))


@require_POST
@member_page
def welcome_skip(request: MemberRequest) -> HttpResponse:
    """The step that is named, or else all that are left."""
    named = request.POST.get("step")
    skipped = next((step for step in Step if str(int(step)) == named), Step.TIP)
    return _after(request, skipped)


def _presets_of(kind: Kind) -> list[tuple[str, Decimal | None]]:
    return [(str(name), PRESETS[preset].get(kind.key)) for preset, name in PRESET_NAMES.items()]


def _after(request: MemberRequest, step: Step) -> HttpResponse:
    """Whoever has finished once is asked nothing again."""
    if request.user.welcomed_at is None and step < Step.TIP:
        return go_on(request, Step(step + 1)) or redirect("dashboard")
    if request.user.welcomed_at is None:
        finish_first_steps(member=request.user, now=timezone.now())
    return redirect("dashboard")
