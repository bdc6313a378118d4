"""The texts of invitations, kept as fingerprints for as long as an archive is read.

A note turns up again as the first message of a conversation, with its line breaks flattened and
some characters as HTML: neither makes another text of it.
"""

from hashlib import blake2b
from html import unescape
from typing import Final

_DIGEST_SIZE: Final = 16


def fingerprint(text: str) -> bytes | None:
    """None for a blank text."""
    letters = "".join((unescape(text) if "&" in text else text).split())
    if not letters:
        return None
    return blake2b(letters.encode("utf-8", "replace"), digest_size=_DIGEST_SIZE).digest()
