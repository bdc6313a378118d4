"""The tip catalogue as the member reads it, with what they do with each tip."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from ninja import Query, Router
from pydantic import BaseModel

from tracker.api.answers import answer
from tracker.api.auth import READS, member_of
from tracker.api.values import words
from tracker.core.catalogue import FALLBACK_LANGUAGE
from tracker.core.components import Component
from tracker.models import TipProgress
from tracker.reads.tips import TipCard, tips_overview

router = Router(tags=["Tips"])

ComponentWanted = Annotated[
    Component | None, Query(description="Only the tips of this component.", examples=["insights"])
]


class TipOut(BaseModel):
    """`why` and `how` are Markdown; `url` is the tip's page."""

    component: Component
    slug: str
    url: str
    language: str
    title: str
    why: str
    how: str
    tool: str
    effort: str
    minutes: int
    kinds: list[str]
    checklist: list[str]
    paid: bool
    state: Annotated[TipProgress.State, words(TipProgress.State)]
    changed_at: datetime | None
    helpful: bool | None


class TipsOut(BaseModel):
    items: list[TipOut]


@router.get(
    "",
    auth=READS,
    response=TipsOut,
    url_name="tips",
    operation_id="list_tips",
    summary="All tips, in the order of the catalogue",
)
def tips(request: HttpRequest, component: ComponentWanted = None) -> HttpResponse:
    """In the language of Accept-Language, else your own; English where a tip has no other."""
    language = get_language() or FALLBACK_LANGUAGE
    overview = tips_overview(member=member_of(request), language=language)
    parts = [part for part in overview if component in (None, part.component)]
    cards = [card for part in parts for card in (*part.open, *part.folded)]
    return answer(request, TipsOut(items=[_shown(request, card) for card in cards]))


def _shown(request: HttpRequest, card: TipCard) -> TipOut:
    page = reverse("tip", args=[card.component, card.slug])
    return TipOut(
        component=card.component,
        slug=card.slug,
        url=request.build_absolute_uri(page),
        language=card.language,
        title=card.title,
        why=card.why,
        how=card.how,
        tool=card.tool,
        effort=card.effort,
        minutes=card.minutes,
        kinds=list(card.kinds),
        checklist=list(card.checklist),
        paid=card.paid,
        state=card.state,
        changed_at=card.changed_at,
        helpful=card.helpful,
    )
