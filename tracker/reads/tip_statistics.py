"""How members use the catalogue: counts alone, from ten members on, and nobody's data."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from django.db.models import Count, Q

from tracker.models import TipProgress

State = TipProgress.State
LEAST_MEMBERS: Final = 10

DONE = Q(state=State.DONE)
COUNTS: Final = {
    "to_do": Count("pk", filter=Q(state=State.TO_DO)),
    "doing": Count("pk", filter=Q(state=State.DOING)),
    "done": Count("pk", filter=DONE),
    "not_for_me": Count("pk", filter=Q(state=State.NOT_FOR_ME)),
    "answers": Count("pk", filter=DONE & Q(helpful__isnull=False)),
    "helpful": Count("pk", filter=DONE & Q(helpful=True)),
}


@dataclass(frozen=True, slots=True)
class TipStatistics:
    """How many members there are of each kind; None for fewer than ten, none at all included.

    `helpful` counts those of the `answers` that say so, and is known when they are.
    """

    to_do: int | None = None
    doing: int | None = None
    done: int | None = None
    not_for_me: int | None = None
    answers: int | None = None
    helpful: int | None = None


NOTHING_KNOWN: Final = TipStatistics()


def tip_statistics() -> Mapping[int, TipStatistics]:
    """By the tip's id; a tip that no member touched is not there. One query."""
    rows = TipProgress.objects.values("tip_id").annotate(**COUNTS).order_by("tip_id")
    return {row["tip_id"]: _statistics(row) for row in rows}


def _statistics(row: Mapping[str, Any]) -> TipStatistics:
    shown = {
        field.name: row[field.name] if _are_enough(row, field.name) else None
        for field in fields(TipStatistics)
    }
    return TipStatistics(**shown)


def _are_enough(row: Mapping[str, Any], name: str) -> bool:
    asked = "answers" if name == "helpful" else name
    return bool(row[asked] >= LEAST_MEMBERS)
