"""LinkedIn's industries: 432 in 20 sectors, as listed on its own reference page."""

import csv
from pathlib import Path
from typing import NamedTuple


class IndustryEntry(NamedTuple):
    code: int | None
    name: str
    sector: str


def load() -> tuple[IndustryEntry, ...]:
    with (Path(__file__).parent / "industries.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            IndustryEntry(_code(row["linkedin_code"]), row["name"], row["sector"])
            for row in csv.DictReader(lines)
        )


def _code(text: str) -> int | None:
    """LinkedIn lists some industries without a code."""
    return int(text) if text else None
