"""Networks, memberships and invitations in the admin."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry

from tests.admin.pages import address, delete, delete_in_bulk, filled_in, queued
from tests.conftest import NOW
from tests.factories import make_member, make_membership, make_network
from tracker.models import Invitation, JoinRequest, Membership, Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def new_network(**fields):
    return {
        "name": "Harbour Sales Team",
        "purpose": "Sales",
        "leaderboard": "managers",
        **fields,
    }


def run(client, action, obj):
    return client.post(
        address(type(obj)), {"action": action, "_selected_action": [obj.pk]}, follow=True
    )


# ---- Networks ----


def test_a_network_is_made_with_an_owner_and_an_address_of_its_own(as_chief, member):
    response = as_chief.post(address(Network, "add"), new_network(owner=member.pk, slug="mine"))
    assert response.status_code == 302
    network = Network.objects.get()
    assert (network.name, network.purpose) == ("Harbour Sales Team", "Sales")
    assert network.leaderboard == "managers"
    assert network.slug.startswith("harbour-sales-team-")
    assert network.memberships.get().owns
    assert network.memberships.get().member == member
    assert queued() == {member.pk}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"owner": ""}, "This field is required"),
        ({"owner": "987654"}, "not one of the available choices"),
        ({"name": "\u202e\u200b"}, "Nothing of this name can be seen"),
        ({"name": "x" * 81}, "at most 80 characters"),
        ({"leaderboard": "the world"}, "Select a valid choice"),
    ],
)
def test_an_impossible_network_is_refused_with_a_sentence(as_chief, member, fields, sentence):
    sent = new_network(owner=member.pk) | fields
    assert sentence in as_chief.post(address(Network, "add"), sent).content.decode()
    assert not Network.objects.exists()


def test_a_network_is_renamed_and_keeps_its_address(as_chief, rows):
    network = rows[Network]
    page = address(Network, "change", network.pk)
    sent = filled_in(as_chief, page, name="\u202eRenamed", slug="other", leaderboard="nobody")
    assert as_chief.post(page, sent).status_code == 302
    changed = Network.objects.get()
    assert (changed.name, changed.leaderboard) == ("Renamed", "nobody")
    assert changed.slug == network.slug


def test_a_network_is_archived_and_brought_back(as_chief, rows):
    run(as_chief, "archive", rows[Network])
    assert Network.objects.get().archived_at == NOW
    assert not JoinRequest.objects.exists()
    assert Invitation.objects.get().revoked_at == NOW
    run(as_chief, "bring_back", rows[Network])
    assert Network.objects.get().archived_at is None


# ---- Memberships ----


def new_membership(network, member, **fields):
    return {
        "network": network.pk,
        "member": member.pk,
        "role": "participant",
        "joined_week": "2026-11-19",
        **fields,
    }


def test_a_membership_begins_on_the_monday_of_the_given_day_and_is_counted(as_chief, member):
    network = make_network()
    page = address(Membership, "add")
    assert as_chief.post(page, new_membership(network, member)).status_code == 302
    assert Membership.objects.get().joined_week == date(2026, 11, 16)
    assert queued() == {member.pk}


def test_a_membership_given_to_someone_else_counts_both_anew(as_chief, rows, member, stranger):
    page = address(Membership, "change", rows[Membership].pk)
    as_chief.post(page, filled_in(as_chief, page, member=stranger.pk))
    assert queued() == {member.pk, stranger.pk}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "in this network already"),
        ({"left_week": "2026-11-01"}, "before the week of joining"),
        ({"joined_week": "30 February"}, "Enter a valid date"),
        ({"role": "king"}, "Select a valid choice"),
    ],
)
def test_an_impossible_membership_is_refused_with_a_sentence(
    as_chief, rows, member, fields, sentence
):
    sent = new_membership(rows[Network], member, **fields)
    response = as_chief.post(address(Membership, "add"), sent)
    assert sentence in response.content.decode()
    assert Membership.objects.count() == 1


@pytest.mark.parametrize("delete_rows", [delete, delete_in_bulk])
@pytest.mark.parametrize("model", [Membership, Network])
def test_whoever_loses_a_membership_is_counted_anew(as_chief, rows, member, model, delete_rows):
    assert delete_rows(as_chief, rows[model]).status_code == 302
    assert not Membership.objects.exists()
    assert queued() == {member.pk}


@pytest.fixture
def owned(rows):
    """The membership of the only owner, with somebody else in the network."""
    membership = rows[Membership]
    membership.role = Membership.Role.OWNER
    membership.on_leaderboard = True
    membership.save()
    make_membership(make_member(), membership.network)
    return membership


@pytest.mark.parametrize("fields", [{"role": "manager"}, {"left_week": "2026-11-16"}])
def test_a_network_with_members_keeps_its_owner(as_chief, owned, fields):
    page = address(Membership, "change", owned.pk)
    response = as_chief.post(page, filled_in(as_chief, page, **fields))
    assert "needs another owner first" in response.content.decode()
    owned.refresh_from_db()
    assert owned.owns
    assert owned.left_week is None


def test_an_owner_is_not_moved_to_another_network(as_chief, owned):
    page = address(Membership, "change", owned.pk)
    other = make_network("Elsewhere")
    response = as_chief.post(page, filled_in(as_chief, page, network=other.pk))
    assert "needs another owner first" in response.content.decode()


@pytest.mark.parametrize("delete_rows", [delete, delete_in_bulk])
def test_the_only_owner_is_not_removed(as_chief, owned, delete_rows):
    assert "protected" in delete_rows(as_chief, owned).content.decode()
    assert Membership.objects.filter(pk=owned.pk).exists()


def test_all_owners_together_are_not_removed_from_others(as_chief, owned):
    second = make_membership(make_member(), owned.network, role=Membership.Role.OWNER)
    before = LogEntry.objects.count()
    response = delete_in_bulk(as_chief, owned, second)
    assert response.status_code == 302
    shown = as_chief.get(response.url).content.decode()
    assert "others would be left without an owner in Northside Consultants" in shown
    assert owned.network.memberships.count() == 3
    assert LogEntry.objects.count() == before


def test_one_of_two_owners_may_go(as_chief, owned):
    make_membership(make_member(), owned.network, role=Membership.Role.OWNER)
    page = address(Membership, "change", owned.pk)
    as_chief.post(page, filled_in(as_chief, page, left_week="2026-11-16"))
    owned.refresh_from_db()
    assert owned.left_week == date(2026, 11, 16)


def test_a_stay_that_changes_hands_is_off_the_leaderboard(as_chief, owned):
    page = address(Membership, "change", owned.pk)
    as_chief.post(page, filled_in(as_chief, page, member=make_member().pk))
    owned.refresh_from_db()
    assert not owned.on_leaderboard


def test_staff_put_nobody_on_a_leaderboard(as_chief, rows):
    page = address(Membership, "change", rows[Membership].pk)
    as_chief.post(page, filled_in(as_chief, page, on_leaderboard="on"))
    assert not Membership.objects.filter(on_leaderboard=True).exists()


# ---- Invitations ----


@pytest.mark.parametrize("view", ["changelist", "change"])
def test_an_invitation_shows_neither_its_hash_nor_where_it_was_mailed_to(as_chief, rows, view):
    invitation = rows[Invitation]
    arguments = [] if view == "changelist" else [invitation.pk]
    content = as_chief.get(address(Invitation, view, *arguments)).content.decode()
    assert "Northside Consultants" in content
    assert invitation.token_hash not in content
    assert invitation.email not in content


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "open"),
        ({"uses": 1}, "used up"),
        ({"expires_at": NOW}, "expired"),
        ({"revoked_at": NOW}, "revoked"),
    ],
)
def test_the_list_tells_what_state_an_invitation_is_in(as_chief, rows, fields, state):
    Invitation.objects.update(**fields)
    content = as_chief.get(address(Invitation)).content.decode()
    assert f'<td class="field-state">{state}</td>' in content


def test_an_invitation_is_revoked(as_chief, rows):
    run(as_chief, "revoke", rows[Invitation])
    assert Invitation.objects.get().revoked_at == NOW
