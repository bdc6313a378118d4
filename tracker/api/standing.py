"""Where the member stands among peers; nothing about a group that is too small."""

from datetime import datetime
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from tracker.api.answers import answer
from tracker.api.auth import READS, member_of
from tracker.core.components import Score
from tracker.core.standing import CohortKind
from tracker.reads.standing import CohortStanding, ScoreStanding, TooFew, standings

router = Router(tags=["Standing"])


class QuartilesOut(BaseModel):
    """Whole points."""

    lower: int
    median: int
    upper: int


class ScoreStandingOut(BaseModel):
    """`percentile` and `top` are null while the member has no present score of this kind."""

    n: int
    percentile: Annotated[int, Field(ge=1, le=99)] | None
    top: Annotated[int, Field(ge=1, le=100)] | None
    quartiles: QuartilesOut


class PublishedOut(BaseModel):
    kind: CohortKind
    slug: str
    name: str
    published: Literal[True] = True
    published_at: datetime
    scores: dict[Score, ScoreStandingOut]


class UnpublishedOut(BaseModel):
    """Too few have published scores, or too few of them changed; whichever, this is all."""

    kind: CohortKind
    slug: str
    name: str
    published: Literal[False] = False


class StandingOut(BaseModel):
    items: list[PublishedOut | UnpublishedOut]


@router.get(
    "",
    auth=READS,
    response=StandingOut,
    url_name="standing",
    operation_id="get_standing",
    summary="Your standing among peers",
)
def standing(request: HttpRequest) -> HttpResponse:
    """The industry first, then the networks you are in. Peer data is self-reported."""
    member = member_of(request)
    found = standings(member=member, today=member.today())
    return answer(request, StandingOut(items=[_shown(cohort) for cohort in found]))


def _shown(cohort: CohortStanding | TooFew) -> PublishedOut | UnpublishedOut:
    if isinstance(cohort, TooFew):
        return UnpublishedOut(kind=cohort.kind, slug=cohort.slug, name=cohort.name)
    return PublishedOut(
        kind=cohort.kind,
        slug=cohort.slug,
        name=cohort.name,
        published_at=cohort.published_at,
        scores={each.score: _score(each) for each in cohort.scores},
    )


def _score(standing: ScoreStanding) -> ScoreStandingOut:
    place, middle = standing.place, standing.quartiles
    return ScoreStandingOut(
        n=standing.n,
        percentile=place.percentile if place else None,
        top=place.top if place else None,
        quartiles=QuartilesOut(lower=middle.lower, median=middle.median, upper=middle.upper),
    )
