"""Rows for tests: only what a test names differs from a plain, valid one."""

from datetime import date
from itertools import count
from typing import Any

from tracker.models import Industry, Member, Membership, Network, Sector, Snapshot

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


def make_network(name: str = "Northside Consultants", **fields: Any) -> Network:
    fields.setdefault("slug", f"network-{next(_numbers)}")
    return Network.objects.create(name=name, **fields)


def make_membership(member: Member, network: Network, **fields: Any) -> Membership:
    fields.setdefault("joined_week", date(2026, 1, 5))
    return Membership.objects.create(member=member, network=network, **fields)
