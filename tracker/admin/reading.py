"""What staff may look at and nothing else."""

from typing import Any

from django.http import HttpRequest

from tracker.admin.requests import AnswersItsPages


class ReadOnlyAdmin(AnswersItsPages):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
