"""A leaderboard of 5,000 members, against counting who stands on it."""

from functools import partial

from django.db import connection

from bench.filling import Fill
from bench.latest import parameters_of
from bench.networks import make_network
from bench.report import Line, at_most, ratio
from bench.timing import Case, medians
from tracker.models import Member, Network
from tracker.reads.leaderboard import Order, leaderboard

TURNS = 6
GROUP = "A leaderboard of {members:,} members"
SIZE = 5_000
LIMIT = at_most(200)

# Whose latest snapshot still counts.
COUNT = """
select count(*)
  from tracker_membership as membership
 cross join lateral (
       select day from tracker_snapshot
        where member_id = membership.member_id order by day desc limit 1
       ) as latest
 where network_id = %(network)s and left_week is null and on_leaderboard
   and latest.day >= %(oldest_day)s
"""


def measure(fill: Fill, reader: Member) -> list[Line]:
    fill.use()
    size = min(SIZE, fill.members - 1)
    network = make_network(fill, size, weeks=0, left_out=reader)

    def page(order: Order, number: int) -> int:
        return leaderboard(
            network=network, reader=reader, today=fill.today, order=order, page=number
        ).count

    def counting() -> int:
        return counted(fill, network)

    pages = {
        "by total, first page": partial(page, Order.TOTAL, 1),
        "by total, last page": partial(page, Order.TOTAL, size),
        "by gain, first page": partial(page, Order.GAIN, 1),
    }
    if pages["by total, first page"]() != counting():
        raise SystemExit("The leaderboard and counting disagree.")
    cases = {name: Case(run) for name, run in pages.items()} | {"counting": Case(counting)}
    times = medians(cases, turns=TURNS)
    group = GROUP.format(members=size)
    return [
        *(Line(group, name, times[name], "ms", LIMIT) for name in pages),
        *(ratio(group, f"{name} / counting", times[name], times["counting"]) for name in pages),
    ]


def counted(fill: Fill, network: Network) -> int:
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"network": network.pk, **parameters_of(fill)})
        (members,) = cursor.fetchone()
    return members
