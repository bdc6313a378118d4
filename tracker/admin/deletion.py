"""Deleting through the actions, without listing what is deleted along."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest


class DeletesThroughAction(admin.ModelAdmin):
    """`delete_one` names the action. The question before it names the rows and nothing of what
    hangs on them: a member's weeks are not for other eyes, and cohorts are not to be asked for."""

    def delete_one(self, obj: Any) -> None:
        raise NotImplementedError

    def get_deleted_objects(
        self, objs: Iterable[Any], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        names = [str(obj) for obj in objs]
        return names, {str(self.opts.verbose_name_plural): len(names)}, set(), []

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.delete_one(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for obj in queryset:
            self.delete_one(obj)
