"""Undo: what was deleted travels in the toast, signed for its member, and comes back at a press."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.contrib import messages
from django.core import signing
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tracker.views.access import MemberRequest

UNDO_FOR: Final = timedelta(minutes=10)


def signed_undo(request: MemberRequest, values: Mapping[str, Any], *, kind: str) -> str:
    payload = {**values, "member": request.user.pk}
    return signing.dumps(payload, salt=kind, compress=True)


def offer_undo(request: MemberRequest, sentence: str, *, signed: str, address: str) -> None:
    """Say what happened, beside a button that posts what was signed to `address`."""
    context = {"sentence": sentence, "undo": signed, "address": address}
    messages.success(request, render_to_string("tracker/parts/undo.html", context, request))


def read_undo(request: MemberRequest, *, kind: str) -> dict[str, Any]:
    """Raises BadSignature for what is forged, too old, or another member's."""
    signed = request.POST.get("undo", "")
    payload: dict[str, Any] = signing.loads(signed, salt=kind, max_age=UNDO_FOR)
    if payload.pop("member") != request.user.pk:
        raise signing.BadSignature
    return payload


def say_it_is_too_late(request: MemberRequest) -> None:
    messages.error(request, _("This can no longer be undone: that is possible for 10 minutes."))
