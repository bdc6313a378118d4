from datetime import date, timedelta

import pytest

from tests.factories import make_content_week, make_member
from tracker.core.content import WeekContent
from tracker.core.weeks import Week
from tracker.models import ContentDay
from tracker.reads.content import content_between, has_content

pytestmark = pytest.mark.django_db

WEEK = Week(2026, 40)


def between(member, first: Week, last: Week):
    return content_between(member=member, first=first.monday, last=last.sunday)


def test_weeks_of_the_range_are_summed_in_one_query(member, django_assert_num_queries):
    for week in (WEEK - 1, WEEK, WEEK + 1, WEEK + 2):
        make_content_week(member, week.monday, 100 + week.number, -1)
    with django_assert_num_queries(1):
        content = between(member, WEEK, WEEK + 1)
    assert content.exists
    assert content.weeks == {WEEK: WeekContent(980, -7), WEEK + 1: WeekContent(987, -7)}


def test_a_day_before_the_range_makes_it_known_that_there_is_any(member, django_assert_num_queries):
    make_content_week(member, (WEEK - 30).monday, 1)
    with django_assert_num_queries(1):
        content = between(member, WEEK, WEEK + 1)
    assert content.exists
    assert content.weeks == {}
    with django_assert_num_queries(1):
        assert has_content(member=member, last=WEEK.sunday)


def test_what_comes_later_or_is_of_another_is_not_there(member):
    make_content_week(member, (WEEK + 1).monday, 1)
    make_content_week(make_member(), WEEK.monday, 1)
    assert not between(member, WEEK, WEEK).exists
    assert not has_content(member=member, last=WEEK.sunday)


def test_one_day_is_any(member):
    ContentDay.objects.create(member=member, day=WEEK.sunday)
    assert has_content(member=member, last=WEEK.sunday)
    assert not has_content(member=member, last=WEEK.sunday - timedelta(days=1))
    assert not has_content(member=member, last=date(2020, 1, 1))
