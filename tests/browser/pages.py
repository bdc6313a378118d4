"""The pages that tests walk through, and a member whose pages are full."""

from datetime import timedelta

import pytest

from tests.factories import TODAY, make_industry, make_member, make_run_network, make_snapshot
from tracker.actions.activity import set_counts
from tracker.actions.tips import load_catalogue
from tracker.core.weeks import Week
from tracker.models import Member, Network

# From the smallest phone that is supported to a desk.
WIDTHS = (320, 360, 768, 1280)
PUBLIC = (
    "/",
    "/accounts/signup/",
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/login/code/",
    "/help/scoring/",
    "/help/numbers/",
    "/help/numbers/percentile/",
    "/demo/",
    "/demo/activity/",
    "/demo/peers/",
    "/demo/tips/insights/",
    "/offline/",
    "/no-such-page/",
)
MEMBER = (
    "/welcome/",
    "/dashboard/",
    "/snapshots/",
    "/snapshots/new/",
    "/annotations/",
    "/annotations/new/",
    "/activity/2026-W47/",
    "/peers/",
    "/tips/",
    "/tips/insights/",
    "/tips/insights/answer-with-a-view/",
    "/networks/",
    "/networks/new/",
    "/networks/northside-abcd2345/",
    "/networks/northside-abcd2345/settings/",
    "/networks/northside-abcd2345/members/",
    "/networks/northside-abcd2345/invitations/",
    "/networks/northside-abcd2345/leave/",
    "/networks/northside-abcd2345/delete/",
    "/export/",
    "/settings/",
    "/settings/targets/",
    "/settings/delete/",
    "/help/scoring/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/sessions/",
    "/no-such-page/",
)
START = ("/welcome/", "/snapshots/new/", "/welcome/week/")
EMPTY = ("/dashboard/", "/snapshots/", "/activity/2026-W47/", "/tips/insights/")


@pytest.fixture
def full(member: Member) -> Member:
    """A member with long words, a year of snapshots and a logged week."""
    load_catalogue()
    industry = make_industry("Technology, Information and Internet, and Other Long Names")
    Member.objects.filter(pk=member.pk).update(industry=industry, display_name="W" * 40)
    for ago in range(30):
        make_snapshot(
            member,
            TODAY - timedelta(weeks=ago),
            brand=18_000 - 60 * ago,
            industry=industry,
            industry_rank=14,
            network_rank=100,
            note="A long note with averylongwordthatdoesnotbreakanywherebyitself" if ago else "",
        )
    make_run_network(owner=member, asking=make_member(display_name="W" * 80))
    Network.objects.update(name="W" * 80, purpose="W" * 500)
    week = Week.of(TODAY)
    set_counts(member=member, week=week, counts={"comments": 9999, "posts": 2, "searches": 12})
    return member
