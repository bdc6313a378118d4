"""Secrets that let somebody in. Only their hash is kept, so that no copy of the data does."""

import hashlib
import secrets
from typing import Final

TOKEN_BYTES: Final = 16


def new_token(size: int = TOKEN_BYTES) -> str:
    """Of `size` random bytes, in letters that an address may hold."""
    return secrets.token_urlsafe(size)


def hash_of_token(token: str) -> str:
    """SHA-256 in hex. A random token of 128 bits or more needs neither salt nor a slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
