"""What creator analytics say of a member's posts, week by week."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet, Subquery

from tracker.core.content import WeekContent, content_weeks
from tracker.core.weeks import Week
from tracker.models import ContentDay, Member


@dataclass(frozen=True, slots=True)
class Content:
    """`exists` where any day is kept, in the weeks that were asked for or before them."""

    exists: bool = False
    weeks: Mapping[Week, WeekContent] = field(default_factory=dict)


NO_CONTENT: Final = Content()


def has_content(*, member: Member, last: date) -> bool:
    """One query."""
    return _days_until(member, last).exists()


def content_between(*, member: Member, first: date, last: date) -> Content:
    """Both days count. One query, also for what lies before."""
    days = _days_until(member, last)
    newest_before = days.filter(day__lt=first).order_by("-day").values("day")[:1]
    rows = days.filter(Q(day__gte=first) | Q(day=Subquery(newest_before)))
    kept = list(rows.values_list("day", "impressions", "engagements", "new_followers"))
    return Content(exists=bool(kept), weeks=content_weeks(kept))


def _days_until(member: Member, last: date) -> QuerySet[ContentDay]:
    return ContentDay.objects.filter(member=member, day__lte=last)
