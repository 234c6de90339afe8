"""Decks as Anki's text format: a line for each note, for Anki's own note types Basic and Cloze.

Anki's manual describes the format (Importing > Text files). With a GUID column a second import updates what the
first one made. A text file carries no media and no script: options stand in a fixed order.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from quiz.decks.files import write_atomic
from quiz.errors import Place, UsageError
from quiz.exports.anki.escape import deck_name, escape
from quiz.exports.anki.lock import Lock
from quiz.exports.anki.notes import NoteRow, Renderer, deck_uid
from quiz.exports.anki.plan import Plan, PlannedNote, plan
from quiz.exports.anki.strings import LABELS
from quiz.exports.report import Options, Report
from quiz.model.card import Choice
from quiz.model.deck import Deck
from quiz.model.ids import hex_id

_HEAD = (
    "#separator:tab",
    "#html:true",
    "#guid column:1",
    "#notetype column:2",
    "#deck column:3",
    "#tags column:4",
    "#columns:GUID\tNote type\tDeck\tTags\tFront\tBack",
)


class _NoMedia:
    """Stands for the media that a text file cannot carry: an image is its alternative text."""

    def __init__(self) -> None:
        self.used: dict[str, str] = {}
        self.left: set[str] = set()

    def start(self, _place: Place | None, /) -> None:
        """A card begins."""

    def image(self, src: str, alt: str) -> str:
        """The alternative text of an image."""
        self.left.add(src)
        return escape(alt)

    def sound(self, src: str) -> str:
        """Nothing."""
        self.left.add(src)
        return ""


def export(decks: Sequence[Deck], path: Path, options: Options) -> Report:
    """Write the decks as one text file. Raises FileError where it cannot be written."""
    uids = {deck_uid(deck) for deck in decks}
    if len(uids) < len(decks):
        raise UsageError(
            "two of the decks have the same id; Anki could not tell their cards apart: change one"
        )
    plans = [plan(deck, Lock(), options.faces) for deck in decks]
    media = _NoMedia()
    out = io.StringIO(newline="")
    out.write("\n".join((*_HEAD, "")))
    lines = csv.writer(out, delimiter="\t", lineterminator="\n")
    for made in plans:
        renderer = Renderer(made.deck, replace(options, typed=False), media)
        lines.writerows(_lines(made, renderer))
    write_atomic(path, out.getvalue().encode("utf-8"))
    left_out = [line for made in plans for line in made.left_out]
    if media.left:
        count = len(media.left)
        left_out.append(
            f"{count} image{'s' * (count > 1)} or sound{'s' * (count > 1)}: a text file carries none"
        )
    if any(note.card.choice for made in plans for note in made.notes):
        left_out.append("shuffling and one-tap answers: a text file carries no note types; .apkg does")
    return Report(
        path=path,
        notes=sum(len(made.notes) for made in plans),
        cards=sum(note.cards for made in plans for note in made.notes),
        left_out=tuple(left_out),
        warnings=tuple(line for made in plans for line in made.warnings),
        written=(path,),
    )


def _lines(made: Plan, renderer: Renderer) -> Iterator[tuple[str, ...]]:
    name = deck_name(made.deck.name)
    for note in made.notes:
        row = _row(note, renderer)
        kind, front, back = _sides(row)
        # not the package's GUID: a note of one type cannot update a note of another
        guid = hex_id("text", deck_uid(made.deck), note.key, length=18)
        yield guid, kind, name, " ".join(row.tags), _one_line(front), _one_line(back)


def _row(note: PlannedNote, renderer: Renderer) -> NoteRow:
    if isinstance(note.face, NoteRow):
        return note.face
    if isinstance(note.face, Choice):
        return renderer.question(note.card, note.face)
    return renderer.cloze(note.card, note.face, note.numbers)


def _sides(row: NoteRow) -> tuple[str, str, str]:
    """The note type, the front and the back."""
    fields = dict(zip(row.type.fields, row.fields, strict=True))
    hint = f"<p><i>{fields['Hint']}</i></p>" if fields["Hint"] else ""
    labels = {"Accept": LABELS["accept"], "Explanation": "", "Conflict": LABELS["conflict"]}
    rest = "".join(
        f"<p>{f'{label} {fields[name]}'.strip()}</p>" for name, label in labels.items() if fields[name]
    )
    rest += fields.get("Feedback", "") + fields["Sources"]
    if row.type.cloze:
        return "Cloze", fields["Text"] + hint, rest
    options = fields["Options"].replace("<ol>", '<ol type="A">')
    return "Basic", fields["Question"] + options + hint, fields["Answer"] + rest


def _one_line(html: str) -> str:
    return html.replace("\n", "&#10;").replace("\t", "&#9;")
