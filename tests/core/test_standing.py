from collections import Counter
from fractions import Fraction
from itertools import accumulate
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.components import COMPONENTS, Score
from tracker.core.standing import (
    CohortKind,
    Place,
    Quartiles,
    histogram,
    percentile_rank,
    quartiles,
    top_percent,
)

totals = st.lists(
    st.integers(0, 10_000) | st.sampled_from([0, 500, 4999, 5000, 10_000]), min_size=1
)
components = st.lists(st.integers(0, 2_500) | st.sampled_from([0, 250, 2_500]), min_size=1)


def packed(scores: list[int]) -> tuple[list[int], list[int]]:
    counts = Counter(scores)
    vals = sorted(counts)
    return vals, list(accumulate(counts[value] for value in vals))


def place_of(own: int, scores: list[int]) -> Place:
    return Place(
        n=len(scores), below=sum(s < own for s in scores), equal=sum(s == own for s in scores)
    )


@given(scores=totals, data=st.data())
def test_a_percentile_rank_is_the_share_below_and_half_of_the_equals(scores, data):
    own = data.draw(st.sampled_from(scores))
    below, equal = sum(s < own for s in scores), sum(s == own for s in scores)

    exact = 100 * Fraction(2 * below + equal, 2 * len(scores))

    assert place_of(own, scores).percentile == min(99, max(1, floor(exact + Fraction(1, 2))))


@given(scores=totals, data=st.data())
def test_top_percent_is_the_share_at_or_above_rounded_up(scores, data):
    own = data.draw(st.sampled_from(scores))

    exact = 100 * Fraction(sum(s >= own for s in scores), len(scores))

    assert place_of(own, scores).top == ceil(exact)


@given(scores=totals)
def test_a_higher_score_never_stands_lower(scores):
    places = [place_of(own, scores) for own in sorted(scores)]

    assert [p.percentile for p in places] == sorted(p.percentile for p in places)
    assert [p.top for p in places] == sorted((p.top for p in places), reverse=True)


@pytest.mark.parametrize(
    ("n", "below", "equal", "percentile", "top"),
    [
        (1, 0, 1, 50, 100),
        (10, 9, 1, 95, 10),
        (10, 0, 10, 50, 100),
        (200, 199, 1, 99, 1),
        (1000, 999, 1, 99, 1),
        (1000, 0, 1, 1, 100),
        (8, 4, 1, 56, 50),  # 56.25
        (4, 2, 1, 63, 50),  # 62.5, half up
        (3, 2, 1, 83, 34),
    ],
)
def test_ranks_of_known_places(n, below, equal, percentile, top):
    assert percentile_rank(n=n, below=below, equal=equal) == percentile
    assert top_percent(n=n, below=below) == top


@pytest.mark.parametrize(("n", "below", "equal"), [(0, 0, 1), (5, 5, 1), (5, -1, 1), (5, 1, 0)])
def test_an_impossible_place_is_refused(n, below, equal):
    with pytest.raises(ValueError, match="no place"):
        Place(n=n, below=below, equal=equal)


@given(scores=totals)
def test_quartiles_are_scores_of_members_in_whole_points(scores):
    ordered = sorted(scores)
    lower, median, upper = (
        floor(Fraction(ordered[ceil(Fraction(len(ordered) * q, 4)) - 1], 100) + Fraction(1, 2))
        for q in (1, 2, 3)
    )

    assert quartiles(*packed(scores)) == Quartiles(lower, median, upper)


def test_an_empty_distribution_has_no_quartiles():
    with pytest.raises(ValueError, match="empty"):
        quartiles([], [])


@given(scores=totals)
def test_bins_of_the_total_are_five_points_wide_and_hold_every_member(scores):
    bins = histogram(Score.TOTAL, *packed(scores))

    assert [(b.low, b.high) for b in bins] == [(500 * i, 500 * i + 500) for i in range(20)]
    expected = Counter(min(19, score // 500) for score in scores)
    assert [b.count for b in bins] == [expected[i] for i in range(20)]


@given(scores=components, component=st.sampled_from(COMPONENTS))
def test_bins_of_a_component_are_two_and_a_half_points_wide(scores, component):
    bins = histogram(Score(component), *packed(scores))

    expected = Counter(min(9, score // 250) for score in scores)
    assert [b.count for b in bins] == [expected[i] for i in range(10)]
    assert bins[-1].high == 2_500


def test_an_empty_distribution_has_empty_bins():
    assert {b.count for b in histogram(Score.TOTAL, [], [])} == {0}


def test_an_industry_needs_ten_members_and_a_network_five():
    assert CohortKind.INDUSTRY.minimum == 10
    assert CohortKind.NETWORK.minimum == 5
