"""The CSV files: their columns, and how a record fills them.

Columns are called what the fields are called, in every language, so that a file can be read back
whoever wrote it. An empty cell is unknown; texts are guarded as `core.spreadsheets` does.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from tracker.core.activity import KINDS
from tracker.core.components import SCORES


class CsvFile(StrEnum):
    """What each file is about; its name before ".csv"."""

    SNAPSHOTS = "snapshots"
    ACTIVITY = "activity"
    IMPORTED_ACTIVITY = "activity-imported"
    CREATOR_ANALYTICS = "creator-analytics"
    CHART_NOTES = "chart-notes"


Cells = list[object]

COLUMNS: Final[Mapping[CsvFile, tuple[str, ...]]] = {
    CsvFile.SNAPSHOTS: (
        "day",
        "week",
        *SCORES,
        "printed_total",
        "industry_rank",
        "network_rank",
        "industry_average",
        "network_average",
        "industry_name",
        "industry_code",
        "note",
        "source",
    ),
    CsvFile.ACTIVITY: ("week", *KINDS, "nothing_to_log", "note"),
    CsvFile.IMPORTED_ACTIVITY: ("week", *KINDS),
    CsvFile.CREATOR_ANALYTICS: ("day", "impressions", "engagements", "new_followers"),
    CsvFile.CHART_NOTES: ("day", "text"),
}

# For who opens the file; the other columns say it already, so reading back leaves them out.
WORKED_OUT: Final[Mapping[CsvFile, frozenset[str]]] = {
    CsvFile.SNAPSHOTS: frozenset({"week", "total"}),
}

YES: Final = "true"
NO: Final = "false"


def cells(file: CsvFile, record: Mapping[str, Any]) -> Cells:
    """One line of a file from a record of the JSON; None is left empty."""
    flat = _FLATTENED.get(file, dict)(record)
    return [_cell(flat.get(column)) for column in COLUMNS[file]]


def has_line(file: CsvFile, record: Mapping[str, Any]) -> bool:
    """Whether a record says anything that the file has a column for."""
    return any(cell not in (None, "", NO) for cell in cells(file, record)[1:])


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return YES if value else NO
    return value


def _typed(week: Mapping[str, Any]) -> dict[str, Any]:
    return {**week, **week["typed"]}


def _imported(week: Mapping[str, Any]) -> dict[str, Any]:
    return {"week": week["week"], **week["imported"]}


_FLATTENED: Final[Mapping[CsvFile, Callable[[Mapping[str, Any]], dict[str, Any]]]] = {
    CsvFile.ACTIVITY: _typed,
    CsvFile.IMPORTED_ACTIVITY: _imported,
}
