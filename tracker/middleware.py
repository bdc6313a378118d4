"""What happens around every request."""

import json
import logging
import sys
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import unquote

from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import requires_csrf_token

from tracker.core.problems import CONTENT_TYPE, problem_details
from tracker.core.weeks import zone_named
from tracker.models.languages import language_read

logger = logging.getLogger(__name__)

AWAY = (OperationalError, InterfaceError)
RETRY_AFTER_SECONDS = 5
# When not even the page that says so can be rendered.
LAST_RESORT = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>SSI Tracker</title>'
    '<p>Something went wrong here. Try again in a while. <a href="/">Go to the start</a>'
)

API: Final = "/api/"
# A page like any other, for people.
API_PAGE: Final = "/api/v1/docs"
API_SENTENCES: Final = {
    400: _("This request cannot be read."),
    404: _("There is nothing here, or nothing of yours."),
    405: _("This address does not take this method; the header Allow names those it takes."),
    500: _("Something went wrong here. It is not your request; try again later."),
    503: _("The database cannot be reached. Try again in a few seconds."),
}
OF_THE_PAGE: Final = frozenset(
    {"content-type", "content-length", "content-encoding", "content-language", "etag"}
)


def database_away(request: HttpRequest, error: BaseException) -> HttpResponse:
    logger.warning("The database is away: %s", str(error).strip())
    context = {"can_repeat": request.method in {"GET", "HEAD"}, "seconds": RETRY_AFTER_SECONDS}
    return HttpResponse(
        _error_page("503.html", context),
        status=503,
        headers={"Retry-After": str(RETRY_AFTER_SECONDS)},
    )


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 handler: where errors of the other middleware end up."""
    error = sys.exc_info()[1]
    if isinstance(error, AWAY):
        return database_away(request, error)
    return HttpResponse(_error_page("500.html"), status=500)


def _error_page(template: str, context: Mapping[str, object] | None = None) -> str:
    """Rendered without a request: whatever asks a table or knows the reader may be what failed."""
    try:
        return render_to_string(template, context)
    except Exception:
        logger.exception("%s cannot be rendered", template)
        return LAST_RESORT


class DatabaseAwayMiddleware:
    """Answers 503 with Retry-After when the database cannot be reached or is too slow to answer.

    The outermost: it sets the browser's language too, for what fails before a member is known.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        translation.activate(translation.get_language_from_request(request))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return database_away(request, error) if isinstance(error, AWAY) else None


class ApiMiddleware:
    """What holds for every address of the API, whoever answers.

    No cookie is read or set, so that nothing but the token lets anybody in. Whatever error other
    parts of the site answer becomes a problem. An answer is for the holder of its token alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if not path.startswith(API) or path == API_PAGE:
            return self.get_response(request)
        request.COOKIES = {}
        request.META.pop("HTTP_COOKIE", None)
        is_head = request.method == "HEAD"
        if is_head:
            request.method = "GET"
        response = _as_problem(self.get_response(request))
        for name, value in getattr(request, "api_headers", {}).items():
            response.headers[name] = value
        response.headers["Cache-Control"] = "private, no-cache"
        response.headers["Vary"] = "Authorization, Accept-Language, Accept-Encoding"
        return _without_content(response) if is_head else response


def _as_problem(response: HttpResponse) -> HttpResponse:
    """The same refusal as a problem; an answer of the API itself stays as it is."""
    status = response.status_code
    if status < 400 or response.headers.get("Content-Type") == CONTENT_TYPE:
        return response
    sentence = str(API_SENTENCES.get(status, API_SENTENCES[400]))
    content = json.dumps(problem_details(status, sentence))
    problem = HttpResponse(content, status=status, content_type=CONTENT_TYPE)
    for name, value in response.items():
        if name.lower() not in OF_THE_PAGE:
            problem.headers[name] = value
    allowed = problem.headers.get("Allow", "").split(", ")
    if status == 405 and "GET" in allowed and "HEAD" not in allowed:
        problem.headers["Allow"] += ", HEAD"
    return problem


def _without_content(response: HttpResponse) -> HttpResponse:
    if not response.streaming:
        response.headers["Content-Length"] = str(len(response.content))
        response.content = b""
    return response


class ReadableRequestMiddleware:
    """Refuses NUL with 400: no browser sends it, and no table can hold it.

    Forms refuse it in their fields, but nobody looks at cookies and query strings.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        texts = [unquote(request.META.get("QUERY_STRING", "")), *request.COOKIES.values()]
        if any("\0" in text for text in texts):
            raise BadRequest("The request holds a NUL")
        return self.get_response(request)


class MemberLocaleMiddleware(LocaleMiddleware):
    """Language and time zone: a member's own; otherwise the browser's language, and UTC."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        # A visitor without a session costs no query.
        member = request.user if request.session.session_key else None
        if member is None or not member.is_authenticated:
            timezone.deactivate()
            return
        request.LANGUAGE_CODE = language_read(member.language)
        translation.activate(request.LANGUAGE_CODE)
        timezone.activate(zone_named(member.time_zone))

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The language depends on a cookie too: the session's, or that of a visitor's choice."""
        patch_vary_headers(response, ["Cookie"])
        return super().process_response(request, response)
