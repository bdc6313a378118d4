from datetime import timedelta
from decimal import Decimal

import pytest

from tests.factories import TODAY, make_snapshot
from tracker.core.components import Component
from tracker.core.weeks import Week
from tracker.models import ActivityCount, ActivityTarget, Member
from tracker.reads.components import ComponentState, component_state, component_values

pytestmark = pytest.mark.django_db


def insights(member: Member) -> ComponentState:
    return component_state(member=member, component=Component.INSIGHTS, today=TODAY)


def log(member: Member, weeks_ago: int = 1, **counts: int) -> None:
    monday = (Week.of(TODAY) - weeks_ago).monday
    for kind, count in counts.items():
        ActivityCount.objects.create(member=member, week=monday, kind=kind, count=count)


def test_before_the_first_snapshot_nothing_is_known(member):
    state = insights(member)
    assert not state.has_snapshot
    assert state.value is None
    assert not state.is_weakest
    assert state.changes.week is None
    assert not state.has_logged_weeks
    assert state.furthest is None


def test_a_bare_total_leaves_the_component_unknown(member):
    make_snapshot(member, printed_total=51)
    state = insights(member)
    assert state.has_snapshot
    assert state.value is None
    assert not state.is_weakest


def test_value_and_changes_come_from_the_latest_snapshot(member):
    make_snapshot(member, TODAY - timedelta(weeks=4), insights=8_000)
    make_snapshot(member, TODAY - timedelta(weeks=1), insights=8_500)
    make_snapshot(member, TODAY, insights=9_250)
    state = insights(member)
    assert state.value == 9_250
    assert state.changes.week.thousandths == 750
    assert state.changes.four_weeks.thousandths == 1_250


def test_one_component_is_the_weakest(member):
    make_snapshot(member)
    weakest = [name for name, now in component_values(member=member).items() if now.is_weakest]
    assert weakest == [Component.INSIGHTS]
    assert insights(member).is_weakest


def test_without_a_published_distribution_there_is_no_standing(member):
    make_snapshot(member)
    assert insights(member).industry is None


def test_what_is_missing_most_by_weight_is_the_furthest_from_its_target(member):
    log(member, comments=5, messages=4, reactions=0, reshares=1, follows=1)
    assert insights(member).furthest.kind.key == "comments"


def test_nothing_is_furthest_when_every_target_is_met(member):
    log(member, comments=10, messages=10, reactions=15, reshares=1, follows=1)
    assert insights(member).furthest is None


def test_a_kind_without_a_target_is_never_missing(member):
    ActivityTarget.objects.create(member=member, kind="comments", per_week=Decimal(0))
    log(member, messages=9, reactions=15, reshares=1, follows=1)
    assert insights(member).furthest.kind.key == "messages"


def test_the_queries_stay_the_same_whatever_the_history(member, django_assert_num_queries):
    make_snapshot(member)
    with django_assert_num_queries(5):
        insights(member)
    for days in range(1, 300):
        make_snapshot(member, TODAY - timedelta(days=days))
    for weeks_ago in range(2, 80):
        log(member, weeks_ago, comments=3, messages=2)
    with django_assert_num_queries(5):
        insights(member)
