import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_member, make_membership, make_network
from tests.views.pages import text_of, toasts
from tracker.models import Membership, Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

Role = Membership.Role


def at(name: str, membership: Membership) -> str:
    return reverse(name, args=[membership.network.slug, membership.pk])


@pytest.fixture
def network() -> Network:
    return make_network()


@pytest.fixture
def own(member, network) -> Membership:
    return make_membership(member, network, role=Role.OWNER)


@pytest.fixture
def other(stranger, network) -> Membership:
    return make_membership(stranger, network)


@pytest.fixture
def members(network) -> str:
    return reverse("network_members", args=[network.slug])


@pytest.fixture
def leave(network) -> str:
    return reverse("network_leave", args=[network.slug])


# ---- The list ----


def test_managers_see_names_addresses_roles_and_since_when(as_member, own, other, members):
    page = text_of(as_member.get(members))
    assert "2 members" in page
    assert page.index("robin@example.com") < page.index("stranger@example.com")
    assert "No name given" in page
    assert "5 Jan 2026" in page


def test_participants_and_former_members_get_no_list(as_member, member, network, members):
    stay = make_membership(member, network)
    assert as_member.get(members).status_code == 404
    stay.role, stay.left_week = Role.OWNER, "2026-11-16"
    stay.save()
    assert as_member.get(members).status_code == 404


@pytest.mark.parametrize("search", ["STRANGER@", "example.com", " stranger "])
def test_members_are_found_by_a_part_of_name_or_address(as_member, own, other, members, search):
    assert other.member.email in text_of(as_member.get(members, {"q": search}))


@pytest.mark.parametrize("search", ["nobody", "%", "_", "x" * 5000, "<b>"])
def test_a_search_that_finds_nobody_says_so_and_is_kept(as_member, own, other, members, search):
    response = as_member.get(members, {"q": search})
    assert response.status_code == 200
    assert "Nobody here has that name or address" in text_of(response)
    assert "<b>" not in response.content.decode()


def test_the_list_is_paged_by_fifty_and_keeps_the_search(as_member, own, network, members):
    for number in range(70):
        make_membership(make_member(display_name=f"Peer {number:02}"), network)
    page = as_member.get(members, {"q": "peer", "page": "2"})
    assert "Page 2 of 2" in text_of(page)
    assert "Peer 50" in text_of(page)
    assert "Peer 49" not in text_of(page)
    assert "?q=peer&amp;page=1" in page.content.decode()
    assert as_member.get(members, {"page": "nonsense"}).status_code == 200


def test_the_list_asks_as_many_queries_for_many_as_for_one(as_member, own, network, members):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            as_member.get(members)
        return len(asked)

    for_one = queries()
    for _number in range(30):
        make_membership(make_member(), network)
    assert queries() == for_one


# ---- Roles ----


def test_an_owner_changes_a_role(as_member, own, other, members):
    page = as_member.get(at("network_member_role", other))
    assert "stranger@example.com" in text_of(page)
    response = as_member.post(at("network_member_role", other), {"role": "manager"}, follow=True)
    assert response.redirect_chain == [(members, 302)]
    other.refresh_from_db()
    assert other.role == Role.MANAGER


def test_an_owner_beside_another_may_step_down(as_member, own, other):
    other.role = Role.OWNER
    other.save()
    response = as_member.post(at("network_member_role", own), {"role": "participant"})
    assert response.url == reverse("network", args=[own.network.slug])


def test_the_only_owner_cannot_step_down(as_member, own, other):
    response = as_member.post(at("network_member_role", own), {"role": "participant"})
    assert response.status_code == 422
    assert "A network needs an owner" in text_of(response)
    own.refresh_from_db()
    assert own.owns


@pytest.mark.parametrize("role", ["", "king", "owner "])
def test_a_role_that_does_not_exist_is_refused(as_member, own, other, role):
    response = as_member.post(at("network_member_role", other), {"role": role})
    assert response.status_code == 422
    other.refresh_from_db()
    assert other.role == Role.PARTICIPANT


