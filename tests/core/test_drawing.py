import re
from math import atan2, degrees, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.components import SCORES, Score
from tracker.core.drawing import Position, Sparkline, height_on_scale, ring, sparkline

NUMBER = re.compile(r"-?\d+(?:\.\d{1,2})?")
ARC = re.compile(r"M(\S+ \S+) A88 88 0 0 1 (\S+ \S+) A88 88 0 0 1 (\S+ \S+)")

components = st.integers(0, 25_000)
values = st.lists(st.none() | components, max_size=60)


def place(text: str) -> tuple[float, float]:
    x, y = re.split("[ ,]", text)
    assert NUMBER.fullmatch(x)
    assert NUMBER.fullmatch(y)
    return float(x), float(y)


def angle(text: str) -> float:
    """Degrees clockwise from twelve o'clock."""
    x, y = place(text)
    return degrees(atan2(x - 130, 130 - y)) % 360


def ends(path: str) -> tuple[float, float]:
    arc = ARC.fullmatch(path)
    assert arc is not None
    return angle(arc[1]), angle(arc[3])


def points(line: str) -> list[tuple[float, float]]:
    return [place(point) for point in line.split()]


# The ring


def test_the_ring_has_a_quarter_for_each_component_clockwise_from_twelve() -> None:
    arcs = ring([25_000] * 4, 100_000)
    assert [arc.score for arc in arcs] == list(SCORES[1:])
    for quarter, arc in enumerate(arcs):
        assert ends(arc.track) == pytest.approx((90 * quarter + 2.6, 90 * quarter + 87.4), abs=0.01)


def test_a_full_component_fills_its_track() -> None:
    assert all(arc.value == arc.track for arc in ring([25_000] * 4, 100_000))


def test_an_arc_is_the_components_share_of_its_quarter() -> None:
    _, people, *_ = ring([0, 12_500, 0, 0], 12_500)
    assert ends(people.value) == pytest.approx((92.6, 135), abs=0.01)


def test_a_component_of_zero_leaves_its_track_empty() -> None:
    brand, *_ = ring([0, 1, 1, 1], 3)
    assert brand.value == ""
    assert brand.track != ""


def test_the_marks_stand_on_the_diagonals_outside_the_ring() -> None:
    marks = [arc.mark for arc in ring([1] * 4, 4)]
    assert [round(angle(str(mark)), 1) for mark in marks] == [45, 135, 225, 315]
    for mark in marks:
        x, y = place(str(mark))
        assert hypot(x - 130, y - 130) == pytest.approx(121, abs=0.01)


def test_a_printed_total_alone_is_one_arc_of_a_hundred_without_a_mark() -> None:
    (total,) = ring(None, 51_000)
    assert total.score is Score.TOTAL
    assert total.mark is None
    assert ends(total.value) == pytest.approx((0, 183.6), abs=0.01)


def test_the_track_of_a_total_goes_all_the_way_round() -> None:
    (total,) = ring(None, 100_000)
    assert total.value == total.track == "M130 42 A88 88 0 0 1 130 218 A88 88 0 0 1 130 42"


@given(st.tuples(components, components, components, components))
def test_no_arc_leaves_its_quarter(given_components: tuple[int, int, int, int]) -> None:
    for quarter, arc in enumerate(ring(given_components, sum(given_components))):
        if arc.value:
            start, end = ends(arc.value)
            assert 90 * quarter + 2.59 <= start <= end + 0.02 <= 90 * quarter + 87.43


# Sparklines


def test_a_sparkline_runs_from_edge_to_edge_less_room_for_the_mark() -> None:
    line = sparkline([0, 5_000, 10_000])
    assert line.lines == ("7,33 62,20 117,7",)
    assert line.last == Position("117", "7")


def test_a_missing_week_breaks_the_line() -> None:
    line = sparkline([0, 3_000, None, 3_000, 0])
    assert line.lines == ("7,33 34.5,7", "89.5,7 117,33")


def test_a_week_alone_between_gaps_is_a_dot() -> None:
    line = sparkline([0, 0, None, 0, None, 0, 0])
    assert line.lines[1] == "62,20 62,20"


def test_the_last_point_is_the_last_reported_one() -> None:
    assert sparkline([0, 3_000, None]).last == Position("62", "7")


def test_noise_stays_flat() -> None:
    ((_, low), (_, high)) = points(sparkline([10_000, 10_300]).lines[0])
    assert low - high == pytest.approx(2.6)
    assert (low + high) / 2 == pytest.approx(20)


def test_equal_values_lie_in_the_middle() -> None:
    assert sparkline([8_000, 8_000]).lines == ("7,20 117,20",)


def test_a_single_snapshot_is_a_point_on_a_baseline() -> None:
    line = sparkline([None, None, 11_400])
    assert line == Sparkline(124, 40, last=Position("117", "20"), baseline="7,20 117,20")


def test_a_series_of_one_week_has_its_point_at_the_end() -> None:
    assert sparkline([11_400]).last == Position("117", "20")


@pytest.mark.parametrize("nothing", [[], [None], [None] * 26])
def test_nothing_reported_draws_nothing(nothing: list[int | None]) -> None:
    assert sparkline(nothing) == Sparkline(124, 40)


@given(values, st.integers(56, 200), st.integers(20, 80))
def test_a_sparkline_stays_inside_its_box(
    series: list[int | None], width: int, height: int
) -> None:
    line = sparkline(series, width, height)
    for drawn in (*line.lines, line.baseline or ""):
        for x, y in points(drawn):
            assert 7 <= x <= width - 7
            assert 7 <= y <= height - 7


@given(values)
def test_a_sparkline_draws_every_reported_week_once(series: list[int | None]) -> None:
    known = [value for value in series if value is not None]
    drawn = [point for line in sparkline(series).lines for point in dict.fromkeys(points(line))]
    assert len(drawn) == (len(known) if len(known) > 1 else 0)
    assert drawn == sorted(drawn)


# The first point


@pytest.mark.parametrize(
    ("total", "height"), [(0, "138"), (100_000, "14"), (50_000, "76"), (57_800, "66.33")]
)
def test_a_total_stands_at_its_height_on_the_scale(total: int, height: str) -> None:
    assert height_on_scale(total) == height
