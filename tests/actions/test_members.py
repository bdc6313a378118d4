from datetime import date

import pytest

from tests.factories import make_member, make_membership, make_network, make_snapshot
from tracker.actions.members import delete_account
from tracker.actions.memberships import SoleOwner
from tracker.models import ChangedMember, Member, Network, Snapshot

pytestmark = pytest.mark.django_db


def own(member, name="Northside Consultants", others=(), **fields):
    network = make_network(name)
    make_membership(member, network, role="owner", **fields)
    for other, role in others:
        make_membership(other, network, role=role)
    return network


def queued():
    return set(ChangedMember.objects.values_list("member_id", flat=True))


def test_an_account_goes_with_all_it_holds_and_leaves_every_cohort(member):
    make_snapshot(member)
    pk = member.pk

    delete_account(member=member)

    assert not Member.objects.exists()
    assert not Snapshot.objects.exists()
    assert queued() == {pk}


def test_networks_with_nobody_else_in_them_go_along(member, stranger):
    own(member)
    formerly = own(member, "Others have left")
    make_membership(stranger, formerly, left_week=date(2026, 3, 2))
    pk = member.pk

    delete_account(member=member)

    assert not Network.objects.exists()
    assert queued() == {pk, stranger.pk}


def test_networks_that_others_run_stay(member, stranger):
    shared = own(member, others=[(stranger, "owner")])
    joined = own(stranger, others=[(member, "manager")])

    delete_account(member=member)

    assert set(Network.objects.all()) == {shared, joined}
    assert not Network.objects.exclude(memberships__role="owner").exists()


def test_a_network_that_was_left_stays_as_it_is(member):
    own(member, left_week=date(2026, 3, 2))

    delete_account(member=member)

    assert Network.objects.exists()


def test_a_sole_owner_cannot_leave_others_behind_and_nothing_is_deleted(member, stranger):
    southside = own(member, "Southside", others=[(stranger, "manager")])
    northside = own(member, "Northside", others=[(stranger, "participant")])
    alone = own(member, "Alone")
    own(member, "Shared", others=[(stranger, "owner")])

    with pytest.raises(SoleOwner, match="Northside, Southside") as refusal:
        delete_account(member=member)

    assert refusal.value.networks == (northside, southside)
    assert Member.objects.filter(pk=member.pk).exists()
    assert Network.objects.filter(pk=alone.pk).exists()
    assert not queued()


def test_an_archived_network_needs_an_owner_too(member, stranger):
    own(member, others=[(stranger, "participant")])
    Network.objects.update(archived_at="2026-11-19T12:00Z")

    with pytest.raises(SoleOwner):
        delete_account(member=member)


def test_an_account_that_is_gone_cannot_be_deleted(member):
    gone = make_member()
    Member.objects.filter(pk=gone.pk).delete()

    with pytest.raises(Member.DoesNotExist):
        delete_account(member=gone)
