import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.factories import PASSWORD, make_member
from tracker.models import CacheEntry

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"


@pytest.fixture
def robin():
    return make_member(email="robin@example.com", password=PASSWORD)


def log_in(client, password=PASSWORD, email="robin@example.com", **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def test_a_member_logs_in_by_address_and_stands_on_the_dashboard(client, robin):
    assert log_in(client, email="Robin@Example.com").url == reverse("dashboard")


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, robin):
    wrong = log_in(client, password="not the password")
    unknown = log_in(client, email="nobody@example.com")
    sentence = "This e-mail address and password do not belong together."
    assert wrong.status_code == unknown.status_code == 200
    assert sentence in wrong.content.decode()
    assert sentence in unknown.content.decode()


def test_guessing_is_slowed_down_and_the_count_lies_in_the_table_all_workers_share(client, robin):
    answers = [log_in(client, password=f"guess {number}") for number in range(12)]
    assert "Too many failed login attempts" in answers[-1].content.decode()
    assert CacheEntry.objects.exists()


def test_many_other_requests_do_not_push_out_the_count_of_wrong_passwords(client, robin):
    for number in range(12):
        log_in(client, password=f"guess {number}")
    for number in range(310):
        cache.set(f"another-{number}", number)
    assert "Too many failed login attempts" in log_in(client).content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "javascript:alert(1)",
        "https:evil.example",
        "\thttps://evil.example/",
    ],
)
def test_after_logging_in_nobody_is_sent_to_another_site(client, robin, elsewhere):
    assert log_in(client, next=elsewhere).url == reverse("dashboard")


def test_logging_out_takes_a_post(as_member):
    as_member.get("/accounts/logout/")
    assert as_member.get("/settings/").status_code == 200
    as_member.post("/accounts/logout/")
    assert as_member.get("/settings/").status_code == 302


def test_logging_in_changes_the_session_key(client, robin):
    client.get(LOGIN)
    session = client.session
    session["kept"] = True
    session.save()
    before = session.session_key
    log_in(client)
    assert client.session.session_key != before


def test_the_admin_sends_visitors_to_the_members_login(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/login/")
