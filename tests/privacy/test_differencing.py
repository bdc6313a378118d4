"""What a reader can learn by comparing what is shown today with what was shown before."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db.models import F, Q

from tests.factories import (
    make_industry,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tracker.actions.members import delete_account, update_profile
from tracker.actions.memberships import leave
from tracker.actions.publishing import publish, queue_members
from tracker.actions.snapshots import SnapshotValues, delete_snapshot, save_snapshot
from tracker.core.components import SCORES, Score
from tracker.core.standing import CHANGES_TO_SHOW, CohortKind
from tracker.core.weeks import Week
from tracker.models import Industry, Member, Network, Snapshot
from tracker.reads.distributions import median_history, published_distribution
from tracker.reads.standing import CohortStanding, TooFew, standings
from tracker.reads.standing_history import standing_history

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("noon")]

MONDAY = date(2026, 11, 16)
PEERS, STEPS, DAYS = 20, 60, 6
Act = tuple[int, set[CohortKind]]
View = tuple[object, ...]


@dataclass
class Group:
    """Members of one industry and one network, and a reader who does nothing but read."""

    random: random.Random
    today: date
    industry: Industry
    network: Network
    reader: Member

    def act(self) -> tuple[int, set[CohortKind]]:
        """One member does one thing: who, and where it shows."""
        (member,) = self.random.choices(self.others())
        happenings = [self.edit, self.edit, self.edit, self.drop, self.consent, self.come, self.go]
        happening = self.random.choice([*happenings, self.vanish])
        pk, counted = member.pk, self.counted(member)
        return happening(member) or (pk, counted)

    def others(self) -> list[Member]:
        return list(Member.objects.exclude(pk=self.reader.pk).order_by("pk"))

    def counted(self, member: Member) -> set[CohortKind]:
        """Who has left a network stays in its earlier weeks."""
        left_at_once = Q(left_week=F("joined_week"))
        stayed = member.memberships.exclude(left_at_once).exists()
        shares = {CohortKind.INDUSTRY} if member.shares_with_industry else set()
        return shares | ({CohortKind.NETWORK} if stayed else set())

    def edit(self, member: Member) -> None:
        day = self.today - timedelta(weeks=self.random.choice([0, 0, 1, 5]))
        brand, people = (self.random.randrange(25_001) for _ in range(2))
        values = SnapshotValues(
            industry_id=self.industry.pk, brand=brand, people=people, insights=1, relationships=1
        )
        save_snapshot(member=member, day=day, values=values)

    def drop(self, member: Member) -> Act | None:
        snapshot = Snapshot.objects.filter(member=member).order_by("-day").first()
        if snapshot is None:
            return member.pk, set()
        delete_snapshot(snapshot=snapshot)
        return None

    def consent(self, member: Member) -> Act:
        update_profile(
            member=member,
            today=self.today,
            industry=self.industry,
            time_zone="UTC",
            language="en",
            shares_with_industry=not member.shares_with_industry,
        )
        return member.pk, {CohortKind.INDUSTRY}

    def come(self, _member: Member) -> Act:
        member = make_member(industry=self.industry, shares_with_industry=True)
        self.join(member)
        self.edit(member)
        return member.pk, set(CohortKind)

    def join(self, member: Member) -> None:
        make_membership(member, self.network, joined_week=Week.of(self.today).monday)
        queue_members([member.pk])

    def go(self, member: Member) -> Act:
        stay = member.memberships.filter(left_week=None).first()
        if stay:
            leave(membership=stay)
        else:
            self.join(member)
        return member.pk, {CohortKind.NETWORK}

    def vanish(self, member: Member) -> None:
        delete_account(member=member)

    # ---- What the reader sees ----------------------------------------------------------------

    def views(self) -> dict[CohortKind, View | None]:
        """All figures of each cohort; None for the sentence that says too few."""
        first_week = Week.of(self.today) - 20
        found = standings(member=self.reader, today=self.today)
        over_time = standing_history(member=self.reader, today=self.today, first_week=first_week)
        return {
            standing.kind: None
            if isinstance(standing, TooFew)
            else (
                standing.scores,
                [each.places for each in over_time if each.kind is standing.kind],
                median_history(kind=standing.kind, key=standing.key, first_week=first_week),
                [self.distribution(standing, score) for score in SCORES],
            )
            for standing in found
        }

    def distribution(self, standing: CohortStanding, score: Score) -> View | None:
        """Without the time of publication, which tells nothing of anybody's scores."""
        found = published_distribution(kind=standing.kind, key=standing.key, score=score)
        return found and (found.n, found.bins, found.quartiles)


@pytest.fixture
def group(request) -> Group:
    group = Group(
        random=random.Random(request.param),
        today=MONDAY,
        industry=make_industry(),
        network=make_network(),
        reader=make_member(),
    )
    for member in [
        group.reader,
        *(make_member(industry=group.industry, shares_with_industry=True) for _ in range(PEERS)),
    ]:
        make_membership(member, group.network)
        make_snapshot(member, MONDAY - timedelta(weeks=6), industry=group.industry)
        make_snapshot(member, MONDAY, industry=group.industry)
    queue_members(Member.objects.values_list("pk", flat=True))
    publish(now=night(MONDAY))
    return group


def night(today: date) -> datetime:
    return datetime.combine(today, time(2), UTC)


@pytest.mark.parametrize("group", range(1, 4), indirect=True)
def test_what_is_shown_changes_only_when_three_members_differ(group):
    """One member acts at a time, several times a day, and each time there is a publication."""
    shown = group.views()
    assert all(shown.values())
    acted: dict[CohortKind, set[int]] = {kind: set() for kind in shown}
    changes = 0
    for step in range(STEPS):
        group.today = MONDAY + timedelta(days=step * DAYS // STEPS)
        pk, kinds = group.act()
        for kind in kinds:
            acted[kind].add(pk)
        publish(now=night(group.today))
        for kind, view in group.views().items():
            if view is None or view == shown[kind]:
                continue
            assert len(acted[kind]) >= CHANGES_TO_SHOW
            shown[kind] = view
            acted[kind].clear()
            changes += 1
    assert changes >= 2
