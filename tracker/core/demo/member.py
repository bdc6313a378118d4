"""The demo member's history: a slow rise with plateaus, a slip, a holiday and a weak component."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from random import Random
from typing import Final, NamedTuple

from tracker.core.activity import ChecklistItem
from tracker.core.components import COMPONENTS
from tracker.core.demo.peers import FORMER_INDUSTRY, OWN_INDUSTRY
from tracker.core.scores import whole
from tracker.core.weeks import Week


class Moment(NamedTuple):
    """What LinkedIn showed a number of weeks ago: thousandths, and ranks in whole percents."""

    weeks_ago: int
    brand: int
    people: int
    insights: int
    relationships: int
    industry_rank: int
    network_rank: int
    industry_average: int
    network_average: int

    def values(self) -> dict[str, int]:
        """By the names of a snapshot's fields."""
        values = self._asdict()
        del values["weeks_ago"]
        return values


# Between two moments the values go in a straight line with a little chance; earlier than the
# first they stay. The last five are met exactly, so that every seed ends in the same picture.
COURSE: Final = (
    Moment(51, 11_100, 11_700, 6_000, 12_010, 31, 38, 29_000, 31_000),
    Moment(47, 11_120, 11_840, 6_640, 12_080, 30, 38, 29_000, 31_000),
    Moment(41, 11_400, 12_300, 7_150, 12_800, 28, 36, 29_000, 31_000),
    Moment(37, 11_450, 12_560, 8_020, 13_310, 26, 33, 30_000, 32_000),
    Moment(34, 13_720, 12_350, 8_760, 13_480, 21, 27, 30_000, 32_000),
    Moment(30, 14_020, 12_610, 9_700, 14_240, 18, 24, 30_000, 32_000),
    Moment(26, 14_050, 12_240, 9_560, 14_260, 18, 24, 30_000, 32_000),
    Moment(21, 14_480, 12_400, 9_820, 14_730, 16, 22, 30_000, 33_000),
    Moment(17, 14_900, 13_210, 10_280, 15_420, 14, 19, 31_000, 33_000),
    Moment(12, 15_160, 12_730, 8_130, 15_440, 16, 22, 31_000, 33_000),
    Moment(9, 15_330, 12_640, 8_320, 15_600, 15, 21, 31_000, 33_000),
    Moment(5, 16_410, 13_080, 8_610, 16_720, 11, 17, 31_000, 33_000),
    Moment(4, 16_020, 13_100, 8_750, 16_230, 12, 17, 31_000, 33_000),
    Moment(3, 16_280, 13_340, 8_640, 16_580, 11, 16, 31_000, 33_000),
    Moment(2, 16_510, 13_580, 8_560, 16_900, 10, 16, 31_000, 33_000),
    Moment(1, 16_940, 13_520, 8_590, 17_350, 9, 15, 31_000, 33_000),
    Moment(0, 17_120, 13_400, 9_250, 18_030, 9, 14, 31_000, 33_000),
)
WITHOUT_SNAPSHOT: Final = frozenset({13, 14, 15, 16})
SNAPSHOT_NOTES: Final = {36: "New headline and photo", 12: "First one after the holidays"}
JITTER: Final = 60
# Weeks ago; the snapshots before were reported in another industry.
CHANGED_INDUSTRY: Final = 38

# What the member has done on the profile.
CHECKLIST: Final = (
    ChecklistItem.PHOTO,
    ChecklistItem.COVER,
    ChecklistItem.HEADLINE,
    ChecklistItem.SUMMARY,
    ChecklistItem.RECOMMENDATION_CLIENT,
    ChecklistItem.RECOMMENDATION_COLLEAGUE,
)

# Not logged, and logged as "nothing this week"; weeks ago.
UNLOGGED: Final = frozenset({6, 10, 14, 15, 23, 31, 44})
NOTHING_DONE: Final = frozenset({16})
WEEK_NOTES: Final = {
    0: "Spoke at the product meetup; most invitations came from there.",
    2: "Answered questions under other people’s posts instead of writing my own.",
    9: "Back to the routine of ten minutes a day.",
    16: "On holiday.",
    28: "A former client wrote a recommendation.",
    36: "Rewrote the headline around what clients search for.",
}
# What a usual week holds, and what the running one holds once its Thursday has come.
USUAL: Final = {
    "posts": 2,
    "articles": 0,
    "recommendations_received": 0,
    "searches": 9,
    "profiles_viewed": 24,
    "active_days": 4,
    "comments": 5,
    "reactions": 13,
    "reshares": 1,
    "messages": 5,
    "follows": 1,
    "invitations": 7,
    "invitations_with_note": 6,
    "connections": 5,
    "follow_ups": 2,
    "recommendations_given": 0,
}
RUNNING: Final = {
    **USUAL,
    "searches": 12,
    "profiles_viewed": 31,
    "comments": 6,
    "reactions": 18,
    "messages": 4,
    "follows": 2,
    "invitations": 9,
    "invitations_with_note": 7,
    "follow_ups": 3,
}
THURSDAY: Final = 4


