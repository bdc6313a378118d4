"""Whole numbers in cells: which mark stands before decimals, and which between thousands."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from tracker.core.sheets.entries import EntryError, Why

_SPACED: Final = re.compile(
    r"\d{1,3}(?:[\s\u00a0\u2007\u2009\u202f'’]\d{3})+(?:[.,]\d*)?", re.ASCII
)
_BETWEEN: Final = re.compile(r"[^\d.,]", re.ASCII)
_UNSEEN: Final = {0x200B: None, 0x200E: None, 0x200F: None, 0x2060: None, 0xFEFF: None}
_LONGEST: Final = 32
_MARKED: Final = re.compile(r"\d*(?:[.,]\d*)+", re.ASCII)
_NEGATIVE: Final = re.compile(r"[-−–]\s*[\d.,]+", re.ASCII)
# 1.234 can be a thousand or one and a bit.
_EITHER: Final = re.compile(r"[1-9]\d{0,2}([.,])\d{3}", re.ASCII)


class DecimalMark(StrEnum):
    POINT = "."
    COMMA = ","


_GROUPED: Final = {
    mark: re.compile(
        rf"(?P<whole>[1-9]\d{{0,2}}(?:{re.escape(other)}\d{{3}})+|\d+)"
        rf"(?:{re.escape(mark)}(?P<part>\d*))?",
        re.ASCII,
    )
    for mark, other in ((DecimalMark.POINT, ","), (DecimalMark.COMMA, "."))
}


def possible_marks(texts: Iterable[str]) -> tuple[DecimalMark, ...]:
    """Which mark the file can mean; both where it leaves it open, none where it uses none."""
    marked = [text for text in map(_plain, texts) if _MARKED.fullmatch(text)]
    proven = {mark for text in marked if (mark := _proven(text))}
    if len(proven) == 1:
        return tuple(proven)
    return tuple(DecimalMark) if proven or any(map(_EITHER.fullmatch, marked)) else ()


def whole_number(text: str, mark: DecimalMark | None, field: str, maximum: int) -> int:
    """0 to `maximum`. Raises EntryError; with no mark, decimals are refused."""
    number = _plain(text)
    if len(number) > _LONGEST:
        raise EntryError(Why.TOO_LONG, field, text)
    if _NEGATIVE.fullmatch(number):
        raise EntryError(Why.NEGATIVE, field, text)
    written = _GROUPED[mark or DecimalMark.POINT].fullmatch(number)
    if written is None:
        raise EntryError(Why.NOT_A_NUMBER, field, text)
    if (written["part"] or "").strip("0"):
        raise EntryError(Why.NOT_WHOLE, field, text)
    whole = int(re.sub(r"\D", "", written["whole"]))
    if whole > maximum:
        raise EntryError(Why.MORE_THAN, field, text, limit=maximum)
    return whole


def _plain(text: str) -> str:
    """Spaces and apostrophes stand between thousands only."""
    text = text.translate(_UNSEEN).strip()
    return _BETWEEN.sub("", text) if _SPACED.fullmatch(text) else text


def _proven(text: str) -> DecimalMark | None:
    """The mark before the decimals, where only one reading makes sense."""
    if _EITHER.fullmatch(text):
        return None
    fits = [mark for mark in DecimalMark if _GROUPED[mark].fullmatch(text)]
    return fits[0] if len(fits) == 1 else None
