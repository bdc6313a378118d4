import pytest

from tests.views.pages import text_of
from tracker.actions import api_tokens
from tracker.actions.api_tokens import create_token
from tracker.models import ApiToken
from tracker.reads.api_tokens import token_of

PAGE = "/settings/api/"


def test_a_new_token_is_shown_once(as_member, member):
    made = as_member.post(PAGE, {"name": "Sheet at home", "scope": "write"})
    secret = made.context["secret"]
    assert f'value="{secret}"' in made.text
    assert token_of(secret).member == member

    again = as_member.get(PAGE)
    assert secret not in again.text
    assert secret[-4:] in again.text
    assert "Sheet at home" in again.text
    assert "never" in text_of(again)


@pytest.mark.parametrize(
    "typed",
    [{}, {"name": "", "scope": "read"}, {"name": "Sheet", "scope": "admin"}],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(as_member, typed):
    response = as_member.post(PAGE, typed)
    assert response.status_code == 422
    assert not ApiToken.objects.exists()
    assert f'value="{typed.get("name")}"' in response.text or not typed.get("name")


def test_a_member_with_too_many_is_told_what_to_do(as_member, monkeypatch):
    monkeypatch.setattr(api_tokens, "MOST_TOKENS", 0)
    response = as_member.post(PAGE, {"name": "Sheet", "scope": "read"})
    assert response.status_code == 422
    assert "Revoke one" in response.text


def test_a_token_is_revoked(as_member, member):
    create_token(member=member, name="Sheet", scope="read")
    address = f"/settings/api/{ApiToken.objects.get().pk}/revoke/"
    response = as_member.post(address, follow=True)
    assert "“Sheet” is revoked" in response.text
    assert not ApiToken.objects.exists()


def test_nobody_revokes_a_strangers_token_or_sees_it(as_member, stranger):
    create_token(member=stranger, name="Theirs", scope="read")
    address = f"/settings/api/{ApiToken.objects.get().pk}/revoke/"
    assert as_member.post(address).status_code == 404
    assert "Theirs" not in as_member.get(PAGE).text
    assert ApiToken.objects.count() == 1


def test_the_settings_lead_there_and_on_to_what_the_api_can_do(as_member):
    assert f'href="{PAGE}"' in as_member.get("/settings/").text
    assert 'href="/api/v1/docs"' in as_member.get(PAGE).text


def test_no_cache_keeps_the_page_of_a_new_token(as_member):
    response = as_member.post(PAGE, {"name": "Sheet", "scope": "read"})
    assert "no-store" in response["Cache-Control"]
