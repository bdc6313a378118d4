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
