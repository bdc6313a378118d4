from datetime import date

import pytest

from tests.factories import TODAY, make_industry, make_snapshot
from tracker.models import ChangedMember, Snapshot

FOUR = {"brand": "13.118", "people": 9.25, "insights": 11, "relationships": "18,03"}


def pointers(problem):
    return [error["pointer"] for error in problem["errors"]]


def test_a_snapshot_is_saved_with_the_digits_it_was_given(program, member):
    response = program.post("/snapshots", {**FOUR, "printed_total": 51, "note": "Hello"})

    saved = response.json()
    assert response.status_code == 201
    assert response["Location"] == f"/api/v1/snapshots/{saved['id']}"
    assert saved | {"created_at": "", "updated_at": ""} == {
        "id": Snapshot.objects.get(member=member).pk,
        "day": "2026-11-19",
        "week": "2026-W47",
        "industry_name": None,
        "brand": "13.118",
        "people": "9.25",
        "insights": "11",
        "relationships": "18.03",
        "total": "51.398",
        "printed_total": 51,
        "industry_rank": None,
        "network_rank": None,
        "industry_average": None,
        "network_average": None,
        "note": "Hello",
        "source": "api",
        "created_at": "",
        "updated_at": "",
    }
    assert program.get(response["Location"].removeprefix("/api/v1")).json() == saved
    assert ChangedMember.objects.filter(member_id=member.pk).exists()


def test_a_refusal_shows_the_number_as_it_was_sent(program, refused):
    problem = refused(program.post("/snapshots", '{"printed_total": 40.5}'), 422)
    assert problem["errors"][0]["detail"].startswith("40.5 ")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0.1", "0.1"),
        ("13.1184999999", "13.118"),
        ("13.1185", "13.119"),
        ("1.3e1", "13"),
        ("25.0", "25"),
        ("-0.0", "0"),
        ("1e-7", "0"),
        ('"7,5"', "7.5"),
    ],
)
def test_a_number_is_read_from_its_digits_never_from_a_binary_fraction(program, written, read):
    body = f'{{"brand": {written}, "people": 1, "insights": 1, "relationships": 1}}'
    response = program.post("/snapshots", body)
    assert response.status_code == 201, response.content
    assert response.json()["brand"] == read


@pytest.mark.parametrize(
    "written",
    [
        "26",
        "-1",
        "1e999",
        "9" * 5000,
        "true",
        '"x"',
        '""',
        "[]",
        "{}",
        '"NaN"',
        '"1e1"',
        '"\\u0000"',
    ],
)
def test_what_is_no_score_is_refused_where_it_stands(program, refused, written):
    body = f'{{"brand": {written}, "people": 1, "insights": 1, "relationships": 1}}'
    assert pointers(refused(program.post("/snapshots", body), 422)) == ["#/brand"]
    assert not Snapshot.objects.exists()


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ({}, ["#"]),
        ({"brand": 1}, ["#/insights", "#/people", "#/relationships"]),
        ({**FOUR, "printed_total": 70}, ["#"]),
        ({"printed_total": 50.5}, ["#/printed_total"]),
        ({"printed_total": 50, "industry_rank": 0}, ["#/industry_rank"]),
        ({"printed_total": 50, "industry_rank": 5.00001}, ["#/industry_rank"]),
        ({"printed_total": 50, "network_average": 101}, ["#/network_average"]),
        ({"printed_total": 50, "day": "2026-11-20"}, ["#/day"]),
        ({"printed_total": 50, "day": "2014-07-31"}, ["#/day"]),
        ({"printed_total": 50, "day": "2026-02-30"}, ["#/day"]),
        ({"printed_total": 50, "day": "19-11-2026"}, ["#/day"]),
        ({"printed_total": 50, "day": 20261119}, ["#/day"]),
        ({"printed_total": 50, "note": "x" * 2001}, ["#/note"]),
        ({"printed_total": 50, "industry_name": "Dragon Husbandry"}, ["#/industry_name"]),
        ({"printed_total": 50, "total": "50"}, ["#/total"]),
        ({"printed_total": 50, "a/b~c": 1}, ["#/a~1b~0c"]),
        ([], ["#"]),
        ("50", ["#"]),
        (None, ["#"]),
    ],
)
def test_the_rules_are_those_of_the_form(program, refused, body, places):
    assert sorted(pointers(refused(program.post("/snapshots", body), 422))) == places
    assert not Snapshot.objects.exists()


def test_the_day_is_that_where_the_member_lives(program, member, noon):
    noon.move_to("2026-11-19T23:30:00Z")
    assert program.post("/snapshots", {"printed_total": 50}).json()["day"] == "2026-11-20"


