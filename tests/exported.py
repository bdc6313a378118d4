"""A member with a row in every table there is, and what of it must never leave the app."""

from datetime import date, timedelta
from importlib import import_module

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from tests.conftest import NOW
from tests.factories import (
    make_annotation,
    make_industry,
    make_invitation,
    make_join_request,
    make_membership,
    make_network,
    make_snapshot,
)
from tracker.models import (
    ActivityCount,
    ActivityTarget,
    ApiToken,
    Cohort,
    ContentDay,
    Contribution,
    IdempotentAnswer,
    Import,
    ImportedCount,
    Invitation,
    Member,
    Membership,
    Network,
    Tip,
    TipProgress,
    TipText,
    WeekNote,
)

MONDAY = date(2026, 11, 16)


def fill(member: Member, network: Network, *, mark: str) -> list[str]:
    """One of everything; the texts hold `mark`. Returns the secrets."""
    member.industry = make_industry()
    member.display_name = f"{mark} name"
    member.profile_checklist = ["photo"]
    member.set_password(f"{mark} password")
    member.save()
    _report(member, mark)
    _belong(member, network, mark)
    _edit(member, mark)
    return [member.password, *_log_in(member, mark), *_keys(member, mark)]


def _report(member: Member, mark: str) -> None:
    make_snapshot(member, industry=member.industry, note=f"{mark} note", industry_average=34_500)
    ActivityCount.objects.create(member=member, week=MONDAY, kind="posts", count=2)
    ImportedCount.objects.create(member=member, week=MONDAY, kind="comments", count=12)
    WeekNote.objects.create(member=member, week=MONDAY, text=f"{mark} week")
    ActivityTarget.objects.create(member=member, kind="posts", per_week="0.25")
    ContentDay.objects.create(member=member, day=MONDAY, impressions=120, engagements=-3)
    make_annotation(member, text=f"{mark} talk")
    Import.objects.create(
        member=member,
        kind="archive",
        state="done",
        file=f"{mark}-file",
        report={"weeks": {"2026-W47": {"comments": 12}}, "zone": mark},
    )
    cohort, _made = Cohort.objects.get_or_create(industry=member.industry)
    Contribution.objects.create(
        member_id=member.pk, cohort=cohort, from_week=MONDAY, to_week=MONDAY, total=5_780
    )


def _belong(member: Member, network: Network, mark: str) -> None:
    make_membership(member, network, role=Membership.Role.MANAGER)
    make_join_request(member, make_network(f"{mark} wanted"))
    make_invitation(
        network, f"{mark} token", made_by=member, email=f"{mark}-invited@example.com".lower()
    )


def _log_in(member: Member, mark: str) -> list[str]:
    address = EmailAddress.objects.create(user=member, email=member.email, verified=True)
    EmailConfirmation.objects.create(email_address=address, key=f"{mark}-key", sent=NOW)
    data = {"name": f"{mark} phone", "credential": f"{mark}-credential"}
    Authenticator.objects.create(user=member, type=Authenticator.Type.WEBAUTHN, data=data)
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store.create()
    UserSession.objects.create(
        user=member, session_key=store.session_key, ip="192.0.2.7", user_agent=f"{mark} browser"
    )
    return [f"{mark}-key", f"{mark}-credential", store.session_key]


def _keys(member: Member, mark: str) -> list[str]:
    token = ApiToken.objects.create(
        member=member, name=f"{mark} script", token_hash=f"{mark}-hash", last_characters="wxyz"
    )
    IdempotentAnswer.objects.create(token=token, key=f"{mark}-idempotency", request_hash="x")
    invitations = Invitation.objects.filter(made_by=member)
    hashes = invitations.values_list("token_hash", flat=True)
    return [token.token_hash, f"{mark}-idempotency", f"{mark} token", *hashes]


def _edit(member: Member, mark: str) -> None:
    group, _made = Group.objects.get_or_create(name="content editors")
    member.groups.add(group)
    member.user_permissions.add(Permission.objects.first())
    tip = Tip(slug=f"{mark}-tip".lower(), component="brand")
    tip._history_user = member
    tip.save()
    text = TipText(tip=tip, language="en", title="A tip", why="Because", how="So")
    text._history_user = member
    text.save()
    TipProgress.objects.create(member=member, tip=tip, state="done", helpful=True)
    LogEntry.objects.create(
        user=member,
        action_time=NOW - timedelta(days=1),
        content_type=ContentType.objects.get_for_model(Tip),
        object_id=f"{mark}-id",
        object_repr=f"{mark} somebody else",
        action_flag=CHANGE,
    )
