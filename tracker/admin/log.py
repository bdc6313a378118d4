"""The admin's own log. It outlives what it is about, so it names no member."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest


class NamesNobody(admin.ModelAdmin):
    """Rows stand in the log by number: a deleted account leaves neither name nor address there."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return self._numbered([super().log_addition(request, obj, message)])

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return self._numbered([super().log_change(request, obj, message)])

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        return self._numbered(super().log_deletions(request, queryset))

    def _numbered(self, entries: Iterable[LogEntry]) -> list[LogEntry]:
        written = list(entries)
        for entry in written:
            entry.object_repr = f"{self.opts.model_name} {entry.object_id}"
        LogEntry.objects.bulk_update(written, ["object_repr"])
        return written
