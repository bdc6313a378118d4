"""Reactions, follows of members and of companies, and searches: a row is one of them."""

from typing import Final

from tracker.core.archive.layouts import Layout, Meaning, Row
from tracker.core.archive.outcome import LeftOut, RefusedWhy


def _member_follow(row: Row) -> Meaning:
    match row["status"].strip().casefold():
        case "active":
            return ("follows",)
        case "unfollow":
            return LeftOut.UNFOLLOWED
    return RefusedWhy.UNKNOWN_VALUE


REACTIONS: Final = Layout(
    name="Reactions.csv",
    files=frozenset({"reactions"}),
    kinds=("reactions",),
    date="date",
    needed=("date", "type", "link"),
)
MEMBER_FOLLOWS: Final = Layout(
    name="Member_Follows.csv",
    files=frozenset({"member follows"}),
    kinds=("follows",),
    date="date",
    needed=("date", "status"),
    meaning=_member_follow,
)
COMPANY_FOLLOWS: Final = Layout(
    name="Company Follows.csv",
    files=frozenset({"company follows"}),
    kinds=("follows",),
    date="followedon",
    needed=("organization", "followedon"),
)
# A query with commas in it comes unquoted in some archives.
SEARCHES: Final = Layout(
    name="SearchQueries.csv",
    files=frozenset({"searchqueries", "search queries"}),
    kinds=("searches",),
    date="time",
    needed=("time", "searchquery"),
    open_ended=True,
)
