"""JSON: our own, a list of objects, and what strangers make of it."""

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.sheets.documents import Document, read_document
from tracker.core.sheets.entries import Part, Reading, Why
from tracker.core.sheets.opening import open_sheet
from tracker.core.sheets.tables import SheetFault, SheetRefused, Table

TODAY = date(2026, 11, 19)
OURS = {"format": "ssi-tracker", "version": 1}
PARTS = ("snapshots", "activity", "creator_analytics", "chart_notes", "targets", "tip_progress")


def read(**parts: Any) -> Reading:
    opened = open_sheet(json.dumps(OURS | parts).encode())
    assert isinstance(opened, Document)
    return read_document(opened, TODAY)


def refusals(reading: Reading) -> list[tuple[Part, int, Why]]:
    return [(each.part, each.line, each.why) for each in reading.refused]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", SheetFault.WRONG_JSON),
        ('{"format": NaN}', SheetFault.WRONG_JSON),
        ('{"format": "ssi-tracker", "version": 1, "format": "x"}', SheetFault.WRONG_JSON),
        ("[" * 100_000, SheetFault.WRONG_JSON),
        ('{"a":' * 100_000, SheetFault.WRONG_JSON),
        ("{}", SheetFault.NOT_OURS),
        ('["a"]', SheetFault.NOT_OURS),
        ("[]", SheetFault.EMPTY),
        ("[{}]", SheetFault.EMPTY),
        ('{"format": "ssi-tracker"}', SheetFault.NOT_OURS),
        ('{"format": "ssi-tracker", "version": "1"}', SheetFault.NOT_OURS),
        ('{"format": "ssi-tracker", "version": true}', SheetFault.NOT_OURS),
        ('{"format": "ssi-tracker", "version": 1.5}', SheetFault.NOT_OURS),
        ('{"format": "ssi-tracker", "version": 2}', SheetFault.NEWER),
        ('{"format": "ssi-tracker", "version": 1, "snapshots": {}}', SheetFault.WRONG_JSON),
        ('{"format": "ssi-tracker", "version": 1, "targets": "x"}', SheetFault.WRONG_JSON),
    ],
)
def test_json_that_is_not_ours_is_refused(text: str, fault: SheetFault) -> None:
    with pytest.raises(SheetRefused) as refused:
        open_sheet(text.encode())
    assert refused.value.code is fault


def test_a_file_without_anything_is_read_and_unknown_names_are_ignored() -> None:
    assert read() == Reading((), ())
    reading = read(
        cats=[1], snapshots=[{"day": "2026-11-19", "printed_total": 50, "mood": {"x": []}}]
    )
    assert [entry.values for entry in reading.entries] == [{"printed_total": 50}]


def test_numbers_are_read_as_they_are_written() -> None:
    snapshot = {
        "day": "2026-11-19",
        "brand": 13.118,
        "people": "10",
        "insights": 1,
        "relationships": 2,
    }
    [entry] = read(snapshots=[snapshot]).entries
    assert entry.values["brand"] == 13_118


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("entry", [None, 1, "x", [], True])
def test_an_entry_that_is_no_object_is_refused_alone(part: str, entry: object) -> None:
    [refused] = read(**{part: [entry]}).refused
    assert (refused.why, refused.line) == (Why.WRONG_TYPE, 1)


@pytest.mark.parametrize(
    ("part", "entry", "why"),
    [
        ("snapshots", {"day": "2026-11-19", "brand": []}, Why.WRONG_TYPE),
        ("snapshots", {"day": ["2026"]}, Why.WRONG_TYPE),
        ("activity", {"week": "2026-W47", "typed": [1]}, Why.WRONG_TYPE),
        ("activity", {"week": "2026-W47", "typed": {"posts": {}}}, Why.WRONG_TYPE),
        ("activity", {"week": "2026-W47", "typed": {"posts": True}}, Why.NOT_A_NUMBER),
        ("activity", {"week": "2026-W46", "imported": {"posts": -1}}, Why.NEGATIVE),
        ("activity", {"week": "x", "typed": {"posts": 1}}, Why.UNREADABLE_WEEK),
        ("creator_analytics", {"day": "2026-11-21", "impressions": 1}, Why.FUTURE),
        ("creator_analytics", {"day": "2026-11-18", "impressions": 3e10}, Why.MORE_THAN),
        ("chart_notes", {"day": "2026-11-18", "text": "x" * 81}, Why.NOTE_TOO_LONG),
        ("chart_notes", {"day": "2026-11-18", "text": "\u200b"}, Why.EMPTY),
        ("chart_notes", {"text": "x"}, Why.NO_DAY),
        ("targets", {"kind": "cats", "per_week": "1"}, Why.UNKNOWN_KIND),
        ("targets", {"kind": "posts", "per_week": "0.125"}, Why.NOT_A_NUMBER),
        ("targets", {"kind": "posts", "per_week": "NaN"}, Why.NOT_A_NUMBER),
        ("targets", {"kind": "posts", "per_week": "501"}, Why.MORE_THAN),
        ("targets", {"kind": "posts"}, Why.NOT_A_NUMBER),
        ("tip_progress", {"tip_slug": "x", "state": "asleep"}, Why.UNKNOWN_WORD),
        ("tip_progress", {"tip_slug": "x", "state": "done", "helpful": 1}, Why.UNKNOWN_WORD),
    ],
)
def test_a_wrong_value_refuses_its_entry(part: str, entry: object, why: Why) -> None:
    assert [each.why for each in read(**{part: [entry]}).refused] == [why]


def test_half_a_letter_and_control_characters_do_not_reach_the_database() -> None:
    text = json.dumps(OURS)[:-1] + (
        ', "snapshots": [{"day": "2026-11-19", "printed_total": 5, "note": "a\\ud800\\u0000b"}]}'
    )
    opened = open_sheet(text.encode())
    assert isinstance(opened, Document)
    [entry] = read_document(opened, TODAY).entries
    assert entry.values["note"] == "a?\ufffdb"


def test_a_list_of_objects_is_a_table() -> None:
    table = open_sheet(b'[{"day": "2026-11-19", "total": 50}, {"day": null, "note": true}]')
    assert isinstance(table, Table)
    assert table.names(table.header) == ("day", "total", "note")
    assert table.lines(table.header) == [(1, ["2026-11-19", "50", ""]), (2, ["", "", "true"])]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
names = st.sampled_from(
    ["day", "week", "brand", "typed", "imported", "note", "kind", "per_week", "state", "text"]
)


@given(
    st.dictionaries(st.sampled_from(PARTS), st.lists(st.dictionaries(names, values), max_size=3))
)
def test_nothing_that_is_json_makes_it_fail(parts: dict[str, Any]) -> None:
    # Python writes NaN, which is no JSON.
    with suppress(SheetRefused):
        read(**parts)


@given(st.binary(max_size=200))
def test_nothing_at_all_makes_it_fail(content: bytes) -> None:
    with suppress(SheetRefused):
        open_sheet(content)
