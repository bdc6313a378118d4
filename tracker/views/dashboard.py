"""The dashboard; its chart for another range, as a table and as a file."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tracker.reads.dashboard import dashboard as read_dashboard
from tracker.reads.trend import trend as read_trend
from tracker.views.access import MemberRequest, member_page
from tracker.views.choices import reading_language
from tracker.views.first_steps import go_on
from tracker.views.rendering import asked_part, csv_response, render_page
from tracker.views.trend import chosen_trend, file_name, trend_context
from tracker.views.trend_table import trend_file

TEMPLATE = "tracker/dashboard.html"
PARTS = ("trend", "trend-table")


@require_safe
@member_page
def dashboard(request: MemberRequest) -> HttpResponse:
    if request.user.welcomed_at is None and (step := go_on(request)):
        return step
    today = request.user.today()
    asked: dict[str, Any] = {
        "member": request.user,
        "today": today,
        "choice": chosen_trend(request),
    }
    if asked_part(request, PARTS):
        trend = read_trend(**asked)
        context: dict[str, Any] = {"page": {"trend": trend}}
    else:
        page = read_dashboard(**asked, language=reading_language())
        trend, context = page.trend, {"page": page}
    context |= trend_context(trend, today=today)
    return render_page(request, TEMPLATE, context, parts=PARTS)


@require_safe
@member_page
def trend_csv(request: MemberRequest) -> HttpResponse:
    """Every figure of the weeks that the chart shows; content where there is any."""
    today = request.user.today()
    choice = replace(chosen_trend(request), ranks=True, content=True)
    trend = read_trend(member=request.user, today=today, choice=choice)
    return csv_response(trend_file(trend), name=file_name(choice, today))
