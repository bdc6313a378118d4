"""Every refusal is one kind of answer: a problem with a sentence that says what to do."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tracker.core.problems import CONTENT_TYPE, pointer_to, problem_details
from tracker.models import ApiToken, Member

Errors = Iterable[Mapping[str, str]]
# Where a parameter's name stands in the place of an error, and the body's content begins.
_NAME = 1
_BODY_BEGINS = 2


class Problem(Exception):
    """Raised wherever a request cannot be answered as it was asked."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: Errors = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


def refused(errors: Errors) -> Problem:
    return Problem(422, _("Some of this was refused; nothing is changed."), errors=errors)


def not_found() -> Problem:
    """The same for what does not exist and for what is somebody else's."""
    return Problem(404, _("There is nothing here, or nothing of yours."))


def unauthorized() -> Problem:
    return Problem(
        401,
        _("Send a token that works, as in “Authorization: Bearer ssi_…”. Settings make one."),
        headers={"WWW-Authenticate": 'Bearer realm="SSI Tracker"'},
    )


def too_large() -> Problem:
    return Problem(413, _("This is larger than the API takes."))


def response_of(problem: Problem) -> HttpResponse:
    content = json.dumps(problem_details(problem.status, problem.detail, problem.errors))
    return HttpResponse(
        content, status=problem.status, content_type=CONTENT_TYPE, headers=problem.headers
    )


def answer_with_problems(api: NinjaAPI) -> None:
    """Have the API say everything that goes wrong this way."""
    api.add_exception_handler(Problem, _problem)
    api.add_exception_handler(AuthenticationError, lambda *_: response_of(unauthorized()))
    api.add_exception_handler(Http404, lambda *_: response_of(not_found()))
    api.add_exception_handler(RequestDataTooBig, lambda *_: response_of(too_large()))
    api.add_exception_handler(UnreadablePostError, _unreadable)
    api.add_exception_handler(HttpError, _http_error)
    api.add_exception_handler(ValidationError, _validation_error)
    api.add_exception_handler(IntegrityError, _member_gone)
    api.add_exception_handler(Member.DoesNotExist, _member_gone)
    api.add_exception_handler(Exception, _fault)


def _problem(_request: HttpRequest, error: Any) -> HttpResponse:
    return response_of(error)


def _unreadable(_request: HttpRequest, _error: Any) -> HttpResponse:
    return response_of(Problem(400, _("The request ended before it was whole.")))


def _http_error(_request: HttpRequest, error: Any) -> HttpResponse:
    """The framework wraps what its parser raises."""
    if isinstance(error.__cause__, Problem):
        return response_of(error.__cause__)
    return response_of(Problem(error.status_code, _("This request cannot be read.")))


def _validation_error(_request: HttpRequest, error: Any) -> HttpResponse:
    return response_of(refused([_named(each) for each in error.errors]))


def _member_gone(request: HttpRequest, error: Any) -> HttpResponse:
    """A token that went while this ran, with its member perhaps, is no token any more."""
    token = getattr(request, "auth", None)
    if token is None or ApiToken.objects.filter(pk=token.pk).exists():
        raise error
    return response_of(unauthorized())


def _fault(_request: HttpRequest, error: Any) -> HttpResponse:
    """Faults are logged and answered where all of the site's are."""
    raise error


def _named(error: Mapping[str, Any]) -> dict[str, str]:
    place = error["loc"]
    if place[0] == "body":
        named = {"pointer": pointer_to(_without_types(place[_BODY_BEGINS:]))}
    elif place[0] == "file":
        named = {"pointer": pointer_to([place[_NAME]])}
    else:
        named = {"parameter": str(place[_NAME])}
    return {**named, "detail": _sentence(error)}


def _without_types(path: Iterable[str | int]) -> list[str | int]:
    """The framework also names the type it tried; no name of ours looks like one."""
    return [part for part in path if not (isinstance(part, str) and "[" in part)]


def _sentence(error: Mapping[str, Any]) -> str:
    sentences = {
        "missing": _("This is missing."),
        "extra_forbidden": _("This cannot be set, or there is no such name."),
        "string_type": _("This has to be a text."),
        "string_too_long": _("This is too long."),
        "model_type": _("This has to be an object, as in {…}."),
        "model_attributes_type": _("This has to be an object, as in {…}."),
        "int_parsing": _("This is not a whole number."),
        "int_type": _("This is not a whole number."),
        "greater_than_equal": _("This is less than it can be."),
        "less_than_equal": _("This is more than it can be."),
        "enum": _("This is none of the words that it can be."),
        "literal_error": _("This is none of the words that it can be."),
    }
    return sentences.get(error["type"], str(error["msg"]))
