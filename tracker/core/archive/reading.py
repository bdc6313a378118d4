"""Reads an archive of LinkedIn's into counts by week. See docs/archives.md."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import BinaryIO
from zipfile import ZipInfo

from tracker.core.archive import comments, contacts, engagement, shares
from tracker.core.archive.dates import (
    Calendar,
    DayOrder,
    MixedDatesError,
    OrderUnknownError,
    order_of,
)
from tracker.core.archive.invitations import invitations
from tracker.core.archive.known import Known
from tracker.core.archive.layouts import Layout
from tracker.core.archive.messages import SENDER, messages, messages_2018
from tracker.core.archive.names import archive_kind, plain_name
from tracker.core.archive.outcome import (
    MOST_REFUSED,
    ArchiveError,
    ArchiveErrorCode,
    ArchiveKind,
    ArchiveReading,
    Refused,
    RefusedWhy,
)
from tracker.core.archive.owner import Owner
from tracker.core.archive.profile import PROFILE_FILES, PROFILE_NAMES, Profile
from tracker.core.archive.tables import Needed, Table, TableRefused, open_table
from tracker.core.archive.tallies import Counting, Tally
from tracker.core.uploads import ARCHIVE_LIMITS
from tracker.core.zip_limits import ZipRefused
from tracker.core.zips import WORKBOOK, CheckedZip, open_checked


def read_archive(
    file: BinaryIO, *, zone: tzinfo, today: date, on_progress: Callable[[float], None]
) -> ArchiveReading:
    """Weeks are those of `zone`. Whatever `on_progress` raises ends the reading."""
    try:
        with open_checked(file, ARCHIVE_LIMITS) as archive:
            if any(entry.filename == WORKBOOK for entry in archive.entries):
                raise ArchiveError(ArchiveErrorCode.ANALYTICS_INSTEAD)
            progress = _Progress(archive, on_progress)
            counting = Counting(Calendar(zone), today, progress.tell)
            reading = _Reading(archive, counting).run()
    except ZipRefused as refused:
        raise ArchiveError(refused.code, refused.limit) from None
    on_progress(1.0)
    return reading


@dataclass(slots=True)
class _Progress:
    """A share of the bytes there are to read; it never goes back when a file is read again."""

    archive: CheckedZip
    on_progress: Callable[[float], None]
    share: float = 0.0

    def tell(self) -> None:
        read = self.archive.bytes_read / max(1, self.archive.size)
        self.share = max(self.share, min(1.0, read))
        self.on_progress(self.share)


@dataclass(slots=True)
class _Reading:
    """Profile and invitations come first: they tell whose messages to count."""

    archive: CheckedZip
    counting: Counting
    owner: Owner = field(default_factory=Owner)
    profile: Profile = field(default_factory=Profile)
    tallies: list[Tally] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    refused_more: int = 0
    odd_dates: bool = False

    def run(self) -> ArchiveReading:
        entries = _by_name(self.archive.entries)
        files = _files(self.owner)
        if not entries.keys() & {*PROFILE_FILES, *(name for file in files for name in file.names)}:
            raise ArchiveError(ArchiveErrorCode.NOTHING_KNOWN)
        self._read_profile(entries)
        for file in files:
            for entry in file.entries(entries):
                self._read(entry, file.layouts)
            self.owner.is_known_from_invitations()
        kind = archive_kind(entries)
        is_complete = kind is ArchiveKind.COMPLETE
        known = Known(
            layouts=[file.layouts[0] for file in files],
            tallies=[tally for tally in self.tallies if tally.tells_something],
            absent=[file.name for file in files if is_complete and not file.entries(entries)],
        )
        return self._outcome(kind, known)

    def _outcome(self, kind: ArchiveKind, known: Known) -> ArchiveReading:
        weeks = known.weeks()
        return ArchiveReading(
            kind=kind,
            weeks=weeks,
            unknown=known.unknown(),
            refused=tuple(self.refused),
            refused_more=self.refused_more,
            files=tuple(tally.file_read for tally in self.tallies),
            profile=self.profile.checklist(absent_is_none=kind is not ArchiveKind.PART),
            first_week=next(iter(weeks), None),
            through=known.newest,
            odd_dates=self.odd_dates,
            guessed_zone=any(tally.layout.guessed and tally.counted for tally in self.tallies),
        )

    def _read_profile(self, entries: "_Entries") -> None:
        for name, needed in PROFILE_FILES.items():
            for entry in entries.get(name, ()):
                try:
                    with self._table(entry, needed) as table:
                        self.profile.read(name, self.counting.rows(table, table.records()))
                except TableRefused as refused:
                    self._refuse(PROFILE_NAMES[name], refused)
        self.owner.names = self.profile.names

    def _read(self, entry: ZipInfo, layouts: Sequence[Layout]) -> None:
        try:
            tally = self._first_that_fits(entry, layouts)
        except TableRefused as refused:
            self._refuse(layouts[0].name, refused)
        else:
            self.tallies.append(tally)
            self._keep(tally.refused, tally.refusals)

    def _first_that_fits(self, entry: ZipInfo, layouts: Sequence[Layout]) -> Tally:
        *others, last = layouts
        for layout in others:
            try:
                return self._tally(entry, layout)
            except TableRefused as refused:
                if refused.why is not RefusedWhy.UNKNOWN_HEADER:
                    raise
        return self._tally(entry, last)

    def _tally(self, entry: ZipInfo, layout: Layout) -> Tally:
        if SENDER in layout.needed and not self.owner.address:
            self._look_for_owner(entry, layout)
        try:
            return self._tally_in(entry, layout, None)
        except OrderUnknownError:
            order = self._order(entry, layout)
        self.odd_dates |= order is DayOrder.DAY_FIRST
        return self._tally_in(entry, layout, order)

    def _tally_in(self, entry: ZipInfo, layout: Layout, order: DayOrder | None) -> Tally:
        with self._table(entry, layout.needed) as table:
            return self.counting.tally(table, layout, order)

    def _look_for_owner(self, entry: ZipInfo, layout: Layout) -> None:
        with self._table(entry, layout.needed) as table:
            rows = self.counting.rows(table, layout.records(table))
            has_rows = self.owner.is_looked_for_in(row for _line, row in rows)
        if has_rows and not self.owner.address:
            raise TableRefused(RefusedWhy.OWNER_UNKNOWN)

    def _order(self, entry: ZipInfo, layout: Layout) -> DayOrder:
        with self._table(entry, layout.needed) as table:
            rows = self.counting.rows(table, layout.records(table))
            try:
                return order_of(row[layout.date] for _line, row in rows)
            except MixedDatesError:
                raise TableRefused(RefusedWhy.MIXED_DATES) from None

    @contextmanager
    def _table(self, entry: ZipInfo, needed: Needed) -> Iterator[Table]:
        with self.archive.open(entry) as stream:
            yield open_table(stream, needed)

    def _refuse(self, name: str, refused: TableRefused) -> None:
        self._keep([Refused(name, refused.line, refused.why)], 1)

    def _keep(self, refused: Sequence[Refused], number: int) -> None:
        """The first of all; the others are only counted."""
        kept = refused[: MOST_REFUSED - len(self.refused)]
        self.refused += kept
        self.refused_more += number - len(kept)


_Entries = Mapping[str, Sequence[ZipInfo]]


@dataclass(frozen=True, slots=True)
class _File:
    """A file by all its names, and the layouts it had over the years."""

    layouts: Sequence[Layout]

    @property
    def name(self) -> str:
        return self.layouts[0].name

    @property
    def names(self) -> frozenset[str]:
        return self.layouts[0].files

    def entries(self, entries: _Entries) -> list[ZipInfo]:
        return [entry for name in sorted(self.names) for entry in entries.get(name, ())]


def _files(owner: Owner) -> list[_File]:
    """In the order of reading."""
    single = (
        invitations(owner),
        shares.SHARES,
        shares.REPOSTS,
        comments.COMMENTS,
        engagement.REACTIONS,
        engagement.MEMBER_FOLLOWS,
        engagement.COMPANY_FOLLOWS,
        engagement.SEARCHES,
        contacts.CONNECTIONS,
        contacts.RECEIVED,
        contacts.GIVEN,
    )
    return [
        *(_File((layout,)) for layout in single),
        _File((messages(owner), messages_2018(owner))),
    ]


def _by_name(entries: Iterable[ZipInfo]) -> _Entries:
    found: defaultdict[str, list[ZipInfo]] = defaultdict(list)
    for entry in entries:
        if name := plain_name(entry):
            found[name].append(entry)
    return found
