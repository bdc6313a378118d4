"""What an answer is known by, so that the same one is not sent twice and no edit is lost.

A tag is made from the content before it is compressed. A server that compresses marks it as weak;
that says nothing about the object, so the mark is ignored here.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from tracker.api.problems import Problem

_WEAK = "W/"


def tag_of(content: bytes) -> str:
    return f'"{urlsafe_b64encode(sha256(content).digest()[:16]).decode().rstrip("=")}"'


def tagged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with its tag; an empty 304 where a reader has this very one."""
    tag = tag_of(response.content)
    response.headers["ETag"] = tag
    if request.method == "GET" and _names(request.headers.get("If-None-Match", ""), tag):
        return HttpResponse(status=304, headers={"ETag": tag})
    return response


def has_condition(request: HttpRequest) -> bool:
    return "If-Match" in request.headers


def refuse_if_changed(request: HttpRequest, content: bytes) -> None:
    """Raises a Problem when the object is no longer the one that the request is about."""
    if has_condition(request) and not _names(request.headers["If-Match"], tag_of(content)):
        raise Problem(
            412, _("This has changed since you read it. Read it again, then send your change.")
        )


def _names(header: str, tag: str) -> bool:
    if header.strip() == "*":
        return True
    return tag in [each.removeprefix(_WEAK) for each in parse_etags(header)]
