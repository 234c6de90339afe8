"""Everything that can be said about a deck file: what is wrong in the file, and the rules of item writing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from quiz.checks import CHECKS, DECK_CHECKS, check_deck
from quiz.decks.edits import Edits
from quiz.decks.examine import Examined, examine, in_order
from quiz.decks.locate import locate
from quiz.decks.source import Source, load_source
from quiz.decks.suggest import nearest
from quiz.errors import Place, Problem, Severity

__all__ = ["Checked", "check_file", "check_source"]

_MISREAD = frozenset(
    {"backslash", "cut-off", "list-without-brackets", "open-quote", "split-number", "swallowed"}
)
"""A card with one of these says something else than was meant: it is judged when it has been mended."""

_SILENCE = re.compile(r"#[ \t]*quiz:[ \t]*ok\b([^\r\n]*)")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Checked:
    """A deck file with all that was found, in the order of the file."""

    examined: Examined
    problems: list[Problem]

    def count(self, severity: Severity) -> int:
        """How many problems are of one weight."""
        return sum(problem.severity is severity for problem in self.problems)


def check_file(path: Path, notes: bool = False) -> Checked:
    """Check a deck file; with `notes` also by the rules that are only advice.

    Raises:
        FileError: the file cannot be read at all, or has more than MAX_BYTES.
    """
    return check_source(load_source(path), path.parent, notes)


def check_source(source: Source, folder: Path | None, notes: bool = False) -> Checked:
    """Check the text of a deck; pictures and sounds are looked for in `folder`."""
    return with_rules(examine(source, folder), notes)


def with_rules(examined: Examined, notes: bool = False) -> Checked:
    """Add to a reading what the rules of item writing have to say about its cards."""
    deck = examined.deck
    misread = {
        bisect_right(examined.starts, problem.place.start)
        for problem in examined.problems
        if problem.place and problem.code in _MISREAD
    }
    judged = [
        _placed(problem, examined)
        for problem in check_deck(deck, notes)
        if problem.place is None or bisect_right(examined.starts, problem.place.start) not in misread
    ]
    problems = [*examined.problems, *judged, *_unknown_codes(examined)]
    silenced = _silenced(examined)
    if silenced or deck.lint_off:
        problems = [problem for problem in problems if not _is_silenced(problem, examined, silenced)]
    return Checked(examined, in_order([_with_card(problem, examined) for problem in problems]))


def _with_card(problem: Problem, examined: Examined) -> Problem:
    """A problem with the key of the card it stands in, where that card could be read."""
    if problem.card or problem.place is None:
        return problem
    index = bisect_right(examined.starts, problem.place.start) - 1
    card = examined.entries[index][1] if index >= 0 else None
    return replace(problem, card=card.key) if card else problem


def _placed(problem: Problem, examined: Examined) -> Problem:
    """A problem of a rule with the place of the words it is about."""
    if problem.place is None:
        return replace(problem, place=examined.source.place(0, 0))
    index = bisect_right(examined.starts, problem.place.start) - 1
    node = examined.entries[index][0]
    start, end = locate(node, problem.path)
    back = examined.edits or Edits.of(())
    start, end = back.back(start), back.back(end, after=True)
    first_line_end = examined.source.text.find("\n", start, end)
    if first_line_end >= 0:
        end = len(examined.source.text[start:first_line_end].rstrip()) + start
    return replace(problem, place=examined.source.place(start, max(end, start + 1)))


def _codes() -> frozenset[str]:
    return frozenset({check.code for check in CHECKS} | {check.code for check in DECK_CHECKS})


def _unknown_codes(examined: Examined) -> Iterator[Problem]:
    """Codes in `lint: {off: [...]}` that no rule has."""
    known = _codes()
    text = examined.source.text
    for code in sorted(examined.deck.lint_off - known):
        if not re.fullmatch(r"L[0-9]+", code):
            continue
        at = next((match.start() for match in re.finditer(re.escape(code), text, re.IGNORECASE)), 0)
        near = nearest(code, sorted(known))
        yield Problem(
            "unknown-check", Severity.WARNING, f"there is no check `{code}`",
            examined.source.place(at, at + len(code)), f"did you mean {near}?" if near else "",
        )  # fmt: skip


def _silenced(examined: Examined) -> dict[int, frozenset[str]]:
    """The codes named in comments `# quiz: ok L102`, by the number of the card they hold for.

    A comment holds for the card it stands in or right above; above the first card, for the whole deck (-1).
    """
    out: dict[int, frozenset[str]] = {}
    source = examined.source
    for match in _SILENCE.finditer(source.text):
        codes = frozenset(code.upper() for code in _CODE.findall(match[1]))
        line = source.place(match.start(), match.start()).line
        index = bisect_right(examined.starts, match.start()) - 1
        while source.line(line).lstrip().startswith("#"):
            line += 1
        below = bisect_right(examined.starts, source.end_of_line(line) - 1) - 1
        if below > index and source.place(examined.starts[below], examined.starts[below]).line == line:
            index = below
        out[index] = out.get(index, frozenset()) | codes
    return out


def _is_silenced(problem: Problem, examined: Examined, silenced: dict[int, frozenset[str]]) -> bool:
    if problem.severity is Severity.ERROR:
        return False
    code = problem.code.upper()
    if code in examined.deck.lint_off or code in silenced.get(-1, ()):
        return True
    place: Place | None = problem.place
    index = bisect_right(examined.starts, place.start) - 1 if place else -1
    return index >= 0 and code in silenced.get(index, ())
