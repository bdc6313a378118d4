"""A draft as members would read it: on a page of its own, and beside the form that changes it."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django import forms
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, override
from django.views.decorators.clickjacking import xframe_options_sameorigin

from tracker.core.catalogue import FALLBACK_LANGUAGE
from tracker.core.components import COMPONENTS
from tracker.models import Tip, TipText
from tracker.models.activity import KIND_CHOICES
from tracker.models.labels import CHECKLIST_NAMES, COMPONENT_NAMES
from tracker.models.languages import languages
from tracker.reads.tips import TipCard, TipPage, card_of, draft_card

FIRST_COMPONENT = COMPONENTS[0]


class TypedDraftForm(forms.Form):
    """A draft while it is typed: what cannot be shown is left out, and nothing is refused."""

    component = forms.ChoiceField(
        choices=[(each.value, COMPONENT_NAMES[each]) for each in COMPONENTS]
    )
    kinds = forms.MultipleChoiceField(choices=KIND_CHOICES)
    checklist = forms.MultipleChoiceField(choices=list(CHECKLIST_NAMES.items()))
    paid = forms.BooleanField()
    title = forms.CharField(max_length=120)
    why = forms.CharField(max_length=2000)
    how = forms.CharField(max_length=4000)
    tool = forms.CharField(max_length=120)
    effort = forms.CharField(max_length=80)

    def card(self, language: str) -> TipCard:
        self.full_clean()
        typed = self.cleaned_data
        tip = Tip(
            component=typed.get("component", FIRST_COMPONENT.value),
            kinds=typed.get("kinds", []),
            checklist=typed.get("checklist", []),
            paid=typed.get("paid", False),
        )
        words = {name: typed.get(name, "") for name in ("title", "why", "how", "tool", "effort")}
        return card_of(TipText(tip=tip, language=language, **words))


class PreviewsTips(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        preview = self.admin_site.admin_view(self.preview_view)
        draft = self.admin_site.admin_view(self.draft_view)
        own = [
            path("<int:pk>/preview/<str:language>/", preview, name="tracker_tip_preview"),
            path("draft/<str:language>/", draft, name="tracker_tip_draft"),
        ]
        return own + super().get_urls()

    @method_decorator(csp_update({"frame-src": [SELF]}))
    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        tip = context["original"]
        language = get_language()
        shown = language if language in languages() else FALLBACK_LANGUAGE
        context["draft_url"] = _draft_address(shown, tip)
        if tip:
            context["subtitle"] = tip.title_in_english or tip.slug
        return super().render_change_form(request, context, *args, **kwargs)

    def preview_view(self, request: HttpRequest, pk: int, language: str) -> HttpResponse:
        """The drafts on the page that members will see."""
        tip = self.visible_tip(request, pk)
        card = draft_card(tip=tip, language=language) if language in languages() else None
        if card is None:
            raise Http404
        context = {**_page_of(card, language), "preview_of": tip}
        with override(language):
            return render(request, "tracker/tip_preview.html", context)

    @method_decorator(xframe_options_sameorigin)
    @method_decorator(csp_replace({"frame-ancestors": [SELF]}))
    def draft_view(self, request: HttpRequest, language: str) -> HttpResponse:
        """The same without what surrounds it: of the saved draft, or of what is being typed."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if language not in languages():
            raise Http404
        number = request.GET.get("tip", "")
        card = None
        if request.method == "POST":
            card = TypedDraftForm(request.POST).card(language)
        elif number:
            card = draft_card(tip=self.visible_tip(request, number), language=language)
        card = card or TypedDraftForm({}).card(language)
        # Nobody's page: the menus of members have no place in a frame.
        context = {**_page_of(card, language), "tip_number": number, "user": AnonymousUser()}
        with override(language):
            return render(request, "tracker/tip_draft.html", context)

    def visible_tip(self, request: HttpRequest, pk: Any) -> Tip:
        tip = self.get_object(request, str(pk))
        if tip is None or not self.has_view_permission(request, tip):
            raise Http404
        return tip

    def response_add(self, request: HttpRequest, obj: Tip, *args: Any) -> HttpResponse:
        return _preview_of(obj, request) or super().response_add(request, obj, *args)

    def response_change(self, request: HttpRequest, obj: Tip) -> HttpResponse:
        return _preview_of(obj, request) or super().response_change(request, obj)


def _draft_address(language: str, tip: Any) -> str:
    address = reverse("admin:tracker_tip_draft", args=[language])
    return f"{address}?tip={tip.pk}" if tip else address


def _page_of(card: TipCard, language: str) -> dict[str, Any]:
    return {
        "page": TipPage(tip=card, previous=None, next=None),
        "languages": languages(),
        "language": language,
        "is_fallback": language == FALLBACK_LANGUAGE,
    }


def _preview_of(tip: Tip, request: HttpRequest) -> HttpResponse | None:
    if "_preview" not in request.POST:
        return None
    return HttpResponseRedirect(
        reverse("admin:tracker_tip_preview", args=[tip.pk, FALLBACK_LANGUAGE])
    )
