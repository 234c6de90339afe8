"""Notes of cards that have left the deck, out of the package that the export replaces.

Anki never deletes a note because a package lacks it. A retired note comes along once more with its old text and
the tag `factdeck::retired`, so that the learner finds it. Its cards are suspended in the package; Anki takes that
over for learners who get the note anew and import it with its scheduling.
"""

from __future__ import annotations

from pathlib import Path

from quiz.exports.anki.back import our_type
from quiz.exports.anki.collection import RawNote, read_collection
from quiz.exports.anki.notes import RETIRED, NoteRow, guid
from quiz.exports.anki.plan import Plan, PlannedNote, notes
from quiz.exports.anki.unpack import Package
from quiz.model.card import Card, Face


def retired_notes(plan: Plan, path: Path) -> list[PlannedNote]:
    """The notes that the deck has lost, as the package at `path` has them.

    Notes that it does not have are named in the plan's warnings. Raises FileError for a package that cannot be read.
    """
    if not plan.gone:
        return []
    earlier: dict[str, RawNote] = {}
    if path.exists():
        with Package(path) as package:
            earlier = {note.guid: note for note in read_collection(package).notes if our_type(note)}
    found = []
    lost = []
    for key in plan.gone:
        card_key, _, face = key.rpartition(" ")
        entry = plan.lock.notes[key]
        id_ = guid(plan.uid, entry.alias or card_key, Face(face))
        raw = earlier.get(id_)
        if raw is None:
            lost.append(key)
            continue
        row = _retired(raw)
        found.append(PlannedNote(Card(), row, key, id_, entry, entry.alias, len(raw.ords), {}, entry.gaps))
    if lost:
        some = ", ".join(lost[:5]) + (" ..." if len(lost) > 5 else "")
        plan.warnings.append(
            f"{plan.name}: {notes(len(lost))} cannot be retired ({some}): {path} does not have them; export over "
            "the package that does"
        )
    return found


def _retired(raw: RawNote) -> NoteRow:
    kind = our_type(raw)
    assert kind is not None
    tags = (*(name for name in raw.tags if name != RETIRED), RETIRED)
    return NoteRow(
        kind, raw.guid, tuple(raw.fields[name] for name in kind.fields), tags, raw.ords, suspended=True
    )
