"""What a page of activity shows, from rows as they lie in the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.factories import TODAY
from tracker.core.activity import KINDS, PRESETS, Preset
from tracker.core.components import Component
from tracker.core.scoring import ActivityScore
from tracker.core.weeks import Week
from tracker.models import ActivityCount, ActivityTarget, Member, WeekNote
from tracker.reads import activity
from tracker.reads.logged_weeks import KindMean, logged_weeks, weekly_means
from tracker.reads.targets import targets_of

WEEK = Week(2026, 47)
STEADY = PRESETS[Preset.STEADY]


def log(member: Member, week: Week = WEEK, **counts: int) -> None:
    ActivityCount.objects.bulk_create(
        ActivityCount(member=member, week=week.monday, kind=kind, count=count)
        for kind, count in counts.items()
    )


def kinds_by_key(summary: activity.WeekSummary) -> dict[str, activity.KindWeek]:
    return {kind.kind.key: kind for part in summary.components for kind in part.kinds}


def test_a_week_is_grouped_by_component_in_the_order_of_linkedin(member: Member) -> None:
    week = activity.week_summary(member, WEEK)
    assert [part.component for part in week.components] == list(Component)
    assert [kind.kind.key for kind in week.of(Component.BRAND).kinds] == [
        "posts",
        "articles",
        "recommendations_received",
    ]


def test_a_blank_kind_is_none_and_a_counted_zero_is_zero(member: Member) -> None:
    log(member, posts=0)
    kinds = kinds_by_key(activity.week_summary(member, WEEK))
    assert (kinds["posts"].count, kinds["articles"].count) == (0, None)


def test_targets_met_are_counted_of_the_kinds_that_have_one(member: Member) -> None:
    log(member, posts=2, comments=9, recommendations_given=4)
    week = activity.week_summary(member, WEEK)
    assert (week.met, week.targets) == (1, 14)
    assert (week.of(Component.BRAND).met, week.of(Component.BRAND).targets) == (1, 2)


def test_a_progress_bar_is_full_only_when_the_target_is_met(member: Member) -> None:
    ActivityTarget.objects.create(member=member, kind="searches", per_week=Decimal("300"))
    log(member, searches=299, comments=40)
    kinds = kinds_by_key(activity.week_summary(member, WEEK))
    assert (kinds["searches"].percent, kinds["searches"].met) == (99, False)
    assert (kinds["comments"].percent, kinds["comments"].met) == (100, True)


def test_the_kinds_furthest_from_their_target_are_those_that_weigh_most(member: Member) -> None:
    """The figures of the picture this page was drawn after."""
    log(member, posts=2, articles=0, searches=12, profiles_viewed=31, active_days=4)
    log(member, comments=6, reactions=18, reshares=1, messages=4, follows=2)
    log(member, invitations=9, invitations_with_note=7, connections=5, follow_ups=3)
    week = activity.week_summary(member, WEEK)
    assert [kind.kind.key for kind in week.furthest] == ["comments", "messages"]
    assert (week.met, week.targets) == (9, 14)


def test_nothing_is_furthest_when_every_target_is_met(member: Member) -> None:
    unpaid = {key: int(target) for key, target in STEADY.items() if not KINDS[key].paid}
    log(member, **unpaid)
    week = activity.week_summary(member, WEEK)
    assert (week.furthest, week.met) == ((), 14)


def test_what_is_open_for_a_component_comes_weightiest_first(member: Member) -> None:
    log(member, reactions=15, comments=9, messages=1)
    week = activity.week_summary(member, WEEK)
    keys = [kind.kind.key for kind in week.of(Component.INSIGHTS).open]
    assert keys == ["messages", "reshares", "follows", "comments"]


def test_kinds_of_a_paid_plan_show_only_to_those_who_have_one(member: Member) -> None:
    assert "inmails" not in kinds_by_key(activity.week_summary(member, WEEK))
    member.has_paid_plan = True
    assert "inmails" in kinds_by_key(activity.week_summary(member, WEEK))


def test_a_target_of_ones_own_replaces_that_of_the_preset(member: Member) -> None:
    ActivityTarget.objects.create(member=member, kind="posts", per_week=Decimal("0.5"))
    targets = targets_of(member)
    assert (targets["posts"], targets["comments"]) == (Decimal("0.5"), Decimal("10"))


def test_a_target_of_zero_is_no_weekly_target(member: Member) -> None:
    ActivityTarget.objects.create(member=member, kind="posts", per_week=Decimal("0"))
    assert kinds_by_key(activity.week_summary(member, WEEK))["posts"].target is None


def test_a_week_is_logged_by_a_count_or_by_saying_there_was_nothing(member: Member) -> None:
    log(member, WEEK - 1, posts=0)
    WeekNote.objects.create(member=member, week=(WEEK - 2).monday, nothing_to_log=True)
    WeekNote.objects.create(member=member, week=(WEEK - 3).monday, text="Holiday")
    assert dict(logged_weeks(member, WEEK)) == {WEEK - 1: {"posts": 0}, WEEK - 2: {}}


def test_only_the_last_thirteen_weeks_are_logged_weeks(member: Member) -> None:
    log(member, WEEK - 12, posts=1)
    log(member, WEEK - 13, posts=1)
    assert list(logged_weeks(member, WEEK)) == [WEEK - 12]


def test_an_activity_score_comes_from_the_logged_weeks(member: Member) -> None:
    log(member, WEEK - 1, posts=2, articles=1)
    page = activity.activity_week(member, WEEK, TODAY)
    assert page.of(Component.BRAND).score == ActivityScore(25_000, 1, False)
    assert page.of(Component.PEOPLE).score == ActivityScore(0, 1, False)


def test_there_is_no_activity_score_without_a_logged_week(member: Member) -> None:
    page = activity.activity_week(member, WEEK, TODAY)
    assert {part.score for part in page.components} == {None}


def test_an_answered_checklist_is_half_of_the_brand(member: Member) -> None:
    member.profile_checklist = []
    log(member, WEEK - 1, posts=2, articles=1)
    page = activity.activity_week(member, WEEK, TODAY)
    assert page.of(Component.BRAND).score == ActivityScore(12_500, 1, False)


def test_averages_leave_the_running_week_out(member: Member) -> None:
    log(member, WEEK, comments=90)
    log(member, WEEK - 1, comments=3)
    log(member, WEEK - 5, posts=1)
    means = {mean.kind.key: mean for mean in _insights(member)}
    assert means["comments"].mean == Fraction(3, 2)
    assert means["comments"].target == Decimal("10")


def test_the_running_week_is_the_average_while_it_is_alone(member: Member) -> None:
    assert _insights(member)[0].mean is None
    log(member, WEEK, comments=4)
    assert _insights(member)[0].mean == 4


def _insights(member: Member) -> tuple[KindMean, ...]:
    return weekly_means(member, Component.INSIGHTS, TODAY)


def test_the_page_of_an_earlier_week_shows_its_counts_and_the_scores_of_today(
    member: Member,
) -> None:
    log(member, WEEK - 30, posts=7)
    log(member, WEEK - 1, posts=2, articles=1)
    WeekNote.objects.create(member=member, week=(WEEK - 30).monday, text="Fair")
    page = activity.activity_week(member, WEEK - 30, TODAY)
    assert kinds_by_key(page)["posts"].count == 7
    assert (page.note, page.logged, page.is_running) == ("Fair", 1, False)
    assert page.components[0].score == ActivityScore(25_000, 1, False)


def test_there_is_no_week_after_the_running_one_and_none_before_the_index(member: Member) -> None:
    page = activity.activity_week(member, WEEK, TODAY)
    assert (page.previous, page.next) == (WEEK - 1, None)
    first = activity.activity_week(member, Week(2014, 31), TODAY)
    assert (first.previous, first.next) == (None, Week(2014, 32))


def test_a_member_can_log_from_the_first_week_of_the_index_to_the_running_one() -> None:
    open_weeks = [Week(2014, 31), WEEK]
    shut_weeks = [Week(2014, 30), WEEK + 1]
    assert all(activity.is_open(week, TODAY) for week in open_weeks)
    assert not any(activity.is_open(week, TODAY) for week in shut_weeks)


def test_nothing_of_another_member_is_counted(member: Member, stranger: Member) -> None:
    log(stranger, WEEK, posts=3)
    log(stranger, WEEK - 1, posts=3)
    page = activity.activity_week(member, WEEK, TODAY)
    assert (page.has_counts, page.logged) == (False, 0)


@pytest.mark.parametrize("weeks", [1, 200])
def test_a_page_takes_three_queries_whatever_the_history(
    member: Member, weeks: int, django_assert_num_queries: Callable[..., AbstractContextManager]
) -> None:
    for offset in range(weeks):
        log(member, WEEK - offset, posts=1, comments=2)
    with django_assert_num_queries(3):
        activity.activity_week(member, WEEK - 1, TODAY)
    with django_assert_num_queries(2):
        activity.week_summary(member, WEEK)
