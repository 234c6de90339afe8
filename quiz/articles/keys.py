"""Short names for articles, for cards to point at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath

_LONGEST = 24  # characters of a key made from a file name
_DULL = frozenset(
    {
        "the",
        "news",
        "media",
        "group",
        "com",
        "org",
        "net",
        "www",
        "inc",
        "online",
        "co",
        "uk",
        "ca",
        "au",
        "info",
    }
)
_LONGEST_NAME = 12  # characters of a key made from a newsroom's name


def base_key(publisher: str, path: str) -> str:
    """A key from the publisher or, where nothing proves one, from the file's name."""
    if publisher:
        parts = [part for part in _slug(publisher).split("-") if part not in _DULL] or _slug(publisher).split(
            "-"
        )
        if len(parts) > 2 and all(part.isalpha() for part in parts):
            return "".join(part[0] for part in parts)[:_LONGEST_NAME]
        if parts and parts[0]:
            return _short(parts, _LONGEST_NAME)
    stem = PurePath(path).name.partition(".")[0] or PurePath(path).stem
    parts = _slug(stem).split("-")
    telling = [part for part in parts if not re.fullmatch(r"[0-9a-f]{8,}", part)] or parts
    key = _short(telling, _LONGEST)
    return key if re.search(r"[a-z]", key) else f"article-{key}".rstrip("-")


def unique_keys(bases: Sequence[str]) -> list[str]:
    """Number the keys that occur more than once: `cnn`, `cnn-2`. The result depends on the order."""
    taken = set(bases)
    seen: set[str] = set()
    keys: list[str] = []
    for base in bases:
        key, number = base, 1
        while key in seen or (number > 1 and key in taken):
            number += 1
            key = f"{base}-{number}"
        seen.add(key)
        keys.append(key)
    return keys


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _short(parts: Sequence[str], longest: int) -> str:
    """As many whole parts as fit."""
    key = parts[0][:longest]
    for part in parts[1:]:
        if len(key) + 1 + len(part) > longest:
            break
        key = f"{key}-{part}"
    return key
