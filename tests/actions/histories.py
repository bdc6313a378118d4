"""Random histories of members, and what publications of them must hold, counted by brute force."""

import random
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from tests.factories import make_industry, make_member, make_network
from tracker.actions.publishing import queue_members
from tracker.models import Cohort, Distribution, Industry, Member, Membership, Network, Snapshot

FIRST_DAY = date(2026, 1, 5)
FIRST_WEEK = date(2024, 12, 30)
REACH = timedelta(weeks=13)
SCORES = [0, 5_000, 5_004, 5_005, 12_500, 25_000]
Scores = tuple[int | None, ...]
Timeline = dict[date, Scores]


def monday(day: date) -> date:
    return day - timedelta(day.weekday())


def weeks_through(last: date) -> Iterator[date]:
    week = FIRST_WEEK
    while week <= last:
        yield week
        week += timedelta(7)


@dataclass
class Published:
    """What one cohort holds: by member, the scores in each week up to `through`."""

    through: date | None = None
    members: dict[int, Timeline] = field(default_factory=dict)
    shown: bool = False
    unseen: frozenset[int] = frozenset()
    last_weeks: dict[int, date] = field(default_factory=dict)

    def in_week(self, week: date) -> dict[int, Scores]:
        return {m: weeks[week] for m, weeks in self.members.items() if week in weeks}

    def carried_to(self, last: date, member: int) -> Timeline:
        """What a reader sees of `member` up to `last`: the newest week stays until published."""
        known = self.members.get(member, {})
        if self.through is None:
            return {}
        return {
            week: known[min(week, self.through)]
            for week in weeks_through(last)
            if min(week, self.through) in known
        }


@dataclass
class Person:
    member: Member
    shares: bool
    snapshots: dict[date, tuple[int | None, Scores]] = field(default_factory=dict)
    stays: list[list] = field(default_factory=list)  # [network, joined week, left week]

    def latest(self, week: date) -> tuple[int | None, Scores] | None:
        days = [day for day in self.snapshots if monday(day) <= week]
        if not days or monday(max(days)) < week - timedelta(weeks=12):
            return None
        return self.snapshots[max(days)]


