"""The header Idempotency-Key: a request that is sent twice happens once."""

import re
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, cast

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.actions import idempotency
from tracker.actions.idempotency import Answer, ClaimLost, KeyInUse, KeyTaken
from tracker.api.auth import ApiRequest
from tracker.api.problems import Problem, response_of

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

View = Callable[..., HttpResponse]

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotent-Replayed"
LONGEST: Final = 255
KEPT_HEADERS: Final = ("Content-Type", "Location", "ETag")
_KEY: Final = re.compile(rf"[\x21-\x7e]{{1,{LONGEST}}}")
_LOOK_AGAIN_AFTER: Final = 1
_WILL_NOT_LAST: Final = frozenset({HTTPStatus.CONFLICT, HTTPStatus.SERVICE_UNAVAILABLE})


def idempotent(view: View, *, keeps: bool = True) -> View:
    """Honours the key. Without `keeps` the answer is worked out again, for a view without effect:
    what it was given leaves no trace but a hash."""

    @wraps(view)
    def once(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        key = request.headers.get(HEADER)
        if key is None:
            return view(request, *args, **named)
        found = _claim_or_answer(request, key)
        if isinstance(found, Answer):
            response = _again(found) if keeps else view(request, *args, **named)
            response.headers[REPLAYED] = "true"
            return response
        given: list[HttpResponse] = []

        def first() -> Answer:
            given.append(_answered(lambda: view(request, *args, **named)))
            return _kept(given[0]) if keeps else Answer(given[0].status_code)

        try:
            idempotency.answer_once(claim=found, answer=first)
        except ClaimLost:
            raise _still_answered() from None
        return given[0]

    return once


def _claim_or_answer(request: HttpRequest, key: str) -> idempotency.Claim | Answer:
    if not _KEY.fullmatch(key):
        raise Problem(400, _("An Idempotency-Key is 1 to 255 visible ASCII characters."))
    try:
        return idempotency.claim_or_answer(
            token=cast("ApiRequest", request).auth,
            key=key,
            request_hash=_hash_of(request),
            now=timezone.now(),
        )
    except KeyTaken:
        raise Problem(
            422, _("This Idempotency-Key was used for another request. Take a new one.")
        ) from None
    except KeyInUse:
        raise _still_answered() from None


def _still_answered() -> Problem:
    return Problem(
        409,
        _("The first request with this Idempotency-Key is still being answered."),
        headers={"Retry-After": str(_LOOK_AGAIN_AFTER)},
    )


def _hash_of(request: HttpRequest) -> str:
    """What tells one request from another; a form of files has a new boundary each time."""
    told = sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "multipart/form-data":
        for name in request.FILES:
            told.update(f"{name}\n".encode())
            for file in request.FILES.getlist(name):
                _read_into(told, file)
    else:
        told.update(request.body)
    return told.hexdigest()


def _read_into(told: "Hash", file: UploadedFile) -> None:
    for chunk in file.chunks():
        told.update(chunk)
    file.seek(0)


def _answered(view: Callable[[], HttpResponse]) -> HttpResponse:
    """A refusal is an answer too, and takes back what was changed before it.

    One that will not last is none: the same request can succeed later.
    """
    try:
        with transaction.atomic():
            return view()
    except Problem as problem:
        if problem.status in _WILL_NOT_LAST:
            raise
        return response_of(problem)


def _kept(response: HttpResponse) -> Answer:
    headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    return Answer(response.status_code, response.content.decode(), headers)


def _again(answer: Answer) -> HttpResponse:
    return HttpResponse(answer.body, status=answer.status, headers=answer.headers)
