"""How the accounts' forms ask: the right keys on phones, the right words for password managers."""

import re

import pytest

from tests.factories import PASSWORD, make_member

pytestmark = pytest.mark.django_db

LOGIN, SIGN_UP = "/accounts/login/", "/accounts/signup/"


def field(response, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*>', response.text)
    assert found, f"no field {name}"
    return found[0]


def test_the_login_asks_password_managers_for_both(client):
    page = client.get(LOGIN)
    assert 'autocomplete="username"' in field(page, "login")
    assert 'inputmode="email"' in field(page, "login")
    assert 'enterkeyhint="next"' in field(page, "login")
    assert 'autocomplete="current-password"' in field(page, "password")
    assert 'enterkeyhint="go"' in field(page, "password")


def test_the_sign_up_asks_for_a_new_password_and_says_what_is_kept(client):
    page = client.get(SIGN_UP)
    assert 'autocomplete="email"' in field(page, "email")
    assert 'autocomplete="new-password"' in field(page, "password1")
    assert "What is kept" in page.text
    assert 'href="/#privacy"' in page.text
    assert 'id="privacy"' in client.get("/").text


def test_a_code_is_filled_in_by_the_phone_that_got_it(client, settings):
    make_member(email="robin@example.com", password=PASSWORD)
    answer = client.post("/accounts/login/code/", {"email": "robin@example.com"}, follow=True)
    assert 'autocomplete="one-time-code"' in field(answer, "code")
    assert 'spellcheck="false"' in field(answer, "code")


def test_a_label_is_not_repeated_as_a_placeholder(client):
    for address in (LOGIN, SIGN_UP):
        assert "placeholder=" not in client.get(address).text


def test_what_is_wrong_stands_first_has_the_focus_and_leads_to_its_field(client):
    page = client.post(SIGN_UP, {"email": "nonsense", "password1": PASSWORD})
    assert re.search(r'role="alert" tabindex="-1" autofocus', page.text)
    assert '<a href="#id_email">' in page.text
    assert 'aria-describedby="id_email_error"' in field(page, "email")
    assert 'aria-invalid="true"' in field(page, "email")
    assert 'id="id_email_error"' in page.text
    assert "nonsense" in field(page, "email")


def test_a_form_nobody_sent_takes_no_focus(client):
    for address in (LOGIN, SIGN_UP):
        assert "autofocus" not in client.get(address).text


@pytest.mark.parametrize("address", [LOGIN, SIGN_UP, "/accounts/password/reset/"])
def test_a_page_to_enter_has_one_main_button(client, address):
    assert client.get(address).text.count("button primary") == 1
