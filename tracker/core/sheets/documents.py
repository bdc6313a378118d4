"""JSON: our own export, or a list of objects that is a table under another name."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from tracker.core.activity import KINDS
from tracker.core.archive.dates import FIRST_YEAR
from tracker.core.names import can_be_seen, one_line
from tracker.core.portable import FORMAT, VERSION
from tracker.core.sheets.dates import read_day, read_week
from tracker.core.sheets.entries import (
    SNAPSHOT_FIELDS,
    Entry,
    EntryError,
    Part,
    Reading,
    Refused,
    Value,
    Why,
    check_day,
)
from tracker.core.sheets.headers import DAY, NOTE, NOTHING, WEEK
from tracker.core.sheets.json_texts import Numeral, parsed_json
from tracker.core.sheets.numbers import whole_number
from tracker.core.sheets.plans import Holds, Plan
from tracker.core.sheets.snapshots import Snapshots
from tracker.core.sheets.tables import MOST_LINES, SheetFault, SheetRefused, Table, table_of
from tracker.core.sheets.weeks import Weeks
from tracker.core.weeks import FIRST_DAY, Week

# What the database has room for.
LARGEST_COUNT: Final = 2_000_000_000
LONGEST_CHART_NOTE: Final = 80
_MOST_KEYS: Final = 64
_VERSION: Final = re.compile(r"[0-9]{1,9}")
_CONTENT: Final = ("impressions", "engagements", "new_followers")
_STATES: Final = ("to_do", "doing", "done", "not_for_me")

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """Our own JSON."""

    parts: Mapping[str, Sequence[Any]]


def open_json(text: str) -> Table | Document:
    """Raises SheetRefused."""
    whole = parsed_json(text)
    if isinstance(whole, list):
        return _as_table(whole)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise SheetRefused(SheetFault.NOT_OURS)
    version = whole.get("version")
    if not isinstance(version, Numeral) or not _VERSION.fullmatch(version):
        raise SheetRefused(SheetFault.NOT_OURS)
    if int(version) > VERSION:
        raise SheetRefused(SheetFault.NEWER, version=int(version), ours=VERSION)
    return _document(whole)


def read_document(document: Document, today: date) -> Reading:
    found = _Found(today)
    for name, read in _READERS.items():
        for number, entry in enumerate(document.parts.get(name, ()), start=1):
            read(found, number, entry)
    return found.reading


def _document(whole: Fields) -> Document:
    parts = {name: whole[name] for name in _READERS if whole.get(name) is not None}
    for name, entries in parts.items():
        if not isinstance(entries, list):
            raise SheetRefused(SheetFault.WRONG_JSON, part=name)
    if sum(map(len, parts.values())) > MOST_LINES:
        raise SheetRefused(SheetFault.TOO_MANY_LINES, limit=MOST_LINES)
    return Document(parts)


def _as_table(entries: list[object]) -> Table:
    """One line an object, one column a name."""
    if not all(isinstance(entry, dict) for entry in entries):
        raise SheetRefused(SheetFault.NOT_OURS)
    objects = [entry for entry in entries if isinstance(entry, dict)]
    names = list(dict.fromkeys(name for entry in objects[:MOST_LINES] for name in entry))
    if not names:
        raise SheetRefused(SheetFault.EMPTY)
    if len(names) > _MOST_KEYS:
        raise SheetRefused(SheetFault.TOO_MANY_COLUMNS, limit=_MOST_KEYS)
    lines = [
        (number, [_cell(entry.get(name)) for name in names])
        for number, entry in enumerate(objects, start=1)
    ]
    table = table_of([(0, names), *lines], is_guarded=False)
    return Table(table.rows, 0, is_guarded=False)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else "\N{REPLACEMENT CHARACTER}"


class _Found:
    """The entries of a document, part by part; lines are the numbers of entries."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.snapshots = Snapshots(None, today)
        self.weeks = Weeks(Plan(None, Holds.WEEKS), today)
        self.others: dict[tuple[Part, object], Entry] = {}
        self.refused: list[Refused] = []

    @property
    def reading(self) -> Reading:
        snapshots, weeks = self.snapshots.reading, self.weeks.reading
        return Reading(
            (*snapshots.entries, *weeks.entries, *self.others.values()),
            (*snapshots.refused, *weeks.refused, *self.refused),
        )

    def add(self, part: Part, number: int, key: object, values: Mapping[str, Value]) -> None:
        entry = Entry(part, key, values, number)
        first = self.others.setdefault((part, key), entry)
        if first.values != values:
            raise EntryError(Why.TWICE, line=first.line)

    def snapshot(self, number: int, fields: Fields) -> None:
        # Known to be unknown, unlike a file that never heard of industries.
        named = {"industry_name": ""} if "industry_name" in fields else {}
        self.snapshots.add(number, named | _texts(fields, (DAY, *SNAPSHOT_FIELDS)))

    def week(self, number: int, fields: Fields) -> None:
        typed, imported = (_object(fields, name) for name in ("typed", "imported"))
        texts = _texts(fields, (WEEK, NOTHING, NOTE))
        counts = _texts(imported, KINDS)
        # Archives tell of weeks of before the index, too, in which nothing can be typed.
        if not counts or typed or texts.get(NOTE) or texts.get(NOTHING) == "true":
            self.weeks.add(number, {**texts, **_texts(typed, KINDS)})
        if counts:
            self.add(Part.IMPORTED, number, _week(texts, self.today), _imported(counts))

    def content_day(self, number: int, fields: Fields) -> None:
        texts = _texts(fields, (DAY, *_CONTENT))
        # LinkedIn's day may have begun where the member's has not.
        day = _day(texts, self.today + timedelta(days=1))
        values: dict[str, Value] = {
            name: _content_number(name, texts[name]) for name in _CONTENT if name in texts
        }
        self.add(Part.ANALYTICS, number, day, values)

    def chart_note(self, number: int, fields: Fields) -> None:
        texts = _texts(fields, (DAY, "text"))
        day = _day(texts, self.today)
        text = one_line(texts.get("text", ""))
        if not can_be_seen(text):
            raise EntryError(Why.EMPTY)
        if len(text) > LONGEST_CHART_NOTE:
            extra = len(text) - LONGEST_CHART_NOTE
            raise EntryError(Why.NOTE_TOO_LONG, "text", text, extra=extra, most=LONGEST_CHART_NOTE)
        self.add(Part.NOTES, number, (day, text), {"text": text})

    def target(self, number: int, fields: Fields) -> None:
        texts = _texts(fields, ("kind", "per_week"))
        kind = texts.get("kind", "")
        if kind not in KINDS:
            raise EntryError(Why.UNKNOWN_KIND, "kind", kind)
        self.add(Part.TARGETS, number, kind, {"per_week": _target(kind, texts.get("per_week", ""))})

    def tip(self, number: int, fields: Fields) -> None:
        texts = _texts(fields, ("tip_slug", "state"))
        helpful = fields.get("helpful")
        if texts.get("state") not in _STATES or not isinstance(helpful, bool | None):
            raise EntryError(Why.UNKNOWN_WORD, "state", texts.get("state", ""))
        slug = texts.get("tip_slug", "")
        self.add(Part.TIPS, number, slug, {"state": texts["state"], "helpful": helpful})


