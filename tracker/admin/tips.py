"""The tip catalogue for editors: write drafts, look at them as members will, publish.

Catalogue models are saved here directly; publishing and taking back go through the actions.
"""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Case, Exists, OuterRef, QuerySet, Subquery, Value, When
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import JSON
from import_export.forms import ExportForm

from tracker.actions.tips import (
    DRAFT,
    PUBLISHED,
    WORDS,
    EnglishTextMissingError,
    publish_tip,
    unpublish_tip,
)
from tracker.admin.deletion import DeletesUnseen
from tracker.admin.tip_files import FileGoneError, SpreadsheetCSV, UploadedFile
from tracker.admin.tip_history import tip_versions
from tracker.admin.tip_preview import PreviewsTips
from tracker.admin.tip_resource import TipResource
from tracker.admin.tip_statistics import CountsTips
from tracker.admin.tip_texts import TipForm, TipTextInline
from tracker.core.catalogue import FALLBACK_LANGUAGE
from tracker.core.components import COMPONENTS, Component
from tracker.models import Tip, TipText
from tracker.models.labels import COMPONENT_SHORT_NAMES

STATES = {
    "published": _("published"),
    "changed": _("published, with changes that members do not see yet"),
    "draft": _("draft"),
}

COMPONENT_ORDER = Case(
    *(When(component=name, then=Value(place)) for place, name in enumerate(COMPONENTS))
)


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [(state, capfirst(name)) for state, name in STATES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(state=self.value()) if self.value() else queryset


@admin.register(Tip)
class TipAdmin(ImportExportMixin, PreviewsTips, CountsTips, DeletesUnseen):
    form = TipForm
    inlines = [TipTextInline]
    resource_classes = [TipResource]
    formats = [SpreadsheetCSV, JSON]
    tmp_storage_class = UploadedFile
    # The form that chooses columns works by inline scripts, which our pages refuse.
    export_form_class = ExportForm

    change_list_template = "admin/tracker/tip/change_list.html"
    list_display = ["title", "belongs_to", "position", "state", "done_by", "helped"]
    list_editable = ["position"]
    list_filter = ["component", StateFilter, "paid"]
    search_fields = ["slug", "texts__title"]
    search_help_text = _("Searches titles and addresses")
    actions = ["publish_tips", "unpublish_tips"]
    fieldsets = [
        (
            None,
            {
                "fields": ["slug", ("component", "position"), "kinds", "checklist", "paid"],
                "description": _(
                    "These apply as soon as they are saved. "
                    "Texts below are a draft until they are published."
                ),
            },
        )
    ]

    class Media:
        css = {"all": ["css/admin_tip.css"]}
        js = [Script("js/admin-tip.js", defer=True)]

    # ---- List ----

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tip]:
        tips = super().get_queryset(request)
        return tips.annotate(title_in_english=_english(DRAFT, "title"), state=_state())

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        return [COMPONENT_ORDER, "position", "slug"]

    @admin.display(description=_("title"), ordering="title_in_english")
    def title(self, tip: Any) -> str:
        return tip.title_in_english or tip.slug

    @admin.display(description=_("component"), ordering=COMPONENT_ORDER)
    def belongs_to(self, tip: Tip) -> Any:
        return COMPONENT_SHORT_NAMES[Component(tip.component)]

    @admin.display(description=_("state"), ordering="state")
    def state(self, tip: Any) -> Any:
        return STATES[tip.state]

    @admin.action(description=_("Publish the drafts of selected tips"), permissions=["change"])
    def publish_tips(self, request: HttpRequest, queryset: QuerySet[Tip]) -> None:
        published = 0
        for tip in queryset:
            try:
                publish_tip(tip=tip)
            except EnglishTextMissingError:
                refusal = _("“%(tip)s” has no English text, so it was not published.")
                self.message_user(request, refusal % {"tip": tip}, messages.ERROR)
            else:
                published += 1
        if published:
            message = ngettext("%d tip is published.", "%d tips are published.", published)
            self.message_user(request, message % published, messages.SUCCESS)

    @admin.action(description=_("Take back selected tips"), permissions=["change"])
    def unpublish_tips(self, request: HttpRequest, queryset: QuerySet[Tip]) -> None:
        for tip in queryset:
            unpublish_tip(tip=tip)
        self.message_user(
            request,
            _("Members no longer see the selected tips. Their drafts are kept."),
            messages.SUCCESS,
        )

    # Left alone, both are open to everybody who may enter the admin.

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return super().process_import(request, **kwargs)
        except FileGoneError:
            gone = _("This file has been imported, or was kept too long. Choose it once more.")
            self.message_user(request, gone, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:tracker_tip_import"))

    # ---- One tip ----

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "_publish" in request.POST:
            publish_tip(tip=form.instance)
            self.message_user(request, _("Members now read this text."), messages.SUCCESS)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        tip = self.visible_tip(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of “%(tip)s”") % {"tip": tip},
            "object": tip,
            "opts": self.opts,
            "module_name": capfirst(str(self.opts.verbose_name_plural)),
            "versions": tip_versions(tip),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/tracker/tip/history.html", context)


def _texts(state: str, **conditions: Any) -> QuerySet[TipText]:
    return TipText.objects.filter(state=state, **conditions)


def _english(state: str, field: str) -> Subquery:
    texts = _texts(state, tip=OuterRef("pk"), language=FALLBACK_LANGUAGE)
    return Subquery(texts.values(field)[:1])


def _state() -> Case:
    """One of STATES: "changed" when publishing now would change what members read."""
    same_words = {name: OuterRef(name) for name in WORDS}
    twin = {"tip": OuterRef("tip"), "language": OuterRef("language"), **same_words}
    of_tip = {"tip": OuterRef("pk")}
    published = Exists(_texts(PUBLISHED, **of_tip, language=FALLBACK_LANGUAGE))
    changed = Exists(_texts(DRAFT, **of_tip).exclude(Exists(_texts(PUBLISHED, **twin)))) | Exists(
        _texts(PUBLISHED, **of_tip).exclude(Exists(_texts(DRAFT, **twin)))
    )
    return Case(
        When(~published, then=Value("draft")),
        When(changed, then=Value("changed")),
        default=Value("published"),
    )
