"""A network's leaderboard: the members in it who chose to stand there, by score or by gain."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.db import connection

from tracker.core.standing import WEEKS_COUNTED_AFTER_ITS_OWN
from tracker.core.trend import REACH
from tracker.core.weeks import Week
from tracker.models import Member, Network
from tracker.reads.paging import Paged

PAGE_SIZE: Final = 50
GAIN_WEEKS: Final = 4
# More pages than any network has; a larger number would be none to the database.
_LAST_PAGE: Final = 1_000_000

# Places compare what is printed, hundredths: who reads the same number twice reads one place.
# The days of the earlier snapshot are those of `core.trend.change_since`.
LEADERBOARD: Final = """
with board as (
    select member.id, member.display_name as name,
           latest.total - coalesce(earlier.total, 0) as value
      from tracker_membership as membership
      join tracker_member as member on member.id = membership.member_id
     cross join lateral (
           select total, day, day - extract(isodow from day)::integer + 1 as monday
             from tracker_snapshot where member_id = member.id
            order by day desc limit 1
           ) as latest
      left join lateral (
           select total from tracker_snapshot
            where member_id = member.id
              and day between latest.monday - %(furthest_back)s and latest.monday - %(nearest)s
            order by day desc limit 1
           ) as earlier on %(by_gain)s
     where membership.network_id = %(network)s and membership.left_week is null
       and membership.on_leaderboard and latest.day >= %(oldest_day)s
       and (earlier.total is not null or not %(by_gain)s)
), ranked as (
    select *, rank() over (order by round(value / 10.0) desc) as place,
           row_number() over (order by round(value / 10.0) desc, lower(name), id) as position,
           count(*) over () as count
      from board
)
select place, name, value, id, (position - 1) / %(size)s + 1, count
  from ranked
 where %(page)s::integer is null or id = %(reader)s
    or (position - 1) / %(size)s + 1 = least(%(page)s, (count - 1) / %(size)s + 1)
 order by position
"""


class Order(StrEnum):
    """By the latest total, or by what it gained in four weeks."""

    TOTAL = "total"
    GAIN = "gain"


@dataclass(frozen=True, slots=True)
class LeaderboardRow:
    """`value` is thousandths: a total, or a gain, which may be negative. A name may be empty."""

    place: int
    name: str
    value: int
    member_id: int
    page: int


@dataclass(frozen=True, slots=True)
class Leaderboard(Paged[LeaderboardRow]):
    """One page of it, or all; `count` is that of all pages, `own` the reader's row on any page."""

    order: Order
    own: LeaderboardRow | None

    @property
    def own_is_elsewhere(self) -> bool:
        return self.own is not None and self.own not in self.rows


def leaderboard(
    *, network: Network, reader: Member, today: date, order: Order, page: int
) -> Leaderboard:
    """One query. A page that does not exist is the nearest one that does.

    Who is hidden, has left or has no score of the last 12 weeks is in no place and no count.
    """
    page = min(max(page, 1), _LAST_PAGE)
    found = _found(network, today, order, reader_id=reader.pk, page=page)
    rows = [LeaderboardRow(*row) for *row, _count in found]
    count = found[0][-1] if found else 0
    pages = -(-count // PAGE_SIZE) or 1
    shown = min(page, pages)
    return Leaderboard(
        order=order,
        rows=tuple(row for row in rows if row.page == shown),
        own=next((row for row in rows if row.member_id == reader.pk), None),
        count=count,
        page=shown,
        pages=pages,
    )


def whole_leaderboard(*, network: Network, today: date, order: Order) -> tuple[LeaderboardRow, ...]:
    """All its pages in one."""
    return tuple(LeaderboardRow(*row) for *row, _count in _found(network, today, order))


def _found(
    network: Network,
    today: date,
    order: Order,
    *,
    reader_id: int | None = None,
    page: int | None = None,
) -> list[tuple[Any, ...]]:
    """The rows of a page and the reader's own, or all when no page is asked for."""
    with connection.cursor() as cursor:
        cursor.execute(
            LEADERBOARD,
            {
                "network": network.pk,
                "reader": reader_id,
                "by_gain": order is Order.GAIN,
                "oldest_day": (Week.of(today) - WEEKS_COUNTED_AFTER_ITS_OWN).monday,
                "nearest": GAIN_WEEKS * 7 - 6,
                "furthest_back": (GAIN_WEEKS + REACH) * 7,
                "page": page,
                "size": PAGE_SIZE,
            },
        )
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
