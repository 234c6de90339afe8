"""What can go wrong, as exceptions for the caller and as values for the reader.

QuizError
├── UsageError      the command line asks for something that cannot be done
├── FileError       a file cannot be read, written or used
└── ModelError      the language model is missing or not the one that was pinned

A fault in *content* (a card, a deck) is no exception: it is a Problem, collected and shown with the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["FileError", "Fix", "ModelError", "Place", "Problem", "QuizError", "Severity", "UsageError"]


class QuizError(Exception):
    """A fault that ends a command: one line that says what happened and what to do. Exit code 2."""

    exit_code = 2


class UsageError(QuizError):
    """The command line asks for something that cannot be done."""


class FileError(QuizError):
    """A file cannot be read, written or used.

    The message starts with the file's name and, where one is known, line and column (both from 1).
    """

    def __init__(self, path: object, message: str, line: int = 0, column: int = 0) -> None:
        where = f"{path}:{line}:{column}" if line else str(path)
        super().__init__(f"{where}: {message}")
        self.path = str(path)
        self.line = line
        self.column = column


class ModelError(QuizError):
    """The language model is missing, altered or of an unknown version."""


class Severity(StrEnum):
    """How much a problem matters: an error cannot be played, a note shows under --strict only."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file.

    Lines and columns count from 1, offsets from 0 in characters of the decoded text after a byte order mark.
    """

    file: str
    line: int
    column: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends a problem: the text between two offsets is replaced. Tried before it is shown."""

    start: int
    end: int
    text: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in content, told to the person who wrote it.

    `path` names the part of the card that is at fault, so that a rule that knows no file can say where to look:
    `("stem",)`, `("option", 2)`, `("cloze",)`, `("gap", 0)` (numbers from 0), or a key of the card such as
    `("why",)`; the reader turns it into a place. `also` are further places that belong to the fault, each with
    a few words. `fixes` are made together, as one change.
    """

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    label: str = ""
    help: str = ""
    card: str = ""
    fixes: tuple[Fix, ...] = field(default=())
    path: tuple[str | int, ...] = ()
    also: tuple[tuple[Place, str], ...] = ()
