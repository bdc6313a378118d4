"""Whether a language writes the month or the day first: a file is asked, never a guess made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.core.analytics.cells import Numbers, WrittenDay
from tracker.core.archive.dates import DayOrder

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Written:
    """The days of each sheet, and the period that the first sheet names."""

    sheets: Sequence[Sequence[WrittenDay]]
    period: tuple[WrittenDay, WrittenDay] | None
    today: date

    def order(self) -> DayOrder | None:
        """None where the file leaves it open, or proves both."""
        orders = [order for order in DayOrder if self._can_be(order)]
        if len({self._days(order) for order in orders}) == 1:
            return orders[0]
        for proves in (self._is_in_period, self._is_day_by_day):
            proven = [order for order in orders if proves(order)]
            if len(proven) == 1:
                return proven[0]
        return None

    def _can_be(self, order: DayOrder) -> bool:
        """No month above 12 and nothing from the future; what is never a day proves nothing."""
        latest = self.today + _ONE_DAY
        for day in (*self._all(), *(self.period or ())):
            if isinstance(day, Numbers) and any(map(day.day, DayOrder)):
                read = day.day(order)
                if read is None or read > latest:
                    return False
        return True

    def _is_in_period(self, order: DayOrder) -> bool:
        if self.period is None:
            return False
        first, last = (in_order(day, order) for day in self.period)
        if first is None or last is None:
            return False
        return all(first <= day <= last for day in self._days(order))

    def _is_day_by_day(self, order: DayOrder) -> bool:
        return all(map(_without_gaps, (_read(sheet, order) for sheet in self.sheets)))

    def _days(self, order: DayOrder) -> tuple[date, ...]:
        return tuple(_read(self._all(), order))

    def _all(self) -> list[WrittenDay]:
        return [day for sheet in self.sheets for day in sheet]


def in_order(day: WrittenDay, order: DayOrder) -> date | None:
    return day.day(order) if isinstance(day, Numbers) else day


def _read(days: Iterable[WrittenDay], order: DayOrder) -> list[date]:
    return [read for day in days if (read := in_order(day, order))]


def _without_gaps(days: Sequence[date]) -> bool:
    return not days or max(days) - min(days) == (len(set(days)) - 1) * _ONE_DAY
