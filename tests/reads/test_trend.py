from datetime import date, timedelta

from tracker.core.trend import Range, ScorePoint
from tracker.reads.trend import trend_of

TODAY = date(2026, 11, 19)
WEEK = timedelta(weeks=1)


def point(weeks_ago: int, total: int = 50_000) -> ScorePoint:
    return ScorePoint(TODAY - weeks_ago * WEEK, total)


def test_a_short_history_fills_the_chart():
    trend = trend_of([point(2), point(0)], today=TODAY, chosen=Range.ONE_YEAR)
    assert [str(week.week) for week in trend.series] == ["2026-W45", "2026-W46", "2026-W47"]


def test_a_running_week_without_a_snapshot_is_not_missing_yet():
    trend = trend_of([point(2), point(1)], today=TODAY, chosen=Range.ALL)
    assert str(trend.series[-1].week) == "2026-W46"


def test_weeks_without_a_snapshot_are_null_and_never_zero():
    chart = trend_of([point(3), point(0)], today=TODAY, chosen=Range.ALL).chart
    assert chart["scores"]["total"] == [50.0, None, None, 50.0]
    assert chart["scores"]["brand"] == [None, None, None, None]
    assert chart["gaps"] == [{"first": 1, "last": 2}]


def test_the_table_lists_only_weeks_that_were_reported_newest_first():
    trend = trend_of([point(3), point(0)], today=TODAY, chosen=Range.ALL)
    assert [str(week.week) for week in trend.reported] == ["2026-W47", "2026-W44"]


def test_four_weeks_are_the_running_one_and_three_before():
    points = [point(weeks) for weeks in range(30, -1, -1)]
    trend = trend_of(points, today=TODAY, chosen=Range.FOUR_WEEKS)
    assert len(trend.series) == 4


def test_a_member_without_snapshots_has_nothing_to_draw():
    trend = trend_of([], today=TODAY, chosen=Range.ONE_YEAR)
    assert trend.reported == ()
    assert trend.latest is None
