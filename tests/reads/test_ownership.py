from datetime import date

import pytest

from tests.factories import make_membership, make_network
from tracker.reads.ownership import networks_alone_in, networks_only_owned_by

pytestmark = pytest.mark.django_db

LEFT = date(2026, 3, 2)


def own(member, name, *others, **fields):
    network = make_network(name)
    make_membership(member, network, role="owner", **fields)
    for other, terms in others:
        make_membership(other, network, **terms)
    return network


def test_a_network_needs_a_new_owner_when_others_are_in_it_and_none_of_them_owns_it(
    member, stranger
):
    southside = own(member, "Southside", (stranger, {"role": "manager"}))
    northside = own(member, "Northside", (stranger, {}))
    own(member, "Shared", (stranger, {"role": "owner"}))
    own(member, "Alone")
    own(stranger, "Joined", (member, {"role": "manager"}))
    own(member, "Left", (stranger, {}), left_week=LEFT)

    assert networks_only_owned_by(member) == (northside, southside)


def test_a_network_vanishes_when_nobody_else_is_in_it_now(member, stranger):
    alone = own(member, "Alone")
    left = own(member, "Left alone", (stranger, {"role": "owner", "left_week": LEFT}))
    own(member, "Northside", (stranger, {}))
    own(member, "Long ago", left_week=LEFT)
    make_membership(member, make_network("Without owner"))

    assert networks_alone_in(member) == (alone, left)


def test_each_question_takes_one_query(member, stranger, django_assert_num_queries):
    for number in range(3):
        own(member, f"Network {number}", (stranger, {}))
        own(member, f"Alone {number}")

    for question in [networks_only_owned_by, networks_alone_in]:
        with django_assert_num_queries(1):
            assert len(question(member)) == 3
