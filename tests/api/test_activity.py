from datetime import date

import pytest

from tests.api.test_snapshots import pointers
from tracker.models import ActivityCount, ImportedCount, WeekNote

WEEK = "/activity/2026-W47"
MONDAY = date(2026, 11, 16)


@pytest.fixture
def imported(member):
    for kind, count in (("posts", 1), ("comments", 12)):
        ImportedCount.objects.create(member=member, week=MONDAY, kind=kind, count=count)


def test_a_week_tells_what_was_typed_what_was_imported_and_what_counts(program, imported):
    response = program.put(WEEK, {"posts": 2, "searches": 0})
    assert response.status_code == 200
    assert response.json() == {
        "week": "2026-W47",
        "counts": {"posts": 2, "searches": 0, "comments": 12},
        "typed": {"posts": 2, "searches": 0},
        "imported": {"posts": 1, "comments": 12},
        "note": "",
        "nothing_to_log": False,
        "is_logged": True,
    }
    assert program.get(WEEK).content == response.content


def test_every_week_of_the_list_can_be_asked_for_alone(program, member):
    before_the_index = date(2009, 3, 2)
    ImportedCount.objects.create(member=member, week=before_the_index, kind="connections", count=3)
    (listed,) = program.get("/activity").json()["items"]
    assert program.get(f"/activity/{listed['week']}").json() == listed
    assert program.put(f"/activity/{listed['week']}", {"posts": 1}).status_code == 404


def test_what_is_not_named_stays_and_null_makes_blank(program, imported):
    program.put(WEEK, {"posts": 2, "articles": 1})
    week = program.put(WEEK, {"posts": None, "comments": None}).json()
    assert week["typed"] == {"articles": 1}
    assert week["counts"] == {"posts": 1, "articles": 1, "comments": 12}
    assert program.put(WEEK, {}).json() == week


def test_a_whole_number_may_have_a_point(program):
    assert program.put(WEEK, '{"posts": 2.0}').json()["typed"] == {"posts": 2}


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("posts", -1),
        ("posts", 501),
        ("posts", 1.5),
        ("posts", True),
        ("posts", "2"),
        ("posts", [2]),
        ("posts", 10**30),
        ("active_days", 8),
        ("leads_saved", 1),
        ("likes", 1),
    ],
)
def test_what_a_week_cannot_hold_is_refused_and_nothing_is_saved(program, refused, kind, count):
    problem = refused(program.put(WEEK, {"comments": 3, kind: count}), 422)
    assert pointers(problem) == [f"#/{kind}"]
    assert not ActivityCount.objects.exists()


def test_kinds_of_a_paid_plan_are_for_those_who_have_one(program, member):
    member.has_paid_plan = True
    member.save()
    assert program.put(WEEK, {"leads_saved": 4}).json()["typed"] == {"leads_saved": 4}


@pytest.mark.parametrize(
    "week", ["2026-W48", "2014-W30", "2026-W54", "2025-W53", "2026-47", "last", "0000-W01"]
)
def test_a_week_that_is_not_there_or_not_open_is_not_found(program, refused, week):
    refused(program.get(f"/activity/{week}"), 404)
    refused(program.put(f"/activity/{week}", {"posts": 1}), 404)
    assert not ActivityCount.objects.exists()


def test_the_weeks_are_in_pages_newest_first(program, member, imported, noon):
    WeekNote.objects.create(member=member, week=date(2026, 11, 2), nothing_to_log=True)
    program.put("/activity/2026-W40", {"posts": 1})
    first = program.get("/activity?limit=2").json()
    assert [item["week"] for item in first["items"]] == ["2026-W47", "2026-W45"]
    assert first["items"][1]["nothing_to_log"]
    assert first["items"][1]["is_logged"]
    second = program.get(first["next"].partition("/api/v1")[2]).json()
    assert [item["week"] for item in second["items"]] == ["2026-W40"]
    assert second["next"] is None


def test_a_list_costs_the_same_whatever_its_length(program, django_assert_num_queries):
    for number in range(10, 40):
        program.put(f"/activity/2026-W{number}", {"posts": 1})
    # The token, its count of requests, and three for the weeks.
    with django_assert_num_queries(5):
        assert len(program.get("/activity?limit=200").json()["items"]) == 30
