from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from tests.factories import TODAY, make_member
from tracker.core.components import Component
from tracker.core.weeks import Week
from tracker.models import ActivityCount, Member, TipProgress, WeekNote
from tracker.reads.logged_weeks import logged_weeks
from tracker.reads.tip_effects import WEEKS_ASKED, TipEffect, tip_effects
from tracker.reads.tips import TipCard

pytestmark = pytest.mark.django_db

THIS_WEEK = Week.of(TODAY)


def card(weeks_ago: int = 6, state=TipProgress.State.DONE, kinds=("follows",)) -> TipCard:
    moment = datetime.combine(TODAY, datetime.min.time(), UTC) - timedelta(weeks=weeks_ago)
    return TipCard(
        slug="tip",
        component=Component.INSIGHTS,
        kinds=kinds,
        checklist=(),
        paid=False,
        language="en",
        title="Title",
        why="Why",
        how="1. How",
        tool="",
        effort="",
        state=state,
        changed_at=moment,
    )


def log(member: Member, weeks_ago: int, **counts: int) -> None:
    for kind, count in counts.items():
        ActivityCount.objects.create(
            member=member, week=(THIS_WEEK - weeks_ago).monday, kind=kind, count=count
        )


def effect_of(member: Member, tip: TipCard) -> TipEffect | None:
    logged = logged_weeks(member, THIS_WEEK, WEEKS_ASKED)
    return tip_effects(member=member, tips=[tip], running=THIS_WEEK, logged=logged).get("tip")


def test_the_averages_of_the_logged_weeks_before_and_after_are_compared(member):
    for weeks_ago, follows in [(9, 0), (8, 1), (7, 0), (5, 2), (3, 1)]:
        log(member, weeks_ago, follows=follows)
    assert effect_of(member, card()) == TipEffect("follows", Fraction(1, 3), Fraction(3, 2))


def test_the_week_in_which_it_was_done_is_on_neither_side(member):
    log(member, 7, follows=1)
    log(member, 6, follows=50)
    log(member, 5, follows=2)
    assert effect_of(member, card()) == TipEffect("follows", Fraction(1), Fraction(2))


def test_a_logged_week_without_the_kind_counts_as_none_of_it(member):
    log(member, 7, follows=2)
    log(member, 5, posts=3)
    WeekNote.objects.create(member=member, week=(THIS_WEEK - 4).monday, nothing_to_log=True)
    assert effect_of(member, card()).after == 0


def test_only_the_13_weeks_before_count(member):
    log(member, 20, follows=9)
    log(member, 19, follows=1)
    log(member, 5, follows=1)
    assert effect_of(member, card()).before == 1


@pytest.mark.parametrize("logged", [[], [7], [5]])
def test_there_is_nothing_to_tell_without_logged_weeks_on_both_sides(member, logged):
    for weeks_ago in logged:
        log(member, weeks_ago, follows=1)
    assert effect_of(member, card()) is None


@pytest.mark.parametrize(
    "tip", [card(state=TipProgress.State.NOT_FOR_ME), card(kinds=()), card(weeks_ago=80)]
)
def test_tips_put_aside_or_without_a_kind_or_done_long_ago_have_no_effect(member, tip):
    log(member, 7, follows=1)
    log(member, 5, follows=1)
    assert effect_of(member, tip) is None


def test_other_members_weeks_do_not_count(member):
    log(make_member(), 7, follows=1)
    log(member, 5, follows=1)
    assert effect_of(member, card()) is None


def test_a_tip_under_way_is_compared_from_the_week_it_was_begun(member):
    log(member, 7, follows=1)
    log(member, 5, follows=3)
    doing = card(state=TipProgress.State.DOING)
    assert effect_of(member, doing) == TipEffect("follows", Fraction(1), Fraction(3))


def test_the_running_week_is_not_whole_and_counts_on_no_side(member):
    log(member, 7, follows=1)
    log(member, 5, follows=3)
    log(member, 0, follows=90)
    assert effect_of(member, card()).after == 3


def test_a_tip_to_do_has_no_effect(member):
    log(member, 7, follows=1)
    log(member, 5, follows=3)
    assert effect_of(member, card(state=TipProgress.State.TO_DO)) is None


def test_a_kind_that_needs_a_paid_plan_is_told_of_those_who_have_one(member):
    for weeks_ago, inmails in [(7, 1), (5, 2)]:
        log(member, weeks_ago, inmails=inmails, messages=4)
    tip = card(kinds=("inmails", "messages"))
    assert effect_of(member, tip) == TipEffect("messages", Fraction(4), Fraction(4))
    assert effect_of(member, card(kinds=("inmails",))) is None
    member.has_paid_plan = True
    assert effect_of(member, tip) == TipEffect("inmails", Fraction(1), Fraction(2))
