"""What the pages of networks show: networks, who is in them, and the ways in."""

from datetime import timedelta

import pytest

from tests.conftest import NOW
from tests.factories import (
    TOKEN,
    make_invitation,
    make_join_request,
    make_member,
    make_membership,
    make_network,
)
from tracker.models import Membership, Network
from tracker.reads.invitations import State, network_invitations, state_of, way_in
from tracker.reads.memberships import Leaving, leaving, network_members
from tracker.reads.networks import REQUESTS_SHOWN, network_page, own_networks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

Role = Membership.Role


@pytest.fixture
def network() -> Network:
    return make_network()


@pytest.fixture
def own(member, network) -> Membership:
    return make_membership(member, network, role=Role.OWNER)


def test_own_networks_are_by_name_with_archived_ones_and_requests_apart(
    member, stranger, django_assert_num_queries
):
    for name in ["Zebra", "Alpha"]:
        make_membership(member, make_network(name))
    make_membership(member, make_network("Archived", archived_at=NOW))
    make_membership(member, make_network("Left"), left_week="2026-11-16")
    waiting = make_join_request(member, make_network("Asked"))
    make_membership(stranger, make_network("Theirs"))
    with django_assert_num_queries(2):
        found = own_networks(member)
        names = [each.network.name for each in (*found.active, *found.archived)]
    assert names == ["Alpha", "Zebra", "Archived"]
    assert found.requests == (waiting,)


def test_participants_see_who_runs_it_owners_first_and_no_figures(
    network, own, django_assert_num_queries
):
    make_membership(make_member(display_name="Ada"), network, role=Role.MANAGER)
    make_membership(make_member(), network, role=Role.MANAGER, left_week="2026-11-16")
    reader = make_membership(make_member(), network)
    with django_assert_num_queries(1):
        page = network_page(reader, now=NOW)
    assert [(each.name, each.owns, each.is_reader) for each in page.run_by] == [
        ("Robin", True, False),
        ("Ada", False, False),
    ]
    assert page.for_managers is None


def test_managers_see_counts_of_those_who_are_in_and_the_requests_that_wait_longest(
    network, own, django_assert_num_queries
):
    make_membership(make_member(), network, left_week="2026-11-16")
    make_invitation(network)
    make_invitation(network, "expired", expires_at=NOW)
    asked = [make_join_request(make_member(), network) for _ in range(REQUESTS_SHOWN + 1)]
    with django_assert_num_queries(5):
        shown = network_page(own, now=NOW).for_managers
    assert (shown.members, shown.invitations, shown.request_count) == (1, 1, len(asked))
    assert shown.requests == tuple(asked[:REQUESTS_SHOWN])


def test_members_are_listed_by_role_and_name_whatever_its_case(network, own):
    for name, role in [("bea", "participant"), ("Ada", "participant"), ("Zoë", "manager")]:
        make_membership(make_member(display_name=name), network, role=role)
    rows = network_members(network=network).rows
    assert [row.member.display_name for row in rows] == ["Robin", "Zoë", "Ada", "bea"]


def test_a_list_takes_two_queries_and_a_page_that_is_none_is_the_first(
    network, own, django_assert_num_queries
):
    with django_assert_num_queries(2):
        found = network_members(network=network, search="robin", page="nonsense")
        assert found.rows[0].member.email == "robin@example.com"
    assert (found.count, found.page, found.pages) == (1, 1, 1)
    assert (found.previous_page, found.next_page) == (None, None)


@pytest.mark.parametrize(
    ("role", "others", "expected"),
    [
        (Role.OWNER, [], Leaving.ENDS),
        (Role.OWNER, [Role.MANAGER, Role.PARTICIPANT], Leaving.NEEDS_AN_OWNER),
        (Role.OWNER, [Role.OWNER], Leaving.GOES_ON),
        (Role.MANAGER, [Role.OWNER], Leaving.GOES_ON),
        (Role.PARTICIPANT, [Role.OWNER], Leaving.GOES_ON),
    ],
)
def test_what_leaving_means_depends_on_who_stays(member, network, role, others, expected):
    own = make_membership(member, network, role=role)
    for other in others:
        make_membership(make_member(), network, role=other)
    make_membership(make_member(), network, role=Role.OWNER, left_week="2026-11-16")
    assert leaving(own) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, State.OPEN),
        ({"max_uses": 2, "uses": 1}, State.OPEN),
        ({"uses": 1}, State.USED),
        ({"expires_at": NOW}, State.EXPIRED),
        ({"expires_at": NOW + timedelta(seconds=1)}, State.OPEN),
        ({"revoked_at": NOW}, State.REVOKED),
        ({"uses": 1, "expires_at": NOW}, State.USED),
        ({"uses": 1, "expires_at": NOW, "revoked_at": NOW}, State.REVOKED),
    ],
)
def test_the_state_of_an_invitation_is_the_first_reason_that_holds(network, fields, expected):
    assert state_of(make_invitation(network, **fields), NOW) is expected


def test_invitations_are_listed_newest_first(network, django_assert_num_queries):
    for number in range(3):
        made_at = NOW + timedelta(minutes=number)
        make_invitation(network, f"token {number}", made_at=made_at, made_by=make_member())
    make_invitation(make_network())
    with django_assert_num_queries(2):
        found = network_invitations(network=network, now=NOW)
        assert all(row.invitation.made_by.email for row in found.rows)
    moments = [row.invitation.made_at for row in found.rows]
    assert moments == sorted(moments, reverse=True)
    assert len(moments) == 3


def test_a_token_that_was_never_given_out_opens_nothing(network):
    make_invitation(network)
    assert way_in(token="forged", member=None, now=NOW) is None
    assert way_in(token="", member=None, now=NOW) is None


def test_a_way_in_knows_whether_the_reader_is_in_or_waits(
    network, member, stranger, django_assert_num_queries
):
    make_invitation(network, asks_first=True)
    make_membership(member, network)
    make_join_request(stranger, network)
    with django_assert_num_queries(3):
        of_member = way_in(token=TOKEN, member=member, now=NOW)
    of_stranger = way_in(token=TOKEN, member=stranger, now=NOW)
    of_visitor = way_in(token=TOKEN, member=None, now=NOW)
    assert (of_member.is_in, of_member.has_asked) == (True, False)
    assert (of_stranger.is_in, of_stranger.has_asked) == (False, True)
    assert (of_visitor.is_in, of_visitor.has_asked) == (False, False)
    assert of_visitor.is_usable
    assert of_visitor.asks_first


def test_no_invitation_to_an_archived_network_is_usable():
    make_invitation(make_network(archived_at=NOW))
    assert not way_in(token=TOKEN, member=None, now=NOW).is_usable
