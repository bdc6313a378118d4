import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.charts import (
    Written,
    draw_histogram,
    draw_lines,
    draw_strip,
    height_ticks,
    week_ticks,
)
from tracker.core.standing import Bin, Quartiles
from tracker.core.weeks import Week

NUMBER = re.compile(r"-?\d+(?:\.\d{1,2})?")
QUARTILES = Quartiles(36, 47, 55)
WEEK = Week(2026, 47)

percentiles = st.lists(st.none() | st.integers(1, 99), min_size=1, max_size=104)


def total_bins(**counts: int) -> list[Bin]:
    """Twenty bins of five points; `at_45=10` puts ten members into the one from 45."""
    return [Bin(low, low + 500, counts.get(f"at_{low // 100}", 0)) for low in range(0, 10_000, 500)]


def percent(text: str) -> float:
    assert text.endswith("%")
    assert NUMBER.fullmatch(text[:-1])
    return float(text[:-1])


def points(run: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (place.split(",") for place in run.split())]


def weeks(count: int) -> list[Week]:
    return [WEEK - back for back in range(count - 1, -1, -1)]


# The histogram


def test_the_fullest_bin_is_as_high_as_the_plot_and_the_others_in_proportion() -> None:
    bars = draw_histogram(total_bins(at_45=10, at_50=5), QUARTILES).bars
    assert (bars[9].y, bars[9].height) == ("0%", "100%")
    assert (bars[10].y, bars[10].height) == ("50%", "50%")
    assert bars[0].height == "0%"


def test_bars_fill_the_width_with_a_little_air() -> None:
    bars = draw_histogram(total_bins(at_45=10), QUARTILES).bars
    assert [(bar.x, bar.width) for bar in bars[:2]] == [("0.15%", "4.7%"), ("5.15%", "4.7%")]
    assert percent(bars[-1].x) + percent(bars[-1].width) < 100


def test_a_distribution_of_nobody_has_flat_bars() -> None:
    assert {bar.height for bar in draw_histogram(total_bins(), QUARTILES).bars} == {"0%"}


def test_the_own_bar_is_the_one_that_holds_the_score() -> None:
    drawn = draw_histogram(total_bins(at_55=3), QUARTILES, own=5_780)
    assert [bar.low for bar in drawn.bars if bar.is_own] == [55_000]
    assert drawn.strip.own == "57.8%"


@pytest.mark.parametrize(("own", "low"), [(5_499, 50_000), (5_500, 55_000), (10_000, 95_000)])
def test_a_bin_holds_its_lower_edge_and_the_last_one_its_upper_edge_too(own: int, low: int) -> None:
    drawn = draw_histogram(total_bins(), QUARTILES, own=own)
    assert [bar.low for bar in drawn.bars if bar.is_own] == [low]


def test_without_an_own_score_no_bar_is_marked() -> None:
    drawn = draw_histogram(total_bins(at_55=3), QUARTILES)
    assert drawn.strip.own is None
    assert not any(bar.is_own for bar in drawn.bars)


def test_the_words_of_a_marker_at_the_right_edge_stand_before_it() -> None:
    assert not draw_histogram(total_bins(), QUARTILES, own=8_000).own_is_far_right
    assert draw_histogram(total_bins(), QUARTILES, own=8_001).own_is_far_right


def test_a_total_has_a_tick_every_ten_points_and_every_other_one_is_minor() -> None:
    ticks = draw_histogram(total_bins(), QUARTILES).ticks
    assert [tick.value for tick in ticks] == list(range(0, 101, 10))
    assert [tick.value for tick in ticks if tick.is_minor] == [10, 30, 50, 70, 90]


def test_a_component_has_a_tick_every_five_points() -> None:
    bins = [Bin(low, low + 250, 1) for low in range(0, 2_500, 250)]
    ticks = draw_histogram(bins, Quartiles(9, 12, 15)).ticks
    assert [(tick.value, tick.place) for tick in ticks] == [
        (0, "0%"), (5, "20%"), (10, "40%"), (15, "60%"), (20, "80%"), (25, "100%"),
    ]  # fmt: skip
    assert not any(tick.is_minor for tick in ticks)


# The strip


def test_the_strip_spans_the_middle_half() -> None:
    strip = draw_strip(QUARTILES, maximum=10_000, own=5_780)
    assert (strip.lower, strip.median, strip.upper, strip.width) == ("36%", "47%", "55%", "19%")


def test_a_components_strip_is_of_25() -> None:
    strip = draw_strip(Quartiles(9, 12, 15), maximum=2_500, own=1_712)
    assert (strip.lower, strip.median, strip.own) == ("36%", "48%", "68.48%")


