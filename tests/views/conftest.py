"""A network that somebody else owns, where a test says nothing else."""

import pytest
from django.test import Client

from tests.factories import make_membership, make_network
from tracker.models import Membership, Network


@pytest.fixture
def network() -> Network:
    return make_network(purpose="Consultants who compare notes.")


@pytest.fixture
def own(stranger, network) -> Membership:
    """The stranger owns it; the member stands outside."""
    return make_membership(stranger, network, role=Membership.Role.OWNER)


@pytest.fixture
def as_owner(client, stranger, own) -> Client:
    client.force_login(stranger)
    return client
