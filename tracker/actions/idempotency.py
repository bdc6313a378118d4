"""A request that is sent twice under one key happens once.

A claim on the key is committed first; what the request changes and its answer are committed
together, by whoever still holds the claim. So a process that dies in the middle leaves nothing but
its claim, and that can be taken over.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from tracker.models import ApiToken, IdempotentAnswer

KEPT_FOR: Final = timedelta(hours=24)
# Longer than any request takes: the server stops one after 30 seconds.
CLAIM_HOLDS_FOR: Final = timedelta(minutes=1)


class KeyInUse(Exception):
    """The first request under this key is still being answered."""


class KeyTaken(Exception):
    """The key was used for another request."""


class ClaimLost(Exception):
    """Somebody else took over while this request ran; what it changed is taken back."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who holds it tells the row by its moment, too: whoever takes over sets a new one."""

    pk: int
    made_at: datetime


def claim_or_answer(
    *, token: ApiToken, key: str, request_hash: str, now: datetime
) -> Claim | Answer:
    """A claim to answer the request, or the answer it got before; raises KeyInUse or KeyTaken."""
    row, is_new = IdempotentAnswer.objects.get_or_create(
        token=token, key=key, defaults={"request_hash": request_hash}
    )
    if is_new:
        return Claim(row.pk, row.created_at)
    if row.created_at <= now - KEPT_FOR:
        return _take_over(row, request_hash, now)
    if row.request_hash != request_hash:
        raise KeyTaken
    if row.status is not None:
        return Answer(row.status, row.body, row.headers)
    if row.created_at > now - CLAIM_HOLDS_FOR:
        raise KeyInUse
    return _take_over(row, request_hash, now)


def _take_over(row: IdempotentAnswer, request_hash: str, now: datetime) -> Claim:
    """Of several that try at the same moment one succeeds."""
    taken = IdempotentAnswer.objects.filter(pk=row.pk, created_at=row.created_at).update(
        request_hash=request_hash, status=None, headers={}, body="", created_at=now
    )
    if not taken:
        raise KeyInUse
    return Claim(row.pk, now)


def answer_once(*, claim: Claim, answer: Callable[[], Answer]) -> None:
    """Run what answers the request; its changes and its answer stay together or not at all."""
    try:
        with transaction.atomic():
            given = answer()
            if not _held(claim).update(status=given.status, headers=given.headers, body=given.body):
                raise ClaimLost
    except BaseException:
        # So that the same request can be tried again at once.
        _held(claim).delete()
        raise


def _held(claim: Claim) -> QuerySet[IdempotentAnswer]:
    return IdempotentAnswer.objects.filter(status=None, pk=claim.pk, created_at=claim.made_at)


def remove_old_answers(*, now: datetime) -> int:
    removed, _by_model = IdempotentAnswer.objects.filter(created_at__lte=now - KEPT_FOR).delete()
    return removed