@pytest.mark.parametrize(
    ("quartiles", "fit"),
    [(Quartiles(30, 45, 60), True), (Quartiles(36, 47, 53), False), (Quartiles(1, 1, 90), False)],
)
def test_labels_stand_apart_only_where_they_have_room(quartiles: Quartiles, fit: bool) -> None:
    assert draw_strip(quartiles, maximum=10_000).labels_fit is fit


@pytest.mark.parametrize(("median", "label"), [(2, "32%"), (47, "47%"), (98, "68%")])
def test_a_joined_label_stays_within_the_plot(median: int, label: str) -> None:
    assert draw_strip(Quartiles(1, median, 99), maximum=10_000).label == label


# Lines over weeks


def test_a_line_goes_from_edge_to_edge_of_a_box_of_100() -> None:
    (line,) = draw_lines([[[0, 50, 100]]])
    assert points(line.runs[0]) == [(0, 100), (50, 50), (100, 0)]
    assert (line.end, line.last) == ("0%", 100)


def test_a_week_without_a_place_breaks_the_line() -> None:
    (line,) = draw_lines([[[10, 20, None, 40, 50]]])
    assert [len(points(run)) for run in line.runs] == [2, 2]


def test_a_place_alone_between_gaps_is_a_dot() -> None:
    (line,) = draw_lines([[[10, None, 30, None, 50]]])
    assert line.runs == ()
    assert [(dot.x, dot.y) for dot in line.dots] == [
        ("0%", "90%"), ("50%", "70%"), ("100%", "50%"),
    ]  # fmt: skip


def test_parts_of_a_line_are_not_joined_though_their_weeks_touch() -> None:
    (line,) = draw_lines([[[10, 20, None, None], [None, None, 70, 80]]])
    assert [len(points(run)) for run in line.runs] == [2, 2]
    assert line.last == 80


def test_a_line_that_ended_earlier_has_no_label_at_the_edge() -> None:
    (line,) = draw_lines([[[10, 20, None]]])
    assert (line.end, line.last) == (None, None)


def test_labels_at_the_edge_do_not_cover_each_other() -> None:
    lines = draw_lines([[[50]], [[51]], [[2]], [[1]]])
    ends = sorted(percent(line.end) for line in lines if line.end)
    assert all(below - above >= 7.49 for above, below in pairwise(ends))
    assert ends[-1] <= 100
    assert [line.last for line in lines] == [50, 51, 2, 1]


def test_a_median_is_drawn_on_its_own_scale() -> None:
    (line,) = draw_lines([[[5, 20]]], maximum=25)
    assert points(line.runs[0]) == [(0, 80), (100, 20)]


@given(st.lists(percentiles, max_size=14))
def test_every_point_and_label_lies_in_the_box(series: list[list[int | None]]) -> None:
    for line in draw_lines([[values] for values in series]):
        for run in line.runs:
            assert all(0 <= x <= 100 and 0 <= y <= 100 for x, y in points(run))
        assert line.end is None or -0.01 <= percent(line.end) <= 100


def test_the_scale_is_named_from_the_top_down() -> None:
    assert [(tick.value, tick.place) for tick in height_ticks()] == [
        (100, "0%"), (75, "25%"), (50, "50%"), (25, "75%"), (0, "100%"),
    ]  # fmt: skip


# Weeks under the lines


def test_a_few_weeks_are_named_by_their_mondays() -> None:
    ticks = week_ticks(weeks(4))
    assert [tick.day for tick in ticks] == [week.monday for week in weeks(4)]
    assert [tick.place for tick in ticks] == ["0%", "33.33%", "66.67%", "100%"]


def test_a_year_is_named_by_months() -> None:
    ticks = week_ticks(weeks(52))
    assert [tick.day for tick in ticks] == [
        date(2025, 12, 1), date(2026, 2, 1), date(2026, 4, 1),
        date(2026, 6, 1), date(2026, 8, 1), date(2026, 10, 1),
    ]  # fmt: skip
    assert [tick.is_minor for tick in ticks] == [False, True] * 3


@pytest.mark.parametrize(
    ("count", "written"),
    [(14, Written.DAY), (15, Written.MONTH), (53, Written.MONTH), (54, Written.MONTH_AND_YEAR)],
)
def test_more_than_a_year_says_the_year_too(count: int, written: Written) -> None:
    assert {tick.written for tick in week_ticks(weeks(count))} == {written}


@pytest.mark.parametrize("count", [0, 1, 2, 4, 13, 14, 15, 26, 52, 53, 104])
def test_there_are_at_most_seven_names_of_weeks(count: int) -> None:
    assert len(week_ticks(weeks(count))) <= 7


def test_a_single_week_stands_at_the_end() -> None:
    assert [tick.place for tick in week_ticks([WEEK])] == ["100%"]
