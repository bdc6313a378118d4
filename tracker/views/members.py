"""Who the member is: the settings, and the end of an account."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from tracker.actions.members import delete_account, update_profile
from tracker.actions.memberships import SoleOwner
from tracker.forms.members import DeleteAccountForm, ProfileForm
from tracker.models import Industry, Member
from tracker.reads.ownership import networks_alone_in, networks_only_owned_by
from tracker.views.access import MemberRequest, member_page
from tracker.views.rendering import form_status, render_page, sent


def profile_of(member: Member) -> dict[str, object]:
    return {
        "display_name": member.display_name,
        "industry": member.industry,
        "time_zone": member.time_zone,
        "language": member.language,
        "shares_with_industry": member.shares_with_industry,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def profile(request: MemberRequest) -> HttpResponse:
    form = ProfileForm(sent(request), initial=profile_of(request.user))
    if form.is_valid():
        update_profile(member=request.user, today=request.user.today(), **form.cleaned_data)
        with override(request.user.language):
            messages.success(request, _("Settings saved"))
        return redirect("settings_profile")
    context = {"form": form, "industries": Industry.objects.select_related("sector")}
    return render_page(request, "tracker/settings.html", context, status=form_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def delete(request: MemberRequest) -> HttpResponse:
    form = DeleteAccountForm(sent(request), member=request.user)
    if form.is_valid() and _deleted(request.user):
        logout(request)
        messages.success(request, _("Your account is deleted"))
        return redirect("landing")
    context = {
        "form": form,
        "to_hand_over": networks_only_owned_by(request.user),
        "to_vanish": networks_alone_in(request.user),
    }
    return render_page(
        request, "tracker/account_delete.html", context, status=422 if form.is_bound else 200
    )


def _deleted(member: Member) -> bool:
    """False where others would be left without an owner; the page says where."""
    try:
        delete_account(member=member)
    except SoleOwner:
        return False
    return True
