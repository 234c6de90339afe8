"""What stands beside a name and shows what kind of thing it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.facts.forms import Form, describe, stretch

Read = Callable[..., tuple[tuple[Any, ...], Any]]


def form(read: Read, text: str, name: str) -> Form:
    """The form of a name in a sentence, as if the engine had called it an organisation."""
    contexts, _ = read(text)
    sentence = contexts[0].sentence
    words = name.split()
    first = [token.text for token in sentence.tokens].index(words[0])
    last = first + len(words)
    return describe(sentence, first, last, "ORG", stretch(sentence, first, last), False)


@pytest.mark.parametrize(
    ("text", "name", "sign"),
    [
        ("The Unity module was cold.", "Unity", "craft"),
        ("They flew on the shuttle Endeavour.", "Endeavour", "craft"),
        ("Forest Hill police came.", "Forest Hill", "placed"),
        ("He buys bread from Bright and Final on Mondays.", "Bright", "cut"),
        ("Analysts of Alex. Brown left.", "Alex", "cut"),
        ("The news agency Interfax reported a fire.", "Interfax", "body"),
        ("Netflix customers paid more.", "Netflix", "body"),
        ("Halven, which is based in Oslo, was sold.", "Halven", "body"),
        ("They played 1972's Copper Street.", "Copper Street", "work"),
        ("Halven, who was born in Oslo, left.", "Halven", "person"),
    ],
)
def test_neighbours_show_the_kind(read: Read, text: str, name: str, sign: str) -> None:
    found = form(read, text, name)
    signs = ("craft", "placed", "cut", "body", "work", "person")
    assert [s for s in signs if getattr(found, s)] == [sign]


def test_a_name_alone_shows_nothing(read: Read) -> None:
    found = form(read, "Halven met on Monday.", "Halven")
    assert not (found.craft or found.placed or found.cut or found.body or found.work or found.person)
