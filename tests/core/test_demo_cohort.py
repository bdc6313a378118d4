from datetime import date, timedelta

import pytest

from tracker.core.components import Score
from tracker.core.demo.cohort import Distribution, distributions, present_scores
from tracker.core.standing import Place
from tracker.core.weeks import Week

FIRST = Week(2026, 1)
WEEKS = tuple(FIRST + number for number in range(30))


def history(*reported):
    """Snapshots of a Wednesday so many weeks after the first, each component the same."""
    return [(weeks.monday + timedelta(days=2), (score,) * 4) for weeks, score in reported]


def test_a_distribution_counts_who_scores_that_or_less():
    found = Distribution.of([300, 100, 300, 200])
    assert (found.vals, found.cum, found.n) == ((100, 200, 300), (1, 2, 4), 4)


@pytest.mark.parametrize(("score", "below", "equal"), [(100, 0, 1), (200, 1, 1), (300, 2, 2)])
def test_a_score_has_a_place_among_its_distribution(score, below, equal):
    found = Distribution.of([300, 100, 300, 200])
    assert found.place(score) == Place(n=4, below=below, equal=equal)


def test_a_snapshot_counts_in_its_week_and_twelve_more():
    present = present_scores(history((FIRST, 10_000)), WEEKS)
    assert list(present) == [FIRST + number for number in range(13)]


def test_the_last_snapshot_of_a_week_is_the_weeks():
    sunday = FIRST.sunday
    days = [(FIRST.monday, (1_000,) * 4), (sunday, (2_000,) * 4)]
    assert present_scores(days, WEEKS)[FIRST] == (800, 200, 200, 200, 200)


def test_a_later_snapshot_takes_the_place_of_the_one_before():
    present = present_scores(history((FIRST, 1_000), (FIRST + 2, 2_000)), WEEKS)
    assert [present[week][0] for week in WEEKS[:4]] == [400, 400, 800, 800]


def test_scores_are_compared_in_hundredths_rounded_half_up():
    assert present_scores([(FIRST.monday, (1_005, 0, 0, 0))], WEEKS)[FIRST] == (101, 101, 0, 0, 0)


def test_every_week_holds_who_is_present_in_it():
    found = distributions([history((FIRST, 1_000)), history((FIRST + 1, 1_000))], WEEKS)
    assert [found[week][Score.TOTAL].n for week in (FIRST, FIRST + 1, FIRST + 13)] == [1, 2, 1]
    assert found[FIRST + 20][Score.BRAND].n == 0


def test_a_day_before_the_weeks_asked_for_counts_in_none_of_them():
    assert present_scores([(date(2020, 1, 1), (1_000,) * 4)], WEEKS) == {}
