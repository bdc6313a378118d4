"""The networks of the demo, and what is under way in the one that the demo member runs."""

from dataclasses import dataclass
from typing import Final

# Name, purpose and number of peers.
NETWORKS: Final = {
    "Northside Consultants": ("Consultants who compare notes once a month.", 37),
    "Product Circle Amsterdam": ("Product people in and around Amsterdam.", 120),
    "Harbour Sales Team": ("The sales team of Harbour Systems.", 24),
    "Alumni of the Evening School": ("Everyone who finished the course since 2019.", 310),
    "Women in Software": ("Mutual support, monthly meetups.", 160),
    "Founders’ Table": ("Founders of small companies.", 15),
}
OWNED_NETWORK: Final = "Northside Consultants"
COMPARED_NETWORK: Final = "Product Circle Amsterdam"
OWN_NETWORKS: Final = (OWNED_NETWORK, COMPARED_NETWORK)


@dataclass(frozen=True, slots=True)
class DemoInvitation:
    """A link, or where `email` says so one that was mailed; made and revoked so many days ago."""

    made: int
    days: int
    max_uses: int = 1
    uses: int = 0
    asks_first: bool = False
    email: str = ""
    revoked: int | None = None


# Two that work, one that was mailed, and one of each kind that does not work any more.
INVITATIONS: Final = (
    DemoInvitation(made=1, days=7, email="sanne.visser@example.com"),
    DemoInvitation(made=2, days=30, max_uses=25, uses=4, asks_first=True),
    DemoInvitation(made=3, days=7, max_uses=10, uses=3),
    DemoInvitation(made=6, days=30, uses=1, email="tom.peeters@example.com"),
    DemoInvitation(made=9, days=30, max_uses=50, revoked=4),
    DemoInvitation(made=20, days=7, max_uses=5, uses=2),
)
