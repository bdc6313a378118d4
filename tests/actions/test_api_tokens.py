import pytest

from tracker.actions import api_tokens
from tracker.actions.api_tokens import TooManyTokens, create_token, revoke_token
from tracker.core.tokens import hash_of_token
from tracker.models import ApiToken
from tracker.reads.api_tokens import token_of, tokens_of


def test_of_a_token_only_its_hash_and_its_end_are_kept(member):
    secret = create_token(member=member, name="Sheet", scope="read")

    row = ApiToken.objects.values().get()
    assert secret.startswith("ssi_")
    assert len(secret) == 47
    assert row["token_hash"] == hash_of_token(secret)
    assert row["last_characters"] == secret[-4:]
    assert secret not in str(row)


def test_no_two_tokens_are_alike(member):
    assert len({create_token(member=member, name="x", scope="read") for _ in range(20)}) == 20


def test_a_token_is_found_by_its_secret_until_it_is_revoked(member):
    secret = create_token(member=member, name="Sheet", scope="write")
    token = token_of(secret)
    assert (token.member, token.may_write) == (member, True)
    assert token_of(secret + "x") is None
    assert token_of(token.token_hash) is None
    revoke_token(token=token)
    assert token_of(secret) is None


def test_a_member_sees_their_own_tokens_newest_first(member, stranger):
    for name in ("One", "Two"):
        create_token(member=member, name=name, scope="read")
    create_token(member=stranger, name="Theirs", scope="read")
    assert [token.name for token in tokens_of(member)] == ["Two", "One"]


def test_nobody_has_more_than_can_be_looked_after(member, monkeypatch):
    monkeypatch.setattr(api_tokens, "MOST_TOKENS", 1)
    create_token(member=member, name="One", scope="read")
    with pytest.raises(TooManyTokens):
        create_token(member=member, name="Two", scope="read")
