"""What an exporter is asked for, and what it says it did."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Faces(StrEnum):
    """Which faces of a card are exported."""

    CHOICE = "choice"
    CLOZE = "cloze"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Options:
    """What the learner may choose. An exporter passes over what means nothing to its format.

    `now` is the time of the export in Unix seconds. `lock` keeps a lock file beside each deck (see
    quiz.exports.anki.lock). `retired` keeps notes of cards that left the deck, marked as such.
    """

    faces: Faces = Faces.BOTH
    typed: bool = False
    math: bool = False
    remote_images: bool = False
    refresh_templates: bool = False
    retired: bool = False
    lock: bool = True
    now: int = field(default_factory=lambda: int(time.time()))


@dataclass(frozen=True, slots=True)
class Report:
    """What was written: the file, how many notes and cards, and a line for everything worth knowing.

    `left_out` says what the format or the options could not carry, `warnings` what a later edit or import would
    cost, `written` every file that was written or brought up to date.
    """

    path: Path
    notes: int
    cards: int
    left_out: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    written: tuple[Path, ...] = ()
