"""Filters that several lists share."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.translation import gettext as _


class YesNoFilter(admin.EmptyFieldListFilter):
    """Whether something happened, of a date that is empty until it does."""

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        words = (_("All"), _("No"), _("Yes"))
        for choice, word in zip(super().choices(changelist), words, strict=True):
            _name, bracket, count = str(choice["display"]).partition(" (")
            yield {**choice, "display": f"{word}{bracket}{count}"}
