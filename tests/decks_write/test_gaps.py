"""The signs for gaps are read as documented, and whatever is written is read back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.decks.gaps import GapFault, cloze_text, read_cloze
from quiz.model.card import Cloze, Gap


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[[Etna]] is high.", (Gap(1, "Etna"), " is high.")),
        (
            "[[Mount Etna|Etna]] in [[Italy::country]]",
            (Gap(1, "Mount Etna", ("Etna",)), " in ", Gap(2, "Italy", (), "country")),
        ),
        ("[[ a | b | c :: d ]]", (Gap(1, "a", ("b", "c"), "d"),)),
        ("{{c2::Paris::city}}, {{c1::France}}", (Gap(2, "Paris", (), "city"), ", ", Gap(1, "France"))),
        ("{{c1::a}}{{c1::b}}", (Gap(1, "a"), Gap(1, "b"))),
        ("no gap [here] {{x}} :: |", ("no gap [here] {{x}} :: |",)),
        (r"\[[no gap]]", ("[[no gap]]",)),
        (r"\{{c1::no gap}}", ("{{c1::no gap}}",)),
        (r"\\[[gap]]", ("\\", Gap(1, "gap"))),
        (r"$\frac{1}{2}$ is [[$\{x\}$]]", (r"$\frac{1}{2}$ is ", Gap(1, r"$\{x\}$"))),
        (r"[[P(A\|B)::a\::b]]", (Gap(1, "P(A|B)", (), "a::b"),)),
        (r"[[x[\]]|y]]", (Gap(1, "x[]]", ("y",)),)),
        ("[[[a]]]", ("[", Gap(1, "a"), "]")),
        ("[[ [a] ]]", (Gap(1, "[a]"),)),
        ("xs[[0]] [[two\nlines]]", ("xs", Gap(1, "0"), " ", Gap(2, "two\nlines"))),
        ("[[a::b::c|d]]", (Gap(1, "a", (), "b::c|d"),)),
        ("", ("",)),
    ],
)
def test_reading(text: str, parts: tuple[str | Gap, ...]) -> None:
    assert read_cloze(text) == (Cloze(parts), ())


def test_an_open_or_empty_gap_is_told_with_its_place() -> None:
    assert read_cloze("The [[heart pumps") == (Cloze(("The [[heart pumps",)), (GapFault("open", 4, 6),))
    cloze, faults = read_cloze("The [[ ]] and [[|b]]")
    assert faults == (GapFault("empty", 4, 9), GapFault("empty", 14, 20))
    assert [gap.answer for gap in cloze.gaps] == ["", ""]


signs = st.sampled_from(
    ["[", "]", "[[", "]]", "|", "::", ":", "\\", "{{c1::", "}}", "{", "}", "a", "b c", " ", "\n", "é"]
)
texts = st.lists(signs, max_size=6).map("".join)
answers = texts.map(str.strip).filter(bool)
gaps = st.tuples(answers, st.lists(answers, max_size=2).map(tuple), texts.map(str.strip))


@st.composite
def clozes(draw: st.DrawFn) -> Cloze:
    """Clozes in the form that reading gives: no two stretches of plain text in a row, none empty."""
    own = draw(st.booleans())
    parts: list[str | Gap] = []
    for piece in draw(st.lists(st.one_of(texts, gaps), max_size=5)):
        if isinstance(piece, tuple):
            count = sum(isinstance(part, Gap) for part in parts)
            parts.append(Gap(count + 1 if own else draw(st.integers(0, 9)), *piece))
        elif parts and isinstance(parts[-1], str):
            parts[-1] += piece
        elif piece:
            parts.append(piece)
    return Cloze(tuple(parts) or ("",))


@settings(max_examples=500, deadline=None)
@given(clozes())
def test_what_is_written_is_read_back(cloze: Cloze) -> None:
    assert read_cloze(cloze_text(cloze)) == (cloze, ())


@settings(max_examples=300, deadline=None)
@given(texts)
def test_any_text_is_read_and_written_the_same_twice(text: str) -> None:
    cloze, faults = read_cloze(text)
    if not faults:
        assert read_cloze(cloze_text(cloze))[0] == cloze


def test_gaps_in_order_are_written_in_brackets_and_others_with_numbers() -> None:
    assert cloze_text(Cloze((Gap(1, "a"), " ", Gap(2, "b", ("c",), "d")))) == "[[a]] [[b|c::d]]"
    assert cloze_text(Cloze((Gap(1, "a"), " ", Gap(1, "b")))) == "{{c1::a}} {{c1::b}}"
