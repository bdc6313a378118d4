"""From the tallies of all files to weeks: what is counted, what is none and what is unknown."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from tracker.core.activity import KINDS
from tracker.core.archive.layouts import Layout
from tracker.core.archive.tallies import Counts, Tally
from tracker.core.weeks import Week, weeks_between


@dataclass(frozen=True, slots=True)
class Known:
    """All that the files of an archive tell.

    `absent` are the layouts whose absence means that there is nothing (in a Complete archive).
    """

    layouts: Collection[Layout]
    tallies: Sequence[Tally]
    absent: Collection[str]

    @property
    def newest(self) -> date | None:
        return max((tally.newest for tally in self.tallies if tally.newest), default=None)

    @property
    def oldest(self) -> date | None:
        return min((tally.first for tally in self.tallies if tally.first), default=None)

    def weeks(self) -> dict[Week, dict[str, int]]:
        """Zeros where a kind is known to be none; nothing where it is unknown."""
        weeks: defaultdict[Week, dict[str, int]] = defaultdict(dict)
        for kind in KINDS:
            for week in self._whole_weeks(kind):
                weeks[week][kind] = 0
        for (kind, monday), count in self._counts().items():
            if self._is_whole(kind):
                weeks[Week.of(date.fromordinal(monday))][kind] = count
        return {week: _in_order(weeks[week]) for week in sorted(weeks)}

    def unknown(self) -> tuple[str, ...]:
        """Kinds of which a file is missing: half of a count would be a wrong one."""
        return tuple(kind for kind in KINDS if not self._is_whole(kind))

    def _counts(self) -> Counts:
        """A file that is there twice counts with the higher of the two; it is never added."""
        by_name: defaultdict[str, list[Counts]] = defaultdict(list)
        for tally in self.tallies:
            by_name[tally.layout.name].append(tally.counts)
        total: Counts = Counter()
        for twins in by_name.values():
            total += reduce(or_, twins)
        return total

    def _whole_weeks(self, kind: str) -> Iterable[Week]:
        """From the first row of the kind's files to the last week that has surely ended."""
        since = self._since(kind)
        if since is None or self.newest is None:
            return ()
        return weeks_between(Week.of(since), Week.of(self.newest) - 1)

    def _since(self, kind: str) -> date | None:
        if not self._is_whole(kind):
            return None
        return min((tally.first for tally in self._told(kind) if tally.first), default=self.oldest)

    def _told(self, kind: str) -> list[Tally]:
        return [tally for tally in self.tallies if kind in tally.layout.kinds]

    def _is_whole(self, kind: str) -> bool:
        """Whether each file that the kind comes from was read, or is known to be empty."""
        names = {layout.name for layout in self.layouts if kind in layout.kinds}
        read = {tally.layout.name for tally in self.tallies}
        return bool(names) and names <= read.union(self.absent)


def _in_order(counts: Mapping[str, int]) -> dict[str, int]:
    return {kind: counts[kind] for kind in KINDS if kind in counts}
