import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    make_invitation,
    make_join_request,
    make_member,
    make_membership,
    make_network,
)
from tests.views.pages import text_of, toasts
from tracker.models import Membership, Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

LIST = "/networks/"
NEW = "/networks/new/"
ANSWERS = {"name": "Northside", "purpose": "We compare notes.", "leaderboard": "managers"}
Role = Membership.Role


def address(name: str, network: Network) -> str:
    return reverse(name, args=[network.slug])


@pytest.fixture
def network() -> Network:
    return make_network(purpose="Consultants who compare notes.")


def be(role: Role, member, network) -> Membership:
    """With an owner beside, so that any role can be left."""
    make_membership(make_member(display_name="Other owner"), network, role=Role.OWNER)
    return make_membership(member, network, role=role)


def queries(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


# ---- The list ----


def test_without_a_network_the_page_says_how_to_begin(as_member):
    page = text_of(as_member.get(LIST))
    assert "You are in no network now" in page
    assert "Open the link that somebody sent you" in page


def test_the_list_shows_where_one_is_with_the_role_and_archived_ones_apart(
    as_member, member, network, noon
):
    be(Role.MANAGER, member, network)
    make_membership(member, make_network("Old times", archived_at="2026-01-05T12:00Z"))
    page = text_of(as_member.get(LIST))
    assert "You are in one network" in page
    assert page.index("Northside Consultants") < page.index("Archived") < page.index("Old times")
    assert "manager" in page


def test_a_network_that_was_left_is_not_in_the_list(as_member, member, network):
    make_membership(member, network, left_week="2026-11-16")
    assert network.name not in text_of(as_member.get(LIST))


def test_a_request_that_waits_can_be_withdrawn(as_member, member, network):
    waiting = make_join_request(member, network)
    page = as_member.get(LIST).content.decode()
    assert reverse("request_withdraw", args=[waiting.pk]) in page
    assert network.name in page


def test_the_list_asks_as_many_queries_for_twenty_networks_as_for_one(as_member, member):
    make_membership(member, make_network())
    for_one = queries(as_member, LIST)
    for _number in range(19):
        make_membership(member, make_network())
        make_join_request(member, make_network())
    assert queries(as_member, LIST) == for_one


# ---- Making one ----


def test_who_makes_a_network_owns_it_and_is_told_to_invite(as_member, member):
    response = as_member.post(NEW, ANSWERS, follow=True)
    made = Network.objects.get()
    assert response.redirect_chain == [(address("network", made), 302)]
    assert toasts(response) == ["The network is made. Invite the others next"]
    assert (made.name, made.purpose, made.leaderboard) == tuple(ANSWERS.values())
    assert made.memberships.get().owns
    assert made.memberships.get().member == member


def test_two_networks_of_one_name_have_addresses_of_their_own(as_member):
    as_member.post(NEW, ANSWERS)
    as_member.post(NEW, ANSWERS)
    slugs = set(Network.objects.values_list("slug", flat=True))
    assert len(slugs) == 2
    assert all(re.fullmatch(r"northside-[a-z2-7]{8}", slug) for slug in slugs)


@pytest.mark.parametrize("name", ["new", "join", "requests", "!!!", "قادة المبيعات", "李雷"])
def test_no_name_leads_to_the_address_of_another_page(as_member, name):
    response = as_member.post(NEW, {**ANSWERS, "name": name}, follow=True)
    assert response.status_code == 200
    assert f"<bdi>{name}</bdi>" in response.content.decode()


def test_what_cannot_be_seen_is_taken_out_of_names_and_purposes(as_member):
    typed = {"name": " \u202eNorth\u200bside\x1b \n", "purpose": "We\u202e compare\x07\r\nnotes."}
    as_member.post(NEW, {**ANSWERS, **typed})
    made = Network.objects.get()
    assert (made.name, made.purpose) == ("Northside", "We compare notes.")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "This field is required"),
        ("name", "\u202e\u200b", "Nothing of this name can be seen"),
        ("name", "x" * 81, "at most 80 characters"),
        ("purpose", "x" * 501, "at most 500 characters"),
        ("leaderboard", "the world", "Select a valid choice"),
    ],
)
def test_bad_answers_are_refused_with_what_was_typed_kept(as_member, field, value, sentence):
    response = as_member.post(NEW, {**ANSWERS, field: value})
    assert response.status_code == 422
    page = response.content.decode()
    assert sentence in page
    assert ANSWERS["purpose"] in page or field == "purpose"
    assert not Network.objects.exists()


# ---- Its page ----


def test_a_participant_sees_what_it_is_and_who_runs_it_but_no_address_and_no_member(
    as_member, member, network
):
    be(Role.PARTICIPANT, member, network)
    make_membership(make_member(display_name="Another participant"), network)
    make_membership(make_member(email="nameless@example.com"), network, role=Role.MANAGER)
    response = as_member.get(address("network", network))
    page = text_of(response)
    assert network.purpose in page
    assert "Other owner" in page
    assert "No name given" in page
    assert "since the week of 5 Jan 2026" in page
    assert "@" not in page.replace(member.email, "")
    assert "Another participant" not in page
    for name in ["network_members", "network_invitations", "network_settings"]:
        assert address(name, network) not in response.content.decode()


def test_a_manager_gets_members_and_invitations_but_not_the_settings(as_member, member, network):
    be(Role.MANAGER, member, network)
    make_invitation(network)
    make_invitation(network, "another", revoked_at="2026-11-19T10:00Z")
    response = as_member.get(address("network", network))
    assert "one open" in text_of(response)
    assert address("network_members", network) in response.content.decode()
    assert address("network_settings", network) not in response.content.decode()


