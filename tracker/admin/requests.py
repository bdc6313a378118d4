"""What is asked of the admin's lists beyond what their pages offer is refused."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import BadRequest, ValidationError
from django.db.models import QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest, HttpResponse


class AnswersItsPages(admin.ModelAdmin):
    """Left alone, a list can be filtered by the numbers of the rows that hang on its own.

    Who goes through them counts what members did, one by one, whatever the minimum of a statistic.
    """

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        offered = {_asked_by(each) for each in self.get_list_filter(request)}
        field = lookup.split(LOOKUP_SEP)[0]
        return field in offered and super().lookup_allowed(lookup, value, request)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """A year that no calendar has is a filter that means nothing, like any other."""
        try:
            return super().get_changelist_instance(request)
        except (OverflowError, ValueError) as error:
            raise IncorrectLookupParameters from error

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        """400 for a chosen row whose number is none."""
        try:
            for chosen in request.POST.getlist(ACTION_CHECKBOX_NAME):
                self.opts.pk.to_python(chosen)
        except ValidationError as error:
            raise BadRequest("A chosen row has no such number") from error
        return super().response_action(request, queryset, *args, **kwargs)


def _asked_by(list_filter: Any) -> str:
    """The field, or the name in the address, that a filter of a list is about."""
    if isinstance(list_filter, str | tuple):
        field = list_filter if isinstance(list_filter, str) else list_filter[0]
        return str(field).split(LOOKUP_SEP)[0]
    return str(list_filter.parameter_name)
