"""The living page of the look, and what marks the place in the menu."""

import pytest
from django.test import override_settings


def test_the_page_of_the_look_shows_every_part(client):
    page = client.get("/design/").content.decode()
    parts = (
        "ring",
        "segmented",
        "tabs",
        "chip",
        "stepper",
        "banner",
        "toast",
        "dialog",
        "progress",
        "empty",
        "card trend",
        "table",
        "what",
    )
    assert [part for part in parts if f'class="{part}' not in page] == []


def test_its_chart_is_that_of_the_dashboard_with_invented_figures(client):
    page = client.get("/design/?range=13w").content.decode()
    assert page.count("data-figure=") == 5
    assert 'id="trend-data"' in page
    assert page.split('id="trend-table"')[1].count('<th scope="row">') >= 13


@override_settings(LOCAL=False)
def test_it_is_there_in_local_mode_only(db, client):
    assert client.get("/design/").status_code == 404


@pytest.mark.parametrize(
    ("address", "item"),
    [
        ("/accounts/email/", "Settings"),
        ("/settings/targets/", "Settings"),
        ("/annotations/", "Dash"),
    ],
)
def test_a_page_below_another_marks_that_one_in_the_menu(as_member, address, item):
    page = as_member.get(address).content.decode()
    marked = page.split('aria-current="true"')[1]
    assert item in marked[: marked.index("</a>")]
