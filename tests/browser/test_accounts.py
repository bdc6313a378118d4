"""Getting in, by keyboard and by eye."""

import re

from playwright.sync_api import expect

from tests.factories import PASSWORD, make_member


def test_a_password_can_be_shown_and_is_hidden_again(page):
    page.goto("/accounts/login/")
    password = page.get_by_label("Password", exact=True)
    show = page.get_by_role("button", name="Show the password")
    password.fill(PASSWORD)
    expect(password).to_have_attribute("type", "password")
    show.click()
    expect(password).to_have_attribute("type", "text")
    expect(show).to_have_attribute("aria-pressed", "true")
    show.click()
    expect(password).to_have_attribute("type", "password")


def test_a_shown_password_is_hidden_when_it_is_sent(page, transactional_db):
    make_member(email="robin@example.com", password=PASSWORD)
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill("robin@example.com")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Show the password").click()
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page).to_have_url(re.compile("/(dashboard|welcome)/"))


def test_after_a_refusal_the_keyboard_begins_at_what_is_wrong(page):
    page.goto("/accounts/signup/")
    page.get_by_label("E-mail").fill("nonsense")
    page.get_by_label("Password", exact=True).fill("short")
    page.get_by_role("button", name="Create an account").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("alert").get_by_role("link", name="E-mail")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#id_email$"))


def test_without_javascript_no_switch_does_nothing(new_context):
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto("/accounts/login/")
    expect(plain.get_by_role("button", name="Show the password")).to_be_hidden()
