"""How an object becomes an answer."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from tracker.api.auth import JSON
from tracker.api.etags import tagged


def json_of(data: BaseModel) -> bytes:
    return data.model_dump_json().encode()


def answer(
    request: HttpRequest,
    data: BaseModel,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    response = HttpResponse(json_of(data), status=status, content_type=JSON, headers=headers)
    return tagged(request, response)
