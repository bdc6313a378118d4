"""A row of a table as a record of plain values: what JSON holds, and the cells of a CSV file.

Scores and averages are exact decimals as text ("13.118"), weeks are "2026-W47", days "2026-11-19",
moments "2026-11-19T12:00:00Z". What is unknown is None, never zero.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from tracker.core.components import SCORES
from tracker.core.scores import format_exact
from tracker.core.weeks import Week

Record = dict[str, object]

# Which columns of the tables hold thousandths of a point, and which the Monday of a week.
IN_THOUSANDTHS: Final = frozenset({*SCORES, "industry_average", "network_average"})
OF_WEEKS: Final = frozenset({"week", "joined_week", "left_week", "from_week", "to_week"})


def record_of(row: Mapping[str, object]) -> Record:
    """The row with its values written, in its own order."""
    return {name: _written(name, value) for name, value in row.items()}


def points(thousandths: int) -> str:
    return format_exact(thousandths)


def _written(name: str, value: object) -> object:
    if isinstance(value, int) and name in IN_THOUSANDTHS:
        return points(value)
    if isinstance(value, date) and name in OF_WEEKS:
        return str(Week.from_monday(value))
    return plain(value)


def plain(value: object) -> object:
    """What JSON has no type for becomes text."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case UUID():
            return str(value)
    return value
