"""Comments.csv, which is no CSV: until 2024 line breaks stand unquoted, since then quotes are \\".

Only the begin of a record is certain: a date and a link, or a link behind a blank date.
"""

import re
from collections.abc import Iterator
from typing import Final

from tracker.core.archive.layouts import Layout, Meaning, Row
from tracker.core.archive.tables import Table
from tracker.core.text_files import Record

_BEGINNING: Final = (
    r'(?:"?(?P<date>\d{{1,4}}[-/.][^"{delimiter}]{{3,30}})"?{delimiter}"?https?://'
    r'|(?:"")?{delimiter}"?https?://www\.linkedin\.com/)'
)


def _records(table: Table) -> Iterator[Record]:
    """The dates alone; what was written is passed over."""
    at = table.at
    if at["link"] != at["date"] + 1:
        yield from table.records()
        return
    beginning = _beginning(table)
    record = [""] * len(table.header)
    for number, line in enumerate(table.lines, start=table.header_line + 1):
        if begun := beginning.match(line):
            record[at["date"]] = begun["date"] or ""
            yield number, record


def _beginning(table: Table) -> re.Pattern[str]:
    delimiter = re.escape(table.delimiter)
    before = rf'(?:"?[^"{delimiter}]*"?{delimiter})' * table.at["date"]
    return re.compile(before + _BEGINNING.format(delimiter=delimiter))


def _comment(row: Row) -> Meaning:
    return ("comments",)


COMMENTS: Final = Layout(
    name="Comments.csv",
    files=frozenset({"comments"}),
    kinds=("comments",),
    date="date",
    needed=("date", "link", "message"),
    meaning=_comment,
    records=_records,
)
