"""What a member takes along, as files that are sent while they are made."""

from collections.abc import Iterable
from typing import Final

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tracker.core.portable.columns import CsvFile
from tracker.core.spreadsheets import CONTENT_TYPE as CSV
from tracker.core.weeks import zone_named
from tracker.reads.exports import JSON_NAME, csv_file_chunks, json_chunks, zip_file_chunks
from tracker.views.access import MemberRequest, member_page
from tracker.views.rendering import render_page

JSON: Final = "application/json"
ZIP: Final = "application/zip"
SITE: Final = "ssi-tracker"

CSV_WORDS: Final = {
    CsvFile.SNAPSHOTS: _(
        "A line a snapshot: total, components, LinkedIn’s ranks and averages, industry, note."
    ),
    CsvFile.ACTIVITY: _("A line a week, a column a kind: the counts you typed, and your notes."),
    CsvFile.IMPORTED_ACTIVITY: _("The same weeks as the files say that you handed in."),
    CsvFile.CREATOR_ANALYTICS: _("A line a day: impressions, engagements, new followers."),
    CsvFile.CHART_NOTES: _("Your notes on the chart, each with its day."),
}


@require_safe
@member_page
def exports(request: MemberRequest) -> HttpResponse:
    return render_page(request, "tracker/exports.html", {"files": CSV_WORDS.items()})


@require_safe
@member_page
def export_zip(request: MemberRequest) -> StreamingHttpResponse:
    member = request.user
    made_at = timezone.now().astimezone(zone_named(member.time_zone))
    # The words are found now: once the answer is on its way nobody's language is set.
    context = {"member": member, "today": made_at.date(), "files": CSV_WORDS.items()}
    readme = render_to_string("tracker/exports/readme.txt", {**context, "json_name": JSON_NAME})
    return _sent(request, zip_file_chunks(member, readme=readme, made_at=made_at), ZIP, "zip")


@require_safe
@member_page
def export_json(request: MemberRequest) -> StreamingHttpResponse:
    return _sent(request, json_chunks(request.user), JSON, "json")


@require_safe
@member_page
def export_csv(request: MemberRequest, name: str) -> StreamingHttpResponse:
    try:
        file = CsvFile(name)
    except ValueError:
        raise Http404 from None
    return _sent(request, csv_file_chunks(request.user, file), CSV, "csv", about=f"-{file}")


def _sent(
    request: MemberRequest,
    chunks: Iterable[str | bytes],
    content_type: str,
    ending: str,
    *,
    about: str = "",
) -> StreamingHttpResponse:
    name = f"{SITE}{about}-{request.user.today():%Y-%m-%d}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(chunks, content_type=content_type, headers=headers)
