"""What archives say stands beside what was typed; what was typed counts."""

from datetime import timedelta
from fractions import Fraction

from tests.factories import TODAY
from tests.reads.test_activity import WEEK, kinds_by_key, log
from tracker.core.activity import KINDS
from tracker.core.components import Component
from tracker.core.weeks import Week
from tracker.models import ImportedCount, Member, WeekNote
from tracker.reads import activity
from tracker.reads.logged_weeks import logged_weeks, weekly_means


def import_counts(member: Member, week: Week = WEEK, **counts: int) -> None:
    ImportedCount.objects.bulk_create(
        ImportedCount(member=member, week=week.monday, kind=kind, count=count)
        for kind, count in counts.items()
    )


def test_what_was_typed_counts_and_both_are_known(member: Member) -> None:
    import_counts(member, posts=5, comments=7)
    log(member, posts=2)
    kinds = kinds_by_key(activity.week_summary(member, WEEK))
    assert (kinds["posts"].count, kinds["posts"].imported) == (2, 5)
    assert kinds["posts"].differs
    assert (kinds["comments"].count, kinds["comments"].typed) == (7, None)
    assert not kinds["comments"].differs


def test_a_typed_zero_wins_too(member: Member) -> None:
    import_counts(member, posts=5)
    log(member, posts=0)
    assert kinds_by_key(activity.week_summary(member, WEEK))["posts"].count == 0


def test_a_blank_is_zero_only_in_a_week_that_the_member_logged(member: Member) -> None:
    import_counts(member, WEEK - 1, invitations=5)
    import_counts(member, WEEK - 2, invitations=5)
    log(member, WEEK - 2, posts=1)
    import_counts(member, WEEK - 3, invitations=0)
    WeekNote.objects.create(member=member, week=(WEEK - 3).monday, nothing_to_log=True)
    logged = logged_weeks(member, WEEK)
    assert list(logged) == [WEEK - 3, WEEK - 2, WEEK - 1]
    assert [week.get("comments", 0) for week in logged.values()] == [0, 0, None]


def test_an_average_leaves_out_the_weeks_of_which_nothing_is_known(member: Member) -> None:
    for ago, comments in ((1, 4), (2, 8)):
        import_counts(member, WEEK - ago, comments=comments)
    import_counts(member, WEEK - 3, invitations=5)
    means = {each.kind.key: each.mean for each in weekly_means(member, Component.INSIGHTS, TODAY)}
    assert means["comments"] == Fraction(6)
    assert means["messages"] is None


def test_a_component_of_which_archives_know_nothing_has_no_score(member: Member) -> None:
    import_counts(member, WEEK - 1, invitations=5, connections=5)
    page = activity.activity_week(member, WEEK, TODAY)
    scores = {part.component: part.score for part in page.components}
    assert scores[Component.PEOPLE] is None
    assert scores[Component.RELATIONSHIPS] is not None
    assert page.logged == 1


def test_a_week_that_was_only_imported_is_not_one_in_which_blank_means_zero(
    member: Member,
) -> None:
    import_counts(member, posts=1)
    page = activity.activity_week(member, WEEK, TODAY)
    assert page.has_imported
    assert not page.is_logged


def test_imported_and_typed_counts_take_one_query(
    member: Member, django_assert_num_queries
) -> None:
    for ago in range(13):
        import_counts(member, WEEK - ago, **dict.fromkeys(KINDS, 1))
    with django_assert_num_queries(2):
        logged_weeks(member, WEEK)


def test_only_a_week_with_typed_counts_is_offered_for_copying(member: Member) -> None:
    def can_copy() -> bool:
        return activity.activity_week(member, WEEK, TODAY + timedelta(days=1)).can_copy

    import_counts(member, WEEK - 1, posts=1)
    assert not can_copy()
    log(member, WEEK - 1, posts=1)
    assert can_copy()
