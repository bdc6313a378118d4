"""Whose token this is, and what it may."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from django.http import HttpResponse
from ninja import Router
from pydantic import BaseModel

from tracker.api.answers import answer
from tracker.api.auth import READS, ApiRequest
from tracker.api.values import WeekName, words
from tracker.core.activity import ChecklistItem, Preset
from tracker.core.weeks import Week
from tracker.models import ApiToken, Member
from tracker.models.languages import language_read
from tracker.reads.targets import targets_of

router = Router(tags=["You"])


class TokenOut(BaseModel):
    name: str
    scope: Annotated[ApiToken.Scope, words(ApiToken.Scope)]


class MeOut(BaseModel):
    """`today` and `week` are those where the member lives; a target is how often a week."""

    email: str
    display_name: str
    language: str
    time_zone: str
    today: date
    week: WeekName
    industry_name: str | None
    shares_with_industry: bool
    has_paid_plan: bool
    target_preset: Preset
    targets: dict[str, Decimal]
    profile_checklist: list[ChecklistItem] | None
    token: TokenOut


@router.get(
    "",
    auth=READS,
    response=MeOut,
    url_name="me",
    operation_id="get_me",
    summary="You, and your token",
)
def me(request: ApiRequest) -> HttpResponse:
    token = request.auth
    return answer(request, _shown(token.member, token))


def _shown(member: Member, token: ApiToken) -> MeOut:
    checklist = member.profile_checklist
    today = member.today()
    return MeOut(
        email=member.email,
        display_name=member.display_name,
        language=language_read(member.language),
        time_zone=member.time_zone,
        today=today,
        week=str(Week.of(today)),
        industry_name=member.industry.name if member.industry else None,
        shares_with_industry=member.shares_with_industry,
        has_paid_plan=member.has_paid_plan,
        target_preset=Preset(member.target_preset),
        targets=dict(targets_of(member)),
        profile_checklist=None if checklist is None else [ChecklistItem(it) for it in checklist],
        token=TokenOut(name=token.name, scope=ApiToken.Scope(token.scope)),
    )
