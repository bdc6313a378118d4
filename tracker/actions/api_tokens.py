"""What can happen to a key to the API: made, used, revoked."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from tracker.actions.locks import lock_member
from tracker.core.tokens import hash_of_token, new_token
from tracker.models import ApiToken, Member
from tracker.models.api import PREFIX

SECRET_BYTES: Final = 32
MOST_TOKENS: Final = 50
# What a page says of it need not be newer, and not every request should write.
USE_IS_NOTED_EVERY: Final = timedelta(minutes=1)
_SHOWN: Final = 4


class TooManyTokens(Exception):
    """A member has as many as anybody can look after."""


@transaction.atomic
def create_token(*, member: Member, name: str, scope: str) -> str:
    """The secret itself, which is nowhere else: only its hash is kept."""
    lock_member(member.pk)
    if ApiToken.objects.filter(member=member).count() >= MOST_TOKENS:
        raise TooManyTokens
    secret = PREFIX + new_token(SECRET_BYTES)
    ApiToken.objects.create(
        member=member,
        name=name,
        scope=scope,
        token_hash=hash_of_token(secret),
        last_characters=secret[-_SHOWN:],
    )
    return secret


def note_use(*, token: ApiToken, now: datetime) -> None:
    """At most once a minute, however often it is used."""
    since = now - USE_IS_NOTED_EVERY
    if token.last_used_at is None or token.last_used_at <= since:
        stale = Q(last_used_at=None) | Q(last_used_at__lte=since)
        ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=now)


def revoke_token(*, token: ApiToken) -> None:
    token.delete()
