"""The two note types, as values. Their ids, field lists and template names are frozen.

Anki matches a note type by its id and then wants the same fields: one appended or renamed without its id leaves
every note that the learner already has without updates. What a later version needs goes into the spare fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quiz.exports.anki.escape import attribute
from quiz.exports.anki.strings import LABELS

RELEASED = 1_795_305_600
"""When the templates last changed, in Unix seconds (2026-11-22). Raise it with every change to a template, the
style, the script or a label: Anki takes over templates that are newer than its own."""


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type: `id`, `first_field` and `template` are the numbers by which Anki knows its parts again."""

    id: int
    name: str
    fields: tuple[str, ...]
    first_field: int
    template: int
    template_name: str
    cloze: bool
    files: tuple[str, str]

    @property
    def front(self) -> str:
        """The template of the question side."""
        return _filled(self.files[0])

    @property
    def back(self) -> str:
        """The template of the answer side."""
        return _filled(self.files[1])

    @property
    def css(self) -> str:
        """The style, the same for both types."""
        return _read("style.css")


SPARE = ("Extra1", "Extra2", "Extra3", "Extra4")
"""Fields that the learner may fill, until a later version needs one."""
_COMMON = ("Explanation", "Hint", "Accept", "Conflict", "Sources", "Lang", "Key", "Data")

QUESTION = NoteType(
    id=1_795_305_601_001,
    name="Factdeck: question",
    fields=(
        "Question",
        "Options",
        "Correct",
        "Flags",
        "Multi",
        "Typed",
        "Answer",
        "Feedback",
        *_COMMON,
        *SPARE,
    ),
    first_field=4_617_305_601_000,
    template=4_617_305_602_000,
    template_name="Question",
    cloze=False,
    files=("question_front.html", "question_back.html"),
)
CLOZE = NoteType(
    id=1_795_305_601_002,
    name="Factdeck: cloze",
    fields=("Text", "Typed", *_COMMON, *SPARE),
    first_field=4_617_305_603_000,
    template=4_617_305_604_000,
    template_name="Cloze",
    cloze=True,
    files=("cloze_front.html", "cloze_back.html"),
)
NOTE_TYPES = (QUESTION, CLOZE)


@cache
def _read(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _filled(name: str) -> str:
    """A template with its parts and words in place."""
    text = _read(name).replace("@rest@", _read("rest.html").rstrip())
    text = text.replace("@feedback-part@\n", _read("feedback.html") if name.startswith("question") else "")
    text = re.sub(r"@([a-z]+)@", lambda m: m[0] if m[1] == "script" else attribute(LABELS[m[1]]), text)
    return text.replace("@script@", "\n" + _read("script.js"))
