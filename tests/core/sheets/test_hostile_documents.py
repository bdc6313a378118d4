"""Our own JSON, changed by somebody who means harm or by nobody at all."""

import json
from datetime import date

import pytest

from tracker.core.sheets.documents import Document, read_document
from tracker.core.sheets.entries import Part, Reading, Why
from tracker.core.sheets.opening import open_sheet
from tracker.core.sheets.tables import SheetFault, SheetRefused
from tracker.core.weeks import Week

TODAY = date(2026, 11, 19)


def reading_of(**parts: object) -> Reading:
    document = open_sheet(json.dumps({"format": "ssi-tracker", "version": 1, **parts}).encode())
    assert isinstance(document, Document)
    return read_document(document, TODAY)


@pytest.mark.parametrize("version", ["9" * 5000, "-1", "1.0", "true", '"1"', "null"])
def test_a_version_that_is_no_number_of_ours_is_refused(version: str) -> None:
    with pytest.raises(SheetRefused) as refused:
        open_sheet(f'{{"format": "ssi-tracker", "version": {version}}}'.encode())
    assert refused.value.code is SheetFault.NOT_OURS


def test_a_week_of_before_the_index_that_an_archive_told_of_comes_back() -> None:
    week = {"typed": {}, "imported": {"connections": 3}, "nothing_to_log": False, "note": ""}
    reading = reading_of(activity=[{"week": "2009-W10", **week}])
    (entry,) = reading.entries
    assert (entry.part, entry.key, entry.values) == (
        Part.IMPORTED,
        Week(2009, 10),
        {"connections": 3},
    )
    assert not reading.refused


@pytest.mark.parametrize(
    ("week", "why"),
    [("2026-W48", Why.FUTURE), ("9000-W10", Why.FUTURE), ("1999-W10", Why.TOO_OLD)],
)
def test_a_week_that_no_archive_tells_of_is_refused(week: str, why: Why) -> None:
    reading = reading_of(activity=[{"week": week, "imported": {"posts": 3}}])
    assert ([each.why for each in reading.refused], reading.entries) == ([why], ())


@pytest.mark.parametrize("written", ["\\u0000", "\\ud800"])
def test_no_text_holds_what_no_database_takes(written: str) -> None:
    tip = f'{{"tip_slug": "a{written}", "state": "done", "helpful": null}}'
    content = f'{{"format": "ssi-tracker", "version": 1, "tip_progress": [{tip}]}}'
    document = open_sheet(content.encode())
    assert isinstance(document, Document)
    (entry,) = read_document(document, TODAY).entries
    assert entry.key in {"a?", "a\N{REPLACEMENT CHARACTER}"}


@pytest.mark.parametrize(
    ("week", "why"), [("2026-W54", Why.UNREADABLE_WEEK), ("", Why.NO_DAY), (None, Why.NO_DAY)]
)
def test_a_week_that_is_none_is_refused_once(week: str | None, why: Why) -> None:
    for said in ({"imported": {"posts": 3}}, {"typed": {"posts": 3}}):
        (refused,) = reading_of(activity=[{"week": week, **said}]).refused
        assert refused.why is why
