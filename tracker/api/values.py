"""The values of JSON: how they may be written, and how we write them.

A score is an exact decimal number. We write it as a text, "13.118", so that no reader makes a
binary fraction of it; we read it as a number or a text. What a number may be is the forms' to say.
"""

import re
from decimal import ROUND_DOWN, Decimal
from typing import Annotated, Final

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from tracker.core.scores import format_exact

_WRITTEN: Final = re.compile(r"[0-9]{1,3}([.,][0-9]{1,12})?", re.ASCII)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
# One more than a score has: enough to round it, whatever follows.
_DECIMALS: Final = Decimal("0.0001")
_ANY_SIZE: Final = Decimal(10) ** 9

_TO_25: Final = r"^(25([.,]0{1,12})?|(2[0-4]|1?[0-9])([.,][0-9]{1,12})?)$"
_TO_100: Final = r"^(100([.,]0{1,12})?|[1-9]?[0-9]([.,][0-9]{1,12})?)$"


def number_text(value: object) -> str | None:
    """The digits of a number, or a text that holds one; refuses what is neither."""
    if value is None:
        return None
    if isinstance(value, str) and _WRITTEN.fullmatch(value):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _digits(Decimal(value))
    raise PydanticCustomError("number", _("This is not a number, such as 13.118 or “13.118”."))


def _digits(number: Decimal) -> str:
    """Without an exponent; decimals that decide nothing are left out, a rank keeps that it has."""
    if not number.is_finite() or abs(number) >= _ANY_SIZE:
        raise PydanticCustomError("number", _("This number is too large."))
    if number == number.to_integral_value():
        return str(int(number))
    cut = number.quantize(_DECIMALS, rounding=ROUND_DOWN)
    return f"{cut.normalize():f}" if cut != cut.to_integral_value() else _barely(number)


def _barely(number: Decimal) -> str:
    """Not whole, by less than a score can tell: "5.00001", so that no rank is read from it."""
    sign = "-" if number < 0 else ""
    return f"{sign}{abs(int(number))}.00001"


def whole_number(value: object) -> object:
    """5.0 is 5, as JSON Schema has it; true is not 1."""
    if isinstance(value, Decimal) and value.is_finite() and abs(value) < _ANY_SIZE:
        whole = int(value)
        return whole if whole == value else value
    return value


def day_text(value: object) -> object:
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise PydanticCustomError(
            "day", _("This is not a day of the calendar. Write it like 2026-11-19.")
        )
    return value


def _number(kind: str, least: int, most: int, pattern: str, text: str) -> WithJsonSchema:
    number = {"type": kind, "minimum": least, "maximum": most}
    choices = [number, {"type": "string", "pattern": pattern}, {"type": "null"}]
    return WithJsonSchema({"anyOf": choices, "description": text})


Text = Annotated[str | None, BeforeValidator(number_text)]
ComponentIn = Annotated[Text, _number("number", 0, 25, _TO_25, "Points.")]
AverageIn = Annotated[Text, _number("number", 0, 100, _TO_100, "Points.")]
TotalIn = Annotated[
    Text,
    _number("integer", 0, 100, "^(100|[1-9]?[0-9])$", "The whole total, as LinkedIn shows it."),
]
RankIn = Annotated[Text, _number("integer", 1, 100, "^(100|[1-9][0-9]?)$", "The N of “top N %”.")]
DayIn = Annotated[
    str | None,
    BeforeValidator(day_text),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string", "format": "date"}, {"type": "null"}],
            "description": "Since August 2014, and not after today where you live.",
        }
    ),
]

Score = Annotated[
    str,
    Field(pattern=r"^[0-9]{1,3}(\.[0-9]{1,3})?$", description="Points, an exact decimal number."),
]
WeekName = Annotated[str, Field(pattern=r"^[0-9]{4}-W[0-9]{2}$", description="An ISO week.")]


def words(choices: type[TextChoices]) -> WithJsonSchema:
    """The words of a model's field, where they are used: several models call them State."""
    return WithJsonSchema({"type": "string", "enum": choices.values})


def score(thousandths: int) -> str:
    return format_exact(thousandths)


def score_or_none(thousandths: int | None) -> str | None:
    return None if thousandths is None else format_exact(thousandths)
