"""What a reader can choose on several pages; what nobody can choose shows the usual."""

from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy

from tracker.core.catalogue import FALLBACK_LANGUAGE
from tracker.core.components import Score
from tracker.core.trend import Range

RANGES = [
    {"value": Range.FOUR_WEEKS.value, "name": gettext_lazy("4 w")},
    {"value": Range.THIRTEEN_WEEKS.value, "name": gettext_lazy("13 w")},
    {"value": Range.TWENTY_SIX_WEEKS.value, "name": gettext_lazy("26 w")},
    {"value": Range.ONE_YEAR.value, "name": gettext_lazy("1 y")},
    {"value": Range.ALL.value, "name": gettext_lazy("All")},
]


def reading_language() -> str:
    return get_language() or FALLBACK_LANGUAGE


def chosen_range(request: HttpRequest, default: Range) -> Range:
    try:
        return Range(request.GET.get("range", default))
    except ValueError:
        return default


def chosen_score(request: HttpRequest) -> Score:
    try:
        return Score(request.GET.get("score", Score.TOTAL))
    except ValueError:
        return Score.TOTAL
