from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.content import ContentDay, ContentFigure, WeekContent, content_weeks
from tracker.core.weeks import Week

WEEK = Week(2026, 46)
FIGURES = (ContentFigure.IMPRESSIONS, ContentFigure.ENGAGEMENTS, ContentFigure.NEW_FOLLOWERS)

figures = st.none() | st.integers(-1_000, 2_000_000)
days = st.dates(date(2025, 12, 15), date(2026, 2, 1))


@st.composite
def kept_days(draw: st.DrawFn) -> list[ContentDay]:
    """Runs of days with holes, in any order."""
    kept = draw(st.sets(days)) if draw(st.booleans()) else set()
    first = draw(days)
    kept |= {first + timedelta(days=number) for number in range(draw(st.integers(0, 30)))}
    shuffled = draw(st.permutations(sorted(kept)))
    return [(day, draw(figures), draw(figures), draw(figures)) for day in shuffled]


def test_a_week_is_the_sum_of_its_seven_days() -> None:
    kept = [(day, 1_000, 20, 3) for day in WEEK.days]
    assert content_weeks(kept) == {WEEK: WeekContent(7_000, 140, 21)}


def test_a_week_with_a_day_missing_is_not_there() -> None:
    assert content_weeks((day, 1_000, 20, 3) for day in WEEK.days[1:]) == {}


def test_a_figure_that_one_day_does_not_tell_is_unknown_while_the_others_stand() -> None:
    kept: list[ContentDay] = [(day, 1_000, 20, 3) for day in WEEK.days]
    kept[3] = (WEEK.days[3], 1_000, 20, None)
    assert content_weeks(kept) == {WEEK: WeekContent(7_000, 140, None)}


def test_a_week_of_which_no_figure_is_known_is_not_there() -> None:
    assert content_weeks((day, None, None, None) for day in WEEK.days) == {}


def test_days_of_nothing_are_none_and_not_unknown() -> None:
    assert content_weeks((day, 0, 0, 0) for day in WEEK.days) == {WEEK: WeekContent(0, 0, 0)}


def test_a_week_in_which_linkedin_took_more_back_than_it_counted_is_below_zero() -> None:
    kept = [(day, 10, 2 if day != WEEK.sunday else -20, 1) for day in WEEK.days]
    assert content_weeks(kept)[WEEK].engagements == -8


@pytest.mark.parametrize("monday", [date(2025, 12, 29), date(2026, 12, 28)])
def test_a_week_over_new_year_is_one_week(monday: date) -> None:
    kept = [(monday + timedelta(days=number), 1, 1, 1) for number in range(7)]
    assert content_weeks(kept) == {Week.of(monday): WeekContent(7, 7, 7)}


@given(kept_days())
def test_weeks_hold_what_the_days_of_whole_weeks_hold(kept: list[ContentDay]) -> None:
    weeks = content_weeks(kept)
    for place, figure in enumerate(FIGURES):
        known = {day: told for day, *values in kept if (told := values[place]) is not None}
        whole = {day for day in known if all(each in known for each in Week.of(day).days)}
        sums = {week: content.value(figure) for week, content in weeks.items()}
        summed = {week: value for week, value in sums.items() if value is not None}
        assert summed.keys() == {Week.of(day) for day in whole}
        assert sum(summed.values()) == sum(known[day] for day in whole)
