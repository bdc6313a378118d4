"""The pages that say what went wrong: in the reader's language, without anybody's data."""

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from tests.views.pages import text_of
from tracker import middleware
from tracker.middleware import LAST_RESORT

pytestmark = pytest.mark.django_db

DUTCH = {"accept-language": "nl"}


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Robin's 9.25 is in this message")


def away(request: HttpRequest) -> HttpResponse:
    raise OperationalError("the server closed the connection")


urlpatterns = [path("broken", broken), path("away", away), path("", include("ssi_site.urls"))]
handler500 = "tracker.middleware.server_error"


@pytest.fixture
def failing(settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ["/nowhere", "/broken", "/away"])
def test_no_search_engine_keeps_an_error(failing, address):
    assert '<meta name="robots" content="noindex">' in failing.get(address).text


def test_a_visitor_who_is_lost_finds_pages_that_are_there(client):
    response = client.get("/nowhere")
    assert response.status_code == 404
    assert "This page is not here" in response.text
    for address in ("/", "/accounts/login/", "/demo/", "/help/numbers/"):
        assert f'href="{address}"' in response.text
        assert client.get(address).status_code == 200


def test_a_member_who_is_lost_finds_the_way_back_to_their_pages(as_member):
    html = as_member.get("/nowhere").text
    for address in ("/dashboard/", "/activity/", "/snapshots/", "/peers/", "/tips/"):
        assert f'href="{address}"' in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize("address", ["/nowhere", "/broken", "/away"])
def test_an_error_is_in_the_browsers_language(failing, address):
    assert '<html lang="nl">' in failing.get(address, headers=DUTCH).text
    assert '<html lang="en">' in failing.get(address).text


def test_a_request_that_nobody_can_read_is_answered_in_its_own_language(client):
    client.get("/", headers=DUTCH)
    response = client.get("/?q=%00")
    assert response.status_code == 400
    assert '<html lang="en">' in response.text
    assert '<html lang="nl">' in client.get("/?q=%00", headers=DUTCH).text


def test_a_member_reads_errors_in_their_own_language(failing, member):
    member.language = "nl"
    member.save()
    failing.force_login(member)
    for address in ("/nowhere", "/broken", "/away"):
        assert '<html lang="nl">' in failing.get(address).text


@pytest.mark.parametrize("address", ["/broken", "/away"])
def test_the_page_of_a_fault_says_nothing_of_its_reader_or_its_cause(failing, member, address):
    failing.force_login(member)
    html = failing.get(address).text
    assert "Robin" not in html
    assert "robin@example.com" not in html
    assert "closed the connection" not in html


def test_the_page_of_a_fault_asks_no_table(failing, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = failing.get("/broken")
    assert response.status_code == 500
    assert "Something went wrong here" in response.text
    assert 'href="/"' in response.text


def test_a_fault_in_the_page_of_faults_leaves_one_sentence(failing, monkeypatch):
    def refuse(*_args: object) -> str:
        raise RuntimeError

    monkeypatch.setattr(middleware, "render_to_string", refuse)
    response = failing.get("/broken")
    assert response.status_code == 500
    assert response.text == LAST_RESORT


def test_without_the_database_a_page_can_be_asked_for_again(failing):
    response = failing.get("/away")
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert 'data-ready="/readyz"' in response.text
    assert "retry.js" in response.text


def test_what_was_sent_is_never_repeated_by_itself(failing):
    response = failing.post("/away")
    assert response.status_code == 503
    assert "retry.js" not in response.text
    assert "may not be saved" in response.text


@pytest.mark.parametrize("logged_in", [True, False])
def test_a_form_that_is_too_old_says_how_to_keep_what_was_typed(member, logged_in):
    strict = Client(enforce_csrf_checks=True)
    if logged_in:
        strict.force_login(member)
    response = strict.post("/accounts/login/")
    assert response.status_code == 403
    assert "nothing you typed is lost if you go back" in text_of(response)
    assert ('href="/dashboard/"' in response.text) is logged_in


def test_too_many_attempts_say_how_long_to_wait(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "1/m/ip"}
    client.post("/accounts/signup/", {})
    response = client.post("/accounts/signup/", {})
    assert (response.status_code, response["Retry-After"]) == (429, "60")
    assert "Wait one minute" in response.text
