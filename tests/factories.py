"""Rows for tests: only what a test names differs from a plain, valid one."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from tracker.core.content import CONTENT_FIGURES
from tracker.core.tokens import hash_of_token
from tracker.core.weeks import Week
from tracker.models import (
    Annotation,
    ContentDay,
    Industry,
    Invitation,
    JoinRequest,
    Member,
    Membership,
    Network,
    Sector,
    Snapshot,
)

TOKEN = "let-me-in"
PASSWORD = "correct horse battery"
TODAY = date(2026, 11, 19)  # a Thursday, in week 47

_numbers = count(1)


def make_industry(name: str = "Software Development", **fields: Any) -> Industry:
    sector, _created = Sector.objects.get_or_create(name="Technology, Information and Media")
    industry, _created = Industry.objects.get_or_create(
        name=name, defaults={"code": 100_000 + next(_numbers), "sector": sector, **fields}
    )
    return industry


def make_member(**fields: Any) -> Member:
    fields.setdefault("email", f"member{next(_numbers)}@example.com")
    password = fields.pop("password", None)
    member = Member(**fields)
    if password is None:
        member.set_unusable_password()
    else:
        member.set_password(password)
    member.save()
    return member


def make_snapshot(member: Member, day: date = TODAY, **fields: Any) -> Snapshot:
    """Four components of thousandths; name `printed_total` alone for a total-only snapshot."""
    if (
        set(fields) & {"brand", "people", "insights", "relationships"}
        or "printed_total" not in fields
    ):
        components = {"brand": 17_120, "people": 13_400, "insights": 9_250, "relationships": 18_030}
        fields = {**components, **fields}
    snapshot = Snapshot.objects.create(member=member, day=day, **fields)
    snapshot.refresh_from_db()
    return snapshot


def make_annotation(
    member: Member | None, day: date = TODAY, text: str = "New headline"
) -> Annotation:
    """Without a member it is for everyone."""
    return Annotation.objects.create(member=member, day=day, text=text)


def make_content_week(member: Member, day: date, *figures: int | None) -> None:
    """Impressions, engagements and new followers of each of the seven days of a day's week."""
    for each in Week.of(day).days:
        values = zip(CONTENT_FIGURES, figures, strict=False)
        ContentDay.objects.create(member=member, day=each, **dict(values))


def make_network(name: str = "Northside Consultants", **fields: Any) -> Network:
    fields.setdefault("slug", f"network-{next(_numbers)}")
    return Network.objects.create(name=name, **fields)


def make_membership(member: Member, network: Network, **fields: Any) -> Membership:
    fields.setdefault("joined_week", date(2026, 1, 5))
    return Membership.objects.create(member=member, network=network, **fields)


def make_invitation(network: Network, token: str = TOKEN, **fields: Any) -> Invitation:
    """Good for a week from now, for one member."""
    fields.setdefault("made_at", timezone.now())
    fields.setdefault("expires_at", fields["made_at"] + timedelta(days=7))
    return Invitation.objects.create(network=network, token_hash=hash_of_token(token), **fields)


def make_join_request(member: Member, network: Network) -> JoinRequest:
    return JoinRequest.objects.create(member=member, network=network, made_at=timezone.now())


def make_run_network(owner: Member, asking: Member) -> dict[str, int]:
    """A network at a fixed address, with one of everything; the ids by what they are of."""
    network = make_network(slug="northside-abcd2345")
    make_membership(owner, network, role=Membership.Role.OWNER)
    return {
        "membership": make_membership(make_member(), network).pk,
        "invitation": make_invitation(network, max_uses=10).pk,
        "request": make_join_request(asking, network).pk,
    }
