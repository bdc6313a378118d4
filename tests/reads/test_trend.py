from datetime import date, timedelta

import pytest

from tests.factories import make_annotation, make_content_week, make_member, make_snapshot
from tracker.core.components import SCORES, LinkedInFigure
from tracker.core.content import ContentFigure, WeekContent
from tracker.core.trend import Range, ScorePoint
from tracker.core.weeks import Week
from tracker.reads.annotations import AnnotationMark
from tracker.reads.content import Content
from tracker.reads.trend import TrendChoice, trend, trend_of

TODAY = date(2026, 11, 19)
WEEK = timedelta(weeks=1)


def point(weeks_ago: int, total: int = 50_000, **figures: int) -> ScorePoint:
    return ScorePoint(TODAY - weeks_ago * WEEK, total, **figures)


def weekly(weeks: int) -> list[ScorePoint]:
    return [point(ago, 50_000 - 100 * ago) for ago in reversed(range(weeks))]


def drawn(points, notes=(), **choice):
    return trend_of(points, today=TODAY, choice=TrendChoice(**choice), notes=notes)


def test_a_short_history_fills_the_chart():
    series = drawn([point(2), point(0)]).series
    assert [str(week.week) for week in series] == ["2026-W45", "2026-W46", "2026-W47"]


def test_a_running_week_without_a_snapshot_is_not_missing_yet():
    assert str(drawn([point(2), point(1)], range=Range.ALL).series[-1].week) == "2026-W46"


def test_weeks_without_a_snapshot_are_null_and_never_zero():
    chart = drawn([point(3), point(0)], range=Range.ALL).chart
    assert chart["lines"]["total"] == [50_000, None, None, 50_000]
    assert chart["lines"]["brand"] == [None, None, None, None]
    assert chart["gaps"] == [{"first": 1, "last": 2}]
    assert chart["monday"] == "2026-10-26"


@pytest.mark.parametrize("range_", [each for each in Range if each is not Range.ALL])
def test_a_range_ends_with_the_running_week_and_is_as_long_as_it_says(range_):
    series = drawn(weekly(60), range=range_).series
    assert len(series) == range_.weeks
    assert TODAY in series[-1].week


def test_a_member_without_snapshots_has_nothing_to_draw():
    nothing = drawn([])
    assert not nothing.has_snapshots
    assert nothing.latest is None


def test_a_range_that_is_older_than_the_last_snapshot_has_none():
    assert not drawn([point(30), point(20)], range=Range.FOUR_WEEKS).has_snapshots


def test_linkedins_figures_are_drawn_only_when_asked_for():
    points = [point(1, industry_rank=10), point(0, industry_rank=9, network_average=41_000)]
    assert set(drawn(points).chart["lines"]) == set(SCORES)
    lines = drawn(points, ranks=True).chart["lines"]
    assert set(lines) == {*SCORES, *LinkedInFigure}
    assert lines["industry_rank"] == [10, 9]
    assert lines["network_average"] == [None, 41_000]


class TestCompared:
    """With the period before, week by week."""

    def test_each_week_stands_over_the_one_as_many_weeks_earlier_as_the_range_has(self):
        compared = drawn(weekly(30), range=Range.THIRTEEN_WEEKS, compare=True)
        pairs = zip(compared.series, compared.before, strict=True)
        assert {each.week - before.week for each, before in pairs} == {13}
        assert compared.chart["before"]["total"][0] == 50_000 - 100 * 25
        assert compared.weeks_before == 13

    def test_what_is_missing_before_is_null(self):
        points = [point(6), point(4), point(3), point(0)]
        compared = drawn(points, range=Range.FOUR_WEEKS, compare=True)
        assert compared.chart["before"] is not None
        assert compared.chart["before"]["total"] == [None, 50_000, None, 50_000]
        assert compared.weeks_before == 2

    def test_a_history_that_began_later_has_nothing_before(self):
        compared = drawn(weekly(3), compare=True)
        assert compared.weeks_before == 0
        assert compared.chart["before"] is None

    def test_all_weeks_have_nothing_before_them(self):
        assert drawn(weekly(3), range=Range.ALL, compare=True).before == ()

    def test_a_chip_tells_both_values_of_the_latest_snapshots_week(self):
        total = drawn(weekly(8), range=Range.FOUR_WEEKS, compare=True).chips[0]
        assert (total.value, total.before) == (50_000, 49_600)

    def test_a_year_of_53_weeks_shifts_nothing(self):
        at = Week(2021, 30)
        points = [ScorePoint((at - ago).monday, 1_000 * ago) for ago in reversed(range(104))]
        compared = trend_of(points, today=at.sunday, choice=TrendChoice(compare=True))
        assert compared.weeks_before == 52
        assert compared.before[-1].value(SCORES[0]) == 52_000