def test_a_manager_finds_who_asks_to_join(as_member, member, stranger, network):
    be(Role.MANAGER, member, network)
    waiting = make_join_request(stranger, network)
    response = as_member.get(address("network", network))
    assert "One member asks to join" in text_of(response)
    assert stranger.email in text_of(response)
    approve = reverse("network_request_approve", args=[network.slug, waiting.pk])
    assert approve in response.content.decode()


def test_the_page_asks_as_many_queries_for_many_as_for_one(as_member, member, network):
    be(Role.OWNER, member, network)
    make_join_request(make_member(), network)
    for_one = queries(as_member, address("network", network))
    for number in range(20):
        make_membership(make_member(), network, role=Role.MANAGER)
        make_join_request(make_member(), network)
        make_invitation(network, f"token {number}")
    assert queries(as_member, address("network", network)) == for_one


def test_names_of_any_direction_stand_by_themselves(as_member, member):
    network = make_network("قادة المبيعات", purpose="<script>alert(1)</script>")
    make_membership(member, network)
    page = as_member.get(address("network", network)).content.decode()
    assert "<h1><bdi>قادة المبيعات</bdi></h1>" in page
    assert "<script>alert" not in page


PAGES = [
    "network",
    "network_settings",
    "network_delete",
    "network_leave",
    "network_members",
    "network_invitations",
]


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_is_sent_to_the_login_page_and_back(client, network, name):
    response = client.get(address(name, network))
    assert response.url == f"/accounts/login/?next={address(name, network)}"


@pytest.mark.parametrize("name", PAGES)
def test_members_of_other_networks_and_former_members_get_404(
    client, as_member, member, stranger, network, name
):
    make_membership(member, make_network(), role=Role.OWNER)
    make_membership(stranger, network, role=Role.OWNER, left_week="2026-11-16")
    assert as_member.get(address(name, network)).status_code == 404
    client.force_login(stranger)
    assert client.get(address(name, network)).status_code == 404


@pytest.mark.parametrize("name", PAGES[1:3])
def test_only_owners_get_the_settings(as_member, member, network, name):
    own = be(Role.MANAGER, member, network)
    assert as_member.get(address(name, network)).status_code == 404
    own.role = Role.OWNER
    own.save()
    assert as_member.get(address(name, network)).status_code == 200


# ---- What owners settle ----


@pytest.fixture
def owned(member, network) -> Network:
    be(Role.OWNER, member, network)
    return network


def test_an_owner_changes_name_purpose_and_audience_and_the_address_stays(as_member, owned):
    response = as_member.post(address("network_settings", owned), ANSWERS)
    assert response.url == address("network_settings", owned)
    slug = owned.slug
    owned.refresh_from_db()
    assert (owned.name, owned.leaderboard, owned.slug) == ("Northside", "managers", slug)


def test_two_owners_who_save_settings_keep_what_the_other_changed(client, as_member, owned):
    page = address("network_settings", owned)
    other = Client()
    other.force_login(owned.memberships.get(member__display_name="Other owner").member)
    seen = as_member.get(page).content.decode()
    before = dict(re.findall(r'name="(initial-\w+)" value="([^"]*)"', seen))
    assert set(before) == {f"initial-{name}" for name in ANSWERS}
    as_shown = {name: before[f"initial-{name}"] for name in ANSWERS}

    other.post(page, {**before, **as_shown, "leaderboard": "nobody"})
    as_member.post(page, {**before, **as_shown, "name": "Northside"})

    owned.refresh_from_db()
    assert (owned.name, owned.leaderboard) == ("Northside", "nobody")
    assert owned.purpose == "Consultants who compare notes."


def test_bad_settings_are_refused_with_what_was_typed_kept(as_member, owned):
    response = as_member.post(address("network_settings", owned), {**ANSWERS, "name": "\u202e"})
    assert response.status_code == 422
    assert ANSWERS["purpose"] in response.content.decode()
    owned.refresh_from_db()
    assert owned.name == "Northside Consultants"


def test_an_owner_archives_a_network_and_brings_it_back(as_member, owned):
    archived = as_member.post(address("network_archive", owned), follow=True)
    assert "nobody can join, and it is in no comparison" in text_of(archived)
    assert "Compare scores" not in text_of(archived)
    brought_back = as_member.post(address("network_bring_back", owned), follow=True)
    assert toasts(brought_back) == ["The network is back"]
    owned.refresh_from_db()
    assert owned.archived_at is None


def test_a_network_is_deleted_only_after_its_name_is_typed(as_member, owned):
    response = as_member.post(address("network_delete", owned), {"name": "Southside"})
    assert response.status_code == 422
    assert "This is not the name of this network" in response.content.decode()
    assert 'value="Southside"' in response.content.decode()
    response = as_member.post(address("network_delete", owned), {"name": " northside consultants "})
    assert response.url == LIST
    assert not Network.objects.exists()


@pytest.mark.parametrize("name", ["network_archive", "network_bring_back", "network_delete"])
@pytest.mark.parametrize("role", [Role.MANAGER, Role.PARTICIPANT])
def test_nobody_but_an_owner_settles_it(as_member, member, network, name, role):
    be(role, member, network)
    form = {"name": network.name}
    assert as_member.post(address(name, network), form).status_code == 404
    assert Network.objects.filter(pk=network.pk, archived_at=None).exists()
