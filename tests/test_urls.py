"""Every address and every actor: who gets what. An address missing from the table fails."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.factories import (
    make_annotation,
    make_industry,
    make_member,
    make_run_network,
    make_snapshot,
)
from tests.url_table import ACTORS, TABLE
from tracker.actions.tips import CONTENT_EDITORS, load_catalogue
from tracker.models import Import, Tip


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from routes(entry, route)


@pytest.fixture
def world(noon, db, settings, member, stranger) -> dict[str, object]:
    """One of each: the ids that stand in the table's addresses, and a client for every actor."""
    settings.BOOKMARKLET = True
    load_catalogue()
    member.industry = make_industry()
    member.save()
    editor = make_member(email="editor@example.com", is_staff=True, welcomed_at=member.welcomed_at)
    editor.groups.add(Group.objects.get(name=CONTENT_EDITORS))
    chief = make_member(
        email="chief@example.com", is_staff=True, is_superuser=True, welcomed_at=member.welcomed_at
    )
    actors = {"member": member, "stranger": stranger, "editor": editor, "chief": chief}
    cookies = {"visitor": {}}
    for name, actor in actors.items():
        client = Client()
        client.force_login(actor)
        cookies[name] = {key: morsel.value for key, morsel in client.cookies.items()}
    return {
        "cookies": cookies,
        "snapshot": make_snapshot(member).pk,
        "annotation": make_annotation(member).pk,
        "import": Import.objects.create(member=member, kind="archive").pk,
        "tip": Tip.objects.get(slug="answer-with-a-view").pk,
        "group": Group.objects.get(name=CONTENT_EDITORS).pk,
        "member": member.pk,
        **make_run_network(owner=member, asking=stranger),
    }


def test_no_address_is_missing_from_the_table():
    assert sorted(set(routes(get_resolver())) - set(TABLE)) == []


def test_the_table_names_no_address_that_is_gone():
    assert sorted(set(TABLE) - set(routes(get_resolver()))) == []


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_actor_gets_the_expected_answer_everywhere(world, method, actor):
    expected = {
        route: getattr(row, method).split()[ACTORS.index(actor)] for route, row in TABLE.items()
    }
    got = {
        route: str(answer(world, actor, method, row.address.format(**world)))
        for route, row in TABLE.items()
    }
    assert got == expected


def answer(world: dict[str, object], actor: str, method: str, address: str) -> int:
    """The answer's code; what the request changed is taken back."""
    client = Client()
    client.cookies.load(world["cookies"][actor])
    with transaction.atomic():
        code = getattr(client, method)(address).status_code
        transaction.set_rollback(True)
    return code
