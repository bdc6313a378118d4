"""The dashboard, and its chart for another range."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.core.trend import Gap
from tracker.reads.dashboard import dashboard as read_dashboard
from tracker.reads.dashboard import trend as read_trend
from tracker.reads.trend import DEFAULT_RANGE, Trend
from tracker.views.access import MemberRequest, member_page
from tracker.views.choices import RANGES, chosen_range
from tracker.views.first_steps import go_on
from tracker.views.rendering import asked_part, render_page

TEMPLATE = "tracker/dashboard.html"
PARTS = ("trend",)


@require_safe
@member_page
def dashboard(request: MemberRequest) -> HttpResponse:
    if request.user.welcomed_at is None and (step := go_on(request)):
        return step
    asked: dict[str, Any] = {
        "member": request.user,
        "today": request.user.today(),
        "chosen": chosen_range(request, DEFAULT_RANGE),
    }
    if asked_part(request, PARTS):
        trend = read_trend(**asked)
        context: dict[str, Any] = {"page": {"trend": trend}}
    else:
        page = read_dashboard(**asked, language=get_language() or "en")
        trend, context = page.trend, {"page": page}
    context |= {"ranges": RANGES, "chart_words": chart_words(trend)}
    return render_page(request, TEMPLATE, context, parts=PARTS)


def chart_words(trend: Trend) -> dict[str, object]:
    """What the chart says, in the reader's language."""
    return {
        "total": _("Total, of 100"),
        "components": _("Components, each of 25"),
        "off": _("off"),
        "rest": _("Values beside the names: the latest. Point at the chart or use ← → for a week."),
        "week": _(
            "Values beside the names: week {week}. Point at the chart or use ← → for another."
        ),
        "gaps": [_gap(gap) for gap in trend.gaps],
    }


def _gap(gap: Gap) -> str:
    words = ngettext(
        "no snapshot, week %(first)s", "no snapshot, weeks %(first)s–%(last)s", gap.weeks
    )
    return words % {"first": gap.first.number, "last": gap.last.number}
