"""Which cohorts are published; their figures are for their members alone."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.models import Cohort


@admin.register(Cohort)
class CohortAdmin(admin.ModelAdmin):
    list_display = ["__str__", "through", "published_at", "shown"]
    list_filter = ["shown", ("network", admin.EmptyFieldListFilter)]
    search_fields = ["industry__name", "network__name"]
    list_select_related = ["industry", "network"]
    fields = ["industry", "network", "through", "published_at", "shown"]
    ordering = ["industry__name", "network__name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Cohort]:
        return super().get_queryset(request).select_related("industry", "network")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
