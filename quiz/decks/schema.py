"""The deck format as JSON Schema (draft 7), for completion, hover texts and warnings in editors.

It is made from the tables of `quiz.decks.keys`, which the checker uses too. An editor reads a deck by YAML's own
rules, to which `1998` is a number and `yes` may be a truth value; wherever a text is meant all three are allowed.
The schema is the looser of the two: what it accepts may still be a problem for `quiz check`.
"""

from __future__ import annotations

import json
from typing import Any

from quiz.decks.keys import CARD, DECK, TABLES, Key, Kind, Table

__all__ = ["schema", "schema_text"]

Schema = dict[str, Any]

_SCALAR = ["string", "number", "boolean"]
_SNIPPETS: tuple[tuple[str, str, Schema], ...] = (
    ("question with options", "q, a, wrong", {"q": "$1", "a": "$2", "wrong": ["$3", "$4"]}),
    ("text with a gap", "cloze", {"cloze": "$1 [[$2]]"}),
    ("true statement", "fact", {"fact": "$1"}),
    ("false statement", "myth", {"myth": "$1"}),
)


def schema() -> Schema:
    """The schema as a value."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A deck of cards",
        "description": "Cards to learn from. A card needs `q` and `a`, or `cloze`, or `fact`, or `myth`.",
        "type": ["object", "array"],
        **_fields(DECK),
        "required": ["cards"],
        "items": {"$ref": "#/definitions/card"},
        "definitions": {table.name: _object(table) for table in TABLES.values() if table is not DECK},
    }


def schema_text() -> str:
    """The schema as JSON, ready to be saved beside a deck."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _object(table: Table) -> Schema:
    made: Schema = {"type": "object", **_fields(table)}
    if table is CARD:
        made |= _card_rules()
    elif table.name == "option":
        made |= {"dependencies": {"right": {"not": {"required": ["wrong"]}}}, "minProperties": 1}
    elif table.name == "source":
        made |= {"minProperties": 1}
    return made


def _card_rules() -> Schema:
    """Which keys go together on a card."""
    return {
        "dependencies": {"a": ["q"], "wrong": ["q"], "options": ["q"], "within": {"required": ["a"]}},
        "if": {"required": ["q"]},
        "then": {"if": {"not": {"required": ["options"]}}, "then": {"required": ["a"]}},
        "else": {
            "if": {"not": {"anyOf": [{"required": [name]} for name in ("cloze", "fact", "myth")]}},
            "then": {"required": ["q"]},
        },
        "defaultSnippets": [
            {"label": label, "description": text, "body": body} for label, text, body in _SNIPPETS
        ],
    }


def _fields(table: Table) -> Schema:
    """The keys of a table, the words that are taken for them elsewhere, and nothing else."""
    known = {name: _value(key) for name, key in table.keys.items()}
    renamed = {
        word: {
            "deprecationMessage": f"`{word}` is called `{name}` here.",
            "doNotSuggest": True,
            "description": f"Write `{name}` instead.",
        }
        for word, name in table.synonyms.items()
        if word not in known
    }
    return {"properties": {**known, **renamed}, "additionalProperties": False}


def _value(key: Key) -> Schema:
    example = f"\n\n```yaml\n{key.example}\n```" if key.example else ""
    return {
        "description": key.hover,
        "markdownDescription": key.hover + example,
        **_KINDS.get(key.kind, {"type": _SCALAR}),
        **({"enum": list(key.words)} if key.words else {}),
    }


def _pattern(pattern: str, says: str, *types: str, **more: Any) -> Schema:
    return {"type": [*types], "pattern": pattern, "patternErrorMessage": says, **more}


def _one_or_more(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}


_TEXT: Schema = {"type": _SCALAR}
_TEXTS = _one_or_more(_TEXT)
_REF = "#/definitions/"
_SOURCE_ITEM: Schema = {
    "type": [*_SCALAR, "object"],
    "if": {"type": "object"},
    "then": {"$ref": f"{_REF}source"},
}

_KINDS: dict[Kind, Schema] = {
    Kind.TEXT: _TEXT,
    Kind.TEXTS: _TEXTS,
    Kind.ID: _pattern(
        r"^[\w][\w.-]{0,63}$", "An id has letters, digits, - _ and . only, 64 at most.", "string", "number"
    ),
    Kind.LANG: _pattern(
        "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Write a code such as en, de or pt-BR.", "string"
    ),
    Kind.LEVEL: _pattern(
        "^[1-5]$",
        "A level is a number from 1 (easy) to 5 (hard).",
        "integer",
        "string",
        minimum=1,
        maximum=5,
    ),
    Kind.NUMBER: _pattern(
        r"^[0-9]+([.,][0-9]+)?$", "Write a number such as 2 or 0.5.", "number", "string", minimum=0
    ),
    Kind.TOLERANCE: _pattern(
        r"^(±|\+-)? *[0-9]+([.,][0-9]+)? *%?$",
        "Write a number such as 50, or a share such as 5%.",
        "number",
        "string",
        minimum=0,
    ),
    Kind.YES: {"enum": ["yes", "no", True, False]},
    Kind.WORD: {"type": "string"},
    Kind.TAGS: _TEXTS,
    Kind.FILE: {"type": "string"},
    Kind.DATE: _pattern(
        "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "Write a day as 2022-03-10.", "string", "integer"
    ),
    Kind.SOURCES: {"anyOf": [_SOURCE_ITEM, {"type": "array", "items": _SOURCE_ITEM, "minItems": 1}]},
    Kind.OPTIONS: {"type": "array", "items": {"$ref": f"{_REF}option"}, "minItems": 1},
    Kind.CARDS: {"type": "array", "items": {"$ref": f"{_REF}card"}},
    Kind.ARTICLES: {
        "type": "object",
        "additionalProperties": {
            "type": [*_SCALAR, "object"],
            "if": {"type": "object"},
            "then": {"$ref": f"{_REF}article"},
        },
    },
    Kind.DEFAULTS: {"$ref": f"{_REF}defaults"},
    Kind.LINT: {"$ref": f"{_REF}lint"},
    Kind.CODES: _one_or_more({"type": "string"}),
    Kind.HASHES: {"type": ["object", "null"], "additionalProperties": {"type": ["string", "number"]}},
}
