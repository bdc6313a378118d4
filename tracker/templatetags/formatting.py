"""How numbers, names and weeks are written; built into every template."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Final, cast

from django import template
from django.template.loader import get_template
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.formats import get_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from tracker.core import scores
from tracker.core.charts import WeekTick, Written
from tracker.core.components import COMPONENTS, Component, LinkedInFigure, Score
from tracker.core.content import ContentFigure
from tracker.core.terms import Term
from tracker.core.trend import Figure
from tracker.core.weeks import Week
from tracker.models.labels import (
    COMPONENT_NAMES,
    CONTENT_FIGURE_NAMES,
    KIND_NAMES,
    LINKEDIN_FIGURE_NAMES,
    SCORE_NAMES,
    TERM_NAMES,
)

register = template.Library()

MILLION: Final = 1_000_000


@register.filter
def score(thousandths: int | None, places: int = 2) -> str:
    """17120 -> '17.12', or '17,12' where a comma is the decimal mark."""
    return "" if thousandths is None else scores.format_score(thousandths, places, _decimal_mark())


@register.filter
def whole(thousandths: int | None) -> str:
    """57800 -> '58', as LinkedIn writes a total."""
    return "" if thousandths is None else str(scores.whole(thousandths))


def count(number: int) -> str:
    """12345 -> '12,345', or '12.345' where a comma is the decimal mark."""
    return number_format(number, force_grouping=True).replace("-", "−")


def short_count(number: int) -> str:
    """The same in millions from one million on: 1234567 -> '1.2M', half up."""
    if abs(number) < MILLION:
        return count(number)
    tenths = Decimal((number + MILLION // 20) // (MILLION // 10)) / 10
    written = number_format(tenths, 1, force_grouping=True).replace("-", "−")
    return millions() % {"number": written}


def millions() -> str:
    """With %(number)s."""
    # Translators: millions, short: 1.2M; in Dutch 1,2 mln.
    return _("%(number)sM")


@register.filter
def change_size(thousandths: int, places: int = 1) -> str:
    """A change without its sign, for places where a triangle or a word gives the direction."""
    return scores.format_score(abs(thousandths), places, _decimal_mark())


@register.filter
def direction(thousandths: int, places: int = 1) -> str:
    """'up', 'down' or 'same', judged by what is printed: 40 thousandths are 0.0, so the same."""
    written = scores.format_change(thousandths, places)
    return {"+": "up", "−": "down"}.get(written[0], "same")


@register.filter
def short_name(component: str) -> str:
    return str(SCORE_NAMES[Score(component)])


@register.filter
def full_name(component: str) -> str:
    if component == Score.TOTAL:
        return str(SCORE_NAMES[Score.TOTAL])
    return str(COMPONENT_NAMES[Component(component)])


@register.filter
def kind_name(kind: str) -> str:
    return str(KIND_NAMES[kind])


@register.filter
def letter(component: str) -> str:
    """The letter of a mark; it follows LinkedIn's English name in every language."""
    return component[0].upper()


@register.filter(expects_localtime=True)
def short_date(day: date | None) -> str:
    """19 Nov"""
    return "" if day is None else format_date(day, f"j {_month()}")


@register.filter(expects_localtime=True)
def long_date(day: date | None) -> str:
    """19 Nov 2026"""
    return "" if day is None else format_date(day, f"j {_month()} Y")


@register.filter(expects_localtime=True)
def weekday_date(day: date | None) -> str:
    """Thu 19 Nov"""
    return "" if day is None else format_date(day, f"D j {_month()}")


@register.filter
def week_range(week: Week | date, style: str = "short") -> str:
    """16–22 Nov, 30 Nov–6 Dec; with "long" 16–22 November 2026."""
    monday = week.monday if isinstance(week, Week) else week
    sunday = monday + timedelta(days=6)
    month = "F" if style == "long" else _month()
    last = format_date(sunday, f"j {month} Y" if style == "long" else f"j {month}")
    if monday.month == sunday.month:
        return f"{monday.day}–{last}"
    spans_years = style == "long" and monday.year != sunday.year
    first = format_date(monday, f"j {month} Y" if spans_years else f"j {month}")
    return f"{first}–{last}"


