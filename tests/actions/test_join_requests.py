from datetime import date

import pytest

from tests.actions.mails import page_address, queued_mails
from tests.conftest import NOW
from tests.factories import make_member, make_membership, make_network
from tracker.actions.join_requests import (
    approve_request,
    ask_to_join,
    decline_request,
    withdraw_request,
)
from tracker.actions.networks import archive_network, delete_network
from tracker.models import ChangedMember, JoinRequest, Member, Membership, Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def network(member):
    network = make_network("Northside Consultants", slug="northside-abcdefgh")
    make_membership(member, network, role="owner")
    return network


@pytest.fixture
def waiting(network, stranger):
    return JoinRequest.objects.create(network=network, member=stranger, made_at=NOW)


def approve(waiting):
    approve_request(request=waiting, address=page_address)


def test_an_approved_member_is_in_from_the_running_week_and_is_told(network, waiting, stranger):
    approve(waiting)

    joined = Membership.objects.get(member=stranger)
    assert (joined.role, joined.joined_week) == ("participant", date(2026, 11, 16))
    assert list(ChangedMember.objects.values_list("member_id", flat=True)) == [stranger.pk]
    assert not JoinRequest.objects.exists()
    (mail,) = queued_mails()
    assert mail["to"] == ["stranger@example.com"]
    assert mail["subject"] == "You are in Northside Consultants"
    assert page_address(network.slug) in mail["body"]


def test_approving_twice_lets_in_once(waiting, stranger):
    approve(waiting)

    with pytest.raises(JoinRequest.DoesNotExist):
        approve(waiting)

    assert Membership.objects.filter(member=stranger).count() == 1
    assert len(queued_mails()) == 1


@pytest.mark.parametrize("end", [decline_request, withdraw_request])
def test_a_request_that_has_ended_lets_nobody_in(waiting, stranger, end):
    end(request=waiting)
    end(request=waiting)

    with pytest.raises(JoinRequest.DoesNotExist):
        approve(waiting)

    assert not Membership.objects.filter(member=stranger).exists()
    assert not queued_mails()


def test_who_asks_over_and_over_is_told_of_once_a_day(noon, network, stranger):
    def ask(member):
        ask_to_join(network=network, member=member, now=NOW, address=page_address)
        withdraw_request(request=JoinRequest.objects.get())

    ask(stranger)
    ask(stranger)
    assert len(queued_mails()) == 1

    ask(make_member())
    assert len(queued_mails()) == 2

    noon.move_to("2026-11-20T12:00:01+00:00")
    ask(stranger)
    assert len(queued_mails()) == 3


@pytest.mark.parametrize(
    "close",
    [delete_network, lambda network: archive_network(network=network, now=NOW)],
)
def test_a_closed_network_lets_nobody_in(network, waiting, close):
    close(network=network)

    with pytest.raises(Network.DoesNotExist):
        approve(waiting)


def test_an_account_that_is_gone_does_not_get_in(waiting, stranger):
    stranger.delete()

    with pytest.raises(Member.DoesNotExist):
        approve(waiting)
