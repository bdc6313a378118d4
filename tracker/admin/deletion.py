"""Deleting without listing what is deleted along, and through the actions."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from tracker.actions.memberships import SoleOwner
from tracker.admin.requests import AnswersItsPages

# Names, numbers, permissions that are missing, and what stands in the way.
Deletion = tuple[list[str], dict[str, int], set[str], list[str]]


class DeletesUnseen(AnswersItsPages):
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


class KeepsOwners(DeletesThroughAction):
    """No network loses its owner while others are in it."""

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().delete_view(request, *args, **kwargs)
        except SoleOwner as error:
            return self._refuse_to_delete(request, error)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """All of the chosen rows are deleted, or none, and the log says the same."""
        try:
            with transaction.atomic():
                return super().changelist_view(request, *args, **kwargs)
        except SoleOwner as error:
            return self._refuse_to_delete(request, error)

    def _refuse_to_delete(self, request: HttpRequest, error: SoleOwner) -> HttpResponse:
        sentence = _(
            "Nothing was deleted: others would be left without an owner in %(networks)s. "
            "Each network has to be handed over or deleted first."
        )
        self.message_user(request, sentence % {"networks": error}, messages.ERROR)
        return redirect(request.get_full_path())
