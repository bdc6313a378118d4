"""Our own files back again: any state of a member, exported, imported elsewhere, exported again."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.factories import TODAY, make_annotation, make_industry, make_member
from tracker.actions.sheets import save_sheet
from tracker.actions.tips import load_catalogue
from tracker.core.activity import KINDS
from tracker.core.names import can_be_seen, note_lines, one_line
from tracker.core.portable.columns import CsvFile
from tracker.core.sheets.documents import Document, read_document
from tracker.core.sheets.entries import Reading
from tracker.core.sheets.opening import open_sheet
from tracker.core.sheets.plans import Holds, Plan, proposed_fields, proposed_holds
from tracker.core.sheets.snapshots import read_snapshots
from tracker.core.sheets.weeks import read_weeks
from tracker.core.weeks import Week
from tracker.models import (
    ActivityCount,
    ActivityTarget,
    ContentDay,
    ImportedCount,
    Member,
    Snapshot,
    Tip,
    TipProgress,
    WeekNote,
)
from tracker.reads.exports import csv_file_chunks, export_json, json_chunks
from tracker.reads.sheets import sheet_changes

pytestmark = pytest.mark.usefixtures("noon")

MONDAYS = [Week.of(TODAY).monday - timedelta(weeks=weeks) for weeks in range(4)]
DAYS = [TODAY - timedelta(days=days) for days in range(6)]
PARTS = ("snapshots", "activity", "creator_analytics", "chart_notes", "targets", "tip_progress")
# What an import does not take: docs/spreadsheets.md.
NOT_TAKEN = {"source", "created_at", "updated_at", "changed_at"}

texts = st.text(
    st.sampled_from("=+-@;,'\"\t\n ab1ë😀") | st.characters(exclude_categories=("Cs",)), max_size=30
).map(note_lines)
thousandths = st.integers(0, 25_000)
maybe_rank = st.none() | st.integers(1, 100)
maybe_average = st.none() | st.integers(0, 100_000)
kinds = st.sampled_from(list(KINDS))


@st.composite
def snapshots(draw: st.DrawFn) -> dict[str, Any]:
    names = ("brand", "people", "insights", "relationships")
    values: dict[str, Any] = dict(zip(names, draw(st.tuples(*[thousandths] * 4)), strict=True))
    whole = sum(values.values()) // 1000
    printed = draw(st.none() | st.just(whole))
    if draw(st.booleans()):
        values, printed = {}, draw(st.integers(0, 100))
    return {
        **values,
        "printed_total": printed,
        "industry_rank": draw(maybe_rank),
        "network_rank": draw(maybe_rank),
        "industry_average": draw(maybe_average),
        "network_average": draw(maybe_average),
        "note": draw(texts),
        "industry": draw(st.none() | st.sampled_from(["Software Development", "Cats; =1, Dogs"])),
    }


states = st.fixed_dictionaries(
    {
        "snapshots": st.dictionaries(st.sampled_from(DAYS), snapshots(), max_size=4),
        "counts": st.dictionaries(
            st.tuples(st.sampled_from(MONDAYS), kinds), st.integers(0, 7), max_size=8
        ),
        "imported": st.dictionaries(
            st.tuples(st.sampled_from(MONDAYS), kinds), st.integers(0, 2_000_000_000), max_size=5
        ),
        "notes": st.dictionaries(
            st.sampled_from(MONDAYS), st.tuples(texts, st.booleans()), max_size=3
        ),
        "days": st.dictionaries(
            st.sampled_from(DAYS),
            st.tuples(*[st.none() | st.integers(-50, 2_000_000_000)] * 3).filter(
                lambda day: any(number is not None for number in day)
            ),
            max_size=3,
        ),
        "chart": st.lists(
            st.tuples(st.sampled_from(DAYS), texts.map(one_line).filter(can_be_seen)),
            max_size=3,
            unique=True,
        ),
        "targets": st.dictionaries(kinds, st.decimals(0, 7, places=2), max_size=3),
        "tips": st.dictionaries(
            st.integers(0, 9), st.tuples(st.sampled_from(TipProgress.State.values), st.booleans())
        ),
    }
)


@pytest.fixture
def world(db: None) -> None:
    make_industry("Software Development")
    make_industry("Cats; =1, Dogs")
    load_catalogue()


def fill(member: Member, state: dict[str, Any]) -> None:
    for day, values in state["snapshots"].items():
        named = values["industry"]
        industry = make_industry(named) if named else None
        Snapshot.objects.create(member=member, day=day, **{**values, "industry": industry})
    for model, name in ((ActivityCount, "counts"), (ImportedCount, "imported")):
        for (monday, kind), count in state[name].items():
            model.objects.create(member=member, week=monday, kind=kind, count=count)
    for monday, (text, nothing) in state["notes"].items():
        if text or nothing:
            WeekNote.objects.create(member=member, week=monday, text=text, nothing_to_log=nothing)
    for day, (impressions, engagements, followers) in state["days"].items():
        ContentDay.objects.create(
            member=member,
            day=day,
            impressions=impressions,
            engagements=engagements,
            new_followers=followers,
        )
    for day, text in state["chart"]:
        make_annotation(member, day, text)
    for kind, target in state["targets"].items():
        ActivityTarget.objects.create(member=member, kind=kind, per_week=target)
    tips = list(Tip.objects.order_by("pk"))
    for number, (progress, helpful) in state["tips"].items():
        answer = helpful if progress == "done" else None
        TipProgress.objects.create(member=member, tip=tips[number], state=progress, helpful=answer)


def reading_of(content: bytes) -> Reading:
    """As the page reads it, with what it proposes."""
    opened = open_sheet(content)
    if isinstance(opened, Document):
        return read_document(opened, TODAY)
    holds = proposed_holds(opened.names(opened.header))
    assert holds is not None
    plan = Plan(opened.header, holds, proposed_fields(opened, opened.header, holds))
    read = read_snapshots if holds is Holds.SNAPSHOTS else read_weeks
    return read(opened, plan, TODAY)


def take(member: Member, content: bytes) -> None:
    reading = reading_of(content)
    assert reading.refused == ()
    changes = sheet_changes(member=member, reading=reading)
    assert (changes.refused, changes.kept_out) == ((), ())
    save_sheet(member=member, reading=reading, seen=changes.digest)
    again = sheet_changes(member=member, reading=reading)
    assert (again.new, again.changed) == ((), ())


def told(member: Member) -> dict[str, Any]:
    exported = export_json(member)
    return {
        part: [
            {name: value for name, value in entry.items() if name not in NOT_TAKEN}
            for entry in exported[part]
        ]
        for part in PARTS
    }


@given(state=states)
@settings(
    max_examples=25,
    deadline=None,
    # To shrink what fails takes minutes, with a database in it.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_json_brings_everything_back_into_an_empty_account(world: None, state: Any) -> None:
    one, other = make_member(), make_member()
    fill(one, state)
    take(other, "".join(json_chunks(one)).encode())
    assert told(other) == told(one)


@given(state=states)
@settings(
    max_examples=25,
    deadline=None,
    # To shrink what fails takes minutes, with a database in it.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_csv_files_bring_snapshots_and_activity_back(world: None, state: Any) -> None:
    one, other = make_member(), make_member()
    fill(one, {**state, "imported": {}})
    for file, rows in ((CsvFile.SNAPSHOTS, "snapshots"), (CsvFile.ACTIVITY, "activity")):
        if told(one)[rows]:
            take(other, b"".join(csv_file_chunks(one, file)))
    assert told(other)["snapshots"] == told(one)["snapshots"]
    assert told(other)["activity"] == told(one)["activity"]