def test_a_day_that_has_a_snapshot_is_edited_and_says_so(program, member):
    make_snapshot(member, note="Before", industry_rank=7, industry=make_industry())

    response = program.post("/snapshots", {**FOUR, "day": "2026-11-19"})

    assert response.status_code == 200
    saved = response.json()
    assert (saved["brand"], saved["note"], saved["industry_rank"]) == ("13.118", "Before", 7)
    assert saved["industry_name"] == "Software Development"
    assert Snapshot.objects.count() == 1


def test_a_new_snapshot_has_the_industry_it_would_have_on_the_page(program, member):
    make_snapshot(member, date(2026, 11, 1), industry=make_industry())
    later = program.post("/snapshots", {"printed_total": 50}).json()
    none = program.post(
        "/snapshots", {"printed_total": 50, "day": "2026-11-18", "industry_name": None}
    ).json()
    assert (later["industry_name"], none["industry_name"]) == ("Software Development", None)


def test_an_edit_changes_what_it_names_and_null_empties(program, member):
    snapshot = make_snapshot(member, note="Before", industry_rank=7, source="pasted")

    response = program.patch(f"/snapshots/{snapshot.pk}", {"brand": 17.5, "industry_rank": None})

    edited = response.json()
    assert response.status_code == 200
    assert (edited["brand"], edited["people"]) == ("17.5", "13.4")
    assert (edited["industry_rank"], edited["note"]) == (None, "Before")
    assert edited["source"] == "pasted"


def test_an_edit_is_under_the_rules_of_the_form(program, member, refused):
    snapshot = make_snapshot(member)
    path = f"/snapshots/{snapshot.pk}"
    assert pointers(refused(program.patch(path, {"brand": None}), 422)) == ["#/brand"]
    assert pointers(refused(program.patch(path, {"day": None}), 422)) == ["#/day"]
    assert pointers(refused(program.patch(path, {"printed_total": 1}), 422)) == ["#"]


def test_no_edit_moves_a_snapshot_onto_another(program, member, refused):
    make_snapshot(member, date(2026, 11, 18))
    snapshot = make_snapshot(member)
    refused(program.patch(f"/snapshots/{snapshot.pk}", {"day": "2026-11-18"}), 409)
    snapshot.refresh_from_db()
    assert snapshot.day == TODAY


def test_a_deleted_snapshot_is_gone(program, member, refused):
    path = f"/snapshots/{make_snapshot(member).pk}"
    response = program.delete(path)
    assert (response.status_code, response.content) == (204, b"")
    for again in (program.get(path), program.delete(path), program.patch(path, {})):
        refused(again, 404)


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
def test_a_strangers_snapshot_is_like_one_that_does_not_exist(program, stranger, method):
    theirs = make_snapshot(stranger)
    body = {} if method == "PATCH" else None
    answers = {
        (response.status_code, response.content)
        for response in (
            program.ask(method, f"/snapshots/{theirs.pk}", body),
            program.ask(method, "/snapshots/999999999", body),
            program.ask(method, f"/snapshots/{'9' * 40}", body),
        )
    }
    assert len(answers) == 1
    assert answers.pop()[0] == 404
    theirs.refresh_from_db()


def test_the_list_is_in_pages_that_nothing_added_later_moves(program, member):
    for day in (10, 12, 14, 16, 18):
        make_snapshot(member, date(2026, 11, day))
    first = program.get("/snapshots?limit=2")
    make_snapshot(member, date(2026, 11, 17))
    make_snapshot(member, date(2026, 11, 11))

    days, response = [], first
    while True:
        page = response.json()
        days += [item["day"][-2:] for item in page["items"]]
        if page["next"] is None:
            break
        assert response["Link"] == f'<{page["next"]}>; rel="next"'
        response = program.get(page["next"].partition("/api/v1")[2])

    assert days == ["18", "16", "14", "12", "11", "10"]
    assert "Link" not in response.headers


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=many", "limit"),
        ("limit=1&limit=2", "limit"),
        ("cursor=nonsense", "cursor"),
        ("cursor=%C3%A9", "cursor"),
        ("cursor=" + "a" * 500, "cursor"),
    ],
)
def test_a_page_that_cannot_be_asked_for_is_refused(program, refused, query, name):
    problem = refused(program.get(f"/snapshots?{query}"), 422)
    assert [error["parameter"] for error in problem["errors"]] == [name]


def test_a_list_holds_nobody_elses(program, stranger):
    make_snapshot(stranger)
    assert program.get("/snapshots").json() == {"items": [], "next": None}
