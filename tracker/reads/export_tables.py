"""All that the app holds about a member, table by table, as records (docs/export.md).

Of other members there is nothing: no name, no address, no score, no count of them. Of a network
only what the member knew when in it. Secrets and their hashes stay here.
"""

from collections.abc import Iterator
from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Concat

from tracker.core.components import SCORES
from tracker.core.portable.records import Record, plain, record_of
from tracker.core.weeks import Week
from tracker.models import (
    ActivityCount,
    ActivityTarget,
    Annotation,
    ApiToken,
    ContentDay,
    Contribution,
    Import,
    ImportedCount,
    Invitation,
    JoinRequest,
    Member,
    Membership,
    Snapshot,
    Tip,
    TipProgress,
    TipText,
    WeekNote,
)

Records = Iterator[Record]
Rows = QuerySet[Any, Any]

# Rows a query, and weeks: a year. However long a history is, this much of it is in memory.
CHUNK: Final = 200
WEEKS: Final = 52


def profile(member: Member) -> Record:
    return {
        "email": member.email,
        "display_name": member.display_name,
        "industry_name": member.industry and member.industry.name,
        "industry_code": member.industry and member.industry.code,
        "industry_since": plain(member.industry_since),
        "time_zone": member.time_zone,
        "language": member.language,
        "target_preset": member.target_preset,
        "has_paid_plan": member.has_paid_plan,
        "profile_checklist": member.profile_checklist,
        "shares_with_industry": member.shares_with_industry,
        "welcomed_at": plain(member.welcomed_at),
    }


def account(member: Member) -> Record:
    return {
        "date_joined": plain(member.date_joined),
        "last_login": plain(member.last_login),
        "has_password": member.has_usable_password(),
        "is_active": member.is_active,
        "is_staff": member.is_staff,
        "is_superuser": member.is_superuser,
        "groups": list(member.groups.order_by("name").values_list("name", flat=True)),
        "user_permissions": [
            f"{app}.{name}"
            for app, name in member.user_permissions.values_list(
                "content_type__app_label", "codename"
            )
        ],
    }


def email_addresses(member: Member) -> Records:
    rows = EmailAddress.objects.filter(user=member).order_by("pk")
    return _records(rows.values("email", "verified", "primary"))


def second_factors(member: Member) -> Records:
    """What each is and, of a passkey, how the member calls it; nothing that it is made of."""
    rows = Authenticator.objects.filter(user=member).order_by("pk")
    return _records(rows.values("type", "created_at", "last_used_at", name=KT("data__name")))


def sessions(member: Member) -> Records:
    rows = UserSession.objects.filter(user=member).order_by("pk")
    return _records(rows.values("created_at", "last_seen_at", "ip", "user_agent"))


def api_tokens(member: Member) -> Records:
    rows = ApiToken.objects.filter(member=member).order_by("pk")
    return _records(rows.values("name", "scope", "created_at", "last_used_at"))


def targets(member: Member) -> Records:
    rows = ActivityTarget.objects.filter(member=member).order_by("kind")
    return _records(rows.values("kind", "per_week"))


def snapshots(member: Member) -> Records:
    rows = Snapshot.objects.of(member).order_by("day")
    return _records(
        rows.values(
            "day",
            "week",
            *SCORES,
            "printed_total",
            "industry_rank",
            "network_rank",
            "industry_average",
            "network_average",
            "note",
            "source",
            "created_at",
            "updated_at",
            industry_name=F("industry__name"),
            industry_code=F("industry__code"),
        )
    )


def activity(member: Member) -> Records:
    """Every week that anything is known of: typed, from files, or written about."""
    mondays = [
        model.objects.filter(member=member).order_by().values_list("week", flat=True)
        for model in (ActivityCount, ImportedCount, WeekNote)
    ]
    weeks = list(mondays[0].union(*mondays[1:]).order_by("week"))
    for start in range(0, len(weeks), WEEKS):
        yield from _activity_between(member, weeks[start : start + WEEKS])


