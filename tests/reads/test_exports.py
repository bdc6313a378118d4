import csv
import json
import tracemalloc
from datetime import date, timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import NOW
from tests.exported import MONDAY, fill
from tests.factories import TODAY, make_membership, make_network, make_snapshot
from tracker.core.activity import KINDS
from tracker.core.portable.columns import COLUMNS, CsvFile
from tracker.models import ActivityCount, ContentDay, ImportedCount, Snapshot, WeekNote
from tracker.reads.exports import csv_file_chunks, export_json, json_chunks, zip_file_chunks

pytestmark = pytest.mark.usefixtures("noon")


def lines(member, file):
    text = b"".join(csv_file_chunks(member, file)).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def archive(member, readme="Read me"):
    chunks = zip_file_chunks(member, readme=readme, made_at=NOW)
    return ZipFile(BytesIO(b"".join(chunks)))


def given(entry):
    return {name: value for name, value in entry.items() if value not in (None, "")}


@pytest.fixture
def filled(member):
    fill(member, make_network("Northside", slug="northside-abcd2345"), mark="Own")
    return export_json(member)


def test_an_export_says_what_it_is_and_when_it_was_made(member):
    exported = export_json(member)
    head = {name: exported[name] for name in ("format", "version", "exported_at")}
    assert head == {"format": "ssi-tracker", "version": 1, "exported_at": "2026-11-19T12:00:00Z"}


def test_a_snapshot_is_exported_to_the_thousandth(member):
    make_snapshot(member, brand=13_118, people=10_000, industry_rank=5, network_average=41_000)
    [snapshot] = export_json(member)["snapshots"]
    assert given(snapshot) == {
        "day": "2026-11-19",
        "week": "2026-W47",
        "total": "50.398",
        "brand": "13.118",
        "people": "10",
        "insights": "9.25",
        "relationships": "18.03",
        "industry_rank": 5,
        "network_average": "41",
        "source": "typed",
        "created_at": "2026-11-19T12:00:00Z",
        "updated_at": "2026-11-19T12:00:00Z",
    }


def test_what_a_snapshot_does_not_say_is_null_and_an_empty_cell(member):
    make_snapshot(member, printed_total=51)
    [snapshot] = export_json(member)["snapshots"]
    assert snapshot["brand"] is None
    [line] = lines(member, CsvFile.SNAPSHOTS)
    assert (line["brand"], line["printed_total"], line["total"]) == ("", "51", "51")


def test_a_week_tells_typed_from_imported_and_none_from_unknown(member):
    ActivityCount.objects.create(member=member, week=MONDAY, kind="posts", count=2)
    ImportedCount.objects.create(member=member, week=MONDAY, kind="posts", count=1)
    ImportedCount.objects.create(member=member, week=MONDAY, kind="comments", count=0)
    later = MONDAY + timedelta(weeks=1)
    WeekNote.objects.create(member=member, week=later, nothing_to_log=True, text="Ill")
    assert export_json(member)["activity"] == [
        {
            "week": "2026-W47",
            "typed": {"posts": 2},
            "imported": {"comments": 0, "posts": 1},
            "nothing_to_log": False,
            "note": "",
        },
        {
            "week": "2026-W48",
            "typed": {},
            "imported": {},
            "nothing_to_log": True,
            "note": "Ill",
        },
    ]
    typed, imported = (
        [given(line) for line in lines(member, file)]
        for file in (CsvFile.ACTIVITY, CsvFile.IMPORTED_ACTIVITY)
    )
    assert typed == [
        {"week": "2026-W47", "posts": "2", "nothing_to_log": "false"},
        {"week": "2026-W48", "nothing_to_log": "true", "note": "Ill"},
    ]
    assert imported == [{"week": "2026-W47", "posts": "1", "comments": "0"}]


def test_a_text_that_a_spreadsheet_would_run_is_guarded_and_a_negative_number_is_none(member):
    make_snapshot(member, note="=1+1")
    ContentDay.objects.create(member=member, day=TODAY, engagements=-3)
    assert lines(member, CsvFile.SNAPSHOTS)[0]["note"] == "'=1+1"
    assert export_json(member)["snapshots"][0]["note"] == "=1+1"
    assert lines(member, CsvFile.CREATOR_ANALYTICS)[0]["engagements"] == "-3"


