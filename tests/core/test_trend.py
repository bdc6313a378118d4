from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.components import COMPONENTS, SCORES, Component, Score
from tracker.core.content import ContentFigure, WeekContent
from tracker.core.trend import (
    Change,
    Gap,
    NoChange,
    Range,
    ScorePoint,
    change_since,
    gaps_between,
    weakest,
    weekly_series,
)
from tracker.core.weeks import Week, weeks_between

RUNNING = Week(2026, 47)
THURSDAY = RUNNING.days[3]


def total_only(day: date, total: int = 51_000) -> ScorePoint:
    return ScorePoint(day, total)


def full(
    day: date, brand: int, people: int = 0, insights: int = 0, relationships: int = 0
) -> ScorePoint:
    total = brand + people + insights + relationships
    return ScorePoint(day, total, brand, people, insights, relationships)


def weeks_ago(weeks: int, brand: int = 10_000) -> ScorePoint:
    return full((RUNNING - weeks).days[3], brand)


components = st.integers(0, 25_000)
days = st.dates(RUNNING.monday - timedelta(days=420), RUNNING.sunday)


@st.composite
def histories(draw: st.DrawFn) -> list[ScorePoint]:
    reported = sorted(draw(st.sets(days, max_size=40)))
    return [
        draw(
            st.builds(total_only, st.just(day), st.integers(0, 100_000))
            | st.builds(full, st.just(day), components, components, components, components)
        )
        for day in reported
    ]


# The weekly series


def test_a_week_shows_its_latest_snapshot() -> None:
    monday, thursday = full(RUNNING.monday, 1_000), full(THURSDAY, 2_000)
    (week,) = weekly_series([monday, thursday], RUNNING, RUNNING)
    assert week.point == thursday


def test_a_week_without_a_snapshot_is_in_the_series_and_holds_nothing() -> None:
    series = weekly_series([weeks_ago(2), weeks_ago(0)], RUNNING - 2, RUNNING)
    assert [week.value(Score.TOTAL) for week in series] == [10_000, None, 10_000]


def test_the_components_of_a_mere_total_are_missing_and_not_zero() -> None:
    (week,) = weekly_series([total_only(THURSDAY)], RUNNING, RUNNING)
    assert week.value(Score.TOTAL) == 51_000
    assert [week.value(component) for component in COMPONENTS] == [None] * 4


def test_a_week_without_a_snapshot_may_have_content() -> None:
    content = {RUNNING - 1: WeekContent(impressions=12_345)}
    before, now = weekly_series([weeks_ago(0)], RUNNING - 1, RUNNING, content)
    assert before.value(ContentFigure.IMPRESSIONS) == 12_345
    assert before.value(ContentFigure.ENGAGEMENTS) is None
    assert before.value(Score.TOTAL) is None
    assert now.value(ContentFigure.IMPRESSIONS) is None
    assert (before.is_known, now.is_known) == (True, True)


def test_no_snapshot_at_all_is_a_series_of_nothing() -> None:
    assert [week.point for week in weekly_series([], RUNNING - 3, RUNNING)] == [None] * 4


@given(histories(), st.integers(0, 60))
def test_the_series_is_what_a_look_at_every_day_of_every_week_finds(
    points: list[ScorePoint], length: int
) -> None:
    by_day = {point.day: point for point in points}
    series = weekly_series(points, RUNNING - length, RUNNING)
    assert [week.week for week in series] == list(weeks_between(RUNNING - length, RUNNING))
    for week in series:
        reported = [by_day[day] for day in week.week.days if day in by_day]
        assert week.point == (reported[-1] if reported else None)


# Gaps


def test_the_weeks_between_two_snapshots_are_a_gap() -> None:
    points = [weeks_ago(9), weeks_ago(4), weeks_ago(3), weeks_ago(0)]
    assert gaps_between(points, RUNNING - 12, RUNNING) == (
        Gap(RUNNING - 8, RUNNING - 5),
        Gap(RUNNING - 2, RUNNING - 1),
    )


def test_a_gap_knows_its_weeks() -> None:
    assert Gap(Week(2026, 52), Week(2027, 1)).weeks == 3


