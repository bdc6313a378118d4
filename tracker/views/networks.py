"""Networks: one's own, making one, and what its owners settle."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tracker.actions.networks import (
    archive_network,
    bring_back_network,
    create_network,
    delete_network,
    update_network,
)
from tracker.forms.networks import DeleteNetworkForm, NetworkForm, NetworkSettingsForm
from tracker.reads.networks import network_page, own_networks
from tracker.views.access import (
    MemberRequest,
    found_or_404,
    member_page,
    own_membership,
    owned_network,
)
from tracker.views.rendering import form_status, render_page, sent


@require_safe
@member_page
def networks(request: MemberRequest) -> HttpResponse:
    context = {"networks": own_networks(request.user)}
    return render_page(request, "tracker/networks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def network_new(request: MemberRequest) -> HttpResponse:
    form = NetworkForm(sent(request))
    if form.is_valid():
        made = create_network(member=request.user, **form.cleaned_data)
        messages.success(request, _("The network is made. Invite the others next"))
        return redirect("network", made.slug)
    return render_page(
        request, "tracker/networks/new.html", {"form": form}, status=form_status(form)
    )


@require_safe
@member_page
def network(request: MemberRequest, slug: str) -> HttpResponse:
    membership = own_membership(request, slug)
    context = {
        "membership": membership,
        "network": membership.network,
        "page": network_page(membership, now=timezone.now()),
    }
    return render_page(request, "tracker/networks/network.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
@found_or_404()
def network_settings(request: MemberRequest, slug: str) -> HttpResponse:
    own = owned_network(request, slug).network
    initial = {"name": own.name, "purpose": own.purpose, "leaderboard": own.leaderboard}
    form = NetworkSettingsForm(sent(request), initial=initial)
    if form.is_valid():
        update_network(network=own, **form.changed)
        messages.success(request, _("Settings saved"))
        return redirect("network_settings", slug)
    context = {"network": own, "form": form}
    return render_page(request, "tracker/networks/settings.html", context, status=form_status(form))


@require_POST
@member_page
@found_or_404()
def network_archive(request: MemberRequest, slug: str) -> HttpResponse:
    archive_network(network=owned_network(request, slug).network, now=timezone.now())
    messages.success(request, _("The network is archived"))
    return redirect("network", slug)


@require_POST
@member_page
@found_or_404()
def network_bring_back(request: MemberRequest, slug: str) -> HttpResponse:
    bring_back_network(network=owned_network(request, slug).network)
    messages.success(request, _("The network is back"))
    return redirect("network", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
@found_or_404()
def network_delete(request: MemberRequest, slug: str) -> HttpResponse:
    own = owned_network(request, slug).network
    form = DeleteNetworkForm(sent(request), network=own)
    if form.is_valid():
        delete_network(network=own)
        messages.success(request, _("The network is deleted"))
        return redirect("networks")
    context = {"network": own, "form": form}
    return render_page(request, "tracker/networks/delete.html", context, status=form_status(form))