def _activity_between(member: Member, mondays: list[Any]) -> Records:
    of_member = {"member": member, "week__in": mondays}
    entries: dict[Any, dict[str, Any]] = {
        monday: {
            "week": str(Week.from_monday(monday)),
            "typed": {},
            "imported": {},
            "nothing_to_log": False,
            "note": "",
        }
        for monday in mondays
    }
    for name, model in (("typed", ActivityCount), ("imported", ImportedCount)):
        counts = model.objects.filter(**of_member).order_by("week", "kind")
        for week, kind, count in counts.values_list("week", "kind", "count"):
            entries[week][name][kind] = count
    for note in WeekNote.objects.filter(**of_member):
        entries[note.week] |= {"nothing_to_log": note.nothing_to_log, "note": note.text}
    yield from entries.values()


def creator_analytics(member: Member) -> Records:
    rows = ContentDay.objects.filter(member=member).order_by("day")
    return _records(rows.values("day", "impressions", "engagements", "new_followers"))


def chart_notes(member: Member) -> Records:
    return _records(Annotation.objects.of(member).order_by("day", "pk").values("day", "text"))


def tip_progress(member: Member) -> Records:
    rows = TipProgress.objects.filter(member=member).order_by("tip__component", "tip__slug")
    return _records(
        rows.values(
            "state", "helpful", "changed_at", tip_slug=F("tip__slug"), component=F("tip__component")
        )
    )


def networks(member: Member) -> Records:
    """A network's address never changes; its name of today is for who is in it."""
    present = When(left_week__isnull=True, then=F("network__name"))
    rows = Membership.objects.filter(member=member).order_by("joined_week", "pk")
    return _records(
        rows.values(
            "role",
            "joined_week",
            "left_week",
            "on_leaderboard",
            network_slug=F("network__slug"),
            network_name=Case(present, default=None),
        )
    )


def join_requests(member: Member) -> Records:
    rows = JoinRequest.objects.filter(member=member).order_by("pk")
    return _records(
        rows.values("made_at", network_slug=F("network__slug"), network_name=F("network__name"))
    )


def invitations(member: Member) -> Records:
    """Those that the member made; who was invited and who came is about others."""
    rows = Invitation.objects.filter(made_by=member).order_by("pk")
    return _records(
        rows.values(
            "made_at",
            "expires_at",
            "max_uses",
            "asks_first",
            network_slug=F("network__slug"),
            by_email=~Q(email=""),
        )
    )


def published(member: Member) -> Records:
    """Where and how long which scores are counted among others', as last worked out."""
    rows = Contribution.objects.filter(member_id=member.pk)
    found = rows.order_by("from_week", "cohort_id").values(
        "from_week",
        "to_week",
        *SCORES,
        industry_name=F("cohort__industry__name"),
        network_slug=F("cohort__network__slug"),
    )
    for row in _in_chunks(found):
        yield record_of(row | {name: _thousandths(row[name]) for name in SCORES})


def _thousandths(hundredths: int | None) -> int | None:
    return None if hundredths is None else 10 * hundredths


def imports(member: Member) -> Records:
    rows = Import.objects.of(member).order_by("created_at", "pk")
    return _records(
        rows.values(
            "id", "kind", "state", "progress", "error", "created_at", "finished_at", "report"
        )
    )


def admin_log(member: Member) -> Records:
    """What somebody of the staff did in the admin, not to whom."""
    what = Concat(
        F("content_type__app_label"), Value("."), F("content_type__model"), output_field=CharField()
    )
    rows = LogEntry.objects.filter(user=member).order_by("pk")
    return _records(rows.values("action_time", "action_flag", what=what))


def tip_edits(member: Member) -> Records:
    rows = Tip.history.filter(history_user=member).order_by("history_id")
    return _records(rows.values("history_date", "history_type", "slug"))


def tip_text_edits(member: Member) -> Records:
    rows = TipText.history.filter(history_user=member).order_by("history_id")
    return _records(
        rows.values("history_date", "history_type", "language", "state", tip_slug=F("tip__slug"))
    )


def _records(rows: Rows) -> Records:
    return map(record_of, _in_chunks(rows))


def _in_chunks(rows: Rows) -> Iterator[dict[str, Any]]:
    """Every row, some hundreds a query.

    A cursor would keep a connection, or a transaction, for as long as somebody takes to fetch it.
    """
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        yield from rows.filter(pk__in=keys[start : start + CHUNK])
