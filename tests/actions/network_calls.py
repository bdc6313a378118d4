"""What can be done to one network at once, as calls to make later."""

from tests.actions.mails import page_address
from tests.actions.together import in_turn
from tests.conftest import NOW
from tracker.actions.invitations import invite, use_invitation
from tracker.actions.join_requests import approve_request
from tracker.actions.locks import lock_network
from tracker.actions.members import delete_account
from tracker.actions.memberships import change_role, hand_over, leave
from tracker.actions.networks import delete_network
from tracker.models import Member, Network


def make_link(network, member, **terms):
    terms = {"days": 7, "uses": 1, "asks_first": False, **terms}
    return invite(network=network, by=member, now=NOW, **terms)


def joining(member, token):
    return lambda: use_invitation(token=token, member=member, now=NOW, address=page_address)


def leaving(membership):
    return lambda: leave(membership=membership)


def handing_over(owner, to):
    return lambda: hand_over(owner=owner, to=to, address=page_address)


def demoting(membership):
    return lambda: change_role(membership=membership, role="participant")


def deleting_account(member):
    # An own copy, as every request has one.
    return lambda: delete_account(member=Member.objects.get(pk=member.pk))


def deleting(network):
    return lambda: delete_network(network=Network.objects.get(pk=network.pk))


def while_held(network, *calls):
    return in_turn(lambda: lock_network(network.pk), *calls)


def owners(network):
    return network.memberships.present().filter(role="owner").count()


def approving(request):
    return lambda: approve_request(request=request, address=page_address)
