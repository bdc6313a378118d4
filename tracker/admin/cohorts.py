"""Which cohorts are published; their figures are for their members alone."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.admin.reading import ReadOnlyAdmin
from tracker.models import Cohort


@admin.register(Cohort)
class CohortAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "through", "published_at", "shown"]
    list_filter = ["shown", ("network", admin.EmptyFieldListFilter)]
    search_fields = ["industry__name", "network__name"]
    search_help_text = _("Searches industries and networks")
    list_select_related = ["industry", "network"]
    fields = ["industry", "network", "through", "published_at", "shown"]
    ordering = ["industry__name", "network__name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Cohort]:
        return super().get_queryset(request).select_related("industry", "network")
