"""Who is sent to the login page, from where, and where they come back to."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tests.factories import TODAY
from tracker.models import Member

HERE = "http://testserver"
WEEK = "/activity/2026-W47/"


def came_back_to(response: HttpResponse) -> str:
    address = response.headers.get("HX-Redirect") or response.url
    login, _, page = address.partition("?next=")
    assert login == reverse("account_login")
    return page


def test_a_visitor_comes_back_to_the_page_they_asked_for(client):
    assert came_back_to(client.get(f"{WEEK}?a=b")) == f"{WEEK}%3Fa%3Db"


@pytest.mark.parametrize(
    ("sent_from", "page"),
    [
        ({"Referer": f"{HERE}{WEEK}?a=b"}, f"{WEEK}%3Fa%3Db"),
        ({"Referer": "https://evil.example/"}, "/"),
        ({}, "/"),
    ],
)
def test_after_a_form_a_visitor_comes_back_to_the_page_it_stood_on(client, sent_from, page):
    response = client.post(f"{WEEK}count/comments/", headers=sent_from)
    assert came_back_to(response) == page


@pytest.mark.parametrize(
    ("shown", "page"),
    [
        (f"{HERE}/tips/?a=b", "/tips/%3Fa%3Db"),
        ("http://[", "/"),
        ("//evil.example", "/"),
        (f"{HERE}@evil.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_htmx_takes_the_window_to_the_login_page_and_back_to_the_page_shown(client, shown, page):
    headers = {"HX-Request": "true", "HX-Current-URL": shown}
    response = client.get("/dashboard/", headers=headers)
    assert response.status_code == 200
    assert came_back_to(response) == page


def account_is_deleted_meanwhile(get_response: Callable[..., HttpResponse]) -> Any:
    """Middleware that deletes the account between the log-in check and the view's work."""

    class Meanwhile:
        def __call__(self, request: HttpRequest) -> HttpResponse:
            return get_response(request)

        def process_view(self, request: HttpRequest, *_view: object) -> None:
            assert request.user.is_authenticated
            Member.objects.all().delete()

    return Meanwhile()


FORMS = [
    ("/snapshots/new/", {"day": TODAY.isoformat(), "printed_total": "51"}),
    (f"{WEEK}count/comments/", {"comments-step": "1"}),
    (f"{WEEK}note/", {"note-text": "A note", "initial-note-text": ""}),
    ("/settings/", {"time_zone": "UTC", "language": "en", "shares_with_industry": "on"}),
    ("/settings/targets/", {"preset": "light", "posts": "1"}),
    ("/settings/delete/", {"email": "robin@example.com"}),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize(("address", "form"), FORMS, ids=[address for address, _form in FORMS])
def test_whose_account_is_deleted_meanwhile_goes_to_the_login_page(
    as_member, settings, address, form
):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.account_is_deleted_meanwhile"]
    response = as_member.post(address, form)
    assert response.status_code == 302
    assert came_back_to(response) == "/"
    assert not Member.objects.exists()