def _reader(part: Part, read: Callable[[_Found, int, Fields], None]) -> "Reader":
    """An entry that is refused stops no other."""

    def add(found: _Found, number: int, entry: Any) -> None:
        try:
            if not isinstance(entry, dict):
                raise EntryError(Why.WRONG_TYPE)
            read(found, number, entry)
        except EntryError as error:
            found.refused.append(error.at(part, number))

    return add


Reader = Callable[[_Found, int, Any], None]
_READERS: Final[Mapping[str, Reader]] = {
    "snapshots": _reader(Part.SNAPSHOTS, _Found.snapshot),
    "activity": _reader(Part.ACTIVITY, _Found.week),
    "creator_analytics": _reader(Part.ANALYTICS, _Found.content_day),
    "chart_notes": _reader(Part.NOTES, _Found.chart_note),
    "targets": _reader(Part.TARGETS, _Found.target),
    "tip_progress": _reader(Part.TIPS, _Found.tip),
}


def _texts(fields: Fields, names: Iterable[str]) -> dict[str, str]:
    """The named values as texts; null says nothing, and so does a name that is not there."""
    return dict(_written(fields, names))


def _written(fields: Fields, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        value = fields.get(name)
        if isinstance(value, bool):
            yield name, "true" if value else "false"
        elif isinstance(value, str):
            yield name, value
        elif value is not None:
            raise EntryError(Why.WRONG_TYPE, name)


def _object(fields: Fields, name: str) -> Fields:
    value = fields.get(name) or {}
    if not isinstance(value, dict):
        raise EntryError(Why.WRONG_TYPE, name)
    return value


def _week(texts: Mapping[str, str], today: date) -> Week:
    """One that an archive can tell of; where it was made the day may have begun already."""
    text = texts.get(WEEK, "")
    week = read_week(text)
    if week is None:
        raise EntryError(Why.UNREADABLE_WEEK if text else Why.NO_DAY, WEEK, text)
    first, last = date(FIRST_YEAR, 1, 1), today + timedelta(days=1)
    check_day(week.monday, first=first, last=last, field=WEEK, cell=text)
    return week


def _imported(counts: Mapping[str, str]) -> dict[str, Value]:
    return {kind: whole_number(text, None, kind, LARGEST_COUNT) for kind, text in counts.items()}


def _day(texts: Mapping[str, str], last: date) -> date:
    text = texts.get(DAY, "")
    day = read_day(text, None)
    if day is None:
        raise EntryError(Why.UNREADABLE_DAY if text else Why.NO_DAY, DAY, text)
    check_day(day, first=FIRST_DAY, last=last, field=DAY, cell=text)
    return day


def _content_number(name: str, text: str) -> int:
    """LinkedIn takes back engagements that it counted before."""
    digits = text.removeprefix("-")
    number = whole_number(digits, None, name, LARGEST_COUNT)
    return -number if digits != text else number


def _target(kind: str, text: str) -> Decimal:
    whole, _point, part = text.partition(".")
    if not (whole + part).isdecimal() or not text.isascii() or len(text) > 12:
        raise EntryError(Why.NOT_A_NUMBER, kind, text)
    limit = KINDS[kind].weekly_maximum
    if Decimal(text) > limit:
        raise EntryError(Why.MORE_THAN, kind, text, limit=limit)
    if len(part.rstrip("0")) > 2:
        raise EntryError(Why.NOT_A_NUMBER, kind, text)
    return Decimal(text)
