"""What became of the files that a member handed in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from tracker.core.activity import KINDS
from tracker.core.weeks import Week
from tracker.models import ContentDay, Import, ImportedCount, Member
from tracker.reads.paging import Paged, paged

PAGE_SIZE: Final = 20
MOST_LOWER: Final = 200


@dataclass(frozen=True, slots=True)
class KindFound:
    """How many of one kind a file holds, in how many weeks."""

    kind: str
    count: int
    weeks: int


@dataclass(frozen=True, slots=True)
class Lower:
    """A week of which this file says less than an earlier one: `kept` counts."""

    week: Week
    kind: str
    kept: int
    said: int


@dataclass(frozen=True, slots=True)
class RowRefused:
    """A line that could not be read, or with no `line` a whole file; `why` is a code."""

    file: str
    line: int | None
    why: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One import as its page shows it. What the run has not found yet is empty.

    Of many rows in `lower` and `refused` the first are there, the others are a number.
    """

    handed_in: Import
    found: tuple[KindFound, ...]
    unknown: tuple[str, ...]
    lower: tuple[Lower, ...]
    lower_more: int
    refused: tuple[RowRefused, ...]
    refused_more: int
    left_out: Mapping[str, int]
    open_items: tuple[str, ...]
    first: Week | date | None
    through: date | None

    @property
    def detail(self) -> dict[str, Any]:
        """What the sentence about a failure is filled with."""
        return dict(self.handed_in.report.get("detail", {}))

    @property
    def weeks(self) -> int:
        return len(self.handed_in.report.get("weeks", {}))

    @property
    def archive(self) -> str:
        return str(self.handed_in.report.get("archive", ""))

    @property
    def zone(self) -> str:
        return str(self.handed_in.report.get("zone", ""))

    @property
    def odd_dates(self) -> bool:
        """Whether a file proved that its days come before its months, as LinkedIn never writes."""
        return bool(self.handed_in.report.get("odd_dates"))

    @property
    def guessed_zone(self) -> bool:
        """Whether messages of 2018 were counted, whose zone nobody has proven."""
        return bool(self.handed_in.report.get("guessed_zone"))

    @property
    def days(self) -> int:
        return int(self.handed_in.report.get("days", 0))


@dataclass(frozen=True, slots=True)
class Imports:
    """The files of a member, the newest first, and whether anything that they said is kept."""

    files: Paged[Import]
    has_numbers: bool


def imports(*, member: Member, page: str | int = 1) -> Imports:
    rows = Import.objects.of(member).order_by("-created_at")
    has_numbers = (
        ImportedCount.objects.of(member).exists()
        or ContentDay.objects.filter(member=member).exists()
    )
    return Imports(paged(rows, page, PAGE_SIZE), has_numbers)


def import_report(*, member: Member, pk: UUID) -> ImportReport:
    """Raises Import.DoesNotExist, also for another member's."""
    handed_in = Import.objects.of(member).get(pk=pk)
    told = handed_in.report
    shown = {item for item, done in told.get("profile", {}).items() if done}
    ticked = set(member.profile_checklist or ())
    weeks = told.get("weeks", {})
    lower = tuple(map(_lower, told.get("lower", ())))
    return ImportReport(
        handed_in=handed_in,
        found=_found(weeks),
        unknown=tuple(told.get("unknown", ())),
        lower=lower[:MOST_LOWER],
        lower_more=max(0, len(lower) - MOST_LOWER),
        refused=tuple(
            RowRefused(each["file"], each["line"], each["why"]) for each in told.get("refused", ())
        ),
        refused_more=told.get("refused_more", 0),
        left_out=_left_out(told.get("files", ())),
        open_items=tuple(sorted(shown - ticked)),
        first=_first(told, weeks),
        through=_day(told.get("through")),
    )


def _found(weeks: Mapping[str, Mapping[str, int]]) -> tuple[KindFound, ...]:
    counts: Counter[str] = Counter()
    in_weeks: Counter[str] = Counter()
    for week in weeks.values():
        counts.update(week)
        in_weeks.update(week.keys())
    return tuple(KindFound(kind, counts[kind], in_weeks[kind]) for kind in KINDS if counts[kind])


def _lower(told: Mapping[str, Any]) -> Lower:
    return Lower(Week.parse(told["week"]), told["kind"], told["kept"], told["said"])


def _left_out(files: list[Mapping[str, Any]]) -> Mapping[str, int]:
    total: Counter[str] = Counter()
    for file in files:
        total.update(file["left_out"])
    return total


def _first(told: Mapping[str, Any], weeks: Mapping[str, object]) -> Week | date | None:
    return Week.parse(min(weeks)) if weeks else _day(told.get("first"))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