@dataclass(frozen=True, slots=True)
class DemoSnapshot:
    """A day's values; `moment` is exact, the printed total is what LinkedIn would show of it."""

    day: date
    moment: Moment
    industry: str
    note: str

    @property
    def components(self) -> tuple[int, ...]:
        """In LinkedIn's order."""
        return tuple(getattr(self.moment, each) for each in COMPONENTS)

    @property
    def printed_total(self) -> int:
        return whole(sum(self.components))


@dataclass(frozen=True, slots=True)
class DemoWeek:
    """A logged week; without counts it was logged as "nothing this week"."""

    week: Week
    counts: Mapping[str, int]
    note: str


def snapshots_of_member(*, weeks: int, seed: int, today: date) -> Iterator[DemoSnapshot]:
    """Oldest first, one a week; the last one yesterday, so that one of today can be added."""
    random = Random(seed)
    running = Week.of(today)
    for weeks_ago in reversed(range(weeks)):
        moment = _moment(weeks_ago, random)
        day = (running - weeks_ago).days[random.choice((1, 2, 3, 3, 3, 4))]
        if weeks_ago == 0:
            day = max(running.monday, today - timedelta(days=1))
        if weeks_ago not in WITHOUT_SNAPSHOT:
            industry = FORMER_INDUSTRY if weeks_ago > CHANGED_INDUSTRY else OWN_INDUSTRY
            yield DemoSnapshot(day, moment, industry, SNAPSHOT_NOTES.get(weeks_ago, ""))


def weeks_of_member(*, weeks: int, seed: int, today: date) -> Iterator[DemoWeek]:
    """The logged weeks, oldest first; the running one as far as it has come."""
    random = Random(seed)
    running = Week.of(today)
    for weeks_ago in reversed(range(weeks)):
        if weeks_ago == 0:
            counts = _running_counts(today.isoweekday())
        else:
            counts = _usual_counts(weeks_ago, random)
        if weeks_ago not in UNLOGGED:
            yield DemoWeek(running - weeks_ago, counts, WEEK_NOTES.get(weeks_ago, ""))


def _moment(weeks_ago: int, random: Random) -> Moment:
    if weeks_ago >= COURSE[0].weeks_ago:
        return COURSE[0]._replace(weeks_ago=weeks_ago)
    for before, after in pairwise(COURSE):
        if after.weeks_ago == weeks_ago:
            return after
        if after.weeks_ago < weeks_ago:
            return _between(before, after, weeks_ago, random)
    raise ValueError("a history ends in the running week")


def _between(before: Moment, after: Moment, weeks_ago: int, random: Random) -> Moment:
    share = (before.weeks_ago - weeks_ago) / (before.weeks_ago - after.weeks_ago)
    straight = Moment._make(
        round(start + (end - start) * share) for start, end in zip(before, after, strict=True)
    )
    moved = {
        each.value: getattr(straight, each.value) // 10 * 10 + random.randrange(-JITTER, JITTER, 10)
        for each in COMPONENTS
    }
    return straight._replace(
        weeks_ago=weeks_ago,
        industry_average=before.industry_average,
        network_average=before.network_average,
        **moved,
    )


def _usual_counts(weeks_ago: int, random: Random) -> dict[str, int]:
    if weeks_ago in NOTHING_DONE:
        return {}
    counts = {
        kind: random.randint(count - (count + 2) // 3, count + (count + 2) // 3)
        for kind, count in USUAL.items()
    }
    counts["articles"] = int(weeks_ago % 5 == 1)
    counts["recommendations_received"] = int(weeks_ago == 28)
    counts["recommendations_given"] = int(weeks_ago % 11 == 3)
    return counts | {
        "invitations_with_note": min(counts["invitations"], counts["invitations_with_note"])
    }


def _running_counts(weekday: int) -> dict[str, int]:
    so_far = min(weekday, THURSDAY)
    return {kind: ceil(count * so_far / THURSDAY) for kind, count in RUNNING.items()}
