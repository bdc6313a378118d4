"""Who changed what in a tip and its texts, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tracker.models import Tip, TipText
from tracker.models.languages import language_name


@dataclass(frozen=True)
class FieldChange:
    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Version:
    """One saved change; `by` is empty when the catalogue was loaded, or the account is gone."""

    at: datetime
    by: str
    what: str
    happened: str
    changes: tuple[FieldChange, ...]


def tip_versions(tip: Tip) -> list[Version]:
    tips = Tip.history.filter(id=tip.pk).select_related("history_user")
    texts = TipText.history.filter(tip_id=tip.pk).select_related("history_user")
    versions = [*_versions(tips), *_versions(texts)]
    return sorted(versions, key=lambda version: version.at, reverse=True)


def _versions(records: Any) -> Iterator[Version]:
    before: dict[int, Any] = {}
    for record in records.order_by("history_date", "history_id"):
        yield Version(
            at=record.history_date,
            by=str(record.history_user or ""),
            what=_name(record),
            happened=record.get_history_type_display(),
            changes=_changes(before.get(record.id), record),
        )
        before[record.id] = record


def _changes(before: Any, after: Any) -> tuple[FieldChange, ...]:
    if before is None or after.history_type == "-":
        return ()
    excluded = {"loaded_digest"}
    return tuple(
        FieldChange(capfirst(_field_name(after, change.field)), change.old, change.new)
        for change in after.diff_against(before, excluded_fields=excluded).changes
    )


def _field_name(record: Any, field: str) -> str:
    return str(record.instance_type._meta.get_field(field).verbose_name)


def _name(record: Any) -> str:
    if record.instance_type is Tip:
        return _("Tip")
    return f"{language_name(record.language)}, {record.get_state_display()}"
