"""A name on one line, as other people will read it, and a note of several lines."""

import re
import unicodedata
from typing import Final

# Marks that show nothing or turn the direction of what follows. The joiners that emoji and some
# scripts need are not among them.
_UNSEEN: Final = dict.fromkeys(
    map(
        ord,
        "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
        "\u2060\u2066\u2067\u2068\u2069\ufeff",
    )
)
_CONTROL: Final = dict.fromkeys([*range(32), *range(127, 160)], " ")
# Letters, numbers, punctuation and symbols; marks, spaces and the rest need one of them.
_SEEN: Final = frozenset("LNPS")
# Letters and a symbol by name that are as empty as a space: Hangul fillers, the blank of Braille.
_BLANK: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")
NOTE_LENGTH: Final = 2000
# All control characters but the tab and the line break, which a note may hold.
CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# No script needs more on one letter; more of them draw over the lines around.
MOST_MARKS: Final = 8


def one_line(text: str) -> str:
    """Without what cannot be seen, each run of spaces made one, no letter heaped with marks."""
    readable = " ".join(text.translate(_UNSEEN | _CONTROL).split())
    return unicodedata.normalize("NFC", _without_heaps(readable))


def note_lines(text: str) -> str:
    """Other control characters come along with a paste and are dropped."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def can_be_seen(text: str) -> bool:
    return any(_is_seen(letter) for letter in text)


def _without_heaps(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter)[0] == "M" else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _is_seen(letter: str) -> bool:
    return letter not in _BLANK and unicodedata.category(letter)[0] in _SEEN