def test_a_csv_file_without_lines_still_names_its_columns(member):
    for file in CsvFile:
        head = b"".join(csv_file_chunks(member, file)).decode("utf-8-sig")
        assert head == ",".join(COLUMNS[file]) + "\r\n"


def test_an_account_is_told_of_without_its_secrets(filled):
    assert filled["profile"]["email"] == "robin@example.com"
    assert filled["profile"]["industry_name"] == "Software Development"
    assert filled["account"]["has_password"] is True
    assert filled["account"]["groups"] == ["content editors"]
    [factor] = filled["second_factors"]
    assert (factor["type"], factor["name"]) == ("webauthn", "Own phone")
    [token] = filled["api_tokens"]
    assert given(token) == {
        "name": "Own script",
        "scope": "read",
        "created_at": "2026-11-19T12:00:00Z",
    }


def test_a_target_is_exact(filled):
    assert filled["targets"] == [{"kind": "posts", "per_week": "0.25"}]


def test_what_is_counted_among_others_is_told(filled):
    [counted] = filled["published"]
    assert counted["industry_name"] == "Software Development"
    assert (counted["from_week"], counted["total"]) == ("2026-W47", "57.8")


def test_a_network_is_named_by_its_address_and_to_who_is_in_it_by_its_name(member, filled):
    [membership] = filled["networks"]
    assert membership == {
        "network_slug": "northside-abcd2345",
        "network_name": "Northside",
        "role": "manager",
        "joined_week": "2026-W02",
        "left_week": None,
        "on_leaderboard": False,
    }
    member.memberships.update(left_week=MONDAY)
    [left] = export_json(member)["networks"]
    assert (left["network_slug"], left["network_name"]) == ("northside-abcd2345", None)


def test_coming_back_to_a_network_is_two_stays(member):
    network = make_network()
    make_membership(member, network, left_week=date(2026, 3, 2))
    make_membership(member, network, joined_week=date(2026, 6, 1))
    stays = export_json(member)["networks"]
    assert [stay["joined_week"] for stay in stays] == ["2026-W02", "2026-W23"]


def test_the_zip_holds_the_readme_the_json_and_every_csv_file(member, filled):
    files = archive(member, readme="Lees mij: één")
    assert files.namelist() == [
        "README.txt",
        "ssi-tracker.json",
        *(f"{file}.csv" for file in CsvFile),
    ]
    assert files.read("README.txt").decode() == "Lees mij: één"
    assert json.loads(files.read("ssi-tracker.json")) == filled
    for file in CsvFile:
        assert files.read(f"{file}.csv") == b"".join(csv_file_chunks(member, file))


@pytest.fixture
def long_history(member):
    """Ten years: a snapshot every three days with a long note, every kind in every week."""
    first = TODAY - timedelta(weeks=520)
    Snapshot.objects.bulk_create(
        Snapshot(member=member, day=first + timedelta(days=day), printed_total=40, note="ab " * 660)
        for day in range(0, 3640, 3)
    )
    for model in (ActivityCount, ImportedCount):
        model.objects.bulk_create(
            model(member=member, week=MONDAY - timedelta(weeks=week), kind=kind, count=week % 8)
            for week in range(520)
            for kind in KINDS
        )
    return member


def test_ten_years_come_whole_and_in_order_by_hundreds_of_rows_a_query(long_history):
    with CaptureQueriesContext(connection) as queries:
        exported = export_json(long_history)
    assert len(queries) < 80
    days = [snapshot["day"] for snapshot in exported["snapshots"]]
    assert len(days) == 1214
    assert days == sorted(days)
    weeks = exported["activity"]
    assert len(weeks) == 520
    assert all(set(week["typed"]) == set(week["imported"]) == set(KINDS) for week in weeks)


def test_ten_years_take_no_more_memory_than_a_few_hundred_rows(long_history):
    tracemalloc.start()
    size = sum(len(chunk) for chunk in json_chunks(long_history))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 3_000_000
    assert peak < 1_500_000
