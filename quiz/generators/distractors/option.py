"""A wrong option that knows why it is wrong."""

from __future__ import annotations

from typing import NamedTuple


class Distractor(NamedTuple):
    """A wrong option, why it is wrong and where it comes from."""

    text: str
    why: str
    origin: str
