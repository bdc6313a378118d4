"""The dashboard in at most ten queries, whatever the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final

from tracker.core.components import COMPONENTS, Component, Score
from tracker.core.drawing import Arc, Sparkline, height_on_scale, ring, sparkline
from tracker.core.trend import ScorePoint, weakest
from tracker.core.weeks import Week
from tracker.models import Member
from tracker.reads.activity import WeekSummary, week_summary
from tracker.reads.changes import Changes, changes_of, recent_weeks
from tracker.reads.snapshots import whole_points
from tracker.reads.standing import CohortStanding, TooFew, industry_standing, standings
from tracker.reads.tips import TipCard, next_tips
from tracker.reads.trend import Trend, TrendChoice, trend_with_notes

TIPS: Final = 3
OPEN_KINDS: Final = 2


@dataclass(frozen=True, slots=True)
class ComponentCard:
    """One component now; `value` is None when only a total was printed."""

    component: Component
    value: int | None
    sparkline: Sparkline
    changes: Changes
    percentile: int | None
    is_weakest: bool


@dataclass(frozen=True, slots=True)
class LinkedInRanks:
    """LinkedIn's own ranks, as printed, beside those of the snapshot before."""

    day: date
    industry: int | None
    network: int | None
    previous_industry: int | None
    previous_network: int | None

    @property
    def given(self) -> bool:
        return self.industry is not None or self.network is not None


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest snapshot, drawn."""

    point: ScorePoint
    ring: tuple[Arc, ...]
    changes: Changes
    cards: tuple[ComponentCard, ...]
    weakest: Component | None
    weakest_value: int | None
    ranks: LinkedInRanks


@dataclass(frozen=True, slots=True)
class OpenKind:
    """A target of this week that is not met yet, and how much is missing, rounded up."""

    key: str
    missing: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """All that the page shows; `latest` is None before the first snapshot."""

    snapshots: int
    latest: Latest | None
    trend: Trend
    week: WeekSummary
    peers: tuple[CohortStanding | TooFew, ...]
    tips: tuple[TipCard, ...]

    @property
    def is_first(self) -> bool:
        return self.snapshots == 1

    @property
    def industry_percentile(self) -> int | None:
        return _percentile(self.peers, Score.TOTAL)

    @property
    def published(self) -> tuple[CohortStanding, ...]:
        return tuple(peer for peer in self.peers if isinstance(peer, CohortStanding))

    @property
    def open_kinds(self) -> tuple[OpenKind, ...]:
        """What this week still asks for the weakest component, the weightiest first."""
        if self.latest is None or self.latest.weakest is None:
            return ()
        return tuple(
            OpenKind(kind.kind.key, ceil(kind.target - (kind.count or 0)))
            for kind in self.week.of(self.latest.weakest).open[:OPEN_KINDS]
            if kind.target is not None
        )

    @property
    def has_begun_a_tip(self) -> bool:
        return any(tip.state == "doing" for tip in self.tips)

    @property
    def steps_done(self) -> int:
        """Of the three first steps; the snapshot is the first of them."""
        return 1 + self.week.has_counts + self.has_begun_a_tip

    @property
    def one_point_y(self) -> str:
        """Where the first point stands in the drawing of dashboard/one_point.html."""
        return height_on_scale(self.latest.point.total) if self.latest else ""

    @property
    def next_day(self) -> date | None:
        return self.latest.point.day + timedelta(weeks=1) if self.latest else None


def dashboard(*, member: Member, today: date, language: str, choice: TrendChoice) -> Dashboard:
    points = whole_points(member)
    low = weakest(points[-1]) if points else None
    return dashboard_of(
        points,
        today=today,
        trend=trend_with_notes(member, points, today=today, choice=choice),
        week=week_summary(member, Week.of(today)),
        peers=standings(member=member, today=today),
        tips=next_tips(member=member, component=low, language=language, limit=TIPS) if low else (),
    )


def dashboard_of(
    points: Sequence[ScorePoint],
    *,
    today: date,
    trend: Trend,
    week: WeekSummary,
    peers: tuple[CohortStanding | TooFew, ...],
    tips: tuple[TipCard, ...],
) -> Dashboard:
    return Dashboard(
        snapshots=len(points),
        latest=_latest(points, today, peers) if points else None,
        trend=trend,
        week=week,
        peers=peers,
        tips=tips,
    )


def _latest(
    points: Sequence[ScorePoint],
    today: date,
    peers: Sequence[CohortStanding | TooFew],
) -> Latest:
    point = points[-1]
    low = weakest(point)
    weeks = recent_weeks(points, today=today)
    return Latest(
        point=point,
        ring=ring(point.components, point.total),
        changes=changes_of(points, today=today, score=Score.TOTAL),
        cards=tuple(
            ComponentCard(
                component=component,
                value=point.value(component),
                sparkline=sparkline([week.value(component) for week in weeks]),
                changes=changes_of(points, today=today, score=component),
                percentile=_percentile(peers, Score(component.value)),
                is_weakest=component is low,
            )
            for component in COMPONENTS
        ),
        weakest=low,
        weakest_value=point.value(low) if low else None,
        ranks=_ranks(points),
    )


def _ranks(points: Sequence[ScorePoint]) -> LinkedInRanks:
    latest, before = points[-1], points[-2] if len(points) > 1 else None
    return LinkedInRanks(
        day=latest.day,
        industry=latest.industry_rank,
        network=latest.network_rank,
        previous_industry=before.industry_rank if before else None,
        previous_network=before.network_rank if before else None,
    )


def _percentile(peers: Sequence[CohortStanding | TooFew], score: Score) -> int | None:
    standing = industry_standing(peers, score)
    return standing.place.percentile if standing and standing.place else None
