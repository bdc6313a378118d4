"""A spreadsheet in words: its columns and values, and why something in it was refused."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.template.defaultfilters import filesizeformat
from django.utils.formats import get_format
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.core.components import COMPONENTS
from tracker.core.scores import format_exact, format_score
from tracker.core.sheets.changes import Change
from tracker.core.sheets.dates import DateFormat
from tracker.core.sheets.entries import POINT_FIELDS, Part, Refused, Value, Why
from tracker.core.sheets.numbers import DecimalMark
from tracker.core.sheets.plans import Holds, Lack
from tracker.core.sheets.tables import SheetFault, SheetRefused
from tracker.core.text_files import Encoding
from tracker.core.weeks import Week
from tracker.models import TipProgress
from tracker.models.labels import COMPONENT_SHORT_NAMES, KIND_NAMES
from tracker.templatetags.formatting import long_date

Words = str | Promise

FIELD_NAMES: Final[Mapping[str, Words]] = {
    "day": gettext_lazy("Date"),
    "week": gettext_lazy("Week, or a day of it"),
    **{component.value: COMPONENT_SHORT_NAMES[component] for component in COMPONENTS},
    "printed_total": gettext_lazy("Printed total"),
    "industry_rank": gettext_lazy("Industry rank, top %"),
    "network_rank": gettext_lazy("LinkedIn network rank, top %"),
    "industry_average": gettext_lazy("Industry average"),
    "network_average": gettext_lazy("LinkedIn network average"),
    "industry_name": gettext_lazy("Industry"),
    **KIND_NAMES,
    "kind": gettext_lazy("Kind of activity"),
    "count": gettext_lazy("How often"),
    "nothing_to_log": gettext_lazy("Nothing to log this week"),
    "note": gettext_lazy("Note"),
    "text": gettext_lazy("Note"),
    "impressions": gettext_lazy("Impressions"),
    "engagements": gettext_lazy("Engagements"),
    "new_followers": gettext_lazy("New followers"),
    "per_week": gettext_lazy("Weekly target"),
    "state": gettext_lazy("State"),
    "helpful": gettext_lazy("Helpful"),
}
PART_NAMES: Final[Mapping[Part, Words]] = {
    Part.SNAPSHOTS: gettext_lazy("Snapshots"),
    Part.ACTIVITY: gettext_lazy("Activity"),
    Part.IMPORTED: gettext_lazy("Activity from LinkedIn’s files"),
    Part.ANALYTICS: gettext_lazy("Creator analytics"),
    Part.NOTES: gettext_lazy("Notes on the chart"),
    Part.TARGETS: gettext_lazy("Targets"),
    Part.TIPS: gettext_lazy("Tips"),
}
HOLDS_NAMES: Final[Mapping[Holds, Words]] = {
    Holds.SNAPSHOTS: gettext_lazy("Snapshots: a line a day"),
    Holds.WEEKS: gettext_lazy("Activity: a line a week or day, a column a kind"),
    Holds.COUNTS: gettext_lazy("Activity: a line a count, with its kind"),
}
DATE_NAMES: Final[Mapping[DateFormat, Words]] = {
    DateFormat.ISO: gettext_lazy("year-month-day"),
    DateFormat.DAY_FIRST: gettext_lazy("day/month/year"),
    DateFormat.MONTH_FIRST: gettext_lazy("month/day/year"),
    DateFormat.POINTS: gettext_lazy("day.month.year"),
    DateFormat.YEAR_FIRST: gettext_lazy("year/month/day"),
    DateFormat.NAMES: gettext_lazy("with the name of the month"),
}
MARK_NAMES: Final[Mapping[DecimalMark, Words]] = {
    DecimalMark.POINT: gettext_lazy("a point, as in 1,234.5"),
    DecimalMark.COMMA: gettext_lazy("a comma, as in 1.234,5"),
}
ENCODING_NAMES: Final[Mapping[Encoding, str]] = {
    Encoding.UTF_8: "UTF-8",
    Encoding.UTF_16_LE: "UTF-16",
    Encoding.UTF_16_BE: "UTF-16",
    Encoding.WINDOWS: "Windows-1252",
}
DELIMITER_NAMES: Final[Mapping[str, Words]] = {
    ",": gettext_lazy("commas"),
    ";": gettext_lazy("semicolons"),
    "\t": gettext_lazy("tabs"),
}
LACK_SENTENCES: Final[Mapping[Lack, Words]] = {
    Lack.HOLDS: gettext_lazy("The file does not say what it holds. Choose it above."),
    Lack.DAY: gettext_lazy("Choose the column with the days or weeks."),
    Lack.VALUE: gettext_lazy("Choose at least one more column."),
    Lack.KIND_AND_COUNT: gettext_lazy(
        "Choose the column with the kind, and the one that says how often."
    ),
    Lack.TWICE: gettext_lazy("Two columns are the same. Leave one of them out."),
    Lack.DATES: gettext_lazy(
        "The dates can be read in several ways. Choose the one that is meant."
    ),
    Lack.MARK: gettext_lazy(
        "A number such as 1.234 can be read in two ways. Choose the decimal mark."
    ),
}
_SPOILED_LINE: Final = gettext_lazy(
    "Nothing can be read from line %(line)s on: a quotation mark is never closed. Correct that "
    "line, then hand the file in again."
)
FAULT_SENTENCES: Final[Mapping[SheetFault, Words]] = {
    SheetFault.EMPTY: gettext_lazy("There are no lines in the file. Choose another one."),
    SheetFault.TOO_LARGE: gettext_lazy("The file is larger than %(size)s, the most we take."),
    SheetFault.TOO_MANY_LINES: gettext_lazy(
        "The file has more than %(limit)s lines, the most we take. Hand it in in parts."
    ),
    SheetFault.TOO_MANY_COLUMNS: gettext_lazy(
        "The file has more than %(limit)s columns, the most we take. Remove those not needed."
    ),
    SheetFault.TOO_LONG: gettext_lazy(
        "Line %(line)s is longer than a million letters. Remove or shorten it."
    ),
    SheetFault.UNCLOSED_QUOTE: _SPOILED_LINE,
    SheetFault.PACKED: gettext_lazy(
        "This is packed. Unpack it, then hand in the ssi-tracker.json or a .csv in it."
    ),
    SheetFault.OLD_EXCEL: gettext_lazy(
        "This is an old Excel file, or one with a password. Save it as .xlsx or .csv, then hand "
        "it in."
    ),
    SheetFault.DAMAGED: gettext_lazy(
        "This workbook cannot be read. Save it as .csv, then hand that in."
    ),
    SheetFault.NO_TEXT: gettext_lazy(
        "This is neither a spreadsheet nor JSON. Choose a .csv, .tsv, .txt, .json or .xlsx."
    ),
    SheetFault.OTHER_EXPORT: gettext_lazy(
        "This is %(name)s of your export. It comes back with the ssi-tracker.json: hand in that."
    ),
    SheetFault.WRONG_JSON: gettext_lazy(
        "This JSON is damaged or not as we write it. Export it again, then hand it in."
    ),
    SheetFault.NOT_OURS: gettext_lazy(
        "This JSON is none of ours. Hand in the ssi-tracker.json of an export, or a list of "
        "objects."
    ),
    SheetFault.NEWER: gettext_lazy(
        "This file was written by a newer version (%(version)s; this one reads up to %(ours)s). "
        "Update SSI Tracker first."
    ),
}
REFUSED_SENTENCES: Final[Mapping[Why, Words]] = {
    Why.NOT_A_NUMBER: gettext_lazy("is not a number"),
    Why.TOO_LONG: gettext_lazy("is too long for a number"),
    Why.NEGATIVE: gettext_lazy("is less than 0, the least it can be"),
    Why.NOT_WHOLE: gettext_lazy("is not a whole number"),
    Why.LESS_THAN: gettext_lazy("is less than %(limit)s, the least it can be"),
    Why.MORE_THAN: gettext_lazy("is more than %(limit)s, the most it can be"),
    Why.UNREADABLE_DAY: gettext_lazy("is no day in the chosen format"),
    Why.UNREADABLE_WEEK: gettext_lazy("is neither a week (2026-W47) nor a day in the format"),
    Why.NO_DAY: gettext_lazy("The line names no day."),
    Why.FUTURE: gettext_lazy("has not come yet in your time zone"),
    Why.TOO_OLD: gettext_lazy("is before August 2014, when LinkedIn began to show this score"),
    Why.TOO_MANY_CELLS: gettext_lazy(
        "More cells than the first line has: a text or number with a separator needs quotation "
        "marks."
    ),
    Why.TWICE: gettext_lazy("stands in line %(line)s already, and that one is taken"),
    Why.WEEK_INCOMPLETE: gettext_lazy(
        "Line %(line)s of the same week was refused, so the week would be too low."
    ),
    Why.WEEK_TOO_MANY: gettext_lazy("all together is more than %(limit)s, the most for a week"),
    Why.UNKNOWN_KIND: gettext_lazy("is no kind of activity that we know"),
    Why.NOT_YES_OR_NO: gettext_lazy("is neither yes nor no"),
    Why.NOTE_TOO_LONG: gettext_lazy("is longer than %(most)s characters"),
    Why.MISSING: gettext_lazy(
        "Missing: %(names)s. A snapshot has all four components, or none and the printed total."
    ),
    Why.EMPTY: gettext_lazy("The line says nothing that could be saved."),
    Why.SUM_DIFFERS: gettext_lazy(
        "The four numbers add up to %(sum)s, the page said %(total)s. Check them once more."
    ),
    Why.WRONG_TYPE: gettext_lazy("The entry is not as our export writes it."),
    Why.UNKNOWN_WORD: gettext_lazy("is a word we do not know"),
    Why.TOO_MANY_NOTES: gettext_lazy("You have %(limit)s notes on the chart, the most it bears."),
    Why.UNKNOWN_INDUSTRY: gettext_lazy("is no industry of LinkedIn’s; the rest is saved without"),
    Why.UNKNOWN_TIP: gettext_lazy("is no tip that there is here"),
}
_ABOUT_THE_LINE: Final = frozenset(
    {
        Why.NO_DAY,
        Why.TOO_MANY_CELLS,
        Why.WEEK_INCOMPLETE,
        Why.MISSING,
        Why.EMPTY,
        Why.SUM_DIFFERS,
        Why.WRONG_TYPE,
        Why.TOO_MANY_NOTES,
    }
)


def fault_sentence(error: SheetRefused) -> str:
    detail = {"line": "", "limit": "", **error.detail}
    detail["size"] = filesizeformat(str(error.detail.get("limit", "")))
    return str(FAULT_SENTENCES[error.code]) % detail


def refused_sentence(refused: Refused) -> str:
    """What is wrong: of the line, or of the cell that the sentence begins with."""
    sentence = str(REFUSED_SENTENCES[refused.why]) % _params(refused)
    if refused.why in _ABOUT_THE_LINE:
        return sentence
    return _("“%(cell)s” %(what)s.") % {"cell": refused.cell, "what": sentence}


def field_name(field: str) -> str:
    return str(FIELD_NAMES.get(field, field))


def key_name(change: Change) -> str:
    """The row that changes, by its day, week, kind or tip."""
    match change.key:
        case Week():
            return str(change.key)
        case date():
            return long_date(change.key)
        case (date() as day, str()):
            return long_date(day)
    return str(KIND_NAMES.get(str(change.key), change.key))


def value_text(field: str, value: Value) -> str:
    """A dash for what is unknown."""
    match value:
        case None | "":
            return "–"
        case bool():
            return _("yes") if value else _("no")
        case int() if field in POINT_FIELDS:
            return format_exact(value, _decimal_mark())
        case Decimal():
            return f"{value.normalize():f}".replace(".", _decimal_mark())
        case str() if field == "state":
            return str(TipProgress.State(value).label)
    return str(value)


def saved_sentence(*, new: int, changed: int, refused: int) -> str:
    """What happened, for a toast."""
    parts = [
        ngettext("%(count)s new", "%(count)s new", new) % {"count": new},
        ngettext("%(count)s changed", "%(count)s changed", changed) % {"count": changed},
    ]
    if refused:
        parts.append(
            ngettext("%(count)s line refused", "%(count)s lines refused", refused)
            % {"count": refused}
        )
    return _("Saved from your file: %(what)s") % {"what": ", ".join(parts)}


def _params(refused: Refused) -> dict[str, Any]:
    params = dict(refused.params)
    if refused.why is Why.MISSING:
        names = [field_name(str(field)) for field in _fields(params["missing"])]
        params["names"] = get_text_list(names, _("and"))
    if refused.why is Why.SUM_DIFFERS:
        params["sum"] = format_score(_number(params["sum"]), 2, _decimal_mark())
    return params


def _fields(value: Any) -> tuple[str, ...]:
    return tuple(value)


def _number(value: Any) -> int:
    return int(value)


def _decimal_mark() -> str:
    return str(get_format("DECIMAL_SEPARATOR"))
