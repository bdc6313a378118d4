"""A network that the member owns, and a link into it, where a test says nothing else."""

import pytest

from tests.actions.network_calls import make_link
from tests.factories import make_membership, make_network


@pytest.fixture
def network(db):
    return make_network()


@pytest.fixture
def owner(member, network):
    return make_membership(member, network, role="owner")


@pytest.fixture
def link(owner, network, member):
    return make_link(network, member)
