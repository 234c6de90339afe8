"""What `quiz check` prints: for people, for programs (JSON), for GitHub's annotations."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator

from quiz.decks.check import Checked
from quiz.decks.edits import splice
from quiz.decks.source import Source
from quiz.errors import Place, Problem, Severity
from quiz.model.card import Card

__all__ = ["FORMATS", "as_github", "as_json", "as_text", "summary"]

_WIDTH = 100
"""Longer lines are shown around the place alone."""


_MOST = 50
"""How many problems of one deck are told to a person, the weightiest ones; programs get all."""
_WEIGHTS = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def as_text(checked: Checked) -> str:
    """One block for each problem: what is wrong, where, the line with carets, how to mend it."""
    return "".join(f"{block}\n\n" for block in _blocks(checked))


def _blocks(checked: Checked) -> Iterator[str]:
    problems = checked.problems
    if len(problems) > _MOST:
        weights = [_WEIGHTS.index(problem.severity) for problem in problems]
        told = sorted(sorted(range(len(problems)), key=weights.__getitem__)[:_MOST])
        problems = [problems[number] for number in told]
    for problem in problems:
        yield "\n".join(_block(problem, checked))
    if more := len(checked.problems) - len(problems):
        yield f"... and {more} more: mend these first, or see all with --format json"


def _block(problem: Problem, checked: Checked) -> Iterator[str]:
    source = checked.examined.source
    place = problem.place or source.place(0, 0)
    yield f"{problem.severity}[{problem.code}]: {problem.message}"
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for spot, label in ((place, ""), *problem.also):
        marks.setdefault(spot.line, []).append((spot.column, _width(spot, source), label))
    first = _first_line(checked, place)
    if first and first not in marks:
        marks[first] = []
    lines = sorted(line for line in marks if source.line(line).strip())
    gutter = " " * len(str(max((*lines, place.line))))
    yield f"{gutter}--> {source.file}:{place.line}:{place.column}"
    if lines:
        yield f"{gutter} |"
    for line in lines:
        text, shift = _cropped(source.line(line), marks[line][0][0] if marks[line] else 1)
        yield f"{line:>{len(gutter)}} | {text}".rstrip()
        if marks[line]:
            label = problem.label if line == place.line else ""
            yield f"{gutter} | {_carets(text, shift, marks[line], label)}".rstrip()
    if not lines and problem.label:
        yield f"{gutter} = {problem.label}"
    if problem.fixes:
        yield f"{gutter} = fix: {_fix(problem, source)}"
    if problem.help:
        yield f"{gutter} = help: {problem.help}"


def _first_line(checked: Checked, place: Place) -> int:
    """The first line of the card that a place is in, 0 outside of cards."""
    starts = checked.examined.starts
    index = bisect_right(starts, place.start) - 1
    if index < 0:
        return 0
    line = checked.examined.source.place(starts[index], starts[index]).line
    return line if line <= place.line else 0


def _width(place: Place, source: Source) -> int:
    """How many letters of its first line a place takes, at least one."""
    left = len(source.line(place.line)) - place.column + 1
    return max(1, min(place.end - place.start, left))


def _carets(text: str, shift: int, marks: list[tuple[int, int, str]], label: str) -> str:
    """Carets under some stretches of a line, as wide as the letters above them on a terminal."""
    out = ""
    at = 0
    for column, width, says in sorted(marks):
        start = max(column - 1 - shift, at)
        out += "".join("\t" if letter == "\t" else " " * _cells(letter) for letter in text[at:start])
        stretch = text[start : start + width]
        out += "^" * max(1, sum(_cells(letter) for letter in stretch))
        at = start + max(len(stretch), 1)
        label = says or label
    return f"{out} {label}".rstrip()


def _cells(letter: str) -> int:
    if unicodedata.combining(letter) or letter in "\u200b\u200d\ufe0f\ufeff":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _cropped(text: str, column: int) -> tuple[str, int]:
    """A line that fits, and how many letters were left out at its start."""
    start = max(0, column - 1 - _WIDTH // 3) if len(text) > _WIDTH else 0
    window = text[start : start + _WIDTH - 2] if len(text) > _WIDTH else text
    shown = "".join(letter if letter in "\t\xa0\u202f" or letter.isprintable() else "�" for letter in window)
    left = "…" if start else ""
    right = "…" if start + len(window) < len(text) else ""
    return f"{left}{shown}{right}", start - len(left)


def _fix(problem: Problem, source: Source) -> str:
    """What the fix does in words, or the line as it is after it."""
    says = next((fix.says for fix in problem.fixes if fix.says), "")
    if says:
        return says
    first = source.place(problem.fixes[0].start, 0).line
    inside = [fix for fix in problem.fixes if source.place(fix.start, 0).line == first]
    start, end = source.starts[first - 1], max(source.end_of_line(first), *(fix.end for fix in inside))
    line = splice(source.text[:end], inside)[start:].strip()
    if len(inside) < len(problem.fixes) or len(line) > _WIDTH or not line:
        return "quiz check --fix does it (tried)"
    return f"{line}   (tried; quiz check --fix does it)"


def as_json(checked: Checked) -> dict[str, object]:
    """The problems and the summary as plain values."""
    source = checked.examined.source
    return {
        "file": source.file,
        "cards": len(checked.examined.starts),
        "errors": checked.count(Severity.ERROR),
        "warnings": checked.count(Severity.WARNING),
        "notes": checked.count(Severity.NOTE),
        "kinds": dict(_kinds(checked)),
        "levels": {str(level): count for level, count in _levels(checked)},
        "tags": dict(_tags(checked)),
        "problems": [_problem(problem, source) for problem in checked.problems],
    }


def _problem(problem: Problem, source: Source) -> dict[str, object]:
    place = problem.place or source.place(0, 0)
    end = source.place(place.end, place.end)
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "label": problem.label,
        "help": problem.help,
        "card": problem.card,
        "line": place.line,
        "column": place.column,
        "end_line": end.line,
        "end_column": end.column,
        "start": place.start,
        "end": place.end,
        "also": [{"line": spot.line, "column": spot.column, "label": label} for spot, label in problem.also],
        "fixes": [{"start": fix.start, "end": fix.end, "text": fix.text} for fix in problem.fixes],
    }


def as_github(checked: Checked) -> str:
    """One workflow command a problem, which GitHub shows at the line of a change."""
    source = checked.examined.source
    out = []
    for problem in checked.problems:
        place = problem.place or source.place(0, 0)
        end = source.place(place.end, place.end)
        kind = {"error": "error", "warning": "warning", "note": "notice"}[problem.severity]
        where = [f"file={_property(source.file)}", f"line={place.line}", f"col={place.column}"]
        if end.line == place.line and end.column > place.column:
            where += [f"endLine={end.line}", f"endColumn={end.column}"]
        where.append(f"title={_property(problem.code)}")
        says = ": ".join(part for part in (problem.message, problem.label) if part)
        out.append(f"::{kind} {','.join(where)}::{_data(says)}\n")
    return "".join(out)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(checked: Checked) -> str:
    """A few lines on the deck: its cards by kind, level and tag, and how many problems it has."""
    deck = checked.examined.deck
    lines = [f"{checked.examined.source.file}: {_times(len(checked.examined.starts), 'card')}"]
    if len(deck.cards) < len(checked.examined.starts):
        lines[0] += f", {len(deck.cards)} of them usable"
    kinds = [f"{count} {what}" for what, count in _kinds(checked)]
    levels = [
        f"{count} of level {level}" if level else f"{count} without" for level, count in _levels(checked)
    ]
    tags = [f"{count} {tag}" for tag, count in _tags(checked)[:8]]
    for name, row in (("kinds", kinds), ("levels", levels), ("tags", tags)):
        if row:
            lines.append(f"  {name}: {', '.join(row)}")
    bare = sum(not card.why for card in deck.cards)
    if bare:
        lines.append(f"  without an explanation (`why`): {bare}")
    counts = [
        _times(count, name)
        for severity, name in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.NOTE, "note"),
        )
        if (count := checked.count(severity))
    ]
    mendable = sum(bool(problem.fixes) for problem in checked.problems)
    verdict = ", ".join(counts) or "nothing to mend"
    if mendable:
        verdict += (
            f"; quiz check --fix mends {mendable} of them"
            if len(checked.problems) > 1
            else "; quiz check --fix mends it"
        )
    lines.append(f"  {verdict}")
    return "\n".join(lines) + "\n"


def _times(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def kind(card: Card) -> str:
    """What a card is, in a word."""
    if card.choice and card.choice.truth:
        return "true or false"
    if card.choice and card.cloze:
        return "choice and cloze"
    if card.cloze:
        return "cloze"
    return "choice" if card.choice and card.choice.distractors else "typed"


def _kinds(checked: Checked) -> list[tuple[str, int]]:
    return Counter(kind(card) for card in checked.examined.deck.cards).most_common()


def _levels(checked: Checked) -> list[tuple[int, int]]:
    counts = Counter(card.level for card in checked.examined.deck.cards)
    return sorted(counts.items()) if set(counts) - {0} else []


def _tags(checked: Checked) -> list[tuple[str, int]]:
    counts = Counter(tag for card in checked.examined.deck.cards for tag in card.tags)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _print_text(results: list[Checked]) -> str:
    return "".join(as_text(checked) + summary(checked) for checked in results)


def _print_json(results: list[Checked]) -> str:
    return (
        json.dumps({"decks": [as_json(checked) for checked in results]}, ensure_ascii=False, indent=1) + "\n"
    )


def _print_github(results: list[Checked]) -> str:
    return "".join(as_github(checked) for checked in results)


FORMATS: dict[str, Callable[[list[Checked]], str]] = {
    "text": _print_text,
    "json": _print_json,
    "github": _print_github,
}
"""What `--format` offers."""
