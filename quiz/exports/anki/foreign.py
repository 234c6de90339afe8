"""Other people's notes as cards: cloze, multiple choice, and question with answer."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from quiz.exports.anki.back import read_cloze_field
from quiz.exports.anki.collection import RawNote
from quiz.exports.anki.html_text import Shown, gaps, items, shown
from quiz.model.card import Card, Choice, Option, Order, Source

_QUESTION = re.compile(r"(?:front|question|prompt|stem|q|ask|frage|pregunta|vorderseite)\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"(?:back|answers?|correct(?: ?answers?| ?options?)?|key|solution|right|a|antwort|respuesta|r.ckseite)\b",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"(?:q|a|opt|option|choice|answer|distractor|wrong|ans)?[ _-]*(?:([1-9]|1\d)|([a-h]))", re.IGNORECASE
)
_OPTIONS = re.compile(r"(?:options?|choices?|alternatives?|possible answers)\b", re.IGNORECASE)
_WHY = re.compile(
    r"(?:back ?extra|extra|explanation|explain|notes?|remarks?|comments?|feedback|rationale|why|header)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:sources?|references?|url|link)\b", re.IGNORECASE)
_HINT = re.compile(r"(?:hint|clue|tip)\b", re.IGNORECASE)
_OCCLUSION = re.compile(r"image-occlusion:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Carried:
    """A card made of a note, or none; `lost` names what could not be carried, in words for a report."""

    card: Card | None
    lost: tuple[str, ...] = ()


def carry(note: RawNote, paths: Mapping[str, str]) -> Carried:
    """Make a card of a note of any type. `paths` maps the names of media to where they lie beside the deck."""
    fields = {name: value for name, value in note.fields.items() if _holds(value)}
    if any(_OCCLUSION.search(value) for value in fields.values()):
        return Carried(None, ("an image occlusion: gaps in a picture",))
    if note.cloze or any(re.search(r"\{\{c\d+::", value) for value in fields.values()):
        return _cloze(note, fields, paths)
    read = {name: shown(value, paths) for name, value in fields.items()}
    return _choice(note, fields, read, paths) or _basic(note, read, paths)


def _holds(value: str) -> bool:
    return bool(shown(value).text or "[sound:" in value)


def _cloze(note: RawNote, fields: Mapping[str, str], paths: Mapping[str, str]) -> Carried:
    name = next((name for name, value in fields.items() if re.search(r"\{\{c\d+(?:,\d+)*::", value)), "")
    if not name:
        return Carried(None, ("a cloze note without a gap",))
    cloze = read_cloze_field(fields[name], {}, paths)
    if not cloze.gaps:
        return Carried(None, ("a cloze note without a gap that can be read",))
    lost = ["a gap within a gap, or of two numbers"] if gaps(fields[name])[2] else []
    read = {other: shown(value, paths) for other, value in fields.items() if other != name}
    card, more = _rest(note, Card(cloze=cloze), read, shown(fields[name], paths), paths)
    return Carried(card, (*lost, *more))


def _choice(
    note: RawNote, fields: Mapping[str, str], read: Mapping[str, Shown], paths: Mapping[str, str]
) -> Carried | None:
    """A multiple choice: options in numbered fields or in one list, and a field that says which are right."""
    question = _named(read, _QUESTION) or next(iter(read), "")
    rest = [name for name in read if name != question]
    numbered = [name for name in rest if _OPTION.fullmatch(name)]
    listing = next((name for name in rest if _OPTIONS.match(name)), "")
    if len(numbered) >= 2:
        used, texts = numbered, [read[name].text for name in numbered]
    elif listing:
        used, texts = [listing], _items(fields[listing], read[listing].text, paths)
    else:
        return None
    keys = [name for name in rest if name not in used and _ANSWER.match(name)]
    if len(texts) < 2:
        return None
    for name in keys:
        right = _right(read[name].text, texts)
        if right:
            options = tuple(Option(text, at in right) for at, text in enumerate(texts))
            choice = Choice(read[question].text, options, Order.SHUFFLE)
            others = {other: value for other, value in read.items() if other not in {question, name, *used}}
            others.pop("QType (0=kprim,1=mc,2=sc)", None)
            card, lost = _rest(note, Card(choice=choice), others, read[question], paths)
            return Carried(card, lost)
    return None


def _items(field: str, text: str, paths: Mapping[str, str]) -> list[str]:
    texts = [shown(item, paths).text for item in items(field)]
    if not texts:
        texts = [
            re.sub(r"^\s*(?:[-*]|\(?[A-Ha-h1-9][.):])\s+", "", line) for line in re.split(r"\n|\|\|", text)
        ]
    return [item.strip() for item in texts if item.strip()]


def _right(answer: str, options: list[str]) -> set[int]:
    """The places of the right options as people write them: `0 1 0`, `B`, `A, C`, `2`, or an option's own text."""
    words = [word for word in re.split(r"[\s,;/|]+", answer.strip(" .()[]")) if word]
    if len(words) == len(options) and set(words) <= {"0", "1"} and len(words) > 1:
        return {at for at, word in enumerate(words) if word == "1"}
    folded = [" ".join(option.casefold().split()) for option in options]
    lines = [" ".join(line.casefold().split()) for line in re.split(r"\n|;|\|\|", answer) if line.strip()]
    if lines and all(line in folded for line in lines):
        return {folded.index(line) for line in lines}
    if words and all(re.fullmatch(r"\d{1,2}", word) for word in words):
        places = {int(word) - 1 for word in words}
    elif words and all(re.fullmatch(r"[A-Ha-h]{1,8}", word) for word in words):
        places = {ord(letter) - ord("a") for word in words for letter in word.casefold()}
    else:
        return set()
    return places if places <= set(range(len(options))) else set()


