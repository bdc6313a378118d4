from datetime import timedelta

import pytest
from django.utils.translation import get_language

from tests.actions.mails import join_address, page_address, queued_mails
from tests.conftest import NOW
from tests.factories import make_member, make_membership, make_network
from tracker.actions import mail as mails
from tracker.actions.invitations import (
    Joined,
    TooManyInvitations,
    invite,
    invite_by_email,
    revoke_invitation,
    use_invitation,
)
from tracker.actions.networks import archive_network
from tracker.models import Invitation, Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

DAY = timedelta(days=1)


@pytest.fixture
def network(member):
    network = make_network("Northside Consultants", slug="northside-abcdefgh")
    make_membership(member, network, role="owner")
    return network


def send(network, member, email="dana@example.com", now=NOW):
    invite_by_email(network=network, by=member, email=email, now=now, days=7, address=join_address)


def token_in(mail):
    return mail["body"].partition("/networks/join/")[2].partition("/")[0]


def test_an_invitation_by_mail_says_who_invites_where_and_what_to_do(network, member, stranger):
    send(network, member)

    (mail,) = queued_mails()
    assert mail["to"] == ["dana@example.com"]
    assert mail["subject"] == "Invitation to Northside Consultants"
    assert "Robin invites you to join the network Northside Consultants" in mail["body"]
    assert "ends after 7 days" in mail["body"]
    assert member.email not in mail["body"]
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.max_uses) == ("dana@example.com", 1)
    assert not invitation.asks_first
    came = use_invitation(token=token_in(mail), member=stranger, now=NOW, address=page_address)
    assert came == Joined(network)


def test_who_has_no_name_invites_without_showing_an_address(network, member):
    member.display_name = ""

    send(network, member)

    (mail,) = queued_mails()
    assert "You are invited to join" in mail["body"]
    assert member.email not in mail["body"]


@pytest.mark.parametrize(
    ("known", "own", "spoken"),
    [("nl", "en", "nl"), ("en", "nl", "en"), (None, "nl", "nl"), (None, "en", "en")],
)
def test_a_mail_speaks_its_readers_language_or_else_the_inviters(
    network, member, monkeypatch, known, own, spoken
):
    monkeypatch.setattr(mails, "render_to_string", lambda *_args: f"{get_language()}\n\nText")
    if known:
        make_member(email="Dana@example.com", language=known)
    member.language = own

    send(network, member)

    (mail,) = queued_mails()
    assert mail["subject"] == spoken
    assert get_language() == "en"


def test_names_in_a_mail_are_plain_text_and_cannot_make_headers(network, member):
    network.name = "R&D <b>\r\nBcc: all@example.com\u202e"
    network.save()

    send(network, member)

    (mail,) = queued_mails()
    assert mail["subject"] == "Invitation to R&D <b>"
    assert not set(mail["subject"]) & set("\r\n\u202e")
    assert "R&D <b>" in mail["body"]


def test_a_network_sends_fifty_invitations_a_day_and_no_more(network, member):
    for number in range(50):
        send(network, make_member(), f"dana{number}@example.com")
    other = make_network()

    with pytest.raises(TooManyInvitations):
        send(network, member)

    send(other, member)
    send(network, member, now=NOW + DAY)
    assert len(queued_mails()) == 52


def test_a_member_sends_fifty_a_day_whatever_the_network_and_whether_it_is_still_there(member):
    for number in range(50):
        network = make_network()
        send(network, member, f"dana{number}@example.com")
        network.delete()
    network, colleague = make_network(), make_member()

    with pytest.raises(TooManyInvitations):
        send(network, member)

    assert not Invitation.objects.exists()
    send(network, colleague)
    send(network, member, now=NOW + DAY)


def test_a_revoked_invitation_still_counts_among_the_days_mails(network, member):
    for number in range(50):
        send(network, make_member(), f"dana{number}@example.com")
    for invitation in Invitation.objects.all():
        revoke_invitation(invitation=invitation, now=NOW)

    with pytest.raises(TooManyInvitations):
        send(network, member)


def test_links_count_for_nothing_in_the_days_mails(network, member):
    for _ in range(50):
        invite(network=network, by=member, now=NOW, days=7, uses=1, asks_first=False)

    send(network, member)

    assert len(queued_mails()) == 1


def test_an_archived_network_sends_no_invitations(network, member):
    archive_network(network=network, now=NOW)

    with pytest.raises(Network.DoesNotExist):
        send(network, member)

    assert not Invitation.objects.exists()
    assert not queued_mails()
