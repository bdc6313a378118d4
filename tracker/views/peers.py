"""Where a member stands: a page for each cohort, one to compare them, and both as a file."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from tracker.core.components import SCORES
from tracker.core.trend import Range
from tracker.reads.peers import cohort_page, comparison, standing_rows
from tracker.reads.trend import DEFAULT_RANGE
from tracker.views.access import MemberRequest, member_page
from tracker.views.choices import RANGES, chosen_range, chosen_score
from tracker.views.rendering import csv_response, render_page

PARTS = ("peers-parts",)
INDUSTRY = "industry"


@require_safe
@member_page
def peers(request: MemberRequest) -> HttpResponse:
    """All cohorts beside each other; a single one has its own page."""
    page = comparison(**_asked(request))
    if len(page.cohorts) == 1:
        return redirect("peers_network", page.cohorts[0].slug)
    return _page(request, "tracker/peers_compared.html", page)


@require_safe
@member_page
def cohort(request: MemberRequest, slug: str) -> HttpResponse:
    page = cohort_page(**_asked(request), slug=slug)
    if page is None and slug == INDUSTRY:
        return redirect("peers")
    if page is None:
        raise Http404
    return _page(request, "tracker/peers.html", page)


@require_safe
@member_page
def peers_csv(request: MemberRequest, slug: str = "") -> HttpResponse:
    """Standing over time as a file: of one cohort, or of all."""
    rows = standing_rows(
        member=request.user,
        today=request.user.today(),
        slug=slug or None,
        chosen=chosen_range(request, Range.ALL),
    )
    if rows is None:
        raise Http404
    return csv_response(rows, name=f"standing-{slug}" if slug else "standing")


def _page(request: MemberRequest, template: str, page: Any) -> HttpResponse:
    context = {"page": page, "scores": SCORES, "ranges": RANGES}
    return render_page(request, template, context, parts=PARTS)


def _asked(request: MemberRequest) -> dict[str, Any]:
    return {
        "member": request.user,
        "today": request.user.today(),
        "score": chosen_score(request),
        "chosen": chosen_range(request, DEFAULT_RANGE),
    }
