"""Too few members, nothing published, hidden by the gate: one answer, to the last byte."""

import re
from collections.abc import Callable
from dataclasses import astuple, dataclass
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.conftest import NOW
from tests.factories import (
    TODAY,
    make_industry,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tests.views.pages import text_of
from tracker.actions.members import delete_account
from tracker.actions.publishing import publish, queue_members
from tracker.core.components import Score
from tracker.core.standing import CohortKind
from tracker.core.weeks import Week
from tracker.models import Industry, Member, Network
from tracker.reads.distributions import published_distribution
from tracker.reads.standing import TooFew, standings
from tracker.reads.standing_history import standing_history

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("noon")]

LONG_AGO = TODAY - timedelta(weeks=20)
SENTENCE = "No comparison is published for this group now"


@dataclass
class Group:
    """An industry or network, a reader in it, and the others."""

    place: Industry | Network
    reader: Member
    others: list[Member]


def make_group(kind: CohortKind, name: str) -> Group:
    """As many members as are needed, nobody reporting but the reader: long ago, and now."""
    place = make_industry(name) if kind is CohortKind.INDUSTRY else make_network(name)
    reader, *others = (belong(place) for _ in range(kind.minimum + 1))
    report(place, [reader], LONG_AGO)
    report(place, [reader], TODAY)
    return Group(place, reader, others)


def belong(place: Industry | Network) -> Member:
    if isinstance(place, Industry):
        return make_member(
            display_name="Robin", welcomed_at=NOW, industry=place, shares_with_industry=True
        )
    member = make_member(display_name="Robin", welcomed_at=NOW)
    make_membership(member, place)
    return member


def report(place: Industry | Network, members: list[Member], day: date) -> None:
    for member in members:
        make_snapshot(member, day, industry=place if isinstance(place, Industry) else None)
    queue_members(member.pk for member in members)


def unpublished(group: Group) -> None:
    pass


def waiting(group: Group) -> None:
    """One more member would open the gate for the first time."""
    report(group.place, group.others[:1], TODAY)
    publish(now=NOW)


def below(group: Group) -> None:
    report(group.place, group.others[:-2], TODAY)
    publish(now=NOW)


def shrunk(group: Group) -> None:
    """Enough had scores in earlier weeks, but no longer."""
    report(group.place, group.others, LONG_AGO)
    report(group.place, group.others[:-2], TODAY)
    publish(now=NOW)


def hidden(group: Group) -> None:
    report(group.place, group.others, TODAY)
    publish(now=NOW)
    delete_account(member=group.others.pop())
    publish(now=NOW)


def emptied(group: Group) -> None:
    report(group.place, group.others, TODAY)
    publish(now=NOW)
    for member in group.others:
        delete_account(member=member)
    publish(now=NOW)


REASONS: list[Callable[[Group], None]] = [unpublished, waiting, below, shrunk, hidden, emptied]


@pytest.fixture(params=CohortKind)
def groups(request) -> list[Group]:
    """A group for each reason why nothing may be shown."""
    groups = []
    for number, reason in enumerate(REASONS):
        groups.append(make_group(request.param, f"Group {number}"))
        reason(groups[-1])
    return groups


def test_the_reads_say_nothing_but_that_it_is_too_few(groups):
    for group in groups:
        (standing,) = standings(member=group.reader, today=TODAY)
        kind = standing.kind
        slug = getattr(group.place, "slug", "industry")
        assert isinstance(standing, TooFew)
        assert astuple(standing) == (kind, group.place.pk, slug, group.place.name)
        first_week = Week.of(LONG_AGO)
        assert standing_history(member=group.reader, today=TODAY, first_week=first_week) == ()
        for score in Score:
            assert published_distribution(kind=kind, key=group.place.pk, score=score) is None


def test_the_pages_are_the_same_but_for_the_name(groups, client):
    for address in ("/peers/{slug}/", "/peers/{slug}/csv/", "/peers/csv/", "/dashboard/"):
        pages = {page_of(client, group, address) for group in groups}
        assert len(pages) == 1, address


def test_the_page_says_the_one_sentence(groups, client):
    for group in groups:
        client.force_login(group.reader)
        response = client.get(f"/peers/{getattr(group.place, 'slug', 'industry')}/")
        assert SENTENCE in text_of(response)
        assert not re.search(r"Percentile \d|n = \d|top \d", text_of(response))


def page_of(client: Client, group: Group, address: str) -> str:
    slug = getattr(group.place, "slug", "industry")
    client.force_login(group.reader)
    page = client.get(address.format(slug=slug)).content.decode()
    for own in (group.place.name, slug, group.reader.email):
        page = page.replace(own, "")
    return re.sub(r"\b\w{64}\b", "", page)  # tokens against forged requests
