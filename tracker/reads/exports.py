"""What a member takes along: one JSON, a few CSV files, and a ZIP of all of them, as streams."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from django.utils import timezone

from tracker.core.portable.columns import COLUMNS, Cells, CsvFile, cells, has_line
from tracker.core.portable.document import Part, document_chunks
from tracker.core.portable.packing import Entry, zip_chunks
from tracker.core.portable.records import Record, plain
from tracker.core.spreadsheets import csv_chunks
from tracker.models import Member
from tracker.reads import export_tables

JSON_NAME: Final = "ssi-tracker.json"
README_NAME: Final = "README.txt"

# The parts of the JSON, in their order.
TABLES: Final[tuple[Callable[[Member], Record | Iterator[Record]], ...]] = (
    export_tables.profile,
    export_tables.account,
    export_tables.email_addresses,
    export_tables.second_factors,
    export_tables.sessions,
    export_tables.api_tokens,
    export_tables.targets,
    export_tables.snapshots,
    export_tables.activity,
    export_tables.creator_analytics,
    export_tables.chart_notes,
    export_tables.tip_progress,
    export_tables.networks,
    export_tables.join_requests,
    export_tables.invitations,
    export_tables.published,
    export_tables.imports,
    export_tables.admin_log,
    export_tables.tip_edits,
    export_tables.tip_text_edits,
)
CSV_TABLES: Final[Mapping[CsvFile, Callable[[Member], Iterator[Record]]]] = {
    CsvFile.SNAPSHOTS: export_tables.snapshots,
    CsvFile.ACTIVITY: export_tables.activity,
    CsvFile.IMPORTED_ACTIVITY: export_tables.activity,
    CsvFile.CREATOR_ANALYTICS: export_tables.creator_analytics,
    CsvFile.CHART_NOTES: export_tables.chart_notes,
}


def json_chunks(member: Member) -> Iterator[str]:
    """The text of the JSON, piece by piece."""
    return document_chunks(_parts(member))


def export_json(member: Member) -> dict[str, Any]:
    """The same, whole."""
    whole: dict[str, Any] = json.loads("".join(json_chunks(member)))
    return whole


def csv_file_chunks(member: Member, file: CsvFile) -> Iterator[bytes]:
    return csv_chunks(_lines(member, file))


def zip_file_chunks(member: Member, *, readme: str, made_at: datetime) -> Iterator[bytes]:
    """Everything in one file; `made_at` is the member's local time."""
    return zip_chunks(_entries(member, readme), made_at=made_at)


def _parts(member: Member) -> Iterator[Part]:
    yield "exported_at", plain(timezone.now().replace(microsecond=0))
    for table in TABLES:
        yield table.__name__, table(member)


def _lines(member: Member, file: CsvFile) -> Iterator[Cells]:
    yield list(COLUMNS[file])
    for record in CSV_TABLES[file](member):
        if has_line(file, record):
            yield cells(file, record)


def _entries(member: Member, readme: str) -> Iterator[Entry]:
    yield Entry(README_NAME, [readme.encode()])
    yield Entry(JSON_NAME, (piece.encode() for piece in json_chunks(member)))
    for file in CsvFile:
        yield Entry(f"{file}.csv", csv_file_chunks(member, file))
