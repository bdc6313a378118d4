"""What a component's page and a tip's page show of the member who reads them, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.core.activity import Targets
from tracker.core.components import Component
from tracker.core.scoring import WINDOW, WeekCounts
from tracker.core.weeks import Week
from tracker.models import Member
from tracker.reads.components import ComponentState, component_state_of
from tracker.reads.logged_weeks import logged_weeks, weekly_means_of
from tracker.reads.snapshots import score_points
from tracker.reads.standing import standings
from tracker.reads.targets import targets_of
from tracker.reads.tip_effects import WEEKS_ASKED, TipEffect, tip_effects
from tracker.reads.tip_numbers import TipNumbers, tip_numbers
from tracker.reads.tips import ComponentTips, TipPage, component_tips, tip_page


@dataclass(frozen=True, slots=True)
class ComponentArticle:
    """A component's tips, the reader's state in it and what changed since tips were begun."""

    page: ComponentTips
    state: ComponentState
    effects: Mapping[str, TipEffect]


@dataclass(frozen=True, slots=True)
class TipArticle:
    """One tip with the reader's own numbers."""

    page: TipPage
    state: ComponentState
    numbers: TipNumbers


@dataclass(frozen=True, slots=True)
class _History:
    """More than a year of logged weeks, and the targets of now."""

    running: Week
    logged: Mapping[Week, WeekCounts]
    targets: Targets


def component_article(
    *, member: Member, component: Component, language: str, today: date
) -> ComponentArticle:
    page = component_tips(member=member, component=component, language=language)
    history = _history(member, today)
    return ComponentArticle(
        page=page,
        state=_state(member, component, today, history),
        effects=tip_effects(
            member=member,
            tips=page.open + page.folded,
            running=history.running,
            logged=history.logged,
        ),
    )


def tip_article(
    *, member: Member, component: Component, slug: str, language: str, today: date
) -> TipArticle | None:
    """None where members see no such tip in this component."""
    page = tip_page(member=member, component=component, slug=slug, language=language)
    if page is None:
        return None
    history = _history(member, today)
    return TipArticle(
        page=page,
        state=_state(member, component, today, history),
        numbers=tip_numbers(
            member=member,
            tip=page.tip,
            running=history.running,
            logged=history.logged,
            targets=history.targets,
        ),
    )


def _history(member: Member, today: date) -> _History:
    running = Week.of(today)
    return _History(
        running=running,
        logged=logged_weeks(member, running, WEEKS_ASKED),
        targets=targets_of(member),
    )


def _state(member: Member, component: Component, today: date, history: _History) -> ComponentState:
    lately = {
        week: counts for week, counts in history.logged.items() if history.running - week < WINDOW
    }
    return component_state_of(
        score_points(member),
        component=component,
        today=today,
        peers=standings(member=member, today=today),
        feeds=weekly_means_of(
            member, component, history.running, logged=lately, targets=history.targets
        ),
    )
