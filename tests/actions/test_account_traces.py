"""What is left of a deleted account, looked for in every column of every table.

docs/privacy.md lists it ("After deletion").
"""

from datetime import timedelta
from importlib import import_module

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection

from tests.actions.peers import NOW, THIS_WEEK, WEEK
from tests.factories import (
    make_annotation,
    make_industry,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tracker.actions.api_tokens import create_token
from tracker.actions.invitations import invite, remove_old_invitations
from tracker.actions.members import delete_account
from tracker.actions.publishing import publish, queue_members
from tracker.actions.tips import ensure_content_editors
from tracker.core.tokens import hash_of_token
from tracker.models import (
    ActivityCount,
    ActivityTarget,
    ApiToken,
    ContentDay,
    IdempotentAnswer,
    Import,
    ImportedCount,
    Invitation,
    JoinRequest,
    Member,
    Membership,
    Network,
    Snapshot,
    Tip,
    TipProgress,
    TipText,
    WeekNote,
)

pytestmark = pytest.mark.django_db(transaction=True)

# Nothing else in the database looks like these.
NUMBER = 987_654_321_012
EMAIL = "unmistakable.leaver@example.com"
NAME = "Quirinius Unmistakable"


def tables():
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.tables"
            " where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name"
        )
        return [name for (name,) in cursor.fetchall()]


def holds(table, trace):
    with connection.cursor() as cursor:
        cursor.execute(
            f'select exists (select from "{table}" as row where row::text ilike %s)',
            [f"%{trace}%"],
        )
        return cursor.fetchone()[0]


def traces():
    """Where the account can still be found, by table and by what it is found."""
    looked_for = {"id": NUMBER, "address": EMAIL, "name": NAME}
    return {
        (table, what) for table in tables() for what in looked_for if holds(table, looked_for[what])
    }


def sessions_of_the_member():
    return [
        session
        for session in Session.objects.all()
        if session.get_decoded().get(SESSION_KEY) == str(NUMBER)
    ]


@pytest.fixture
def leaver():
    """A member who has used everything there is, beside others who stay."""
    leaver = make_member(
        pk=NUMBER,
        email=EMAIL,
        display_name=NAME,
        industry=make_industry(),
        shares_with_industry=True,
        is_staff=True,
    )
    record(leaver)
    bring_files(leaver)
    write_a_program(leaver)
    belong(leaver)
    log_in(leaver)
    edit_tips(leaver)
    queue_members([NUMBER])
    return leaver


def record(leaver):
    make_snapshot(leaver, THIS_WEEK, industry=leaver.industry)
    ActivityCount.objects.create(member=leaver, week=THIS_WEEK, kind="posts", count=2)
    ActivityTarget.objects.create(member=leaver, kind="posts", per_week=2)
    WeekNote.objects.create(member=leaver, week=THIS_WEEK, text=f"{NAME} wrote this")
    make_annotation(leaver, text=f"{NAME} was away")


def bring_files(leaver):
    Import.objects.create(member=leaver, kind="archive", state="done")
    ImportedCount.objects.create(member=leaver, week=THIS_WEEK, kind="posts", count=2)
    ContentDay.objects.create(member=leaver, day=THIS_WEEK, impressions=2)


def write_a_program(leaver):
    create_token(member=leaver, name=f"{NAME} at home", scope=ApiToken.Scope.WRITE)
    token = ApiToken.objects.get(member=leaver)
    IdempotentAnswer.objects.create(token=token, key="a", request_hash="b", body=EMAIL)


def belong(leaver):
    shared, own, wanted = (make_network(name) for name in ("Shared", "Own", "Wanted"))
    make_membership(make_member(), shared, role=Membership.Role.OWNER)
    make_membership(leaver, shared, role=Membership.Role.MANAGER, on_leaderboard=True)
    make_membership(leaver, own, role=Membership.Role.OWNER)
    JoinRequest.objects.create(network=wanted, member=leaver, made_at=NOW)
    for network in (shared, own):
        invite(network=network, by=leaver, now=NOW, days=7, uses=5, asks_first=True)


def log_in(leaver):
    EmailAddress.objects.create(user=leaver, email=EMAIL, verified=True, primary=True)
    Authenticator.objects.create(user=leaver, type=Authenticator.Type.TOTP, data={"secret": "x"})
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(NUMBER)
    store.create()
    UserSession.objects.create(user=leaver, session_key=store.session_key, ip="127.0.0.1")


def edit_tips(leaver):
    leaver.groups.add(ensure_content_editors())
    leaver.user_permissions.add(Permission.objects.first())
    tip = Tip(slug="a-tip", component="brand")
    tip._history_user = leaver
    tip.save()
    text = TipText(tip=tip, language="en", title="A tip", why="Because", how="So")
    text._history_user = leaver
    text.save()
    TipProgress.objects.create(member=leaver, tip=tip)
    LogEntry.objects.create(
        user=leaver,
        content_type=ContentType.objects.get_for_model(Tip),
        object_id=str(tip.pk),
        object_repr="A tip",
        action_flag=CHANGE,
    )


def test_the_member_of_these_tests_has_a_row_in_every_table_that_points_at_members(leaver):
    pointing = [
        field
        for field in Member._meta.get_fields(include_hidden=True)
        if field.auto_created and not field.concrete
    ]
    assert len(pointing) >= 21
    for field in pointing:
        rows = field.related_model._default_manager.filter(**{field.field.name: leaver})
        assert rows.exists(), field.related_model


def test_nothing_is_left_of_an_account_that_was_never_published(leaver):
    assert {("tracker_member", what) for what in ("id", "address", "name")} <= traces()
    delete_account(member=leaver)
    assert traces() == {("tracker_changedmember", "id")}
    publish(now=NOW, gated=False)
    assert traces() == set()


def test_the_ledger_keeps_the_id_of_a_published_account_until_the_next_publication(leaver):
    publish(now=NOW, gated=False)
    delete_account(member=leaver)
    assert traces() == {("tracker_contribution", "id"), ("tracker_changedmember", "id")}
    publish(now=NOW + timedelta(days=1), gated=False)
    assert traces() == set()


def test_a_hidden_cohort_remembers_the_id_until_it_is_shown_again(leaver):
    publish(now=NOW, gated=False)
    delete_account(member=leaver)
    publish(now=NOW + timedelta(days=1))
    assert traces() == {("tracker_cohort", "id")}
    for _number in range(3):
        other = make_member(industry=leaver.industry, shares_with_industry=True)
        make_snapshot(other, THIS_WEEK - WEEK, industry=leaver.industry)
        make_membership(other, Network.objects.get(name="Shared"))
        queue_members([other.pk])
    publish(now=NOW + timedelta(days=2))
    assert traces() == set()


def test_every_session_ends_with_the_account(leaver):
    assert len(sessions_of_the_member()) == 1
    delete_account(member=leaver)
    assert sessions_of_the_member() == []


def test_an_invitation_that_the_account_made_stays_and_names_nobody(leaver):
    delete_account(member=leaver)
    assert Invitation.objects.get().made_by is None
    assert Snapshot.objects.count() == 0


def test_an_address_that_was_invited_goes_by_night_a_month_after_the_invitation_ended():
    address = "somebody.else@example.com"
    Invitation.objects.create(
        network=make_network(),
        token_hash=hash_of_token("a token"),
        made_at=NOW,
        expires_at=NOW + timedelta(days=7),
        email=address,
    )
    remove_old_invitations(now=NOW + timedelta(days=36))
    assert holds("tracker_invitation", address)
    remove_old_invitations(now=NOW + timedelta(days=38))
    assert not holds("tracker_invitation", address)
