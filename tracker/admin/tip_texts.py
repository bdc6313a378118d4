"""The form of a tip, with its drafts in every language on the same page."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.actions.tips import DRAFT
from tracker.core.catalogue import FALLBACK_LANGUAGE
from tracker.models import Tip, TipText
from tracker.models.activity import KIND_CHOICES
from tracker.models.labels import CHECKLIST_NAMES
from tracker.models.languages import language_name, languages

MARKDOWN_HELP = _(
    "Markdown: an empty line between paragraphs, **strong**, *emphasis*, lists with “1.” or “-”, "
    "[words](https://example.com) for a link. HTML and images are not shown."
)


class TipForm(forms.ModelForm):
    kinds = forms.MultipleChoiceField(
        label=_("Moves these activities"),
        choices=KIND_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Members see how these went before and since they began with the tip."),
    )
    checklist = forms.MultipleChoiceField(
        label=_("Moves these parts of the profile"),
        choices=list(CHECKLIST_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Tip
        fields = ["slug", "component", "position", "kinds", "checklist", "paid"]
        help_texts = {
            "slug": _("The last part of the page’s address. Links that people kept break with it."),
            "position": _("Smaller comes first within the component."),
            "paid": _("Offered on the dashboard only to members who say that they have one."),
        }


class TipTextForm(forms.ModelForm):
    """A draft; its language is given by its place on the page."""

    class Meta:
        model = TipText
        fields = ["language", "title", "why", "how", "tool", "effort"]
        widgets = {
            "title": forms.TextInput(attrs={"size": 80}),
            "why": forms.Textarea(attrs={"rows": 4, "cols": 90}),
            "how": forms.Textarea(attrs={"rows": 9, "cols": 90}),
            "tool": forms.TextInput(attrs={"size": 80}),
            "effort": forms.TextInput(attrs={"size": 80}),
        }
        help_texts = {
            "why": MARKDOWN_HELP,
            "how": _("Two to four steps as a numbered Markdown list."),
            "tool": _("Where on LinkedIn it is done, for example: Sales Navigator."),
            "effort": _("For example: 10 minutes a day."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.initial.get("language", "")
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), choices=[(code, language_name(code))], disabled=True
        )


class TipTextFormSet(forms.BaseInlineFormSet):
    """One form a language: those that have a draft, then those that could."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        written = {draft.language for draft in self.get_queryset()}
        missing = [code for code in languages() if code not in written]
        self.extra = len(missing)
        self.initial_extra = [{"language": code} for code in missing]

    def clean(self) -> None:
        super().clean()
        if "_publish" in self.data and not any(map(_is_english, self.forms)):
            raise ValidationError(
                _("Write the English text first: members without a text of their own read it.")
            )


def _is_english(form: forms.ModelForm) -> bool:
    data = form.cleaned_data if form.is_valid() else {}
    kept = bool(data.get("title")) and not data.get("DELETE")
    return kept and data["language"] == FALLBACK_LANGUAGE


class TipTextInline(admin.StackedInline):
    model = TipText
    form = TipTextForm
    formset = TipTextFormSet
    verbose_name = _("draft")
    verbose_name_plural = _("drafts, one a language")

    def get_max_num(self, request: HttpRequest, obj: Tip | None = None, **kwargs: Any) -> int:
        return len(languages())

    def get_queryset(self, request: HttpRequest) -> QuerySet[TipText]:
        return super().get_queryset(request).filter(state=DRAFT).order_by("language")
