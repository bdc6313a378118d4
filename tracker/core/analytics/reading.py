"""Reads LinkedIn's creator analytics (XLSX) into figures by day. See docs/archives.md."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import BinaryIO, Final

from tracker.core.analytics.cells import UnreadableNumberError, whole_number
from tracker.core.analytics.order import Written, in_order
from tracker.core.analytics.outcome import (
    AnalyticsError,
    AnalyticsErrorCode,
    AnalyticsReading,
    DayFigures,
)
from tracker.core.analytics.sheets import (
    ENGAGEMENT,
    FOLLOWERS,
    DailyRow,
    DailySheet,
    daily_rows,
    is_of_a_company,
    is_of_one_post,
    period,
)
from tracker.core.analytics.workbooks import Workbook, open_workbook
from tracker.core.archive.dates import FIRST_YEAR, DayOrder
from tracker.core.archive.outcome import MOST_REFUSED, Refused, RefusedWhy
from tracker.core.uploads import FileKind, kind_of_file

_ONE_DAY: Final = timedelta(days=1)


def read_analytics(file: BinaryIO, *, today: date) -> AnalyticsReading:
    if kind_of_file(file) is FileKind.OLD_EXCEL:
        raise AnalyticsError(AnalyticsErrorCode.OLD_EXCEL)
    with open_workbook(file) as workbook:
        sheets = {sheet: daily_rows(workbook, sheet) or [] for sheet in (ENGAGEMENT, FOLLOWERS)}
        named = period(workbook)
        if named is None and not all(sheets.values()):
            raise AnalyticsError(_what_else(workbook))
    days = [[row.day for row in rows if row.day] for rows in sheets.values()]
    order = Written(days, named, today).order()
    if order is None:
        raise AnalyticsError(AnalyticsErrorCode.UNCERTAIN_DATES)
    figures = _Figures(order, today)
    for sheet, rows in sheets.items():
        figures.add(sheet, rows)
    return figures.reading()


def _what_else(workbook: Workbook) -> AnalyticsErrorCode:
    if is_of_one_post(workbook):
        return AnalyticsErrorCode.ONE_POST
    if is_of_a_company(workbook):
        return AnalyticsErrorCode.COMPANY_PAGE
    return AnalyticsErrorCode.NOTHING_KNOWN


@dataclass(slots=True)
class _Figures:
    order: DayOrder
    today: date
    days: defaultdict[date, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    refused: list[Refused] = field(default_factory=list)

    def add(self, sheet: DailySheet, rows: list[DailyRow]) -> None:
        told: set[date] = set()
        for row in rows:
            day = self._day(row)
            if isinstance(day, RefusedWhy):
                self._refuse(sheet, row, day)
            elif day in told:
                self._refuse(sheet, row, RefusedWhy.DAY_TWICE)
            else:
                told.add(day)
                self._add_row(sheet, row, day)

    def reading(self) -> AnalyticsReading:
        days = {day: DayFigures(**figures) for day, figures in sorted(self.days.items())}
        return AnalyticsReading(
            days=days,
            refused=tuple(self.refused[:MOST_REFUSED]),
            refused_more=max(0, len(self.refused) - MOST_REFUSED),
            first=min(days, default=None),
            last=max(days, default=None),
        )

    def _day(self, row: DailyRow) -> date | RefusedWhy:
        day = in_order(row.day, self.order) if row.day else None
        if day is None:
            return RefusedWhy.UNREADABLE_DATE
        if day.year < FIRST_YEAR:
            return RefusedWhy.TOO_OLD
        return RefusedWhy.FUTURE if day > self.today + _ONE_DAY else day

    def _add_row(self, sheet: DailySheet, row: DailyRow, day: date) -> None:
        """A row with a number that cannot be read is refused whole."""
        try:
            numbers = [whole_number(cell) for cell in row.cells]
        except UnreadableNumberError:
            self._refuse(sheet, row, RefusedWhy.UNREADABLE_NUMBER)
            return
        told = zip(sheet.fields, numbers, strict=True)
        known = {name: number for name, number in told if number is not None}
        if known:
            self.days[day].update(known)

    def _refuse(self, sheet: DailySheet, row: DailyRow, why: RefusedWhy) -> None:
        self.refused.append(Refused(sheet.name, row.line, why))
