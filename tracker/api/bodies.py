"""Reads JSON as it was written: every number in its own digits, nothing that is not JSON."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from ninja.parser import Parser

from tracker.api.problems import Problem

ACCEPTED: Final = frozenset({"application/json", "application/merge-patch+json"})
# Far above what any value of ours has.
LONGEST_NUMBER: Final = 100


class StrictParser(Parser):
    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type not in ACCEPTED:
            raise Problem(415, _("Send JSON, with the header “Content-Type: application/json”."))
        try:
            return _read(request.body.decode("utf-8"))
        except (ValueError, RecursionError):
            raise Problem(400, _("The body is not JSON in UTF-8.")) from None

    def parse_querydict(
        self, data: MultiValueDict, list_fields: list[str], request: HttpRequest
    ) -> Any:
        for name, values in data.lists():
            if len(values) > 1 and name not in list_fields:
                errors = [{"parameter": name, "detail": _("This is there more than once.")}]
                raise Problem(422, _("Some of this was refused."), errors=errors)
        return super().parse_querydict(data, list_fields, request)


def _read(text: str) -> Any:
    value = json.loads(
        text,
        parse_float=_decimal,
        parse_int=_whole,
        parse_constant=_no_constant,
        object_pairs_hook=_object,
    )
    # Half of a pair of surrogates is no letter; nothing could store it.
    json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
    return value


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits) if _is_short(digits) else Decimal("Infinity")
    except InvalidOperation:
        return Decimal("Infinity")


def _whole(digits: str) -> int | Decimal:
    return int(digits) if _is_short(digits) else Decimal("Infinity")


def _is_short(digits: str) -> bool:
    return len(digits) <= LONGEST_NUMBER


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found