class TestNotes:
    def test_a_note_stands_at_its_week_and_in_the_row_of_it(self):
        note = AnnotationMark(TODAY - WEEK, "New headline", pk=1, is_own=True)
        noted = drawn(weekly(4), notes=[note], range=Range.FOUR_WEEKS)
        assert noted.chart["notes"] == [2]
        assert [row.notes for row in noted.rows] == [(), (), (note,), ()]

    @pytest.mark.django_db
    def test_only_notes_of_the_weeks_that_are_shown_are_read(self, django_assert_num_queries):
        member, other = make_member(), make_member()
        for ago in range(6):
            make_snapshot(member, TODAY - ago * WEEK)
        make_annotation(member, TODAY - 5 * WEEK, "Too early")
        make_annotation(member, TODAY - 3 * WEEK, "Own")
        make_annotation(None, TODAY, "For everyone")
        make_annotation(other, TODAY, "Of another")
        with django_assert_num_queries(3):
            found = trend(member=member, today=TODAY, choice=TrendChoice(range=Range.FOUR_WEEKS))
        assert [note.text for note in found.notes] == ["Own", "For everyone"]

    @pytest.mark.django_db
    def test_without_a_snapshot_neither_notes_nor_content_are_looked_for(
        self, django_assert_num_queries
    ):
        member = make_member()
        with django_assert_num_queries(1):
            trend(member=member, today=TODAY, choice=TrendChoice())


class TestContent:
    """Creator analytics beside the scores."""

    WEEKS = {Week.of(TODAY) - ago: WeekContent(1_000 * ago, 10 * ago) for ago in range(1, 7)}

    def shown(self, weeks=WEEKS, ago=8, **choice):
        choice = TrendChoice(**{"content": True, "range": Range.FOUR_WEEKS, **choice})
        content = Content(exists=True, weeks=weeks)
        return trend_of(weekly(ago), today=TODAY, choice=choice, content=content)

    def test_its_lines_have_true_values_and_nothing_where_a_week_is_not_whole(self):
        lines = self.shown().chart["lines"]
        assert lines["impressions"] == [3_000, 2_000, 1_000, None]
        assert lines["new_followers"] == [None] * 4

    def test_without_being_asked_for_it_is_only_offered(self):
        offered = self.shown(content=False)
        assert offered.has_content
        assert set(offered.chart["lines"]) == set(SCORES)

    def test_where_there_is_none_it_can_be_neither_asked_for_nor_offered(self):
        nothing = drawn(weekly(8), content=True)
        assert nothing.choice == TrendChoice()
        assert not nothing.has_content

    def test_a_chip_tells_the_latest_known_week_and_the_one_before_it_in_its_place(self):
        chips = {chip.figure: chip for chip in self.shown(compare=True).chips}
        impressions = chips[ContentFigure.IMPRESSIONS]
        assert (impressions.value, impressions.before) == (1_000, 5_000)
        followers = chips[ContentFigure.NEW_FOLLOWERS]
        assert (followers.value, followers.before) == (None, None)

    def test_a_period_before_with_content_alone_is_drawn(self):
        compared = self.shown(ago=3, range=Range.FOUR_WEEKS, compare=True)
        assert compared.weeks_before == 0
        assert compared.chart["before"]["impressions"] == [6_000, 5_000, 4_000]
        assert compared.chart["before"]["total"] == [None] * 3

    def test_a_row_with_content_alone_says_something(self):
        row = self.shown().rows[0]
        assert row.now.content == WeekContent(3_000, 30)
        points = [point(3), point(0)]
        content = Content(exists=True, weeks={Week.of(TODAY) - 2: WeekContent(1)})
        choice = TrendChoice(content=True)
        found = trend_of(points, today=TODAY, choice=choice, content=content)
        assert [row.says_something for row in found.rows] == [True, True, False, True]

    @pytest.mark.django_db
    def test_the_running_week_is_not_whole_even_on_its_last_day(self, member):
        sunday = TODAY + timedelta(days=3)
        make_snapshot(member, TODAY)
        make_content_week(member, TODAY, 100)
        choice = TrendChoice(content=True)
        assert not trend(member=member, today=sunday, choice=choice).has_content
        later = trend(member=member, today=sunday + timedelta(days=1), choice=choice)
        assert later.series[-1].content == WeekContent(700)

    @pytest.mark.django_db
    @pytest.mark.parametrize("content", [True, False])
    def test_it_takes_one_query_asked_for_or_not(self, member, django_assert_num_queries, content):
        for ago in range(40):
            make_snapshot(member, TODAY - ago * WEEK)
        make_content_week(member, TODAY - 2 * WEEK, 100)
        make_content_week(member, TODAY - 14 * WEEK, 50)
        choice = TrendChoice(range=Range.THIRTEEN_WEEKS, compare=True, content=content)
        with django_assert_num_queries(3):
            found = trend(member=member, today=TODAY, choice=choice)
        assert found.has_content
        if content:
            assert found.chart["lines"]["impressions"][-3:] == [700, None, None]
            assert found.chart["before"]["impressions"][-2:] == [350, None]


def test_a_row_that_tells_nothing_is_known_as_such():
    rows = drawn([point(3), point(0)], range=Range.ALL).rows
    assert [row.says_something for row in rows] == [True, False, False, True]
