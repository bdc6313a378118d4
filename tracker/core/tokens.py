"""Secrets that stand in a link. Only their hash is kept, so that no copy of the data lets in."""

import hashlib
import secrets
from typing import Final

TOKEN_BYTES: Final = 16


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of_token(token: str) -> str:
    """SHA-256 in hex. A random token of 128 bits needs neither salt nor a slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
