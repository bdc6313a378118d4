from tracker.core.bars import week_bars


def test_the_highest_week_fills_the_drawing_and_others_are_in_proportion():
    tall, half = week_bars([10, 5]).bars
    assert (tall.y, tall.height) == ("4", "52")
    assert (half.y, half.height) == ("30", "26")


def test_a_week_that_is_not_logged_is_a_gap_and_a_zero_is_not():
    gap, zero = week_bars([None, 0]).bars
    assert gap.is_gap
    assert not zero.is_gap
    assert zero.height == "2"


def test_a_target_above_every_week_sets_the_scale():
    drawing = week_bars([5, 5], target=10)
    assert drawing.target == "4"
    assert drawing.bars[0].height == "26"


def test_without_a_target_there_is_no_line():
    assert week_bars([1]).target is None
    assert week_bars([1], target=0).target is None


def test_only_the_last_week_is_running():
    assert [bar.is_running for bar in week_bars([1, None, 2]).bars] == [False, False, True]


def test_weeks_stand_side_by_side():
    drawing = week_bars([1, None, 2])
    assert [bar.x for bar in drawing.bars] == ["4", "24", "44"]
    assert drawing.width == 60
