"""Targets of one's own, and the checklist that is unknown until it is answered."""

from decimal import Decimal

from tracker.actions.targets import answer_checklist, update_targets
from tracker.models import ActivityTarget, Member


def own(member: Member) -> dict[str, Decimal]:
    rows = ActivityTarget.objects.filter(member=member)
    return dict(rows.values_list("kind", "per_week"))


def save(member: Member, **targets: Decimal | None) -> None:
    update_targets(member=member, preset="light", has_paid_plan=True, own=targets)


def test_a_preset_and_a_plan_are_saved(member: Member) -> None:
    save(member)
    member.refresh_from_db()
    assert (member.target_preset, member.has_paid_plan) == ("light", True)


def test_an_own_target_is_saved_changed_and_taken_back(member: Member) -> None:
    save(member, posts=Decimal("0.5"), comments=Decimal("3"))
    save(member, posts=Decimal("1.25"), comments=None)
    assert own(member) == {"posts": Decimal("1.25")}


def test_kinds_that_are_not_named_keep_their_target(member: Member) -> None:
    save(member, posts=Decimal("4"))
    save(member, comments=Decimal("4"))
    assert set(own(member)) == {"posts", "comments"}


def test_the_targets_of_another_member_stay(member: Member, stranger: Member) -> None:
    save(stranger, posts=Decimal("4"))
    save(member, posts=None)
    assert set(own(stranger)) == {"posts"}


def test_a_checklist_answered_with_nothing_is_answered(member: Member) -> None:
    assert member.profile_checklist is None
    answer_checklist(member=member, done=[])
    member.refresh_from_db()
    assert member.profile_checklist == []