# ---- Removing and handing over ----


def test_removing_says_what_follows_and_only_a_post_removes(as_member, own, other, members):
    page = as_member.get(at("network_member_remove", other))
    assert "revoke those they may have" in text_of(page)
    response = as_member.post(at("network_member_remove", other), follow=True)
    assert response.redirect_chain == [(members, 302)]
    other.refresh_from_db()
    assert other.left_week is not None


def test_only_participants_are_removed(as_member, own, other):
    other.role = Role.MANAGER
    other.save()
    for membership in [own, other]:
        assert as_member.post(at("network_member_remove", membership)).status_code == 404


def test_handing_over_says_what_follows_and_makes_the_former_owner_a_manager(as_member, own, other):
    page = as_member.get(at("network_hand_over", other))
    assert "You become a manager" in text_of(page)
    response = as_member.post(at("network_hand_over", other), follow=True)
    assert toasts(response) == ["The network is handed over. You are a manager now"]
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.role, other.role) == (Role.MANAGER, Role.OWNER)


def test_nobody_hands_over_to_themselves(as_member, own, other):
    assert as_member.post(at("network_hand_over", own)).status_code == 404


NAMES = ["network_member_role", "network_member_remove", "network_hand_over"]


@pytest.mark.parametrize("name", NAMES)
def test_members_of_another_network_cannot_be_reached_through_ones_own(
    as_member, own, stranger, name
):
    elsewhere = make_membership(stranger, make_network())
    reached = reverse(name, args=[own.network.slug, elsewhere.pk])
    assert as_member.get(reached).status_code == 404
    assert as_member.post(reached, {"role": "owner"}).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_who_left_meanwhile_is_not_found(as_member, own, other, name):
    other.left_week = "2026-11-16"
    other.save()
    assert as_member.post(at(name, other), {"role": "owner"}).status_code == 404


@pytest.mark.parametrize("name", [NAMES[0], NAMES[2]])
def test_a_manager_gives_no_roles_away(as_member, own, other, name):
    own.role = Role.MANAGER
    own.save()
    assert as_member.post(at(name, other), {"role": "owner"}).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_a_visitor_is_sent_to_the_login_page(client, own, other, name):
    assert client.get(at(name, other)).url == f"/accounts/login/?next={at(name, other)}"


# ---- Leaving ----


def test_a_participant_leaves_after_reading_what_follows(as_member, member, network, leave):
    make_membership(make_member(), network, role=Role.OWNER)
    own = make_membership(member, network)
    assert "up to last week and no longer from this week on" in text_of(as_member.get(leave))
    response = as_member.post(leave, follow=True)
    assert response.redirect_chain == [(reverse("networks"), 302)]
    own.refresh_from_db()
    assert own.left_week is not None
    assert as_member.post(leave).status_code == 404


def test_the_only_owner_of_others_is_told_to_hand_over_first(as_member, own, other, leave):
    for response, status in [(as_member.get(leave), 200), (as_member.post(leave), 422)]:
        assert response.status_code == status
        assert "hand it over to another member, or delete it" in text_of(response)
        assert "Leave network</button>" not in response.content.decode()
    own.refresh_from_db()
    assert own.left_week is None


def test_the_last_member_reads_that_the_network_ends_with_them(as_member, own, leave):
    assert "the network is deleted with your leaving" in text_of(as_member.get(leave))
    assert as_member.post(leave, {"means": "ends"}).status_code == 302
    assert not Network.objects.exists()


def test_who_was_told_that_the_network_goes_on_does_not_end_it(as_member, own, leave):
    response = as_member.post(leave, {"means": "goes on"})
    assert response.status_code == 422
    assert "the network is deleted with your leaving" in text_of(response)
    assert Network.objects.exists()
