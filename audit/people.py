"""Somebody for every actor of the pages, in a database that has no one yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client
from django.utils.text import slugify

from audit.pages import Actor
from tracker.actions.annotations import add_annotation
from tracker.actions.demo import seed_demo
from tracker.actions.imported_counts import keep_counts
from tracker.actions.invitations import invite
from tracker.actions.members import create_member, finish_first_steps
from tracker.actions.publishing import publish
from tracker.actions.snapshots import SnapshotValues, save_snapshot
from tracker.core import demo
from tracker.core.weeks import Week
from tracker.models import Annotation, Import, Member, Membership, Network, Snapshot

PASSWORD: Final = "correct horse battery"
FIRST_SCORES: Final = {
    "brand": 17_120,
    "people": 13_400,
    "insights": 9_250,
    "relationships": 18_030,
}
# Of an archive in which there was something of everything.
REPORT: Final = {
    "archive": "basic",
    "zone": "Europe/Amsterdam",
    "through": "2026-02-08",
    "weeks": {"2026-W05": {"messages": 3}, "2026-W06": {"messages": 4, "invitations": 1}},
    "unknown": ["posts", "comments", "reactions"],
    "refused": [
        {"file": "Invitations.csv", "line": 7, "why": "unreadable_date"},
        {"file": "Connections.csv", "line": None, "why": "unknown_header"},
    ],
    "refused_more": 2,
    "lower": [{"week": "2026-W05", "kind": "messages", "kept": 5, "said": 3}],
    "files": [{"file": "messages.csv", "rows": 9, "counted": 7, "left_out": {"draft": 2}}],
    "profile": {"headline": True, "summary": True, "complete": False},
    "odd_dates": True,
    "guessed_zone": True,
}


@dataclass(frozen=True)
class People:
    """The session cookie of each actor who has one, and what stands in the slots."""

    sessions: Mapping[Actor, str]
    slots: Mapping[str, str]


def settle(*, peers: int, weeks: int, now: datetime) -> People:
    seed_demo(peers=peers, weeks=weeks, seed=1, password=PASSWORD, now=now)
    member = rename_demo_member()
    # A participant on a leaderboard that both networks show to everyone.
    network = Network.objects.get(slug=slugify(demo.OWNED_NETWORK))
    participants = network.memberships.present().filter(role=Membership.Role.PARTICIPANT)
    participant = participants.order_by("pk")[0]
    token = invite(network=network, by=member, now=now, days=30, uses=1000, asks_first=True)
    publish(now=now, gated=False)

    starter = welcomed("starter@example.com", now)
    report_first(starter, now)
    starter.set_unusable_password()
    starter.save(update_fields=["password"])
    members = {
        Actor.NEWCOMER: create_member(email="newcomer@example.com", password=PASSWORD),
        Actor.BEGINNER: welcomed("beginner@example.com", now),
        Actor.STARTER: starter,
        Actor.MEMBER: member,
        Actor.PARTICIPANT: participant.member,
        Actor.SECURED: secured(welcomed("secured@example.com", now)),
    }
    newest = Snapshot.objects.of(member).order_by("-day")[0]
    add_annotation(member=member, day=newest.day, text="Talk at the spring meeting")
    slots = {
        "annotation": str(Annotation.objects.of(member)[0].pk),
        "membership": str(participant.pk),
        "network": network.slug,
        "snapshot": str(newest.pk),
        "token": token,
        "week": str(Week.of(newest.day)),
        "sheet": spreadsheet(member, newest),
        **hand_in(member, now),
    }
    sessions = {actor: session_of(each, actor) for actor, each in members.items()}
    begun = {actor: session_begun(begin) for actor, begin in BEGINNINGS.items()}
    return People(sessions | begun, slots)


def hand_in(member: Member, now: datetime) -> Mapping[str, str]:
    """A file in each state that has a page of its own."""
    made = {
        "running": Import(state=Import.State.RUNNING, progress=40),
        "done": Import(state=Import.State.DONE, progress=100, finished_at=now, report=REPORT),
        "failed": Import(state=Import.State.FAILED, finished_at=now, error="encrypted"),
    }
    for handed_in in made.values():
        handed_in.member, handed_in.kind = member, Import.Kind.ARCHIVE
        handed_in.save()
    keep_counts(member_id=member.pk, weeks={Week.parse("2026-W05"): {"messages": 3}})
    return {f"import_{name}": str(handed_in.pk) for name, handed_in in made.items()}


def spreadsheet(member: Member, newest: Snapshot) -> str:
    """By what its page knows a spreadsheet that is looked through: it has lines of every fate."""
    earlier = newest.day - timedelta(days=400)
    lines = (
        "Date;Professional brand;Find the right people;Insights;Relationships;Industry;Mood",
        f"{newest.day};3,5;;;;;",
        f"{earlier:%d/%m/%Y};13,118;10;12,5;18;Cats;fine",
        "yesterday;1;2;3;4;;",
    )
    file = SimpleUploadedFile("scores.csv", "\n".join(lines).encode())
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    client.force_login(member)
    answer = client.post("/import/sheet/", {"file": file})
    return answer.headers["Location"].partition("file=")[2]


def rename_demo_member() -> Member:
    """Outside local mode nobody is let in as the demo member: give it an address like any other."""
    member = Member.objects.get(email=settings.DEMO_EMAIL)
    member.email = "robin@example.com"
    member.save(update_fields=["email"])
    EmailAddress.objects.filter(user=member).update(email=member.email)
    return member


def welcomed(email: str, now: datetime) -> Member:
    member = create_member(email=email, password=PASSWORD)
    finish_first_steps(member=member, now=now)
    return member


def report_first(member: Member, now: datetime) -> None:
    values = SnapshotValues(source=Snapshot.Source.TYPED.value, **FIRST_SCORES)
    save_snapshot(member=member, day=(now - timedelta(days=1)).date(), values=values)


def secured(member: Member) -> Member:
    TOTP.activate(member, generate_totp_secret())
    RecoveryCodes.activate(member)
    return member


def session_of(member: Member, actor: Actor) -> str:
    client = Client()
    client.force_login(member)
    if actor is Actor.SECURED:
        # Just now, so that what asks for the password first is seen itself.
        request = HttpRequest()
        request.session = client.session
        request.user = member
        reauthenticate_by_password(request)
        request.session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def session_begun(begin: Callable[[Client], object]) -> str:
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    begin(client)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def sign_up(client: Client) -> None:
    client.post("/accounts/signup/", {"email": "new@example.com", "password1": PASSWORD})


def forget_password(client: Client) -> None:
    client.post("/accounts/password/reset/", {"email": "beginner@example.com"})


def ask_for_code(client: Client) -> None:
    client.post("/accounts/login/code/", {"email": "beginner@example.com"})


def log_in(client: Client) -> None:
    client.post("/accounts/login/", {"login": "secured@example.com", "password": PASSWORD})


BEGINNINGS: Final = {
    Actor.SIGNING_UP: sign_up,
    Actor.RESETTING: forget_password,
    Actor.ASKED_FOR_CODE: ask_for_code,
    Actor.LOGGING_IN: log_in,
}
