"""What a server hands over before Django has made a request of it."""

import json
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from ssi_site.wsgi import application

pytestmark = pytest.mark.django_db


def status_of(content_type: str) -> str:
    environ: dict[str, Any] = {
        "PATH_INFO": "/healthz",
        "QUERY_STRING": "next=%ff",
        "CONTENT_TYPE": content_type,
    }
    setup_testing_defaults(environ)
    statuses: list[str] = []
    application(environ, lambda status, _headers: statuses.append(status))
    return statuses[0]


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "latin-1", "hex", "idna", "nosuch", ""])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain"])
def test_a_request_that_is_not_in_utf_8_is_refused(kind, charset):
    assert status_of(f"{kind}; charset={charset}") == "400 Bad Request"


def test_a_program_that_asks_the_api_gets_a_problem() -> None:
    environ: dict[str, Any] = {
        "PATH_INFO": "/api/v1/snapshots",
        "CONTENT_TYPE": "application/json; charset=utf-16",
    }
    setup_testing_defaults(environ)
    headers: list[tuple[str, str]] = []
    content = b"".join(application(environ, lambda _status, given: headers.extend(given)))
    assert dict(headers)["Content-Type"] == "application/problem+json"
    assert json.loads(content)["status"] == 400


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "utf8"])
def test_utf_8_is_let_through_however_it_is_written(charset):
    assert status_of(f"multipart/form-data; boundary=x; charset={charset}") == "200 OK"


@pytest.mark.parametrize("content_type", ["", "multipart/form-data; boundary=x", "; ;", "text"])
def test_a_request_that_names_no_encoding_is_in_utf_8(content_type):
    assert status_of(content_type) == "200 OK"
