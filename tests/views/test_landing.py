import re

import pytest
from django.urls import reverse

from tests.factories import make_member

pytestmark = pytest.mark.django_db

LANDING, DEMO = reverse("landing"), reverse("demo_login")
BUTTON = "Open the demo"


def content(response):
    return response.content.decode()


@pytest.fixture
def demo_member():
    return make_member(email="demo@example.com", welcomed_at="2026-11-19T12:00Z")


def test_a_visitor_reads_what_it_is_and_that_it_is_not_linkedins(client):
    response = client.get(LANDING)
    assert response.status_code == 200
    assert "Your Social Selling Index, with a memory" in content(response)
    assert "not affiliated" in content(response).lower()


def test_a_member_goes_straight_to_the_dashboard(as_member):
    assert as_member.get(LANDING).url == reverse("dashboard")


def test_there_are_two_ways_to_begin_and_one_of_them_needs_no_account(client):
    page = content(client.get(LANDING))
    assert f'class="button primary large" href="{reverse("account_signup")}"' in page
    assert f'class="button large" href="{reverse("demo")}"' in page


def test_the_front_door_draws_without_a_script_of_charts(client):
    page = content(client.get(LANDING))
    assert "canvas" not in page
    assert "chart" not in "".join(re.findall(r"<script[^>]*>", page))
    assert page.count('class="histogram"') == 1
    assert "the numbers are invented" in page


def test_what_people_ask_first_is_answered_on_the_page(client):
    questions = re.findall(r"<summary>(.*?)</summary>", content(client.get(LANDING)))
    assert len(questions) == 5
    assert "Does it need my LinkedIn password?" in questions


def test_the_tip_of_the_example_is_in_the_readers_language(client):
    page = content(client.get(LANDING, headers={"accept-language": "nl"}))
    assert "Reageer met een eigen kijk" in page


def test_the_foot_leads_to_what_explains(client):
    foot = content(client.get(LANDING)).split('class="public-foot"')[1]
    for name in ("account_login", "scoring_help", "help_numbers"):
        assert f'href="{reverse(name)}"' in foot


@pytest.mark.parametrize("local", [True, False])
def test_only_local_mode_has_the_button_to_the_demo(client, settings, local):
    settings.LOCAL = local
    assert (BUTTON in content(client.get(LANDING))) is local


def test_the_button_opens_the_dashboard_of_the_demo_member(client, settings, demo_member):
    settings.LOCAL = True
    assert client.post(DEMO).url == reverse("dashboard")
    assert client.get(reverse("dashboard")).status_code == 200
    assert client.session["_auth_user_id"] == str(demo_member.pk)


def test_without_a_demo_the_page_says_how_to_make_one(client, settings):
    settings.LOCAL = True
    response = client.post(DEMO)
    assert response.status_code == 409
    assert "make demo" in content(response)


def test_outside_local_mode_there_is_no_demo(client, settings, demo_member):
    settings.LOCAL = False
    assert client.post(DEMO).status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_link_cannot_log_anyone_in(client, settings, demo_member):
    settings.LOCAL = True
    assert client.get(DEMO).status_code == 405
