"""The front door: what this is for visitors, the dashboard for members."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tracker.models import Member


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("dashboard")
    return render(request, "tracker/landing.html", {"has_demo": settings.LOCAL})


@require_POST
def demo_login(request: HttpRequest) -> HttpResponse:
    """Opens the demo member's dashboard, in local mode only."""
    if not settings.LOCAL:
        raise Http404
    member = Member.objects.filter(email=settings.DEMO_EMAIL, is_active=True).first()
    if member is None:
        return render(request, "tracker/landing.html", {"demo_is_missing": True}, status=409)
    login(request, member, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("dashboard")
