from datetime import timedelta
from fractions import Fraction

import pytest

from tests.conftest import NOW
from tests.factories import TODAY, make_member
from tracker.actions.tips import load_catalogue, set_progress
from tracker.core.activity import ChecklistItem
from tracker.core.components import Component
from tracker.core.weeks import Week
from tracker.models import ActivityCount, ActivityTarget, Member, Tip, TipProgress, WeekNote
from tracker.reads.logged_weeks import weekly_means
from tracker.reads.tip_numbers import KindNumbers, TipNumbers
from tracker.reads.tip_pages import tip_article

pytestmark = pytest.mark.django_db

THIS_WEEK = Week.of(TODAY)
SLUG = "answer-with-a-view"


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    load_catalogue()


def numbers(member: Member, slug: str = SLUG, component=Component.INSIGHTS) -> TipNumbers:
    article = tip_article(member=member, component=component, slug=slug, language="en", today=TODAY)
    assert article is not None
    return article.numbers


def comments(member: Member) -> KindNumbers:
    (only,) = numbers(member).kinds
    return only


def log(member: Member, weeks_ago: int, **counts: int) -> None:
    for kind, count in counts.items():
        ActivityCount.objects.create(
            member=member, week=(THIS_WEEK - weeks_ago).monday, kind=kind, count=count
        )


def test_without_a_logged_week_nothing_is_known_and_nothing_is_zero(member):
    kind = comments(member)
    assert kind.mean is None
    assert kind.averaged == 0
    assert kind.counts == (None,) * 13
    assert kind.this_week is None
    assert all(bar.is_gap for bar in kind.bars.bars)


def test_the_13_weeks_are_told_with_their_gaps(member):
    log(member, 12, comments=4)
    log(member, 3, posts=1)
    WeekNote.objects.create(member=member, week=(THIS_WEEK - 2).monday, nothing_to_log=True)
    log(member, 0, comments=2)
    log(member, 13, comments=99)
    assert comments(member).counts == (4, *[None] * 8, 0, 0, None, 2)


def test_the_mean_is_over_the_logged_weeks_without_the_running_one(member):
    log(member, 5, comments=4)
    log(member, 3, comments=1)
    log(member, 0, comments=90)
    kind = comments(member)
    assert (kind.mean, kind.averaged) == (Fraction(5, 2), 2)
    assert kind.this_week == 90


def test_mean_and_target_are_those_of_the_activity_pages(member):
    log(member, 5, comments=4)
    log(member, 3, comments=1)
    ActivityTarget.objects.create(member=member, kind="comments", per_week=6)
    feed = next(
        feed
        for feed in weekly_means(member, Component.INSIGHTS, TODAY)
        if feed.kind.key == "comments"
    )
    kind = comments(member)
    assert (kind.mean, kind.target) == (feed.mean, feed.target)


@pytest.mark.parametrize(("count", "is_met"), [(5, False), (6, True), (7, True)])
def test_the_target_of_this_week_is_met_from_its_number_on(member, count, is_met):
    ActivityTarget.objects.create(member=member, kind="comments", per_week=6)
    log(member, 0, comments=count)
    assert comments(member).is_met is is_met


def test_a_target_of_zero_is_none_and_never_met(member):
    ActivityTarget.objects.create(member=member, kind="comments", per_week=0)
    assert comments(member).target is None
    assert not comments(member).is_met


def test_a_tip_tells_of_kinds_of_other_components_too(member):
    kinds = numbers(member, "share-and-ask").kinds
    assert [each.kind.key for each in kinds] == ["posts", "reshares", "comments"]


def test_kinds_of_a_paid_plan_are_left_out_and_said_to_be(member):
    without = numbers(member, "inmail-as-a-letter")
    assert without.kinds == ()
    assert without.needs_paid_plan
    member.has_paid_plan = True
    assert [each.kind.key for each in numbers(member, "inmail-as-a-letter").kinds] == ["inmails"]


def test_what_came_after_a_tip_is_told_once_it_is_begun(member):
    log(member, 7, comments=1)
    log(member, 5, comments=3)
    assert comments(member).effect is None
    set_progress(member=member, tip=Tip.objects.get(slug=SLUG), state=TipProgress.State.DOING)
    TipProgress.objects.update(changed_at=NOW - timedelta(weeks=6))
    effect = comments(member).effect
    assert (effect.before, effect.after) == (1, 3)


def test_other_members_numbers_are_never_counted(member):
    other = make_member(profile_checklist=[ChecklistItem.PHOTO])
    log(other, 5, comments=40)
    set_progress(member=other, tip=Tip.objects.get(slug=SLUG), state=TipProgress.State.DOING)
    ActivityTarget.objects.create(member=other, kind="comments", per_week=77)
    kind = comments(member)
    assert kind.mean is None
    assert kind.target != 77
    assert numbers(member, "photo-and-cover", Component.BRAND).checklist.done is None


def test_the_profile_is_unknown_until_the_checklist_is_answered(member):
    assert numbers(member, "photo-and-cover", Component.BRAND).checklist.done is None
    member.profile_checklist = [ChecklistItem.PHOTO, ChecklistItem.SUMMARY]
    checklist = numbers(member, "photo-and-cover", Component.BRAND).checklist
    assert checklist.items == ("photo", "cover")
    assert checklist.done == ("photo",)


def test_there_is_no_article_of_an_unknown_tip(member):
    assert (
        tip_article(
            member=member,
            component=Component.BRAND,
            slug=SLUG,
            language="en",
            today=TODAY,
        )
        is None
    )
