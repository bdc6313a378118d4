"""Everything the app holds about the member, as one JSON document."""

from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router

from tracker.api.auth import JSON, READS, member_of
from tracker.reads.exports import json_chunks

router = Router(tags=["Export"])


@router.get(
    "",
    auth=READS,
    response=dict[str, Any],
    url_name="export",
    operation_id="export",
    summary="Everything of yours",
)
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The JSON that the page of exports gives, sent while it is made. It has a version."""
    return StreamingHttpResponse(json_chunks(member_of(request)), content_type=JSON)
