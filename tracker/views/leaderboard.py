"""A network's leaderboard, as a page and as a file; and standing on it or not."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tracker.actions.memberships import (
    AudienceChanged,
    put_on_leaderboard,
    take_off_leaderboard,
)
from tracker.models import Membership
from tracker.reads.leaderboard import Order, leaderboard, whole_leaderboard
from tracker.views.access import MemberRequest, found_or_404, member_page, own_membership
from tracker.views.rendering import csv_response, render_page

ORDERS: Final = [
    {"value": Order.TOTAL.value, "name": gettext_lazy("By total")},
    {"value": Order.GAIN.value, "name": gettext_lazy("By four-week gain")},
]
_HUNDREDTH: Final = Decimal("0.01")


@require_safe
@member_page
def network_leaderboard(request: MemberRequest, slug: str) -> HttpResponse:
    membership = _seeing_membership(request, slug)
    board = leaderboard(
        network=membership.network,
        reader=request.user,
        today=request.user.today(),
        order=_order(request),
        page=_page(request),
    )
    context = {"membership": membership, "board": board, "orders": ORDERS}
    return render_page(request, "tracker/leaderboard.html", context)


@require_safe
@member_page
def network_leaderboard_csv(request: MemberRequest, slug: str) -> HttpResponse:
    network = _seeing_membership(request, slug).network
    order = _order(request)
    value = _("Total") if order is Order.TOTAL else _("Four-week gain")
    rows = whole_leaderboard(network=network, today=request.user.today(), order=order)
    header = [_("Place"), _("Name"), value]
    cells = ([row.place, row.name, _points(row.value)] for row in rows)
    return csv_response([header, *cells], name=f"leaderboard-{order.value}")


@require_POST
@member_page
@found_or_404()
def network_on_leaderboard(request: MemberRequest, slug: str) -> HttpResponse:
    """On only where there is a leaderboard; off at any time, and for whatever else is sent."""
    membership = own_membership(request, slug)
    if request.POST.get("on") == "yes":
        _put_on(request, membership)
    else:
        take_off_leaderboard(membership=membership)
        messages.success(request, _("You are off the leaderboard"))
    return redirect("network_leaderboard" if membership.sees_leaderboard else "network", slug)


def _put_on(request: MemberRequest, membership: Membership) -> None:
    if not membership.network.has_leaderboard:
        raise Http404
    try:
        put_on_leaderboard(membership=membership, audience=request.POST.get("audience", ""))
    except AudienceChanged:
        sentence = _("Others may see the leaderboard now. Read who, and choose once more")
        messages.warning(request, sentence)
    else:
        messages.success(request, _("You are on the leaderboard"))


def _seeing_membership(request: MemberRequest, slug: str) -> Membership:
    membership = own_membership(request, slug)
    if not membership.sees_leaderboard:
        raise Http404
    return membership


def _order(request: MemberRequest) -> Order:
    try:
        return Order(request.GET.get("by", Order.TOTAL))
    except ValueError:
        return Order.TOTAL


def _page(request: MemberRequest) -> int:
    try:
        return int(request.GET.get("page", 1))
    except ValueError:
        return 1


def _points(thousandths: int) -> Decimal:
    return (Decimal(thousandths) / 1000).quantize(_HUNDREDTH, ROUND_HALF_UP)
