"""Deleting without listing what is deleted along, and through the actions."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

# Names, numbers, permissions that are missing, and what stands in the way.
Deletion = tuple[list[str], dict[str, int], set[str], list[str]]


class DeletesUnseen(admin.ModelAdmin):
    """The question before deleting names the rows and nothing of what hangs on them: a member's
    weeks and progress are not for other eyes, and cohorts are not to be asked for."""

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Deletion:
        names = [str(obj) for obj in objs]
        return names, {str(self.opts.verbose_name_plural): len(names)}, set(), []


class DeletesThroughAction(DeletesUnseen):
    """`delete_one` names the action."""

    def delete_one(self, obj: Any) -> None:
        raise NotImplementedError

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.delete_one(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for obj in queryset:
            self.delete_one(obj)
