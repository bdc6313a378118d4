from datetime import date

import pytest
from django.db import IntegrityError

from tests.factories import make_membership, make_network

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 16)


def test_an_address_is_taken_whatever_its_case():
    make_network(slug="northside")
    with pytest.raises(IntegrityError, match="network_slug_unique"):
        make_network(slug="NorthSide")


def test_a_member_is_in_a_network_once_at_a_time(member):
    network = make_network()
    make_membership(member, network)
    with pytest.raises(IntegrityError, match="membership_one_open"):
        make_membership(member, network)


def test_a_member_who_left_may_join_again(member):
    network = make_network()
    make_membership(member, network, joined_week=date(2026, 1, 5), left_week=date(2026, 2, 2))
    make_membership(member, network, joined_week=MONDAY)
    assert network.memberships.count() == 2


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"joined_week": date(2026, 11, 17)}, "joined_week_is_monday"),
        ({"joined_week": MONDAY, "left_week": date(2026, 11, 25)}, "left_week_is_monday"),
        ({"joined_week": MONDAY, "left_week": date(2026, 11, 9)}, "left_after_joined"),
        ({"role": "emperor"}, "role_is_known"),
    ],
)
def test_the_database_refuses_an_impossible_membership(member, fields, constraint):
    with pytest.raises(IntegrityError, match=f"membership_{constraint}"):
        make_membership(member, make_network(), **fields)
