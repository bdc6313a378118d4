import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from tracker.core.activity import KINDS
from tracker.core.portable.columns import COLUMNS, WORKED_OUT, CsvFile, cells, has_line
from tracker.core.spreadsheets import csv_file, unguarded

WEEK = {
    "week": "2026-W47",
    "typed": {"posts": 2, "searches": 0},
    "imported": {"posts": 1, "comments": 12},
    "nothing_to_log": False,
    "note": "A talk",
}
notes = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


def line(file: CsvFile, record: dict[str, object]) -> dict[str, object]:
    return dict(zip(COLUMNS[file], cells(file, record), strict=True))


def test_typed_and_imported_counts_stand_in_files_of_their_own() -> None:
    typed, imported = (line(file, WEEK) for file in (CsvFile.ACTIVITY, CsvFile.IMPORTED_ACTIVITY))
    assert {kind: typed[kind] for kind in KINDS if typed[kind] is not None} == WEEK["typed"]
    assert {kind: imported[kind] for kind in KINDS if imported[kind] is not None} == WEEK[
        "imported"
    ]
    assert typed["note"] == "A talk"
    assert typed["nothing_to_log"] == "false"


def test_none_and_nothing_are_two_cells() -> None:
    row = line(CsvFile.ACTIVITY, WEEK)
    assert row["searches"] == 0
    assert row["articles"] is None


def test_a_week_that_a_file_says_nothing_about_has_no_line_there() -> None:
    empty = {**WEEK, "typed": {}, "note": ""}
    assert not has_line(CsvFile.ACTIVITY, empty)
    assert has_line(CsvFile.IMPORTED_ACTIVITY, empty)
    assert has_line(CsvFile.ACTIVITY, {**empty, "typed": {"posts": 0}})
    assert has_line(CsvFile.ACTIVITY, {**empty, "nothing_to_log": True})


def test_every_column_has_one_name() -> None:
    for columns in COLUMNS.values():
        assert len(columns) == len(set(columns))


def test_what_is_worked_out_is_a_column_of_its_file() -> None:
    for file, columns in WORKED_OUT.items():
        assert columns <= set(COLUMNS[file])


@given(notes)
def test_a_note_comes_back_from_its_cell_whatever_it_says(note: str) -> None:
    file = csv_file([cells(CsvFile.ACTIVITY, {**WEEK, "note": note})])
    [read] = csv.reader(StringIO(file.decode("utf-8-sig"), newline=""))
    assert unguarded(read[-1]) == note
