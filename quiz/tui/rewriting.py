"""One card rewritten in its deck file; every other character of the file stays as it is."""

from __future__ import annotations

from pathlib import Path

from quiz.decks.files import write_atomic
from quiz.decks.read import parse, read_deck
from quiz.decks.source import Source, load_source
from quiz.errors import FileError, Place, Severity
from quiz.model.deck import Deck


def card_text(at: Place) -> str:
    """The card as it stands in its file, without the margin that the list of cards gives it.

    Raises FileError where the file cannot be read or has become shorter.
    """
    return _dedented(_stretch(load_source(Path(at.file)), at), at.column - 1)


def rewrite(at: Place, was: str, becomes: str) -> Deck:
    """Put `becomes` in the place of a card that read `was` and give the deck as it then is.

    Raises FileError, and leaves the file alone, where the file has changed meanwhile, cannot be written, or
    would have an error: the message then says what is wrong and where.
    """
    path = Path(at.file)
    source = load_source(path)
    if _dedented(_stretch(source, at), at.column - 1) != was:
        raise FileError(path, "was changed by another program meanwhile; close this and look again")
    margin = source.newline + " " * (at.column - 1)
    lines = becomes.strip("\n").split("\n")
    card = margin.join(lines).replace(margin + source.newline, source.newline * 2)
    text = source.text[: at.start] + card + source.text[at.end :]
    _, problems = parse(text, at.file, path.parent)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        says = ": ".join(part for part in (first.message, first.label) if part)
        line = first.place.line - at.line + 1 if first.place else 0
        where = f"line {line} of the card: " if 0 < line <= len(lines) else ""
        raise FileError(path.name, f"{where}{says}{f' ({first.help})' if first.help else ''}")
    write_atomic(path, source.encode(text))
    return read_deck(path)


def _stretch(source: Source, at: Place) -> str:
    return source.text[at.start : at.end].replace(source.newline, "\n")


def _dedented(text: str, margin: int) -> str:
    first, *rest = text.split("\n")
    space = " " * margin
    return "\n".join([first, *(line.removeprefix(space) for line in rest)])
