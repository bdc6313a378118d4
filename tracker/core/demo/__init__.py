"""The invented history of the demo: one member's year and its peers, the same for a seed."""

from tracker.core.demo.member import (
    CHANGED_INDUSTRY,
    CHECKLIST,
    DemoSnapshot,
    DemoWeek,
    snapshots_of_member,
    weeks_of_member,
)
from tracker.core.demo.networks import (
    COMPARED_NETWORK,
    INVITATIONS,
    NETWORKS,
    OWN_NETWORKS,
    OWNED_NETWORK,
    DemoInvitation,
)
from tracker.core.demo.peers import (
    FORMER_INDUSTRY,
    INDUSTRIES,
    OWN_INDUSTRY,
    Peer,
    Stay,
    make_peers,
)

__all__ = [
    "CHANGED_INDUSTRY",
    "CHECKLIST",
    "COMPARED_NETWORK",
    "FORMER_INDUSTRY",
    "INDUSTRIES",
    "INVITATIONS",
    "NETWORKS",
    "OWNED_NETWORK",
    "OWN_INDUSTRY",
    "OWN_NETWORKS",
    "DemoInvitation",
    "DemoSnapshot",
    "DemoWeek",
    "Peer",
    "Stay",
    "make_peers",
    "snapshots_of_member",
    "weeks_of_member",
]
