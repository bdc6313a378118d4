"""The trend chart as its reader asked for it: what it says, and where its links lead."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.core.components import Score
from tracker.core.content import ContentFigure
from tracker.core.trend import Figure, Gap, Range
from tracker.reads.annotations import AnnotationMark
from tracker.reads.trend import DEFAULT_RANGE, Chip, Trend, TrendChoice
from tracker.templatetags.formatting import (
    MILLION,
    figure,
    figure_name,
    letter,
    long_date,
    millions,
    short_count,
    short_date,
)
from tracker.views.choices import RANGES, chosen_range
from tracker.views.trend_table import trend_table

ON = "1"
SWITCHES = ("compare", "ranks", "content", "table")
# What stands in a sentence until the script writes it.
RANK, VALUE, WEEK, DAYS, NUMBER = "{rank}", "{value}", "{week}", "{days}", "{number}"


def chosen_trend(request: HttpRequest) -> TrendChoice:
    range_ = chosen_range(request, DEFAULT_RANGE)
    return TrendChoice(
        range=range_,
        compare=_is_on(request, "compare") and range_ is not Range.ALL,
        ranks=_is_on(request, "ranks"),
        content=_is_on(request, "content"),
        table=_is_on(request, "table"),
    )


def trend_context(trend: Trend, *, today: date) -> dict[str, Any]:
    """What the chart's template shows."""
    return {
        "links": _links(trend.choice),
        "chips": [_chip(trend, chip) for chip in trend.chips],
        "chart": {**trend.chart, "words": _words(trend, today)} if trend.has_snapshots else None,
        "compared": _compared(trend),
        "table": trend_table(trend) if trend.choice.table else None,
    }


def file_name(choice: TrendChoice, today: date) -> str:
    return f"ssi-trend-{choice.range.value}-{today:%Y-%m-%d}"


def _is_on(request: HttpRequest, name: str) -> bool:
    return request.GET.get(name) == ON


def _links(choice: TrendChoice) -> dict[str, Any]:
    """Query strings; what is chosen besides stays chosen."""
    return {
        "ranges": [
            (each["value"], each["name"], _query(choice, range=Range(str(each["value"]))))
            for each in RANGES
        ],
        "compare": _query(choice, compare=not choice.compare),
        "ranks": _query(choice, ranks=not choice.ranks),
        "content": _query(choice, content=not choice.content),
        "table": _query(choice, table=True),
        "file": _query(choice, ranks=False, content=False, table=False),
        "compare_name": _("Compare with the %(weeks)s weeks before") % {"weeks": choice.range.weeks}
        if choice.range.weeks
        else "",
    }


def _query(choice: TrendChoice, **changes: Any) -> str:
    asked = replace(choice, **changes)
    on = {name: ON for name in SWITCHES if getattr(asked, name)}
    if asked.range is Range.ALL:
        on.pop("compare", None)
    return "?" + urlencode({"range": asked.range.value, **on})


def _chip(trend: Trend, chip: Chip) -> dict[str, Any]:
    longest = _longest(trend, chip.figure)
    return {
        "figure": chip.figure.value,
        "name": figure_name(chip.figure),
        "letter": letter(chip.figure.value) if isinstance(chip.figure, Score) else "",
        "value": _short(chip.value, chip.figure),
        "before": "" if chip.before is None else _before(_short(chip.before, chip.figure)),
        "longest": longest,
        "longest_before": _before(longest) if longest else "",
    }


def _longest(trend: Trend, of: Figure) -> str:
    """Of a chip whose values differ in length; from a million on they are short again."""
    if not isinstance(of, ContentFigure):
        return ""
    values = trend.values(of) or [0]
    most = max(values)
    return max(map(short_count, (min(values), most, min(most, MILLION - 1))), key=len)


def _short(value: int | None, of: Figure) -> str:
    if value is not None and isinstance(of, ContentFigure):
        return short_count(value)
    return figure(value, of)


def _compared(trend: Trend) -> str:
    """What the pale lines are, and how much of them is missing."""
    weeks = trend.choice.compared_weeks
    if weeks is None:
        return ""
    if not trend.has_before:
        return _("No snapshots in the %(weeks)s weeks before.") % {"weeks": weeks}
    days = {
        "weeks": weeks,
        "first": long_date(trend.before[0].week.monday),
        "last": long_date(trend.before[-1].week.sunday),
    }
    sentence = _("Thin dashed lines: the %(weeks)s weeks before, %(first)s to %(last)s.") % days
    if trend.weeks_before == len(trend.before):
        return sentence
    reported = ngettext(
        "%(counter)s of them has a snapshot.",
        "%(counter)s of them have a snapshot.",
        trend.weeks_before,
    )
    return f"{sentence} {reported % {'counter': trend.weeks_before}}"


def _words(trend: Trend, today: date) -> Mapping[str, object]:
    """What the chart says, in the reader's language."""
    return {
        "total": _("Total and averages, of 100") if trend.choice.ranks else _("Total, of 100"),
        "components": _("Components, each of 25"),
        "ranks": _("LinkedIn’s ranks, top %: the best is at the top"),
        "off": _("off"),
        "before": _before(VALUE),
        **(_content_words(trend) if trend.choice.content else {}),
        "rank": _("top %(rank)s %%") % {"rank": RANK},
        "rest": _("Values beside the names: the latest. Point at the chart or use ← → for a week."),
        "week": _("Week %(week)s, %(days)s") % {"week": WEEK, "days": DAYS},
        "none": _("no snapshot"),
        "gaps": [_gap(gap, trend.choice) for gap in trend.gaps],
        "notes": [_note(note) for note in trend.notes],
        "picture": file_name(trend.choice, today),
        "title": _("Social Selling Index"),
        "compared": _compared(trend),
        "made": _("SSI Tracker, %(day)s") % {"day": long_date(today)},
        "failed": _("The picture could not be made."),
    }


def _content_words(trend: Trend) -> Mapping[str, str]:
    return {"content": _content_title(trend), "millions": millions() % {"number": NUMBER}}


def _content_title(trend: Trend) -> str:
    """What the height of its lines means, as each has a scale of its own."""
    values = [value for each in trend.choice.content_figures for value in trend.values(each)]
    if not values:
        return _("Creator analytics: no whole week is known here")
    if min(values) < 0:
        return _("Creator analytics: each line from its own lowest week to its highest")
    return _("Creator analytics: each line up to its own highest week")


def _before(value: str) -> str:
    return _("before %(value)s") % {"value": value}


def _gap(gap: Gap, choice: TrendChoice) -> str:
    """Weeks by their numbers, as long as these are of one year."""
    words = ngettext(
        "no snapshot, week %(first)s", "no snapshot, weeks %(first)s–%(last)s", gap.weeks
    )
    if choice.range is Range.ALL or gap.first.year != gap.last.year:
        return words % {"first": gap.first, "last": gap.last}
    return words % {"first": gap.first.number, "last": gap.last.number}


def _note(note: AnnotationMark) -> dict[str, str]:
    dated = _("%(text)s, %(day)s") % {"text": note.text, "day": short_date(note.day)}
    return {"text": note.text, "dated": dated}
