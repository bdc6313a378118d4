"""A name on one line, as other people will read it."""

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


def one_line(text: str) -> str:
    """Without what cannot be seen, each run of spaces made one."""
    readable = text.translate(_UNSEEN | _CONTROL)
    return unicodedata.normalize("NFC", " ".join(readable.split()))


def can_be_seen(text: str) -> bool:
    return any(unicodedata.category(letter)[0] in _SEEN for letter in text)
