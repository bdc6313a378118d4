"""Every table that knows a member is exported, or left out for a reason; column by column.

Whoever adds a table or a column decides here, and tells in docs/export.md.
"""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Field, Model

from tests.exported import fill
from tests.factories import make_network
from tracker.models import Member
from tracker.reads.exports import export_json

DOCUMENT = Path(settings.BASE_DIR, "docs", "export.md")

# A part of the JSON, or why there is none.
TABLES = {
    "tracker.Member": "profile",
    "tracker.Snapshot": "snapshots",
    "tracker.ActivityCount": "activity",
    "tracker.ImportedCount": "activity",
    "tracker.WeekNote": "activity",
    "tracker.ActivityTarget": "targets",
    "tracker.Annotation": "chart_notes",
    "tracker.ContentDay": "creator_analytics",
    "tracker.Import": "imports",
    "tracker.ApiToken": "api_tokens",
    "tracker.Membership": "networks",
    "tracker.JoinRequest": "join_requests",
    "tracker.Invitation": "invitations",
    "tracker.TipProgress": "tip_progress",
    "tracker.HistoricalTip": "tip_edits",
    "tracker.HistoricalTipText": "tip_text_edits",
    "tracker.Contribution": "published",
    "tracker.Member_groups": "account",
    "tracker.Member_user_permissions": "account",
    "admin.LogEntry": "admin_log",
    "account.EmailAddress": "email_addresses",
    "mfa.Authenticator": "second_factors",
    "usersessions.UserSession": "sessions",
}
LEFT_OUT_TABLES = {
    "tracker.IdempotentAnswer": "answers already given, kept a day for programs that ask twice",
    "tracker.ChangedMember": "an id in a queue, emptied every night",
    "account.EmailConfirmation": "a secret of a mail",
}

WHOSE = {"id", "member", "member_id", "user", "history_user", "made_by", "history_id"}
# By table: the column and how the export calls what it holds.
RENAMED = {
    "tracker.Member": {"industry": "industry_name"},
    "tracker.Snapshot": {"industry": "industry_name"},
    "tracker.ActivityCount": {"kind": "typed", "count": "typed"},
    "tracker.ImportedCount": {"kind": "imported", "count": "imported"},
    "tracker.WeekNote": {"text": "note"},
    "tracker.Membership": {"network": "network_slug"},
    "tracker.JoinRequest": {"network": "network_slug"},
    "tracker.Invitation": {"network": "network_slug"},
    "tracker.TipProgress": {"tip": "tip_slug"},
    "tracker.HistoricalTipText": {"tip": "tip_slug"},
    "tracker.Contribution": {"cohort": "industry_name"},
    "tracker.Member_groups": {"group": "groups"},
    "tracker.Member_user_permissions": {"permission": "user_permissions"},
    "admin.LogEntry": {"content_type": "what"},
    "mfa.Authenticator": {"data": "name"},
}
SECRET, OTHERS, SITE = "a secret", "about others", "the site's own text"
LEFT_OUT = {
    "tracker.Member": {"password": SECRET},
    "tracker.Import": {"file": "there only until it is read"},
    "tracker.ApiToken": {"token_hash": SECRET, "last_characters": "a part of a secret"},
    "tracker.Invitation": {
        "token_hash": SECRET,
        "email": OTHERS,
        "uses": OTHERS,
        "revoked_at": OTHERS,
    },
    "tracker.HistoricalTip": dict.fromkeys(
        ["component", "position", "kinds", "checklist", "paid", "history_change_reason"], SITE
    ),
    "tracker.HistoricalTipText": dict.fromkeys(
        ["title", "why", "how", "tool", "effort", "loaded_digest", "history_change_reason"], SITE
    ),
    "admin.LogEntry": {"object_id": OTHERS, "object_repr": OTHERS, "change_message": OTHERS},
    "usersessions.UserSession": {"session_key": SECRET, "data": "nothing is kept there"},
}
# The member's own row is told of in two parts.
FURTHER_PARTS = {"tracker.Member": ["account"]}


def label(model: type[Model]) -> str:
    return model._meta.label


def columns(model: type[Model]) -> list[Field]:
    return list(model._meta.local_concrete_fields)


def tables_that_know_a_member() -> set[str]:
    """Those that point at members, at what points at members, and so on; or keep their bare ids."""
    models = apps.get_models(include_auto_created=True)
    known = {Member}
    while True:
        pointing = {
            model
            for model in models
            for field in columns(model)
            if field.related_model in known or field.name == "member_id"
        }
        if pointing <= known:
            return {label(model) for model in known}
        known |= pointing


@pytest.fixture
def exported(noon, member):
    fill(member, make_network(), mark="Own")
    return export_json(member)


def test_every_table_that_knows_a_member_is_exported_or_left_out_for_a_reason():
    decided = set(TABLES) | set(LEFT_OUT_TABLES)
    assert sorted(tables_that_know_a_member() - decided) == []
    assert sorted(decided - tables_that_know_a_member()) == []


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_exported_or_left_out_for_a_reason(exported, table):
    parts = [TABLES[table], *FURTHER_PARTS.get(table, [])]
    entries = [exported[part] for part in parts]
    names = {name for each in entries for name in (each[0] if isinstance(each, list) else each)}
    renamed, left_out = RENAMED.get(table, {}), LEFT_OUT.get(table, {})
    undecided = [
        field.name
        for field in columns(apps.get_model(table))
        if field.name not in WHOSE | set(left_out)
        and renamed.get(field.name, field.name) not in names
    ]
    assert undecided == []


def test_no_part_of_the_export_is_without_a_table(exported):
    head = {"format", "version", "exported_at"}
    parts = {*TABLES.values(), *(part for more in FURTHER_PARTS.values() for part in more)}
    assert set(exported) - head == parts


def test_every_name_of_the_export_is_documented(exported):
    document = DOCUMENT.read_text()
    names = set(exported)
    for part in exported.values():
        if isinstance(part, list):
            names |= set(part[0])
        elif isinstance(part, dict):
            names |= set(part)
    assert sorted(name for name in names if f"`{name}`" not in document) == []
