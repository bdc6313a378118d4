"""What a server hands over before Django has made a request of it."""

from http import HTTPStatus

import pytest
from django.test import RequestFactory

from ssi_site.wsgi import application

FORM = b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\n+2AA-\r\n--x--\r\n'


def answer(address: str, content_type: str) -> int:
    environ = RequestFactory().generic("POST", address, FORM, content_type=content_type).environ
    statuses: list[str] = []
    application(environ, lambda status, _headers: statuses.append(status))
    return int(statuses[0].split()[0])


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "latin-1", "hex", "idna", "nosuch", ""])
@pytest.mark.parametrize("address", ["/accounts/login/", "/?next=%ff"])
def test_a_request_that_is_not_in_utf_8_is_refused(address, charset):
    content_type = f"multipart/form-data; boundary=x; charset={charset}"
    assert answer(address, content_type) == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "utf8"])
def test_utf_8_is_let_through_however_it_is_written(charset):
    content_type = f"multipart/form-data; boundary=x; charset={charset}"
    assert answer("/", content_type) == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize("content_type", ["", "multipart/form-data; boundary=x", "; ;", "text"])
def test_a_request_that_names_no_encoding_is_in_utf_8(content_type):
    assert answer("/", content_type) == HTTPStatus.METHOD_NOT_ALLOWED
