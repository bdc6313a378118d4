"""Notes that every member's chart shows. Those that members write for themselves are not here."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.admin.requests import AnswersItsPages
from tracker.forms.annotations import AnnotationTextField
from tracker.forms.scores import refuse_day_outside
from tracker.models import Annotation


class EveryonesAnnotationForm(forms.ModelForm):
    class Meta:
        model = Annotation
        fields = ["day", "text"]
        field_classes = {"text": AnnotationTextField}
        widgets = {"text": forms.TextInput(attrs={"size": 80})}
        help_texts = {
            "day": _("Today or an earlier day, in UTC. The note stands at this day of the chart."),
            "text": _("At most 80 characters. Every member reads it, in these words."),
        }

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        refuse_day_outside(day, today=timezone.now().date())
        return day


@admin.register(Annotation)
class EveryonesAnnotationAdmin(AnswersItsPages):
    form = EveryonesAnnotationForm
    list_display = ["day", "text"]
    list_display_links = ["text"]
    list_filter = ["day"]
    search_fields = ["text"]
    search_help_text = _("Searches the words of the notes")
    ordering = ["-day", "-pk"]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = {"title": _("Notes on the chart of every member")}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Annotation]:
        return Annotation.objects.for_everyone()
