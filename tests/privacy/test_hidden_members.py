"""A member who is not on the leaderboard: what any answer or mail lets others know of them."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from tests.actions.mails import join_address, page_address, queued_mails
from tests.conftest import NOW
from tests.factories import (
    TODAY,
    make_join_request,
    make_member,
    make_membership,
    make_run_network,
    make_snapshot,
)
from tests.url_table import TABLE
from tests.views.pages import without_tokens
from tracker.actions.invitations import invite, invite_by_email, use_invitation
from tracker.actions.join_requests import approve_request
from tracker.actions.memberships import hand_over
from tracker.actions.publishing import publish, queue_members
from tracker.actions.tips import load_catalogue
from tracker.core.components import COMPONENTS
from tracker.models import Member, Membership, Network, Tip
from tracker.reads.leaderboard import Order

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("noon")]

# Whoever asks for JSON, or for a part of a page, is told no more than whoever reads it.
HEADERS = [{}, {"Accept": "application/json"}, {"HX-Request": "true"}]
QUERIES = ["", *(f"?by={order}" for order in Order)]
# Not the forms around the login, which know nobody else, nor the admin, which knows no scores.
ADDRESSES = [
    row.address
    for row in TABLE.values()
    if not row.address.startswith(("/accounts/", "/admin/")) and "200" in row.get
]
# By address, query and place among the headers.
Answers = dict[tuple[str, str, int], str]
FOUR_WEEKS = timedelta(weeks=4)
NAMES = ("Hidden Heron", "heron@example.com")


@pytest.fixture
def ids(member, stranger) -> dict[str, object]:
    """The ids of the table's addresses: a network with published figures and a leaderboard."""
    load_catalogue()
    ids = make_run_network(owner=member, asking=stranger)
    Network.objects.update(leaderboard=Network.Leaderboard.EVERYONE)
    for points in range(1, 9):
        peer = make_member(display_name=f"Peer {points}")
        make_membership(peer, Network.objects.get(), on_leaderboard=points > 3)
        report(peer, points * 1000)
    report(member, 9000)
    tip = Tip.objects.get(slug="answer-with-a-view")
    return {**ids, "snapshot": 0, "annotation": 0, "import": UUID(int=0), "tip": tip.pk}


@pytest.fixture
def hidden(ids) -> Member:
    """Would stand first by total and by gain."""
    name, email = NAMES
    hidden = make_member(display_name=name, email=email)
    make_membership(hidden, Network.objects.get())
    report(hidden, 21_370)
    publish(now=NOW)
    return hidden


def report(member: Member, thousandths: int) -> None:
    for day, value in ((TODAY, thousandths), (TODAY - FOUR_WEEKS, thousandths // 2)):
        make_snapshot(member, day, **{component.value: value for component in COMPONENTS})
    queue_members([member.pk])


def reader(role: str) -> Client:
    reader = make_member(welcomed_at=NOW)
    make_membership(reader, Network.objects.get(), role=role)
    client = Client()
    client.force_login(reader)
    return client


def answers(client: Client, ids: dict[str, object]) -> Answers:
    """What every address that this reader may open says, in every way of asking."""
    found: Answers = {}
    for address in ADDRESSES:
        for query in QUERIES if "leaderboard" in address else [""]:
            for number, headers in enumerate(HEADERS):
                response = client.get(address.format(**ids) + query, headers=headers)
                if response.status_code == 200:
                    found[address, query, number] = without_tokens(response)
    return found


def differing(before: Answers, after: Answers) -> set[tuple[str, str, int]]:
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


@pytest.mark.parametrize("role", Membership.Role.values)
def test_no_answer_to_anybody_depends_on_what_a_hidden_member_scores(ids, hidden, role):
    client = reader(role)
    before = answers(client, ids)
    assert any("Peer 8" in answer for answer in before.values())

    hidden.snapshots.filter(day=TODAY).update(**dict.fromkeys(COMPONENTS, 24_680))

    assert differing(before, answers(client, ids)) == set()


def test_no_answer_to_a_participant_depends_on_who_is_hidden_or_whether_anybody_is(ids, hidden):
    client = reader("participant")
    before = answers(client, ids)
    assert not [key for key, answer in before.items() if any(name in answer for name in NAMES)]

    hidden.memberships.all().delete()

    assert differing(before, answers(client, ids)) == set()


def test_whoever_steps_onto_the_leaderboard_is_seen_on_it(ids, hidden):
    """Else the tests above would find nothing in any case."""
    client = reader("participant")
    before = answers(client, ids)

    hidden.memberships.update(on_leaderboard=True)

    changed = {address for address, *_asked in differing(before, answers(client, ids))}
    start = f"/networks/{Network.objects.get().slug}/leaderboard/"
    assert changed == {start, f"{start}csv/"}


def test_no_mail_of_a_network_says_anything_of_a_hidden_member_or_of_a_score(ids, hidden, member):
    network, asking = Network.objects.get(), make_member(email="asking@example.com")
    make_join_request(asking, network)
    link = invite(network=network, by=member, now=NOW, days=7, uses=1, asks_first=True)
    use_invitation(token=link, member=make_member(), now=NOW, address=page_address)
    approve_request(request=network.requests.get(member=asking), address=page_address)
    invite_by_email(
        network=network, by=member, email="dana@example.com", now=NOW, days=7, address=join_address
    )
    hand_over(
        owner=network.memberships.get(member=member),
        to=network.memberships.get(member=asking),
        address=page_address,
    )

    mails = queued_mails()
    assert len(mails) == 4
    for mail in map(str, mails):
        assert not [said for said in (*NAMES, "21.37", "85.48") if said in mail]
