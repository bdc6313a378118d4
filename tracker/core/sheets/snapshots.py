"""Lines as snapshots. Whether one is whole is known only beside what is there already."""

from collections.abc import Mapping
from datetime import date

from tracker.core.sheets.cells import plain_text, snapshot_day, snapshot_value
from tracker.core.sheets.dates import DateFormat
from tracker.core.sheets.entries import Entry, EntryError, Part, Reading, Refused, Value, Why
from tracker.core.sheets.headers import DAY, INDUSTRY, NOTE
from tracker.core.sheets.plans import Plan
from tracker.core.sheets.tables import Table

Texts = Mapping[str, str]


def read_snapshots(table: Table, plan: Plan, today: date) -> Reading:
    """Each line one snapshot; the first of several that differ about a day counts."""
    found = Snapshots(plan.dates, today)
    width = len(table.names(plan.header))
    for line, cells in table.lines(plan.header):
        if any(cell.strip() for cell in cells[width:]):
            found.refused.append(Refused(Part.SNAPSHOTS, line, Why.TOO_MANY_CELLS))
            continue
        texts = dict(zip(plan.fields, cells, strict=False))
        for field in texts.keys() & {NOTE, INDUSTRY}:
            texts[field] = plain_text(texts[field], is_guarded=table.is_guarded)
        found.add(line, texts)
    return found.reading


class Snapshots:
    def __init__(self, dates: DateFormat | None, today: date) -> None:
        self.dates = dates
        self.today = today
        self.entries: dict[date, Entry] = {}
        self.refused: list[Refused] = []

    def add(self, line: int, texts: Texts) -> None:
        """`texts` by field; the empty name is of what is left out."""
        try:
            day = snapshot_day(texts.get(DAY, ""), self.dates, self.today)
            entry = Entry(Part.SNAPSHOTS, day, _values(texts), line)
            first = self.entries.setdefault(day, entry)
            if first.values != entry.values:
                raise EntryError(Why.TWICE, DAY, texts[DAY], line=first.line)
        except EntryError as error:
            self.refused.append(error.at(Part.SNAPSHOTS, line))

    @property
    def reading(self) -> Reading:
        return Reading(tuple(self.entries.values()), tuple(self.refused))


def _values(texts: Texts) -> dict[str, Value]:
    return {
        field: snapshot_value(field, text)
        for field, text in texts.items()
        if field not in ("", DAY)
    }
