"""A network in figures, for those who run it."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tracker.core.components import SCORES
from tracker.reads.network_figures import network_figures as read_figures
from tracker.reads.trend import DEFAULT_RANGE
from tracker.views.access import MemberRequest, managed_network, member_page
from tracker.views.choices import RANGES, chosen_range, chosen_score
from tracker.views.rendering import render_page


@require_safe
@member_page
def network_figures(request: MemberRequest, slug: str) -> HttpResponse:
    network = managed_network(request, slug).network
    if network.archived_at:
        raise Http404
    page = read_figures(
        network=network,
        today=request.user.today(),
        score=chosen_score(request),
        chosen=chosen_range(request, DEFAULT_RANGE),
    )
    context = {"network": network, "page": page, "scores": SCORES, "ranges": RANGES}
    return render_page(request, "tracker/network_figures.html", context)
