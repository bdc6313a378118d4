"""The pasted text as clean lines. Everything here is linear in the length of the text."""

import re
import unicodedata
from typing import Final

LONGEST_TEXT: Final = 200_000
MOST_LINES: Final = 1_000
# Composing accents takes quadratic time in hostile text; no label is as long as this.
_LONGEST_COMPOSED: Final = 300

_INVISIBLE: Final = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_DIRECTIONS: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BREAKS: Final = "\t\n\v\f\r\x85"
# An invisible mark vanishes; a control character becomes a space, so it never joins two numbers.
_CLEAN: Final = {
    **dict.fromkeys(map(ord, _INVISIBLE + _DIRECTIONS)),
    **{code: " " for code in [*range(0x20), *range(0x7F, 0xA0)] if chr(code) not in _BREAKS},
}


_PLAIN: Final = (("’", "'"), ("‘", "'"), ("‐", "-"), ("‑", "-"))
_DIGIT: Final = re.compile(r"\d")


def shown_lines(text: str) -> tuple[list[str], bool]:
    """The lines that are not blank, their spaces made single, and whether some were cut off."""
    readable = text[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")
    lines = [" ".join(line.split()) for line in readable.translate(_CLEAN).splitlines()]
    filled = [_composed(line) for line in lines if line]
    return filled[:MOST_LINES], len(text) > LONGEST_TEXT or len(filled) > MOST_LINES


def has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def folded(text: str) -> str:
    """A text in lower case with plain apostrophes, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if lower.isascii():
        return lower
    for fancy, plain in _PLAIN:
        lower = lower.replace(fancy, plain)
    return lower


def excerpt(text: str, needle: str, length: int = 200) -> str:
    """At most `length` characters of the text, around the needle."""
    if len(text) <= length:
        return text
    start = max(0, text.find(needle) - length // 2)
    return text[start : start + length]


def _composed(line: str) -> str:
    if line.isascii() or len(line) > _LONGEST_COMPOSED:
        return line
    return unicodedata.normalize("NFC", line)
