"""Who is in a network: the list for its managers, roles, removing, handing over, leaving."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tracker.actions.memberships import (
    NetworkEnds,
    SoleOwner,
    change_role,
    hand_over,
    leave,
    remove_participant,
)
from tracker.forms.networks import RoleForm
from tracker.models import Membership
from tracker.reads.memberships import LONGEST_SEARCH, Leaving, leaving, network_members
from tracker.views.access import (
    MemberRequest,
    found_or_404,
    managed_network,
    member_page,
    own_membership,
    owned_network,
)
from tracker.views.rendering import form_status, network_address, render_page, sent


@require_safe
@member_page
def network_members_page(request: MemberRequest, slug: str) -> HttpResponse:
    own = managed_network(request, slug)
    search = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    members = network_members(network=own.network, search=search, page=request.GET.get("page", 1))
    context = {"membership": own, "network": own.network, "members": members, "search": search}
    return render_page(request, "tracker/networks/members.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
@found_or_404()
def network_member_role(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    own = owned_network(request, slug)
    other = _present(own, pk)
    form = RoleForm(sent(request), initial={"role": other.role})
    if form.is_valid() and _role_changed(other, form):
        messages.success(request, _("Role saved"))
        # Who gave up the ownership may not see the list any more.
        return redirect("network" if other == own else "network_members", slug)
    context = {"membership": own, "network": own.network, "other": other, "form": form}
    return render_page(request, "tracker/networks/role.html", context, status=form_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
@found_or_404()
def network_member_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    own = managed_network(request, slug)
    other = _present(own, pk, role=Membership.Role.PARTICIPANT)
    if request.method == "POST":
        remove_participant(membership=other)
        messages.success(request, _("Removed from the network"))
        return redirect("network_members", slug)
    context = {"network": own.network, "other": other}
    return render_page(request, "tracker/networks/remove.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
@found_or_404()
def network_hand_over(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    own = owned_network(request, slug)
    other = _present(own, pk)
    if other == own:
        raise Membership.DoesNotExist
    if request.method == "POST":
        hand_over(owner=own, to=other, address=network_address(request))
        messages.success(request, _("The network is handed over. You are a manager now"))
        return redirect("network", slug)
    context = {"network": own.network, "other": other}
    return render_page(request, "tracker/networks/hand_over.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def network_leave(request: MemberRequest, slug: str) -> HttpResponse:
    """Whoever was not told that the network ends, because others were in it then, reads it now."""
    own = own_membership(request, slug)
    may_end = request.POST.get("means") == Leaving.ENDS.value
    if request.method == "POST" and _left(own, may_end=may_end):
        messages.success(request, _("You have left the network"))
        return redirect("networks")
    means = leaving(own)
    context = {"membership": own, "network": own.network, "means": means.value}
    refused = request.method == "POST" and means is not Leaving.GOES_ON
    return render_page(
        request, "tracker/networks/leave.html", context, status=422 if refused else 200
    )


def _present(own: Membership, pk: int, **conditions: str) -> Membership:
    """Somebody who is in this network now. Raises Membership.DoesNotExist."""
    present = Membership.objects.present().select_related("network", "member")
    return present.get(network=own.network, pk=pk, **conditions)


def _role_changed(other: Membership, form: RoleForm) -> bool:
    try:
        change_role(membership=other, role=form.cleaned_data["role"])
    except SoleOwner:
        sentence = _("A network needs an owner. Make somebody else owner first.")
        form.add_error("role", sentence)
        return False
    return True


def _left(own: Membership, *, may_end: bool) -> bool:
    try:
        leave(membership=own, may_end=may_end)
    except (SoleOwner, NetworkEnds):
        return False
    return True
