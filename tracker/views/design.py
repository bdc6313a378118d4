"""The look on one living page, for whoever builds a page: in local mode only."""

from dataclasses import replace
from typing import Final

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tracker.core.charts import draw_histogram, draw_strip
from tracker.core.components import TOTAL_MAXIMUM
from tracker.core.drawing import ring, sparkline
from tracker.core.example import example
from tracker.core.standing import Bin, Quartiles
from tracker.reads import sample
from tracker.views.rendering import render_page
from tracker.views.trend import chosen_trend, trend_context

# As they stand in tokens.css; the ink that is printed on each, where one is.
COLOURS: Final = (
    ("bg", "text"),
    ("surface", "text"),
    ("sunken", "text"),
    ("line", ""),
    ("control", ""),
    ("track", ""),
    ("text", "surface"),
    ("muted", "surface"),
    ("accent", "on-accent"),
    ("accent-hover", "on-accent"),
    ("accent-text", "surface"),
    ("accent-soft", "accent-text"),
    ("danger", "surface"),
    ("danger-soft", "text"),
    ("warn", "warn-soft"),
    ("warn-soft", "text"),
    ("bar", ""),
    ("inverse", "on-inverse"),
    ("c-brand", "on-brand"),
    ("c-people", "on-people"),
    ("c-insights", "on-insights"),
    ("c-relationships", "on-relationships"),
    ("c-impressions", ""),
    ("c-engagements", ""),
    ("c-new-followers", ""),
)
TYPE: Final = (
    ("ring-number", "58 / 1", "650", "58"),
    ("article-title", "36 / 1.15, phone 28", "650", "Find the right people"),
    ("page-title", "28 / 1.2, phone 24", "650", "58 of 100, up 1.4 since last week"),
    ("value", "32 / 1", "650", "17.12"),
    ("card-title", "17 / 1.35", "650", "This week"),
    ("lede", "17 / 1.55, phone 16", "400", "Engage with insights holds you back most."),
    ("body", "16 / 1.5", "400", "Fields and running text."),
    ("dense", "14 / 1.4", "400", "Rows of a card."),
    ("note", "13 / 1.45", "400", "n = 412, self-reported, published 16 Nov, 02:00."),
)
SPACES: Final = (4, 8, 12, 16, 20, 24, 32, 48)
SIZES: Final = (36, 28, 24, 17)
_COUNTS: Final = (0, 0, 2, 3, 9, 14, 22, 35, 47, 61, 72, 66, 41, 22, 11, 5, 2, 0, 0, 0)
_QUARTILES: Final = Quartiles(43, 52, 61)
_OWN: Final = 58_00


class SampleForm(forms.Form):
    """A field of each kind; one is refused."""

    score = forms.CharField(
        label="Find the right people", help_text="0 to 25, as LinkedIn prints it."
    )
    industry = forms.ChoiceField(
        label="Industry", choices=[("", "Choose one"), ("software", "Software Development")]
    )
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    shared = forms.BooleanField(label="Count me among the peers of my industry", required=False)

    def clean_score(self) -> str:
        raise forms.ValidationError(
            "134.0 is more than 25, the most a component can be. Look it up and type it here."
        )


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    if not settings.LOCAL:
        raise Http404
    if "toast" in request.GET:
        messages.info(request, "Snapshot of 19 Nov deleted")
    return render_page(request, "tracker/design.html", {**_parts(), **_trend(request)})


def _trend(request: HttpRequest) -> dict[str, object]:
    """The chart of the sample, with its table open."""
    today = timezone.now().date()
    choice = replace(chosen_trend(request), table=True)
    trend = sample.dashboard(today=today, language=get_language() or "en", choice=choice).trend
    return {"trend": trend, **trend_context(trend, today=today)}


def _parts() -> dict[str, object]:
    bins = [Bin(500 * place, 500 * (place + 1), count) for place, count in enumerate(_COUNTS)]
    shown = example()
    return {
        "colours": COLOURS,
        "types": TYPE,
        "spaces": SPACES,
        "sizes": SIZES,
        "example": shown,
        "printed_ring": ring(None, 51_000),
        "printed": {"total": 51_000, "brand": None},
        "one_point": sparkline([None, 12_000]),
        "form": SampleForm({"score": "134.0", "industry": "software", "note": "Typed, kept."}),
        "histogram": draw_histogram(bins, _QUARTILES, _OWN),
        "strip": draw_strip(_QUARTILES, maximum=TOTAL_MAXIMUM // 10, own=_OWN),
        "n": sum(_COUNTS),
    }
