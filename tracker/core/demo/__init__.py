"""The invented history of the demo: one member's year and its peers, the same for a seed."""

from tracker.core.demo.member import DemoSnapshot, DemoWeek, snapshots_of_member, weeks_of_member
from tracker.core.demo.peers import (
    INDUSTRIES,
    NETWORKS,
    OWN_INDUSTRY,
    OWN_NETWORKS,
    Peer,
    Stay,
    make_peers,
)

__all__ = [
    "INDUSTRIES",
    "NETWORKS",
    "OWN_INDUSTRY",
    "OWN_NETWORKS",
    "DemoSnapshot",
    "DemoWeek",
    "Peer",
    "Stay",
    "make_peers",
    "snapshots_of_member",
    "weeks_of_member",
]