def test_thirteen_days_between_snapshots_of_neighbouring_weeks_are_no_gap() -> None:
    points = [full((RUNNING - 1).monday, 0), full(RUNNING.sunday, 0)]
    assert gaps_between(points, RUNNING - 3, RUNNING) == ()


def test_eight_days_around_a_whole_week_are_a_gap() -> None:
    points = [full((RUNNING - 2).sunday, 0), full(RUNNING.monday, 0)]
    assert gaps_between(points, RUNNING - 3, RUNNING) == (Gap(RUNNING - 1, RUNNING - 1),)


def test_a_gap_that_began_before_the_range_is_cut_to_it() -> None:
    points = [weeks_ago(9), weeks_ago(1)]
    assert gaps_between(points, RUNNING - 3, RUNNING) == (Gap(RUNNING - 3, RUNNING - 2),)


def test_a_gap_before_the_range_is_not_seen() -> None:
    assert gaps_between([weeks_ago(9), weeks_ago(5)], RUNNING - 3, RUNNING) == ()


@given(histories())
def test_gaps_are_the_empty_weeks_of_the_series_between_its_first_and_last_snapshot(
    points: list[ScorePoint],
) -> None:
    first = RUNNING - 60
    series = weekly_series(points, first, RUNNING)
    reported = [week.week for week in series if week.point is not None]
    empty = [
        week.week
        for week in series
        if week.point is None and reported and reported[0] < week.week < reported[-1]
    ]
    gaps = gaps_between(points, first, RUNNING)
    assert [week for gap in gaps for week in weeks_between(gap.first, gap.last)] == empty
    assert all(after.first - before.last > 1 for before, after in pairwise(gaps))


# Changes


def test_last_week_is_compared_with_the_latest_snapshot_of_the_week_before() -> None:
    before = full((RUNNING - 1).sunday, 11_000)
    points = [full((RUNNING - 1).monday, 10_000), before, weeks_ago(0, 12_400)]
    change = change_since(points, RUNNING, weeks=1, score=Score.TOTAL)
    assert change == Change(1_400, since=before.day, weeks=1)


def test_an_earlier_snapshot_of_the_same_week_is_not_compared_with() -> None:
    points = [weeks_ago(1, 10_000), full(RUNNING.monday, 11_000), full(THURSDAY, 12_000)]
    change = change_since(points, RUNNING, weeks=1, score=Score.TOTAL)
    assert change == Change(2_000, since=points[0].day, weeks=1)


def test_a_fall_is_a_negative_change() -> None:
    points = [weeks_ago(1, 10_000), weeks_ago(0, 9_900)]
    change = change_since(points, RUNNING, weeks=1, score=Component.BRAND)
    assert change == Change(-100, since=points[0].day, weeks=1)


def test_a_week_without_a_snapshot_makes_it_a_change_since_a_date_further_back() -> None:
    points = [weeks_ago(3, 10_000), weeks_ago(0, 12_000)]
    change = change_since(points, RUNNING, weeks=1, score=Score.TOTAL)
    assert change == Change(2_000, since=points[0].day, weeks=3)


def test_an_old_latest_snapshot_is_never_a_change_since_last_week() -> None:
    points = [weeks_ago(2, 10_000), weeks_ago(1, 12_000)]
    change = change_since(points, RUNNING, weeks=1, score=Score.TOTAL)
    assert change == Change(2_000, since=points[0].day, weeks=2)


def test_four_weeks_are_compared_with_the_week_four_before() -> None:
    points = [weeks_ago(age, 10_000 - age * 100) for age in (5, 4, 3, 1, 0)]
    change = change_since(points, RUNNING, weeks=4, score=Score.TOTAL)
    assert change == Change(400, since=points[1].day, weeks=4)


@pytest.mark.parametrize(("weeks", "age"), [(1, 4), (4, 7)])
def test_a_change_reaches_three_weeks_further_back_and_no_more(weeks: int, age: int) -> None:
    reached = [weeks_ago(age), weeks_ago(0)]
    beyond = [weeks_ago(age + 1), weeks_ago(0)]
    assert isinstance(change_since(reached, RUNNING, weeks=weeks, score=Score.TOTAL), Change)
    answer = change_since(beyond, RUNNING, weeks=weeks, score=Score.TOTAL)
    assert answer is NoChange.TOO_LONG_AGO


