"""The ways into a network: making them, coming in by one, and answering who asks."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tracker.actions.invitations import (
    Asked,
    InvitationUnusable,
    Joined,
    TooManyInvitations,
    invite,
    invite_by_email,
    revoke_invitation,
    use_invitation,
)
from tracker.actions.join_requests import approve_request, decline_request, withdraw_request
from tracker.actions.members import update_display_name
from tracker.forms.networks import JoinForm, LinkForm, MailForm
from tracker.models import Invitation, JoinRequest, Member, Membership
from tracker.reads.invitations import WayIn, network_invitations, way_in
from tracker.views.access import MemberRequest, found_or_404, managed_network, member_page
from tracker.views.rendering import (
    absolute_address,
    form_status,
    network_address,
    render_page,
    sent,
)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
@found_or_404()
def network_invitations_page(request: MemberRequest, slug: str) -> HttpResponse:
    """Two forms. A new link is on the answer itself and nowhere else: no redirect can carry it."""
    own = managed_network(request, slug)
    data = sent(request)
    is_mail = data is not None and "mail-email" in data
    link_form = LinkForm(None if is_mail else data, prefix="link")
    mail_form = MailForm(data if is_mail else None, prefix="mail")
    if mail_form.is_valid() and _mailed(request, own, mail_form):
        sentence = _("Invitation sent to %(email)s") % mail_form.cleaned_data
        messages.success(request, sentence)
        return redirect("network_invitations", slug)
    new_link = _new_link(request, own, link_form) if link_form.is_valid() else None
    context = {
        "membership": own,
        "network": own.network,
        "new_link": new_link,
        "link_form": LinkForm(prefix="link") if new_link else link_form,
        "mail_form": mail_form,
        "invitations": network_invitations(
            network=own.network, now=timezone.now(), page=request.GET.get("page", 1)
        ),
    }
    status = max(form_status(link_form), form_status(mail_form))
    return render_page(request, "tracker/networks/invitations.html", context, status=status)


@require_POST
@member_page
@found_or_404()
def network_invitation_revoke(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    own = managed_network(request, slug)
    invitation = Invitation.objects.get(network=own.network, pk=pk)
    revoke_invitation(invitation=invitation, now=timezone.now())
    messages.success(request, _("The invitation is revoked"))
    return redirect("network_invitations", slug)


@require_POST
@member_page
@found_or_404()
def network_request_approve(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    waiting = _request_to(managed_network(request, slug), pk)
    try:
        approve_request(request=waiting, address=network_address(request))
    except Member.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("%(member)s is in the network") % {"member": waiting.member})
    return redirect("network", slug)


@require_POST
@member_page
@found_or_404()
def network_request_decline(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    decline_request(request=_request_to(managed_network(request, slug), pk))
    messages.success(request, _("The request is declined"))
    return redirect("network", slug)


@require_POST
@member_page
@found_or_404()
def request_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    withdraw_request(request=JoinRequest.objects.get(member=request.user, pk=pk))
    messages.success(request, _("Your request is withdrawn"))
    return redirect("networks")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def network_join(request: HttpRequest, token: str) -> HttpResponseBase:
    """What joining means, to whoever holds the link; only a post joins.

    Every reason why a link cannot be used gets the same answer.
    """
    response = _join_page(request, token)
    response["X-Robots-Tag"] = "noindex"
    return response


def _join_page(request: HttpRequest, token: str) -> HttpResponseBase:
    reader = request.user if isinstance(request.user, Member) else None
    way = way_in(token=token, member=reader, now=timezone.now())
    if way is None:
        return _cannot_be_used(request)
    if way.is_in:
        return redirect("network", way.network.slug)
    if way.has_asked:
        messages.info(request, _("You have asked to join. An owner or manager will answer"))
        return redirect("networks")
    if not way.is_usable:
        return _cannot_be_used(request)
    if reader is not None:
        return _join(request, token, way)
    if request.method == "POST":
        return redirect_to_login(request.path)
    return render_page(request, "tracker/networks/join.html", {"way": way})


@member_page
def _join(request: MemberRequest, token: str, way: WayIn) -> HttpResponse:
    form = JoinForm(sent(request), has_name=bool(request.user.display_name))
    if form.is_valid():
        if name := form.cleaned_data.get("display_name"):
            update_display_name(member=request.user, display_name=name)
        return _used(request, token)
    context = {"way": way, "form": form, "week": request.user.this_week()}
    return render_page(request, "tracker/networks/join.html", context, status=form_status(form))


def _used(request: MemberRequest, token: str) -> HttpResponse:
    try:
        came = use_invitation(
            token=token,
            member=request.user,
            now=timezone.now(),
            address=network_address(request),
        )
    except InvitationUnusable:
        return _cannot_be_used(request)
    if isinstance(came, Asked):
        messages.success(request, _("You have asked to join. An owner or manager will answer"))
        return redirect("networks")
    if isinstance(came, Joined):
        messages.success(request, _("You are in the network"))
    return redirect("network", came.network.slug)


def _cannot_be_used(request: HttpRequest) -> HttpResponse:
    return render_page(request, "tracker/networks/unusable.html", {}, status=404)


def _new_link(request: MemberRequest, own: Membership, form: LinkForm) -> str:
    token = invite(network=own.network, by=request.user, now=timezone.now(), **form.cleaned_data)
    return _join_address(request, token)


def _mailed(request: MemberRequest, own: Membership, form: MailForm) -> bool:
    values: dict[str, Any] = form.cleaned_data
    try:
        invite_by_email(
            network=own.network,
            by=request.user,
            now=timezone.now(),
            address=lambda token: _join_address(request, token),
            **values,
        )
    except TooManyInvitations:
        form.add_error(
            None,
            _("No more invitations can be sent today. Try again tomorrow, or pass on a link."),
        )
        return False
    return True


def _join_address(request: HttpRequest, token: str) -> str:
    return absolute_address(request, reverse("network_join", args=[token]))


def _request_to(own: Membership, pk: int) -> JoinRequest:
    """Raises JoinRequest.DoesNotExist for one to another network."""
    return JoinRequest.objects.select_related("member").get(network=own.network, pk=pk)