def _basic(note: RawNote, read: Mapping[str, Shown], paths: Mapping[str, str]) -> Carried:
    question = _named(read, _QUESTION) or next(iter(read), "")
    answer = next((name for name in read if name != question and _ANSWER.match(name)), "")
    answer = answer or next((name for name in read if name != question and read[name].text), "")
    if not question or not answer or not read[question].text or not read[answer].text:
        return Carried(None, ("a note without a question and an answer in text",))
    choice = Choice(read[question].text, (Option(read[answer].text, True),))
    others = {name: value for name, value in read.items() if name not in {question, answer}}
    sounds = Shown("", read[question].images, (*read[question].sounds, *read[answer].sounds))
    card, lost = _rest(note, Card(choice=choice), others, sounds, paths)
    reverse = ("the card that asks the other way round",) if len(note.ords) > 1 else ()
    return Carried(card, (*reverse, *lost))


def _named(read: Mapping[str, Shown], pattern: re.Pattern[str]) -> str:
    return next((name for name in read if pattern.match(name)), "")


def _rest(
    note: RawNote, card: Card, read: Mapping[str, Shown], asked: Shown, paths: Mapping[str, str]
) -> tuple[Card, tuple[str, ...]]:
    """The card with explanation, source, hint, sound and tags; and the fields that found no place."""
    why: list[str] = []
    sources: list[Source] = []
    lost: list[str] = []
    hint = ""
    sounds = list(asked.sounds)
    for name, value in read.items():
        sounds += value.sounds
        if not value.text:
            continue
        if _WHY.match(name):
            why.append(value.text)
        elif _SOURCE.match(name):
            sources.append(Source(html.unescape(value.text)))
        elif _HINT.match(name) and not hint:
            hint = value.text
        else:
            lost.append(f"the field “{name}”")
    if len(sounds) > 1:
        lost.append("a second sound")
    audio = paths.get(sounds[0], sounds[0]) if sounds else ""
    made = Card(
        choice=card.choice,
        cloze=card.cloze,
        why="\n\n".join(why),
        hint=hint,
        sources=tuple(sources),
        tags=tuple(name for name in note.tags if name.casefold() not in {"marked", "leech"}),
        audio=audio,
    )
    return made, tuple(lost)
