"""Connections.csv and the two files of recommendations."""

from typing import Final

from tracker.core.archive.dates import PACIFIC
from tracker.core.archive.layouts import Layout
from tracker.core.archive.tables import Needed

_RECOMMENDATION: Final[Needed] = ("firstname", "text", "creationdate")


# Of somebody who has since closed the account nothing but the date is left.
CONNECTIONS: Final = Layout(
    name="Connections.csv",
    files=frozenset({"connections"}),
    kinds=("connections",),
    date="connectedon",
    needed=("firstname", "connectedon"),
    written_in=None,
)
RECEIVED: Final = Layout(
    name="Recommendations_Received.csv",
    files=frozenset({"recommendations received"}),
    kinds=("recommendations_received",),
    date="creationdate",
    needed=_RECOMMENDATION,
    written_in=PACIFIC,
)
GIVEN: Final = Layout(
    name="Recommendations_Given.csv",
    files=frozenset({"recommendations given"}),
    kinds=("recommendations_given",),
    date="creationdate",
    needed=_RECOMMENDATION,
    written_in=PACIFIC,
)
