"""Score arithmetic in whole thousandths, and the numbers a person types.

A component of 17.12 is the int 17_120; a total and an average are thousandths too.
Ranks and printed totals are whole numbers as LinkedIn shows them. Rounding is half up
(away from zero for changes) everywhere.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from tracker.core.components import COMPONENT_MAXIMUM, TOTAL_MAXIMUM

POINT: Final = 1_000
LONGEST_NUMBER: Final = 32

# Spaces and invisible marks that come along when a number is copied from a page.
_AROUND: Final = " \t\r\n\u00a0\u2007\u2009\u202f\u200b\u200e\u200f\u2060\ufeff"
_NUMBER: Final = re.compile(r"([-−–]?)(?=[0-9.,])([0-9]*)(?:[.,]([0-9]*))?", re.ASCII)


class ScoreErrorCode(StrEnum):
    """Why a typed number was refused; the interface has a sentence for each."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    NEGATIVE = "negative"
    LESS_THAN = "less_than"
    MORE_THAN = "more_than"


class ScoreError(ValueError):
    """A number was refused. `limit` is in points; `text` is what was typed, shortened."""

    def __init__(self, code: ScoreErrorCode, text: str, limit: int | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.text = shorten(text)
        self.limit = limit

    @property
    def params(self) -> dict[str, str | int | None]:
        """What a sentence about this error is filled with."""
        return {"text": self.text, "limit": self.limit}


def shorten(text: str, length: int = LONGEST_NUMBER) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def parse_score(text: str, maximum: int = COMPONENT_MAXIMUM) -> int:
    """Thousandths of a number with a point or a comma; the limit holds after rounding."""
    whole, fraction = _read(text)
    thousandths = int(whole) * POINT + int(fraction[:3].ljust(3, "0")) + (fraction[3:4] >= "5")
    if thousandths > maximum:
        raise ScoreError(ScoreErrorCode.MORE_THAN, text.strip(_AROUND), maximum // POINT)
    return thousandths


def parse_average(text: str) -> int:
    """Thousandths of an average total, 0 to 100."""
    return parse_score(text, TOTAL_MAXIMUM)


def parse_printed_total(text: str) -> int:
    """The whole total that LinkedIn prints, 0 to 100."""
    return _parse_whole(text, 0, 100)


def parse_rank(text: str) -> int:
    """The N of "top N %", 1 to 100; a percent sign after it is accepted."""
    return _parse_whole(text.strip(_AROUND).removesuffix("%"), 1, 100)


def total_of(components: Iterable[int | None]) -> int | None:
    """The exact total in thousandths; unknown when a component is unknown."""
    total = 0
    for component in components:
        if component is None:
            return None
        total += component
    return total


def agrees(printed_total: int, exact_total: int) -> bool:
    """Whether a printed whole total can belong to an exact one: at most one point apart."""
    return abs(printed_total * POINT - exact_total) <= POINT


def hundredths(thousandths: int) -> int:
    """The unit in which scores are compared."""
    return (thousandths + 5) // 10


def whole(thousandths: int) -> int:
    """A total in whole points, as LinkedIn prints it."""
    return (thousandths + POINT // 2) // POINT


def format_score(thousandths: int, places: int = 2, decimal_mark: str = ".") -> str:
    """Points with exactly `places` decimals (0 to 3)."""
    if not 0 <= places <= 3:
        raise ValueError(f"a score has 0 to 3 decimals, not {places}")
    unit = 10 ** (3 - places)
    rounded = (abs(thousandths) + unit // 2) // unit
    points, fraction = divmod(rounded, 10**places)
    sign = "−" if thousandths < 0 and rounded else ""
    return f"{sign}{points}" + (f"{decimal_mark}{fraction:0{places}}" if places else "")


def format_exact(thousandths: int, decimal_mark: str = ".") -> str:
    """Points with no more decimals than needed: 13.118, 12.05, 6."""
    text = format_score(thousandths, 3, decimal_mark)
    return text.rstrip("0").removesuffix(decimal_mark)


def format_change(thousandths: int, places: int = 1, decimal_mark: str = ".") -> str:
    """A difference of exact values with its sign; one that rounds to zero has none."""
    text = format_score(thousandths, places, decimal_mark)
    rises = thousandths > 0 and any(digit in "123456789" for digit in text)
    return f"+{text}" if rises else text


def _read(text: str) -> tuple[str, str]:
    """The digits before and after the decimal mark of an unsigned number."""
    text = text.strip(_AROUND)
    if not text:
        raise ScoreError(ScoreErrorCode.EMPTY, text)
    if len(text) > LONGEST_NUMBER:
        raise ScoreError(ScoreErrorCode.TOO_LONG, text)
    match = _NUMBER.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        raise ScoreError(ScoreErrorCode.NOT_A_NUMBER, text)
    if match[1]:
        raise ScoreError(ScoreErrorCode.NEGATIVE, text)
    return match[2] or "0", match[3] or ""


def _parse_whole(text: str, minimum: int, maximum: int) -> int:
    digits, fraction = _read(text)
    if fraction.strip("0"):
        raise ScoreError(ScoreErrorCode.NOT_WHOLE, text.strip(_AROUND))
    number = int(digits)
    if number < minimum:
        raise ScoreError(ScoreErrorCode.LESS_THAN, text.strip(_AROUND), minimum)
    if number > maximum:
        raise ScoreError(ScoreErrorCode.MORE_THAN, text.strip(_AROUND), maximum)
    return number
