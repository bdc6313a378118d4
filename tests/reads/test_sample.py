"""The sample is worked out: a test here that asked the database would fail."""

from datetime import date, timedelta

import pytest

from tracker.core import catalogue
from tracker.core.components import COMPONENTS, SCORES, Component, Score
from tracker.core.scores import hundredths
from tracker.core.trend import Range
from tracker.core.weeks import Week
from tracker.reads import sample
from tracker.reads.trend import TrendChoice

TODAY = date(2026, 11, 19)
# Each day of a week, the turn of a year of 53 weeks, and a leap day.
DAYS = [*(date(2026, 12, 28) + timedelta(days=number) for number in range(7)), date(2028, 2, 29)]


def dashboard(today=TODAY, language="en", **choice):
    return sample.dashboard(today=today, language=language, choice=TrendChoice(**choice))


def cohort_page(today=TODAY, score=Score.TOTAL, chosen=Range.ONE_YEAR):
    return sample.cohort_page(today=today, score=score, chosen=chosen)


@pytest.mark.parametrize("today", DAYS)
def test_the_numbers_of_the_dashboard_agree_with_each_other(today):
    page = dashboard(today)
    total = page.latest.point.total
    assert total == sum(card.value for card in page.latest.cards)
    assert page.trend.latest.total == page.trend.rows[-1].now.point.total == total
    assert page.latest.weakest_value == min(card.value for card in page.latest.cards)
    assert page.latest.changes.week is not None
    assert page.latest.changes.four_weeks is not None
    assert page.week.week == Week.of(today)
    assert page.week.has_counts


@pytest.mark.parametrize("today", DAYS)
def test_nothing_in_the_sample_is_of_a_day_to_come(today):
    page = dashboard(today)
    assert page.latest.point.day <= today
    assert page.published[0].published_at.date() <= today


@pytest.mark.parametrize("score", SCORES)
@pytest.mark.parametrize("today", DAYS[:2])
def test_a_place_is_the_one_that_the_distribution_gives(today, score):
    page = cohort_page(today, score)
    place, own = page.chosen.standing.place, hundredths(page.chosen.value)
    bins = page.distribution.bins
    before = sum(each.count for each in bins if each.high <= own)
    bar = next(each for each in bins if each.low <= own < each.high)
    assert sum(each.count for each in bins) == page.distribution.n == place.n
    assert before <= place.below <= before + bar.count - place.equal
    assert page.chart.lines[0].drawing.last == place.percentile


def test_the_dashboard_and_the_page_of_peers_tell_the_same_standing():
    standing = cohort_page().total.standing
    assert dashboard().industry_percentile == standing.place.percentile
    assert dashboard().published[0].of(Score.TOTAL) == standing


def test_enough_invented_members_are_compared_for_a_comparison_to_be_published():
    page = cohort_page()
    assert page.total.standing.n >= 5 * page.cohort.kind.minimum
    assert page.is_in_n


def test_the_standing_of_a_year_has_no_gap_where_a_snapshot_still_counted():
    page = cohort_page()
    assert len(page.chart.lines[0].cells) == sample.WEEKS
    assert page.chart.still_counted


@pytest.mark.parametrize("chosen", Range)
def test_every_range_has_its_weeks(chosen):
    weeks = {"4w": 4, "13w": 13, "26w": 26, "1y": 52, "all": 52}[chosen]
    assert len(dashboard(range=chosen).trend.series) == weeks
    assert len(cohort_page(chosen=chosen).chart.weeks) == weeks


def test_the_week_is_scored_from_the_weeks_before():
    page = sample.activity_week(today=TODAY)
    assert page.logged > 1
    assert all(part.score is not None for part in page.components)
    assert page == dashboard().week


@pytest.mark.parametrize("language", ["en", "nl"])
def test_tips_of_the_weakest_component_come_in_the_readers_language(language):
    page = dashboard(language=language)
    titles = {tip.texts[language].title for tip in catalogue.load()}
    assert len(page.tips) == 3
    assert {tip.component for tip in page.tips} == {page.latest.weakest}
    assert {tip.title for tip in page.tips} < titles


def test_tips_are_english_where_the_readers_language_has_none():
    assert {tip.language for tip in dashboard(language="fr").tips} == {"en"}


def test_every_tip_of_the_catalogue_can_be_opened():
    for tip in catalogue.load():
        page = sample.tip_page(component=tip.component, slug=tip.slug, language="en")
        assert page.tip.slug == tip.slug
    counted = [len(each.open) for each in sample.tips_overview(language="en")]
    assert sum(counted) == len(catalogue.load())


def test_a_tip_of_another_component_is_not_there():
    tip = next(tip for tip in catalogue.load() if tip.component is Component.BRAND)
    assert sample.tip_page(component=Component.PEOPLE, slug=tip.slug, language="en") is None


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_has_the_value_and_the_averages_of_the_same_year(component):
    state = sample.component_state(today=TODAY, component=component)
    assert state.value == dashboard().latest.point.value(component)
    assert state.has_logged_weeks
    assert state.industry == dashboard().published[0].of(Score(component.value))