@pytest.mark.parametrize("score", SCORES)
def test_the_first_snapshot_has_no_change_yet(score: Score) -> None:
    assert change_since([weeks_ago(0)], RUNNING, weeks=1, score=score) is NoChange.TOO_SOON


def test_three_weeks_of_snapshots_have_no_change_in_four_weeks_yet() -> None:
    points = [weeks_ago(age) for age in (3, 2, 1, 0)]
    assert change_since(points, RUNNING, weeks=4, score=Score.TOTAL) is NoChange.TOO_SOON


def test_without_a_snapshot_there_is_nothing_to_compare() -> None:
    assert change_since([], RUNNING, weeks=1, score=Score.TOTAL) is NoChange.NOT_GIVEN


def test_a_mere_total_has_no_change_of_a_component() -> None:
    points = [weeks_ago(1), total_only(THURSDAY)]
    assert change_since(points, RUNNING, weeks=1, score=Score.BRAND) is NoChange.NOT_GIVEN


def test_a_component_is_compared_past_a_mere_total() -> None:
    points = [weeks_ago(2, 10_000), total_only((RUNNING - 1).monday), weeks_ago(0, 11_000)]
    change = change_since(points, RUNNING, weeks=1, score=Score.BRAND)
    assert change == Change(1_000, since=points[0].day, weeks=2)


@given(histories(), st.sampled_from([1, 4]), st.sampled_from(SCORES))
def test_a_change_compares_two_given_values_far_enough_apart(
    points: list[ScorePoint], weeks: int, score: Score
) -> None:
    change = change_since(points, RUNNING, weeks=weeks, score=score)
    if isinstance(change, Change):
        (before,) = (point for point in points if point.day == change.since)
        latest, earlier = points[-1].value(score), before.value(score)
        assert latest is not None
        assert earlier is not None
        assert change.thousandths == latest - earlier
        assert weeks <= Week.of(points[-1].day) - Week.of(change.since) <= weeks + 3
        assert change.weeks >= weeks


# One snapshot


def test_a_snapshot_holds_its_components_in_linkedins_order() -> None:
    assert full(THURSDAY, 1, 2, 3, 4).components == (1, 2, 3, 4)


def test_a_mere_total_has_no_components() -> None:
    assert total_only(THURSDAY).components is None


def test_the_lowest_component_is_the_weakest() -> None:
    assert weakest(full(THURSDAY, 17_120, 13_400, 9_250, 18_030)) is Component.INSIGHTS


def test_of_equal_components_the_first_in_linkedins_order_is_the_weakest() -> None:
    assert weakest(full(THURSDAY, 12_000, 9_000, 15_000, 9_000)) is Component.PEOPLE


def test_a_component_of_zero_is_given_and_weakest() -> None:
    assert weakest(full(THURSDAY, 5, 5, 5, 0)) is Component.RELATIONSHIPS


def test_a_mere_total_has_no_weakest_component() -> None:
    assert weakest(total_only(THURSDAY)) is None


# Ranges


@pytest.mark.parametrize(
    ("chosen", "weeks"),
    [
        (Range.FOUR_WEEKS, 4),
        (Range.THIRTEEN_WEEKS, 13),
        (Range.TWENTY_SIX_WEEKS, 26),
        (Range.ONE_YEAR, 52),
    ],
)
def test_a_range_ends_with_the_running_week(chosen: Range, weeks: int) -> None:
    first = chosen.first_week(RUNNING, [weeks_ago(100)])
    assert len(list(weeks_between(first, RUNNING))) == weeks


def test_all_begins_with_the_first_snapshot() -> None:
    assert Range.ALL.first_week(RUNNING, [weeks_ago(100), weeks_ago(1)]) == RUNNING - 100


def test_all_of_nothing_is_the_running_week() -> None:
    assert Range.ALL.first_week(RUNNING, []) == RUNNING


def test_a_range_is_read_from_the_words_of_a_url() -> None:
    assert [Range(word) for word in ("4w", "13w", "26w", "1y", "all")] == list(Range)
