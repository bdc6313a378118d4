"""What the tip pages show: texts in the reader's language, and what the member does with each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tracker.core.catalogue import FALLBACK_LANGUAGE, ComponentIntro, intro
from tracker.core.components import COMPONENTS, Component
from tracker.models import Member, Tip, TipProgress, TipText

State = TipProgress.State
FOLDED: Final = (State.DONE, State.NOT_FOR_ME)
BEGUN: Final = (State.DOING, State.DONE)
REPORTED: Final = (State.DOING, State.TO_DO, State.DONE, State.NOT_FOR_ME)
WORDS_A_MINUTE: Final = 200


@dataclass(frozen=True)
class TipCard:
    """A tip as one member reads it, in English where it has no text in their language.

    `why` and `how` are Markdown; `changed_at` is when the member last chose a state, `helpful`
    what they answered once it was done.
    """

    slug: str
    component: Component
    kinds: tuple[str, ...]
    checklist: tuple[str, ...]
    paid: bool
    language: str
    title: str
    why: str
    how: str
    tool: str
    effort: str
    state: State = State.TO_DO
    changed_at: datetime | None = None
    helpful: bool | None = None

    @property
    def states(self) -> tuple[State, ...]:
        """What can be chosen, in the order of the control."""
        return tuple(State)

    @property
    def is_folded(self) -> bool:
        return self.state in FOLDED

    @property
    def is_begun(self) -> bool:
        return self.state in BEGUN

    @property
    def is_done(self) -> bool:
        return self.state is State.DONE

    @property
    def minutes(self) -> int:
        """How long reading takes, at least one."""
        return -(-len(f"{self.why} {self.how}".split()) // WORDS_A_MINUTE)


@dataclass(frozen=True)
class ComponentTips:
    """The tips of one component: those to read, then those that fold to one line."""

    component: Component
    intro: ComponentIntro
    open: tuple[TipCard, ...]
    folded: tuple[TipCard, ...]

    @property
    def counted(self) -> tuple[tuple[str, int], ...]:
        """How many tips are in each state that occurs, by the state's name."""
        counts = Counter(tip.state for tip in self.open + self.folded)
        return tuple((str(state.label), counts[state]) for state in REPORTED if counts[state])


@dataclass(frozen=True)
class TipPage:
    """One tip between its neighbours in the component."""

    tip: TipCard
    previous: TipCard | None
    next: TipCard | None


def tips_overview(*, member: Member, language: str) -> tuple[ComponentTips, ...]:
    """Every component in LinkedIn's order."""
    cards = _cards(member, language, COMPONENTS)
    return tuple(component_tips_of(cards, component, language) for component in COMPONENTS)


def component_tips(*, member: Member, component: Component, language: str) -> ComponentTips:
    return component_tips_of(_cards(member, language, [component]), component, language)


def tip_page(*, member: Member, component: Component, slug: str, language: str) -> TipPage | None:
    """None where members see no such tip in this component."""
    return tip_page_of(_cards(member, language, [component]), slug)


def tip_page_of(cards: Sequence[TipCard], slug: str) -> TipPage | None:
    for before, card, after in zip((None, *cards), cards, (*cards[1:], None), strict=False):
        if card.slug == slug:
            return TipPage(tip=card, previous=before, next=after)
    return None


def next_tips(
    *, member: Member, component: Component, language: str, limit: int
) -> tuple[TipCard, ...]:
    """What to do next for a component: tips under way, then those still to do.

    Tips that need a paid plan only for members who have one.
    """
    cards = _cards(member, language, [component])
    return next_tips_of(cards, limit=limit, has_paid_plan=member.has_paid_plan)


def next_tips_of(
    cards: Iterable[TipCard], *, limit: int, has_paid_plan: bool
) -> tuple[TipCard, ...]:
    offered = [card for card in cards if has_paid_plan or not card.paid]
    ordered = [
        card for state in (State.DOING, State.TO_DO) for card in offered if card.state is state
    ]
    return tuple(ordered[:limit])


def draft_card(*, tip: Tip, language: str) -> TipCard | None:
    """The tip as members would read it if its drafts were published now."""
    drafts = TipText.objects.filter(tip=tip, state=TipText.State.DRAFT).select_related("tip")
    return next((card_of(text) for text in _in_language(drafts, language)), None)


def component_tips_of(
    cards: Iterable[TipCard], component: Component, language: str
) -> ComponentTips:
    own = [card for card in cards if card.component is component]
    return ComponentTips(
        component=component,
        intro=intro(component, language),
        open=tuple(card for card in own if not card.is_folded),
        folded=tuple(card for card in own if card.is_folded),
    )


def _cards(member: Member, language: str, components: Iterable[Component]) -> tuple[TipCard, ...]:
    """The published tips in the catalogue's order, with the member's state of each."""
    texts = (
        TipText.objects.filter(state=TipText.State.PUBLISHED, tip__component__in=list(components))
        .filter(language__in={language, FALLBACK_LANGUAGE})
        .select_related("tip")
        .order_by("tip__position", "tip__slug")
    )
    progress = {
        row.tip_id: row
        for row in TipProgress.objects.filter(member=member, tip__component__in=list(components))
    }
    return tuple(card_of(text, progress.get(text.tip_id)) for text in _in_language(texts, language))


def _in_language(texts: Iterable[TipText], language: str) -> list[TipText]:
    """One text a tip: the reader's language, else English. Without English a tip is not there."""
    by_tip: dict[int, dict[str, TipText]] = {}
    for text in texts:
        by_tip.setdefault(text.tip_id, {})[text.language] = text
    return [
        written.get(language, written[FALLBACK_LANGUAGE])
        for written in by_tip.values()
        if FALLBACK_LANGUAGE in written
    ]


def card_of(text: TipText, progress: TipProgress | None = None) -> TipCard:
    return TipCard(
        slug=text.tip.slug,
        component=Component(text.tip.component),
        kinds=tuple(text.tip.kinds),
        checklist=tuple(text.tip.checklist),
        paid=text.tip.paid,
        language=text.language,
        title=text.title,
        why=text.why,
        how=text.how,
        tool=text.tool,
        effort=text.effort,
        state=State(progress.state) if progress else State.TO_DO,
        changed_at=progress.changed_at if progress else None,
        helpful=progress.helpful if progress else None,
    )