@register.filter
def month_and_year(day: date) -> str:
    """November 2026"""
    return format_date(day, "F Y")


@register.filter
def tick_label(tick: WeekTick) -> str:
    """16 Nov, Nov or Nov 2026, as far apart as the labels of an axis are."""
    styles = {Written.DAY: "j {}", Written.MONTH: "{}", Written.MONTH_AND_YEAR: "{} Y"}
    return format_date(tick.day, styles[tick.written].format(_month()))


@register.filter
def figure_name(of: Figure) -> str:
    """Brand; LinkedIn network rank."""
    if isinstance(of, LinkedInFigure):
        return str(LINKEDIN_FIGURE_NAMES[of])
    if isinstance(of, ContentFigure):
        return str(CONTENT_FIGURE_NAMES[of])
    return short_name(of)


@register.filter
def figure(value: int | None, of: Figure) -> str:
    """As LinkedIn prints it: totals and averages whole, components with two places, top 9 %."""
    if value is None:
        return "–"
    if isinstance(of, ContentFigure):
        return count(value)
    if of in COMPONENTS:
        return score(value)
    if isinstance(of, LinkedInFigure) and of.is_rank:
        return _("top %(rank)s %%") % {"rank": value}
    return whole(value)


@register.filter
def share(part: float, of: float) -> str:
    """A part of a whole as a percentage for an SVG length, held to 0 to 100: '60%'."""
    if not of:
        return "0%"
    return f"{min(max(100 * float(part) / float(of), 0), 100):.4g}%"


@register.filter
def up_to(number: int) -> Iterable[int]:
    """1, 2 ... number, to draw that many things."""
    return range(1, number + 1)


@register.filter
def is_within(path: str, sections: str) -> bool:
    """Whether an address lies in one of the sections of a menu item, with spaces between them."""
    return path.startswith(tuple(sections.split()))


@register.simple_tag
@cache
def icon(name: str, size: int = 20) -> SafeString:
    """A Lucide drawing in the colour of the text; words beside it say what it means."""
    return format_html(
        '<svg class="icon" width="{size}" height="{size}" viewBox="0 0 24 24" fill="none" '
        'stroke="currentColor" stroke-width="1.75" stroke-linecap="round" '
        'stroke-linejoin="round" aria-hidden="true">{drawing}</svg>',
        size=size,
        drawing=_drawing(name),
    )


@register.simple_tag
@cache
def mark(component: str, size: int = 24) -> SafeString:
    """A component's own shape and letter; words beside it say what it means."""
    context = {"component": component, "size": size}
    return cast("SafeString", get_template("tracker/parts/mark.html").render(context))


@register.simple_tag
@cache
def point(score: str) -> SafeString:
    """A score's own shape without its letter, about 8 px wide, around the origin of an SVG."""
    return cast("SafeString", get_template("tracker/parts/point.html").render({"score": score}))


@register.simple_tag
def what(term: str, label: str = "") -> SafeString:
    """A small "?" beside a number's label: a page, or with JavaScript a note, says what it is.

    Where there is no room beside it, the label itself is the link.
    """
    return _what(get_language(), Term(term), label)


@cache
def _what(_active_language: str | None, term: Term, label: str) -> SafeString:
    address = reverse("help_number", args=[term])
    if label:
        return format_html('<a class="what word" href="{}">{}</a>', address, label)
    return format_html(
        '<a class="what" href="{}" aria-label="{}">?</a>',
        address,
        _("What is this? %(name)s") % {"name": TERM_NAMES[term]},
    )


@cache
def _drawing(name: str) -> SafeString:
    return cast("SafeString", get_template(f"tracker/parts/icons/{name}.svg").render())


def _month() -> str:
    """Django's M capitalises the month in every language, and Dutch has none of that."""
    # Translators: how Django writes a short month: M is Nov, b is nov.
    return pgettext("short month", "M")


def _decimal_mark() -> str:
    return str(get_format("DECIMAL_SEPARATOR"))
