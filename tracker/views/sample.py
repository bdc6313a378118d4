"""What members see, with invented numbers, for whoever wants to look first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    return render(request, "tracker/sample/dashboard.html")
