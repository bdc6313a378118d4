"""Networks among the largest cohort."""

from typing import Any

from django.db import connection

from bench.filling import Fill
from tracker.actions.publishing import publish
from tracker.core.weeks import Week
from tracker.models import Member, Membership, Network

SIZES = (1_000, 2_000)
JOIN = """
insert into tracker_membership (network_id, member_id, role, joined_week, on_leaderboard)
select %(network)s, id, 'participant', %(joined_week)s, true
  from tracker_member
 where industry_id = %(industry)s and id <> %(left_out)s
 order by id limit %(size)s
"""
QUEUE_NETWORKS = (
    "insert into tracker_changedmember (member_id) select member_id from tracker_membership"
)


def make_network(fill: Fill, size: int, *, weeks: int, left_out: Member) -> Network:
    """Of the first members of the largest cohort; they have a history as far as the fill goes."""
    network = Network.objects.create(name=f"{size:,} colleagues", slug=f"of-{size}")
    parameters: dict[str, Any] = {
        "network": network.pk,
        "industry": fill.largest.pk,
        "joined_week": (Week.of(fill.today) - weeks).monday,
        "left_out": left_out.pk,
        "size": size,
    }
    with connection.cursor() as cursor:
        cursor.execute(JOIN, parameters)
    return network


def member_of_three_cohorts(fill: Fill, *, left_out: Member) -> Member:
    """In the largest industry and in two networks, which are published now."""
    for size in SIZES:
        make_network(fill, size, weeks=fill.weeks, left_out=left_out)
    with connection.cursor() as cursor:
        cursor.execute(QUEUE_NETWORKS)
    publish(now=fill.now, gated=False)
    in_both = Membership.objects.filter(network__slug=f"of-{min(SIZES)}").order_by("member_id")
    return in_both[min(SIZES) // 2].member
