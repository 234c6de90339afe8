"""Short ids that are derived, never drawn: the same parts give the same id on every machine."""

from __future__ import annotations

import hashlib

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread


def short_id(*parts: str, length: int = 6) -> str:
    """Derive an id of `length` base-32 letters from the parts (5 bits a letter, of their SHA-256)."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest, "big")
    letters = []
    for _ in range(length):
        number, index = divmod(number, 32)
        letters.append(_ALPHABET[index])
    return "".join(letters)


def hex_id(*parts: str, length: int = 8) -> str:
    """Derive a content hash of `length` hexadecimal digits from the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]
