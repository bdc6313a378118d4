"""The reader of creator analytics against workbooks whose daily figures are known."""

import io
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archives.analytics import LAYOUTS, Days, Figures, Layout, made_up_days, workbook
from tracker.core.analytics import AnalyticsReading, read_analytics
from tracker.core.archive import ArchiveError, ArchiveErrorCode, read_archive

every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
TODAY = date(2026, 11, 19)


def read(layout: Layout, days: Days) -> AnalyticsReading:
    return read_analytics(io.BytesIO(workbook(layout, days)), today=TODAY)


def figures_of(reading: AnalyticsReading) -> Days:
    return {
        day: Figures(figures.impressions, figures.engagements, figures.new_followers)
        for day, figures in reading.days.items()
    }


@every_layout
def test_every_day_of_a_year_is_read_as_it_was(layout: Layout) -> None:
    days = made_up_days(1, date(2025, 8, 25), date(2026, 8, 24))
    assert figures_of(read(layout, days)) == days


@every_layout
def test_a_workbook_tells_its_first_and_its_last_day(layout: Layout) -> None:
    days = made_up_days(2, date(2026, 3, 1), date(2026, 3, 31))
    reading = read(layout, days)
    assert (reading.first, reading.last) == (date(2026, 3, 1), date(2026, 3, 31))


@every_layout
def test_a_days_row_that_is_missing_is_no_day_of_nothing(layout: Layout) -> None:
    days = dict(made_up_days(3, date(2026, 3, 1), date(2026, 3, 31)))
    del days[date(2026, 3, 10)]
    assert date(2026, 3, 10) not in read(layout, days).days


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(LAYOUTS), st.integers(0, 10**6), st.integers(20, 60))
def test_any_month_is_read_as_it_was(layout: Layout, seed: int, length: int) -> None:
    first = date(2026, 2, 14)
    days = made_up_days(seed, first, date.fromordinal(first.toordinal() + length))
    assert figures_of(read(layout, days)) == days


@every_layout
def test_a_workbook_handed_in_as_an_archive_is_named_for_what_it_is(layout: Layout) -> None:
    days = made_up_days(4, date(2026, 3, 1), date(2026, 3, 31))
    with pytest.raises(ArchiveError) as caught:
        read_archive(
            io.BytesIO(workbook(layout, days)),
            zone=ZoneInfo("UTC"),
            today=TODAY,
            on_progress=lambda share: None,
        )
    assert caught.value.code is ArchiveErrorCode.ANALYTICS_INSTEAD
