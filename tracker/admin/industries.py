"""LinkedIn's industries: here a name or a sector is put right.

None is deleted: snapshots point at them, and the catalogue would bring them back.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.admin.requests import AnswersItsPages
from tracker.models import Industry, Sector


class KeptAdmin(AnswersItsPages):
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class IndustryForm(forms.ModelForm):
    class Meta:
        model = Industry
        fields = ["name", "sector", "code"]
        help_texts = {
            "name": _("As LinkedIn writes it: members find their industry by it."),
            "code": _("LinkedIn’s own number of the industry, where it has one."),
        }


@admin.register(Sector)
class SectorAdmin(KeptAdmin):
    list_display = ["name", "industry_count"]
    search_fields = ["name"]
    search_help_text = _("Searches names")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Sector]:
        return super().get_queryset(request).annotate(industry_count=Count("industries"))

    @admin.display(description=_("industries"), ordering="industry_count")
    def industry_count(self, sector: Any) -> int:
        return sector.industry_count


@admin.register(Industry)
class IndustryAdmin(KeptAdmin):
    form = IndustryForm
    list_display = ["name", "sector", "code", "member_count"]
    list_filter = ["sector"]
    list_select_related = ["sector"]
    search_fields = ["name", "code"]
    search_help_text = _("Searches names and LinkedIn’s codes")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Industry]:
        return super().get_queryset(request).annotate(member_count=Count("members"))

    @admin.display(description=_("members"), ordering="member_count")
    def member_count(self, industry: Any) -> int:
        return industry.member_count
