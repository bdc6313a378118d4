"""The site, and each of its error pages with status 200: the tools refuse to read an error."""

from collections.abc import Callable

from allauth.core.ratelimit import respond_429
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views import defaults
from django.views.csrf import csrf_failure

from ssi_site.urls import handler500 as handler500
from ssi_site.urls import urlpatterns as site
from tracker.middleware import database_away, server_error

ERROR_PAGES: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "400": lambda request: defaults.bad_request(request, BadRequest()),
    "403": lambda request: defaults.permission_denied(request, PermissionDenied()),
    "403-csrf": csrf_failure,
    "404": lambda request: defaults.page_not_found(request, Http404()),
    "429": respond_429,
    "500": server_error,
    "503": lambda request: database_away(request, OperationalError("shown on purpose")),
}


def error_page(request: HttpRequest, name: str) -> HttpResponse:
    response = ERROR_PAGES[name](request)
    response.status_code = 200
    return response


urlpatterns = [*site, path("error-pages/<slug:name>/", error_page)]
