import pytest
from django.urls import reverse

from tests.factories import PASSWORD, make_member

DEMO = "demo@example.com"

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_member():
    return make_member(email=DEMO, password=PASSWORD)


def log_in(client, email):
    return client.post(reverse("account_login"), {"login": email, "password": PASSWORD})


def is_logged_in(client):
    return client.get(reverse("settings_profile")).status_code == 200


def test_the_demo_member_logs_in_with_its_password_in_local_mode(client, settings, demo_member):
    settings.LOCAL = True
    log_in(client, DEMO)
    assert is_logged_in(client)


def test_outside_local_mode_the_demo_password_opens_nothing(client, settings, demo_member):
    settings.LOCAL = False
    response = log_in(client, "Demo@Example.com")
    assert response.url == reverse("account_inactive")
    assert not is_logged_in(client)


def test_outside_local_mode_a_session_of_the_demo_member_is_over(client, settings, demo_member):
    settings.LOCAL = True
    client.force_login(demo_member)
    settings.LOCAL = False
    assert not is_logged_in(client)


@pytest.mark.parametrize("typed", ["robin@example.com", "Robin@Example.com"])
def test_others_log_in_everywhere_whatever_the_case_of_their_address(client, settings, typed):
    settings.LOCAL = False
    make_member(email="robin@example.com", password=PASSWORD, welcomed_at="2026-11-19T12:00Z")
    log_in(client, typed)
    assert is_logged_in(client)
