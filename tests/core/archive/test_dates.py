from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.archive.dates import (
    PACIFIC,
    Calendar,
    DayOrder,
    MixedDatesError,
    OrderUnknownError,
    Stamp,
    UnreadableDateError,
    order_of,
    parse_date,
)

moments = st.datetimes(
    min_value=datetime(2004, 1, 1), max_value=datetime(2037, 12, 30), timezones=st.just(UTC)
)
zones = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            "UTC",
            "Europe/Amsterdam",
            "America/Los_Angeles",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "America/Caracas",
            "Pacific/Apia",
            "Pacific/Kiritimati",
        )
    ]
)


@pytest.mark.parametrize(
    ("text", "day", "second", "zone"),
    [
        ("2026-03-07 08:12:11", date(2026, 3, 7), 29531, None),
        ("2021-03-17 08:12:11 UTC", date(2021, 3, 17), 29531, UTC),
        ("2018/08/18 17:16:55 UTC", date(2018, 8, 18), 62215, UTC),
        ("2021-03-17T08:12:11Z", date(2021, 3, 17), 29531, UTC),
        ("2021-03-17 08:12:11.000+00:00", date(2021, 3, 17), 29531, UTC),
        ("2021-03-17 08:12:11+05:30", date(2021, 3, 17), 29531, timezone(timedelta(hours=5.5))),
        ("2021-03-17 08:12", date(2021, 3, 17), 29520, None),
        ("2021-03-17", date(2021, 3, 17), None, None),
        ("Sat Sep 05 08:12:14 UTC 2026", date(2026, 9, 5), 29534, UTC),
        ("08 Feb 2026", date(2026, 2, 8), None, None),
        ("30 Sep 2020", date(2020, 9, 30), None, None),
        ("4-Apr-21", date(2021, 4, 4), None, None),
        ("04-Apr-21", date(2021, 4, 4), None, None),
        ("4 April 2021", date(2021, 4, 4), None, None),
        ("9/30/18, 2:40 PM", date(2018, 9, 30), 52800, None),
        ("1/29/26, 12:05 AM", date(2026, 1, 29), 300, None),
        ("1/29/26, 12:05\u202fPM", date(2026, 1, 29), 43500, None),
        ("08/19/24, 11:04 PM", date(2024, 8, 19), 83040, None),
        ("1/29/2026 14:37", date(2026, 1, 29), 52620, None),
        ("1/29/2026", date(2026, 1, 29), None, None),
        ("17.03.2021 08:12", date(2021, 3, 17), 29520, None),
        ("  2021-03-17\u00a008:12:11 ", date(2021, 3, 17), 29531, None),
    ],
)
def test_every_date_of_an_archive_is_read(
    text: str, day: date, second: int | None, zone: tzinfo | None
) -> None:
    assert parse_date(text, DayOrder.MONTH_FIRST) == Stamp(day, second, zone)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NaN",
        "Not Available",
        "2026-02-30 08:12:11",
        "2026-13-01 08:12:11",
        "2026-01-01 24:00:00",
        "1/29/26, 13:05 PM",
        "1/29/26, 0:05 AM",
        "12 mars 2023",
        "8 marraskuu 2023",
        "0000-01-01 00:00:00",
        "२०२६-०१-०१ 00:00:00",
        "2026-01-07 12:00:00 CET",
        "=1+1",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDateError):
        parse_date(text, DayOrder.MONTH_FIRST)


def test_numbers_with_slashes_wait_for_the_order_of_the_file() -> None:
    with pytest.raises(OrderUnknownError):
        parse_date("1/2/2026 14:37", None)
    assert parse_date("1/2/2026", DayOrder.DAY_FIRST).day == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["1/2/2026", "3/4/2026"], DayOrder.MONTH_FIRST),
        (["1/2/2026", "3/14/2026"], DayOrder.MONTH_FIRST),
        (["1/2/2026", "14/3/2026 10:00"], DayOrder.DAY_FIRST),
        (["1-2-2026", "14-3-2026 10:00"], DayOrder.DAY_FIRST),
        (["2026-01-31", "nonsense"], DayOrder.MONTH_FIRST),
    ],
)
def test_days_come_first_only_where_the_file_proves_it(texts: list[str], order: DayOrder) -> None:
    assert order_of(texts) is order


def test_a_file_that_proves_both_orders_is_refused() -> None:
    with pytest.raises(MixedDatesError):
        order_of(["14/3/2026", "3/14/2026"])


@given(moments, zones)
def test_the_local_day_is_that_of_the_zone(moment: datetime, zone: ZoneInfo) -> None:
    stamp = parse_date(f"{moment:%Y-%m-%d %H:%M:%S}", None)
    assert Calendar(zone).local_day(stamp, UTC) == moment.astimezone(zone).date()


@given(moments, zones)
def test_pacific_times_are_of_the_day_it_was_for_the_member(
    moment: datetime, zone: ZoneInfo
) -> None:
    local = moment.astimezone(PACIFIC)
    if local.fold:
        return
    stamp = parse_date(f"{local:%m/%d/%y, %I:%M %p}", DayOrder.MONTH_FIRST)
    written = moment.replace(second=0, microsecond=0)
    assert Calendar(zone).local_day(stamp, PACIFIC) == written.astimezone(zone).date()


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("11/1/26, 12:59 AM", 7),
        ("11/1/26, 1:30 AM", 8),
        ("11/1/26, 2:00 AM", 10),
        ("3/8/26, 1:59 AM", 9),
        ("3/8/26, 2:30 AM", 10),
        ("3/8/26, 3:00 AM", 10),
    ],
)
def test_the_hour_that_comes_twice_is_the_first_and_the_one_that_never_was_an_hour_later(
    text: str, hour: int
) -> None:
    stamp = parse_date(text, DayOrder.MONTH_FIRST)
    # A zone in which a new day begins right before, and one in which it begins right after.
    before = timezone(timedelta(hours=24 - hour))
    after = timezone(timedelta(hours=23 - hour))
    assert Calendar(before).local_day(stamp, PACIFIC) == stamp.day + timedelta(days=1)
    assert Calendar(after).local_day(stamp, PACIFIC) == stamp.day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-28 23:30:00", date(2026, 3, 29)),
        ("2026-03-29 22:30:00", date(2026, 3, 30)),
        ("2026-10-24 22:30:00", date(2026, 10, 25)),
        ("2026-10-25 22:30:00", date(2026, 10, 25)),
    ],
)
def test_on_a_day_on_which_clocks_change_the_hour_decides(text: str, day: date) -> None:
    calendar = Calendar(ZoneInfo("Europe/Amsterdam"))
    assert calendar.local_day(parse_date(text, None), UTC) == day


def test_a_date_without_a_time_stays_as_it_is() -> None:
    stamp = parse_date("08 Feb 2026", None)
    assert Calendar(ZoneInfo("Pacific/Kiritimati")).local_day(stamp, UTC) == date(2026, 2, 8)


def test_a_date_in_no_zone_stays_as_it_is_with_its_time() -> None:
    stamp = parse_date("9/30/18, 11:40 PM", DayOrder.MONTH_FIRST)
    assert Calendar(ZoneInfo("Pacific/Kiritimati")).local_day(stamp, None) == date(2018, 9, 30)
