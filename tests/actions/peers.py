"""Members of one industry who report the same scores, and what happens to them."""

from datetime import UTC, date, datetime, timedelta

from tests.factories import make_member, make_snapshot
from tracker.actions.publishing import queue_members
from tracker.models import Distribution, Member, Snapshot

NOW = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
THIS_WEEK = date(2026, 11, 16)
WEEK = timedelta(weeks=1)
SCORES = {"brand": 20_000, "people": 10_000, "insights": 5_000, "relationships": 15_000}


def report(member, day=THIS_WEEK, **scores):
    make_snapshot(member, day, industry=member.industry, **{**SCORES, **scores})
    queue_members([member.pk])


def join(count, industry, day=THIS_WEEK):
    members = [make_member(shares_with_industry=True, industry=industry) for _ in range(count)]
    for member in members:
        report(member, day)
    return members


def edit(member, brand=21_000):
    Snapshot.objects.filter(member=member).update(brand=brand)
    queue_members([member.pk])


def withdraw(member):
    Member.objects.filter(pk=member.pk).update(shares_with_industry=False)
    queue_members([member.pk])


def totals(week=THIS_WEEK):
    row = Distribution.objects.filter(score=0, week__lte=week).latest("week")
    return row.n, row.vals, row.cum
