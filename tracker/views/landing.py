"""The front door: what this is for visitors, the dashboard for members."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tracker.core.example import example, example_tip
from tracker.models import Member
from tracker.views.choices import reading_language


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("dashboard")
    return _front_door(request)


@require_POST
def demo_login(request: HttpRequest) -> HttpResponse:
    """Opens the demo member's dashboard, in local mode only."""
    if not settings.LOCAL:
        raise Http404
    member = Member.objects.filter(email=settings.DEMO_EMAIL, is_active=True).first()
    if member is None:
        return _front_door(request, status=409, demo_is_missing=True)
    login(request, member, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("dashboard")


def _front_door(request: HttpRequest, *, status: int = 200, **context: object) -> HttpResponse:
    context |= {
        "has_demo": settings.LOCAL,
        "example": example(),
        "tip": example_tip(reading_language()),
    }
    return render(request, "tracker/landing.html", context, status=status)
