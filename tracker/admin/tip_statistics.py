"""How members use each tip, for editors: counts from ten members on, and nobody's data."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.reads.tip_statistics import (
    LEAST_MEMBERS,
    NOTHING_KNOWN,
    tip_statistics,
)

TOO_FEW = format_lazy(gettext_lazy("fewer than {least}"), least=LEAST_MEMBERS)


class TipList(ChangeList):
    """Every row with its statistics: one query more, however many rows there are."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        statistics = tip_statistics()
        for tip in self.result_list:
            tip.statistics = statistics.get(tip.pk, NOTHING_KNOWN)


class CountsTips(admin.ModelAdmin):
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return TipList

    @admin.display(description=gettext_lazy("done by"))
    def done_by(self, tip: Any) -> str:
        done = tip.statistics.done
        return str(TOO_FEW if done is None else done)

    @admin.display(description=gettext_lazy("it helped"))
    def helped(self, tip: Any) -> str:
        known = tip.statistics
        if known.answers is None:
            return str(TOO_FEW)
        return _("%(helpful)s of %(answers)s") % {
            "helpful": known.helpful,
            "answers": known.answers,
        }

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        tip = context["original"]
        if tip:
            context["known"] = tip_statistics().get(tip.pk, NOTHING_KNOWN)
            context["too_few"] = TOO_FEW
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        statistics = self.admin_site.admin_view(self.statistics_view)
        own = [path("statistics/", statistics, name="tracker_tip_statistics")]
        return own + super().get_urls()

    def statistics_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        known = tip_statistics()
        tips = self.get_queryset(request).order_by(*self.get_ordering(request))
        context = {
            **self.admin_site.each_context(request),
            "title": _("How members use the tips"),
            "opts": self.opts,
            "media": self.media,
            "least": LEAST_MEMBERS,
            "too_few": TOO_FEW,
            "rows": [(tip, known.get(tip.pk, NOTHING_KNOWN)) for tip in tips],
        }
        return TemplateResponse(request, "admin/tracker/tip/statistics.html", context)