class History:
    """Members who report, edit, join, leave and go, with every change made in the database too."""

    def __init__(self, seed: int, *, people: int | None = None) -> None:
        self.random = random.Random(seed)
        self.today, self.hour = FIRST_DAY, 0
        self.industries = [make_industry(f"Industry {number}") for number in (1, 2)]
        self.networks = [make_network(f"Network {number}") for number in (1, 2)]
        self.people: dict[int, Person] = {}
        for _ in range(people or self.random.choice([3, 12, 25])):
            self.arrive()
        self.published = {cohort: Published() for cohort in (*self.industries, *self.networks)}

    def later_today(self) -> datetime:
        self.hour = max(self.hour, self.random.choice([1, 12, 23]))
        return datetime.combine(self.today, time(self.hour), tzinfo=UTC)

    # ---- What happens -----------------------------------------------------------------------

    def step(self) -> None:
        person = self.random.choice(list(self.people.values()))
        happenings = [
            (45, self.report),
            (5, self.repeat),
            (8, self.delete_snapshot),
            (6, self.change_consent),
            (12, self.join_or_leave),
            (3, self.vanish),
            (12, self.wait),
        ]
        weights, actions = zip(*happenings, strict=True)
        self.random.choices(actions, weights)[0](person)

    def arrive(self) -> None:
        shares = self.random.random() < 0.85
        (industry,) = self.random.choices(self.industries, [4, 1])
        member = make_member(shares_with_industry=shares, industry=industry)
        person = self.people[member.pk] = Person(member, shares)
        if self.random.random() < 0.7:
            self.report(person)
        if self.random.random() < 0.3:
            self.join_or_leave(person)

    def report(self, person: Person) -> None:
        back = self.random.choice([0, 0, 1, 3, 7, 20, 60, 91, 92, 200, self.random.randrange(250)])
        components = [self.random.choice([*SCORES, self.random.randrange(25_001)]) for _ in "bpir"]
        industry = person.member.industry
        if self.random.random() < 0.2:
            industry = self.random.choice([*self.industries, None])
        if self.random.random() < 0.15:
            self.save(person, self.today - timedelta(back), industry, None, 51)
        else:
            self.save(person, self.today - timedelta(back), industry, components, None)

    def repeat(self, person: Person) -> None:
        """Reports the same scores as before, today."""
        if not person.snapshots:
            return
        last = Snapshot.objects.filter(member=person.member).latest("day")
        components = [last.brand, last.people, last.insights, last.relationships]
        given = None if last.brand is None else components
        self.save(person, self.today, last.industry, given, last.printed_total)

    def save(
        self,
        person: Person,
        day: date,
        industry: Industry | None,
        components: list[int] | None,
        printed: int | None,
    ) -> None:
        names = ("brand", "people", "insights", "relationships")
        values = dict(zip(names, components or [None] * 4, strict=True))
        Snapshot.objects.update_or_create(
            member=person.member,
            day=day,
            defaults={**values, "printed_total": printed, "industry": industry},
        )
        total = sum(components) if components else printed * 1000
        rounded = [(total + 5) // 10, *((c + 5) // 10 for c in components or [])]
        scores = tuple(rounded) if components else (rounded[0], None, None, None, None)
        person.snapshots[day] = (industry and industry.pk, scores)
        queue_members([person.member.pk])

    def delete_snapshot(self, person: Person) -> None:
        if not person.snapshots:
            return
        day = self.random.choice(sorted(person.snapshots))
        del person.snapshots[day]
        Snapshot.objects.filter(member=person.member, day=day).delete()
        queue_members([person.member.pk])

    def change_consent(self, person: Person) -> None:
        person.shares = not person.shares
        Member.objects.filter(pk=person.member.pk).update(shares_with_industry=person.shares)
        queue_members([person.member.pk])

    def join_or_leave(self, person: Person) -> None:
        network = self.random.choice(self.networks)
        week = monday(self.today)
        stay = next((s for s in person.stays if s[0] == network.pk and s[2] is None), None)
        open_stay = Membership.objects.filter(
            member=person.member, network=network, left_week__isnull=True
        )
        if stay:
            stay[2] = max(week, stay[1])
            open_stay.update(left_week=stay[2])
        else:
            # A time zone that moved back makes the new stay begin before the last one ended.
            joined = week - timedelta(weeks=self.random.choice([0, 0, 0, 1]))
            person.stays.append([network.pk, joined, None])
            Membership.objects.create(member=person.member, network=network, joined_week=joined)
        queue_members([person.member.pk])

    def vanish(self, person: Person) -> None:
        queue_members([person.member.pk])
        del self.people[person.member.pk]
        person.member.delete()
        self.arrive()

    def wait(self, _person: Person) -> None:
        self.today += timedelta(self.random.choice([1, 3, 7, 7, 14, 35, 100]))
        self.hour = 0

    # ---- What must be counted ---------------------------------------------------------------

    def may_count(self, cohort: Industry | Network, member: int) -> bool:
        person = self.people.get(member)
        if person is None:
            return False
        if isinstance(cohort, Industry):
            return person.shares
        return any(stay[0] == cohort.pk and stay[2] is None for stay in person.stays)

    def counted(self, cohort: Industry | Network, person: Person, week: date) -> Scores | None:
        latest = person.latest(week)
        if latest is None:
            return None
        industry, scores = latest
        if isinstance(cohort, Industry):
            return scores if person.shares and industry == cohort.pk else None
        inside = any(
            network == cohort.pk and joined <= week and (left is None or week < left)
            for network, joined, left in person.stays
        )
        return scores if inside else None

    def wanted(self, cohort: Industry | Network, through: date) -> dict[int, Timeline]:
        timelines: dict[int, Timeline] = {}
        for pk, person in self.people.items():
            for week in weeks_through(through):
                scores = self.counted(cohort, person, week)
                if scores is not None:
                    timelines.setdefault(pk, {})[week] = scores
        return timelines

    # ---- What a publication must make of it -------------------------------------------------

    def publication(self, now: datetime, *, gated: bool) -> dict[Industry | Network, Published]:
        """The state of every cohort after a publication that runs to its end."""
        week = monday((now + timedelta(hours=14)).date())
        return {
            cohort: self.next_state(cohort, before, week, gated=gated)
            for cohort, before in self.published.items()
        }

    def next_state(
        self, cohort: Industry | Network, before: Published, week: date, *, gated: bool
    ) -> Published:
        wanted = self.wanted(cohort, week)
        members = wanted.keys() | before.members.keys()
        differing = before.unseen | {
            member
            for member in members
            if wanted.get(member, {}) != before.carried_to(week, member)
        }
        last_weeks = {m: max(weeks) for m, weeks in self.wanted(cohort, week + REACH).items()}
        removed = any(
            not self.may_count(cohort, member) and last > last_weeks.get(member, date.min)
            for member, last in before.last_weeks.items()
        )
        if not differing or (gated and len(differing) < 3 and not removed):
            return before
        shown = not gated or len(differing) >= 3
        return Published(week, wanted, shown, frozenset() if shown else differing, last_weeks)


def stored() -> dict[Industry | Network, dict[int, list[Distribution]]]:
    """The rows of every cohort by score, in the order of their weeks."""
    cohorts = {cohort.pk: cohort.industry or cohort.network for cohort in all_cohorts()}
    rows: dict = {place: {score: [] for score in range(5)} for place in cohorts.values()}
    for row in Distribution.objects.order_by("week"):
        rows[cohorts[row.cohort_id]][row.score].append(row)
    return rows


def all_cohorts() -> list[Cohort]:
    return list(Cohort.objects.select_related("industry", "network"))


def differences(
    rows: dict[int, list[Distribution]], published: Published, last: date
) -> list[tuple[date, int]]:
    """The weeks and scores that do not read as the brute-force count."""
    return [
        (week, score)
        for week in weeks_through(min(last, published.through or last))
        for score in range(5)
        if read(rows[score], week) != counts(published, week, score)
    ]


def read(rows: list[Distribution], week: date) -> tuple[int, list[int], list[int]]:
    index = bisect_right([row.week for row in rows], week)
    row = rows[index - 1] if index else None
    return (row.n, row.vals, row.cum) if row else (0, [], [])


def counts(published: Published, week: date, score: int) -> tuple[int, list[int], list[int]]:
    values = (scores[score] for scores in published.in_week(week).values())
    counted = sorted(value for value in values if value is not None)
    vals = sorted(set(counted))
    return len(counted), vals, [bisect_right(counted, value) for value in vals]
