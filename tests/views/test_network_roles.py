"""Every address of a network and every role in it: who gets what. A missing address fails."""

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.factories import make_member, make_membership, make_network, make_run_network
from tests.views.pages import without_tokens
from tracker.models import Membership, Network
from tracker.urls import network_urls

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

ROLES = ["owner", "manager", "participant", "former owner", "owner elsewhere"]
IN_IT = "200 200 200 404 404"
MANAGERS = "200 200 404 404 404"
OWNERS = "200 404 404 404 404"
NEVER = "405 405 405 405 405"

# What a GET and a POST without a body answer to each role, in this order.
EXPECTED = {
    "network": (IN_IT, NEVER),
    "network_settings": (OWNERS, "422 404 404 404 404"),
    "network_archive": (NEVER, "302 404 404 404 404"),
    "network_bring_back": (NEVER, "302 404 404 404 404"),
    "network_delete": (OWNERS, "422 404 404 404 404"),
    "network_leave": (IN_IT, "422 302 302 404 404"),
    "network_members": (MANAGERS, NEVER),
    "network_member_role": (OWNERS, "422 404 404 404 404"),
    "network_member_remove": (MANAGERS, "302 302 404 404 404"),
    "network_hand_over": (OWNERS, "302 404 404 404 404"),
    "network_invitations": (MANAGERS, "422 422 404 404 404"),
    "network_invitation_revoke": (NEVER, "302 302 404 404 404"),
    "network_request_approve": (NEVER, "302 302 404 404 404"),
    "network_request_decline": (NEVER, "302 302 404 404 404"),
    "network_leaderboard": (MANAGERS, NEVER),
    "network_leaderboard_csv": (MANAGERS, NEVER),
    "network_on_leaderboard": (NEVER, "302 302 302 404 404"),
    "network_figures": (MANAGERS, NEVER),
}
ROUTES = {url.name: str(url.pattern) for url in network_urls if "<slug:slug>" in str(url.pattern)}
NUMBERED = {
    "network_member": "membership",
    "network_hand_over": "membership",
    "network_invitation": "invitation",
    "network_request": "request",
}


def test_no_address_of_a_network_is_missing():
    assert sorted(ROUTES) == sorted(EXPECTED)


@pytest.fixture
def world(member, stranger) -> dict[str, int]:
    """A network whose leaderboard is for its managers, with one of everything."""
    ids = make_run_network(owner=member, asking=stranger)
    Network.objects.update(leaderboard=Network.Leaderboard.MANAGERS)
    return ids


@pytest.fixture(params=ROLES)
def role(request, world, member) -> tuple[int, Client]:
    """The role's place in the table, and somebody who has it."""
    actor, network = member, Network.objects.get()
    if request.param != "owner":
        actor = make_member()
    if request.param in {"manager", "participant"}:
        make_membership(actor, network, role=request.param)
    if request.param == "former owner":
        make_membership(actor, network, role=Membership.Role.OWNER, left_week="2026-11-16")
    if request.param == "owner elsewhere":
        make_membership(actor, make_network(), role=Membership.Role.OWNER)
    client = Client()
    client.force_login(actor)
    return ROLES.index(request.param), client


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_role_gets_the_expected_answer_everywhere(world, role, method):
    place, client = role
    column = ["get", "post"].index(method)
    expected = {name: int(row[column].split()[place]) for name, row in EXPECTED.items()}
    got = {name: answer(client, method, address(name, world)) for name in EXPECTED}
    assert got == expected


def test_what_one_may_not_see_answers_as_what_does_not_exist(world, client):
    client.force_login(make_member())
    for name in EXPECTED:
        real = client.get(address(name, world))
        never_made = client.get(address(name, world).replace("northside", "nowhere"))
        assert (name, without_tokens(real)) == (name, without_tokens(never_made))


# What makes each form whole.
SENT = {
    "network_settings": {"name": "Southside", "leaderboard": "everyone"},
    "network_delete": {"name": "Northside Consultants"},
    "network_member_role": {"role": "manager"},
    "network_invitations": {"link-days": "7", "link-uses": "1"},
    "network_on_leaderboard": {"on": "yes", "audience": "managers"},
}


@pytest.mark.parametrize("name", [name for name, (_, posts) in EXPECTED.items() if posts != NEVER])
def test_a_network_that_is_deleted_once_the_reader_was_let_in_is_not_found(world, as_member, name):
    with connection.execute_wrapper(DeletesNetworks()):
        response = as_member.post(address(name, world), SENT.get(name, {}))
    # Who leaves what is gone has left it.
    assert response.status_code == (302 if name == "network_leave" else 404)
    assert not Network.objects.exists()


class DeletesNetworks:
    """Somebody else's deletion, right after the first look at who is in a network."""

    def __init__(self) -> None:
        self.is_done = False

    def __call__(self, execute, sql, params, many, context):
        found = execute(sql, params, many, context)
        if not self.is_done and 'FROM "tracker_membership"' in sql:
            self.is_done = True
            Network.objects.all().delete()
        return found


def address(name: str, world: dict[str, int]) -> str:
    path = f"/{ROUTES[name]}".replace("<slug:slug>", "northside-abcd2345")
    for start, kind in NUMBERED.items():
        if name.startswith(start):
            path = path.replace("<int:pk>", str(world[kind]))
    return path


def answer(client: Client, method: str, path: str) -> int:
    """The answer's code; what the request changed is taken back."""
    with transaction.atomic():
        code: int = getattr(client, method)(path).status_code
        transaction.set_rollback(True)
    return code
