"""What goes wrong is a problem with a sentence, whoever of the site answers."""

import pytest
from django.db import OperationalError
from django.test import Client

from tests.factories import make_snapshot
from tracker.api import me


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"text": "\xe9"}',
        b'{"text": NaN}',
        b'{"text": Infinity}',
        b'{"text": "a", "text": "b"}',
        b'{"text": "\\ud800"}',
        b"[" * 100_000,
        b'{"text":' * 20_000,
        b"\x00",
    ],
)
def test_what_cannot_be_read_is_no_fault_of_ours(program, body):
    response = program.post("/parse", body)
    assert response.status_code in {400, 422}
    assert response["Content-Type"] == "application/problem+json"


def test_a_body_that_is_too_large_is_refused(program, refused, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    refused(program.post("/parse", {"text": "x" * 200}), 413)


def test_what_is_not_json_is_refused(program, refused):
    refused(program.post("/parse", "text=1", content_type="text/plain"), 415)


def test_who_wants_no_json_gets_none(program, refused):
    refused(program.get("/me", accept="text/html"), 406)
    assert program.get("/me", accept="text/html, */*;q=0.1").status_code == 200


@pytest.mark.parametrize("path", ["/nothing", "", "/", "/snapshots/", "/snapshots/x"])
def test_an_address_that_is_not_there_is_a_problem_too(program, anybody, refused, path):
    refused(program.get(path), 404)
    refused(anybody.post(path, {}), 404)


def test_outside_of_the_first_version_too(anybody, refused):
    refused(anybody.client.get("/api/"), 404)
    refused(anybody.client.get("/api/v9/snapshots"), 404)


def test_a_method_that_is_not_there_names_those_that_are(program, member, refused):
    path = f"/snapshots/{make_snapshot(member).pk}"
    response = program.post(path, {})
    refused(response, 405)
    assert set(response["Allow"].split(", ")) == {"GET", "HEAD", "PATCH", "DELETE"}


def test_a_method_is_named_once(anybody):
    assert anybody.ask("OPTIONS", "/openapi.json")["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(("path", "status"), [("/", 404), ("/openapi.json", 405)])
def test_no_address_asks_a_program_for_the_token_of_a_form(anybody, refused, path, status):
    strict = Client(enforce_csrf_checks=True)
    refused(strict.post(f"/api/v1{path}"), status)


def test_head_is_a_get_without_its_content(program):
    response = program.ask("HEAD", "/me")
    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == program.get("/me")["ETag"]


def test_nul_in_the_query_is_a_problem(program, refused):
    refused(program.get("/snapshots?cursor=%00"), 400)


def test_a_forged_host_gets_a_problem(program, refused):
    refused(program.get("/me", host="evil.example"), 400)


def test_a_fault_of_ours_says_nothing_of_its_cause(program, refused, monkeypatch):
    monkeypatch.setattr(me, "targets_of", lambda member: 1 / 0)
    problem = refused(program.get("/me"), 500)
    assert "division" not in str(problem)


def test_without_the_database_it_is_said_when_to_try_again(program, refused, monkeypatch):
    def away(*args: object) -> None:
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr("tracker.api.auth.token_of", away)
    response = program.get("/me")
    refused(response, 503)
    assert response["Retry-After"] == "5"


def test_sentences_are_in_the_language_that_is_asked_for_or_the_members_own(program, member):
    assert program.get("/me", accept_language="nl")["Content-Language"] == "nl"
    member.language = "nl"
    member.save()
    assert program.get("/me")["Content-Language"] == "nl"
    assert program.get("/me", accept_language="en")["Content-Language"] == "en"


def test_a_page_of_the_site_keeps_its_pages_of_errors(client):
    assert "text/html" in client.get("/nowhere/")["Content-Type"]
