"""Parse, standing and tips: the same as the pages say."""

import pytest
from django.utils import timezone

from tests.factories import (
    make_industry,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tracker.actions.publishing import publish, queue_members
from tracker.actions.tips import load_catalogue

PAGE = """Your Social Selling Index
52 out of 100
13.118 | Establish your professional brand
9.25 | Find the right people
11.4 | Engage with insights
18.03 | Build relationships
"""


def test_a_text_is_read_and_nothing_is_saved(reader, member):
    read = reader.post("/parse", {"text": PAGE}).json()
    assert set(read) == {"kind", "language", "fields", "missing"}
    assert (read["kind"], read["language"]) == ("page", "en")
    assert read["fields"]["brand"] == {
        "value": "13.118",
        "source": "13.118 | Establish your professional brand",
    }
    assert read["fields"]["relationships"]["value"] == "18.03"
    assert "network_average" in read["missing"]
    assert not set(read["fields"]) & set(read["missing"])
    assert not member.snapshots.exists()


@pytest.mark.parametrize("text", ["", "\0", "Sign in\nJoin now\nForgot password?", "{}", "[]"])
def test_what_is_not_the_page_is_said(reader, text):
    read = reader.post("/parse", {"text": text}).json()
    assert read["kind"] in {"login", "empty", "other", "json"}
    assert read["fields"] == {}
    assert len(read["missing"]) == 10


@pytest.mark.parametrize("body", [{}, {"text": None}, {"text": 1}, {"text": "x" * 100_001}])
def test_a_text_that_is_none_is_refused(reader, refused, body):
    problem = refused(reader.post("/parse", body), 422)
    assert problem["errors"][0]["pointer"] == "#/text"


def test_what_was_read_can_be_saved_as_it_is(program):
    fields = program.post("/parse", {"text": PAGE}).json()["fields"]
    saved = program.post("/snapshots", {name: each["value"] for name, each in fields.items()})
    assert saved.status_code == 201
    assert saved.json()["total"] == "51.798"


def test_below_the_minimum_a_group_says_nothing_but_its_name(program, member, noon):
    network = make_network("Northside", slug="northside-abcd2345")
    make_membership(member, network)
    member.industry = make_industry()
    member.save()
    make_snapshot(member, industry=member.industry)
    assert program.get("/standing").json() == {
        "items": [
            {
                "kind": "industry",
                "slug": "industry",
                "name": "Software Development",
                "published": False,
            },
            {
                "kind": "network",
                "slug": "northside-abcd2345",
                "name": "Northside",
                "published": False,
            },
        ]
    }


@pytest.mark.django_db(transaction=True)
def test_a_published_group_tells_place_and_quartiles(program, member):
    network = make_network("Northside", slug="northside-abcd2345")
    peers = [member, *(make_member() for _ in range(5))]
    for number, peer in enumerate(peers):
        make_membership(peer, network)
        make_snapshot(peer, brand=1000 * number)
    queue_members([peer.pk for peer in peers])
    publish(now=timezone.now())

    (item,) = [each for each in program.get("/standing").json()["items"] if each["published"]]

    assert item["slug"] == "northside-abcd2345"
    assert item["scores"]["brand"] == {
        "n": 6,
        "percentile": 8,
        "top": 100,
        "quartiles": {"lower": 1, "median": 2, "upper": 4},
    }


def test_another_members_networks_are_not_there(program, stranger):
    make_membership(stranger, make_network("Theirs", slug="theirs-abcd2345"))
    assert "Theirs" not in program.get("/standing").text


def test_tips_are_in_the_order_of_the_catalogue_and_in_the_readers_language(program):
    load_catalogue()
    tips = program.get("/tips").json()["items"]
    assert {tip["component"] for tip in tips} == {"brand", "people", "insights", "relationships"}
    assert tips[0]["url"].startswith("http://testserver/tips/brand/")
    insights = program.get("/tips?component=insights").json()["items"]
    assert {tip["component"] for tip in insights} == {"insights"}
    dutch = program.get("/tips?component=insights", accept_language="nl").json()["items"]
    assert dutch[0]["language"] == "nl"


def test_a_component_that_is_none_is_refused(program, refused):
    problem = refused(program.get("/tips?component=fame"), 422)
    assert problem["errors"][0]["parameter"] == "component"
