"""Shares.csv and InstantReposts.csv: a share without a word of one's own is a reshare."""

import re
from typing import Final

from tracker.core.archive.layouts import Layout, Meaning, Row

# LinkedIn writes a line break of a post as quote, line break, quote.
_QUOTED_BREAK: Final = re.compile(r'"\r?\n"')


def _share(row: Row) -> Meaning:
    text = _QUOTED_BREAK.sub("\n", row["sharecommentary"])
    return ("posts",) if text.strip() else ("reshares",)


SHARES: Final = Layout(
    name="Shares.csv",
    files=frozenset({"shares"}),
    kinds=("posts", "reshares"),
    date="date",
    needed=("date", "sharecommentary"),
    meaning=_share,
)
REPOSTS: Final = Layout(
    name="InstantReposts.csv",
    files=frozenset({"instantreposts", "instant reposts"}),
    kinds=("reshares",),
    date="date",
    needed=("date", "link"),
)
