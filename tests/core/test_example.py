"""The invented numbers agree with each other, as real ones would."""

from tracker.core.catalogue import FALLBACK_LANGUAGE
from tracker.core.components import COMPONENTS
from tracker.core.drawing import SPARKLINE_MARGIN
from tracker.core.example import example, example_tip


def test_the_total_is_the_sum_of_the_four():
    shown = example()
    assert shown.values.total == sum(shown.values.value(component) for component in COMPONENTS)
    assert [line.value for line in shown.lines] == list(shown.values.components)


def test_the_own_bar_is_that_of_the_total():
    shown = example()
    (own,) = [bar for bar in shown.peers.bars if bar.is_own]
    assert own.low <= shown.values.total < own.high
    assert shown.n == sum(bar.bin.count for bar in shown.peers.bars)


def test_the_quartiles_are_those_of_the_bars():
    shown = example()
    quartiles = shown.peers.strip.quartiles
    for share, points in ((1, quartiles.lower), (2, quartiles.median), (3, quartiles.upper)):
        below = sum(bar.bin.count for bar in shown.peers.bars if bar.high <= 1000 * points)
        up_to = sum(bar.bin.count for bar in shown.peers.bars if bar.low <= 1000 * points)
        assert below <= share * shown.n / 4 <= up_to


def test_the_heights_of_the_year_lie_where_its_values_do():
    shown = example()
    places = [float(place) for place, _points in shown.axes.heights]
    assert [points for _place, points in shown.axes.heights] == [60, 50, 40]
    # The last week, 57.8, lies between 60 and 50 and at the top of the line.
    assert places[0] < float(shown.year.last.y) == SPARKLINE_MARGIN < places[1] < places[2]


def test_the_tip_falls_back_to_english():
    assert example_tip("fr") == example_tip(FALLBACK_LANGUAGE)
    assert example_tip("nl") != example_tip("en")
