"""The problems found while a deck is read, and the words and small changes that they are told with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quiz.decks.source import Source
from quiz.decks.tree import Node, Text
from quiz.errors import Fix, Place, Problem, Severity

__all__ = ["Findings", "quoted", "shorten"]

_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Findings:
    """Collects the problems of one source. Fixes are proposals here: `quiz.decks.fixes` tries them."""

    source: Source
    problems: list[Problem] = field(default_factory=list)
    errors: int = 0

    def error(self, code: str, at: Node | tuple[int, int], message: str, **more: object) -> None:
        """Note an error: something that cannot be played."""
        self.errors += 1
        self._add(Severity.ERROR, code, at, message, more)

    def warning(self, code: str, at: Node | tuple[int, int], message: str, **more: object) -> None:
        """Note a warning: something that can be played but is hardly meant so."""
        self._add(Severity.WARNING, code, at, message, more)

    def place(self, at: Node | tuple[int, int]) -> Place:
        """The place of a node or of a pair of offsets."""
        start, end = at if isinstance(at, tuple) else (at.start, at.end)
        return self.source.place(start, end)

    def raw(self, node: Node) -> str:
        """A node as it stands in the file, on one line."""
        return _SPACES.sub(" ", self.source.text[node.start : node.end]).strip()

    def quote(self, node: Node) -> Fix:
        """The change that puts quotes round a node as it stands in the file."""
        return Fix(node.start, node.end, quoted(self.raw(node)))

    def _add(
        self,
        severity: Severity,
        code: str,
        at: Node | tuple[int, int],
        message: str,
        more: dict[str, object],
    ) -> None:
        self.problems.append(Problem(code, severity, message, self.place(at), **more))  # type: ignore[arg-type]


def quoted(text: str) -> str:
    """A text in quotes as YAML reads it: double ones, or single ones where it holds a `"` or a backslash."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def shorten(text: str | Text, length: int = 40) -> str:
    """A text for a message: on one line, and with an ellipsis where it is long."""
    value = _SPACES.sub(" ", text.value if isinstance(text, Text) else text).strip()
    return value if len(value) <= length else value[: length - 1].rstrip() + "…"
