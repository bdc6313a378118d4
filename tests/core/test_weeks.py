from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.weeks import (
    Week,
    WeekError,
    latest_running_week,
    today_in,
    weeks_between,
)

# The calendar's very last days belong to a week whose Sunday does not exist.
days = st.dates(max_value=date(9999, 12, 26))
nearby_days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))
weeks = nearby_days.map(Week.of)
moments = st.datetimes(
    min_value=datetime(2000, 1, 2),
    max_value=datetime(2100, 12, 30),
    timezones=st.just(UTC),
)


@given(days)
def test_a_day_is_one_of_the_seven_days_of_its_week(day: date) -> None:
    week = Week.of(day)
    assert week.days.count(day) == 1
    assert len(set(week.days)) == 7
    assert (week.days[0], week.days[6]) == (week.monday, week.sunday)


@given(nearby_days)
def test_a_day_is_in_no_neighbouring_week(day: date) -> None:
    week = Week.of(day)
    assert day in week
    assert day not in week + 1
    assert day not in week - 1


@given(weeks)
def test_a_week_starts_on_monday_and_holds_the_thursday_of_its_year(week: Week) -> None:
    assert week.monday.isoweekday() == 1
    assert week.sunday == week.monday + timedelta(days=6)
    assert week.days[3].year == week.year


@given(weeks)
def test_a_written_week_reads_back_as_itself(week: Week) -> None:
    assert Week.parse(str(week)) == week


@given(weeks)
def test_a_stored_monday_reads_back_as_its_week(week: Week) -> None:
    assert Week.from_monday(week.monday) == week


@given(weeks, st.integers(-3000, 3000))
def test_adding_and_subtracting_weeks_undo_each_other(week: Week, count: int) -> None:
    assert (week + count) - count == week
    assert (week + count) - week == count


@given(nearby_days, nearby_days)
def test_weeks_order_as_their_days_do(one: date, other: date) -> None:
    if one <= other:
        assert Week.of(one) <= Week.of(other)


def test_a_week_is_written_with_its_year_and_two_digits() -> None:
    assert str(Week.of(date(2026, 11, 18))) == "2026-W47"
    assert str(Week.of(date(2026, 1, 5))) == "2026-W02"


def test_the_last_days_of_december_can_belong_to_the_next_year() -> None:
    assert Week.of(date(2024, 12, 30)) == Week(2025, 1)


def test_the_first_days_of_january_can_belong_to_the_year_before() -> None:
    assert Week.of(date(2027, 1, 3)) == Week(2026, 53)


def test_a_year_of_53_weeks_goes_on_to_week_one() -> None:
    assert Week(2026, 53) + 1 == Week(2027, 1)
    assert Week(2027, 1) - 1 == Week(2026, 53)
    assert Week(2027, 1) - Week(2026, 1) == 53


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-47",
        "2026W47",
        "2026-W7",
        "2026-w47",
        "2026-W00",
        "2025-W53",
        "2026-W54",
        "0000-W01",
        "9999-W52",
        "-026-W01",
        " 2026-W47",
        "2026-W47\n",
        "2026-W47\x00",
        "٢٠٢٦-W٤٧",
    ],
)
def test_a_week_that_is_not_written_as_one_or_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(WeekError):
        Week.parse(text)


def test_a_bad_week_is_a_value_error() -> None:
    assert issubclass(WeekError, ValueError)


def test_a_day_that_is_no_monday_is_no_stored_week() -> None:
    with pytest.raises(WeekError):
        Week.from_monday(date(2026, 11, 17))


@pytest.mark.parametrize("count", [500_000, 10**12, -500_000])
def test_a_week_beyond_the_calendar_is_refused(count: int) -> None:
    with pytest.raises(WeekError):
        Week(2026, 47) + count


def test_weeks_between_holds_both_ends() -> None:
    between = list(weeks_between(Week(2026, 52), Week(2027, 2)))
    assert between == [Week(2026, 52), Week(2026, 53), Week(2027, 1), Week(2027, 2)]


def test_there_are_no_weeks_between_a_week_and_an_earlier_one() -> None:
    assert list(weeks_between(Week(2026, 47), Week(2026, 46))) == []


def test_today_differs_at_both_ends_of_the_world() -> None:
    now = datetime(2026, 11, 15, 10, 30, tzinfo=UTC)
    assert today_in("Pacific/Kiritimati", now) == date(2026, 11, 16)
    assert today_in("Pacific/Pago_Pago", now) == date(2026, 11, 14)


def test_today_turns_at_local_midnight_on_the_night_the_clock_goes_back() -> None:
    before = datetime(2026, 10, 24, 21, 59, tzinfo=UTC)
    assert today_in("Europe/Amsterdam", before) == date(2026, 10, 24)
    assert today_in("Europe/Amsterdam", before + timedelta(minutes=1)) == date(2026, 10, 25)
    assert today_in("Europe/Amsterdam", before + timedelta(hours=25)) == date(2026, 10, 25)
    assert today_in("Europe/Amsterdam", before + timedelta(hours=25, minutes=1)) == date(
        2026, 10, 26
    )


def test_today_turns_after_23_hours_on_the_day_the_clock_goes_forward() -> None:
    midnight = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)
    assert today_in("Europe/Amsterdam", midnight) == date(2026, 3, 29)
    assert today_in("Europe/Amsterdam", midnight + timedelta(hours=23)) == date(2026, 3, 30)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "Europe", "a\x00b", "/"])
def test_an_unknown_zone_counts_as_utc(zone: str) -> None:
    assert today_in(zone, datetime(2026, 11, 15, 23, 59, tzinfo=UTC)) == date(2026, 11, 15)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        today_in("UTC", datetime(2026, 11, 15, 12, 0, tzinfo=UTC).replace(tzinfo=None))


def test_the_latest_running_week_has_begun_at_utc_plus_14() -> None:
    assert latest_running_week(datetime(2026, 11, 15, 9, 59, tzinfo=UTC)) == Week(2026, 46)
    assert latest_running_week(datetime(2026, 11, 15, 10, 0, tzinfo=UTC)) == Week(2026, 47)


@given(moments, st.integers(-12 * 4, 14 * 4))
def test_no_zone_is_ahead_of_the_latest_running_week(now: datetime, quarters: int) -> None:
    zone = timezone(timedelta(minutes=15 * quarters))
    here = Week.of(now.astimezone(zone).date())
    assert latest_running_week(now) - here in (0, 1)
