"""Fixes change what is wrong and nothing else."""

from __future__ import annotations

import codecs
import difflib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.decks.edits import Edits, compose, splice
from quiz.decks.examine import examine
from quiz.decks.fixes import fix_all
from quiz.decks.read import parse
from quiz.decks.source import Source, decode
from quiz.errors import Fix

MESSY = (
    "# Year 7 deck\n"
    "cards:\n"
    "- q:   What is  2+2?     # easy one\n"
    '  a: "4"\n'
    "  worng: [3,   5 ,22]\n"
    "\n"
    "\n"
    "  # TODO: check the second one\n"
    "-   question: Is ice lighter than water?   \n"
    "    a: 'It''s lighter'\n"
    "    wrong: [Note: it is not,\n"
    "            no]\n"
    "# - q: switched off\n"
    "- cloze: >-\n"
    "    The [[heart]]\n"
    "    pumps blood.\n"
    "  level: easy   \n"
    "# the end"
)
CHANGED = [
    "  wrong: [3,   5 ,22]",
    "-   q: Is ice lighter than water?   ",
    '    wrong: ["Note: it is not",',
    "  level: 1   ",
]


def fixed(text: str) -> str:
    return fix_all(Source("deck.yaml", text), None).text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_only_the_lines_at_fault_change(newline: str) -> None:
    before = MESSY.replace("\n", newline)
    after = fixed(before)
    matcher = difflib.SequenceMatcher(None, before.split(newline), after.split(newline), autojunk=False)
    changed = [
        line
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag != "equal"
        for line in after.split(newline)[start:end]
    ]
    assert changed == CHANGED
    assert not [problem for problem in parse(after, "deck.yaml")[1] if problem.severity == "error"]


def test_a_second_time_changes_nothing() -> None:
    once = fix_all(Source("deck.yaml", MESSY), None)
    assert once.made == 4
    again = fix_all(Source("deck.yaml", once.text), None)
    assert (again.made, again.text) == (0, once.text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_the_encoding_stays(encoding: str) -> None:
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    source = decode(mark + "- question: Où est-ce?\r\n  a: à Évry\r\n".encode(encoding), "deck.yaml")
    assert not source.faults
    after = fix_all(source, None)
    assert source.encode(after.text) == mark + "- q: Où est-ce?\r\n  a: à Évry\r\n".encode(encoding)


def test_a_file_in_a_foreign_encoding_is_left_alone() -> None:
    source = decode("- question: Où est-ce?\n  a: Évry\n".encode("cp1252"), "deck.yaml")
    after = fix_all(source, None)
    assert after.made == 0 and source.faults[0].code == "encoding"
    assert "Où est-ce" in source.line(1)


def test_a_fix_that_would_not_help_is_not_offered() -> None:
    (problem,) = [
        one for one in parse("- q: What?\n  a: x\n  order: random\n", "d")[1] if one.code == "unknown-word"
    ]
    assert problem.fixes == ()
    text = "- q: What?\n  anser: x\n  answer: y\n"
    problems = {one.message: bool(one.fixes) for one in parse(text, "d")[1]}
    assert problems == {"a card has no `anser`": True, "a card has no `answer`": False}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- q: What?\n  a: The answer is #1\n", '- q: What?\n  a: "The answer is #1"\n'),
        ("- q: What?\n  a: He said \"no\": really\n", "- q: What?\n  a: 'He said \"no\": really'\n"),
        ("- q: What?\n  a: x\n  wrong: [1,000, 2,000]\n", '- q: What?\n  a: x\n  wrong: ["1,000", "2,000"]\n'),
        ("- q: What?\n  a: x\n  wrong1: a, b\n  wrong2: 'c'\n", "- q: What?\n  a: x\n  wrong: [\"a, b\", 'c']\n"),
        ("- q: What?\r\n  a: x\r\n  wrong1: y\r\n  wrong2: z\r\n", "- q: What?\r\n  a: x\r\n  wrong: [y, z]\r\n"),
        ("cards:\n  q: What?\n  a: x\n", "cards:\n  - q: What?\n    a: x\n"),
        ("q: What?\na: x\n", "- q: What?\n  a: x\n"),
        ("- q: What?\n  a: x\n  q: Who?\n  a: y\n", "- q: What?\n  a: x\n- q: Who?\n  a: y\n"),
        ("-q: What?\n a: x\n", "- q: What?\n  a: x\n"),
        ("- q: \"Half of $\\frac12$?\"\n  a: x\n", "- q: 'Half of $\\frac12$?'\n  a: x\n"),
        ("- type: mc\n  q: What?\n  a: x\n", "- q: What?\n  a: x\n"),
        ("- cloze: {{c1::Oslo}} is it.\n", '- cloze: "{{c1::Oslo}} is it."\n'),
        ("fragen:\n- q: What?\n  a: x\n", "cards:\n- q: What?\n  a: x\n"),
        ("- q: What?\n  a: x\n---\n- q: Who?\n  a: y\n", "- q: What?\n  a: x\n- q: Who?\n  a: y\n"),
        ("- q: What?\n  a: [x, y\n  why: z\n", None),
        ("- q: What?\n\ta: x\n", "- q: What?\n  a: x\n"),
    ],
)  # fmt: skip
def test_what_a_fix_makes(before: str, after: str | None) -> None:
    assert fixed(before) == (after or before.replace("[x, y", "[x, y]"))


def test_after_a_syntax_error_the_rest_is_checked() -> None:
    text = (
        "- q: What: this?\n  a: x\n  levle: 2\n- q: Who?\n  a: y\n  level: 9\n- cloze: {{c1::Oslo}} is it.\n"
    )
    deck, problems = parse(text, "deck.yaml")
    assert [(one.place.line, one.place.column, one.code) for one in problems if one.place] == [
        (1, 10, "needs-quotes"),
        (3, 3, "unknown-key"),
        (6, 10, "bad-level"),
        (7, 10, "needs-quotes"),
    ]
    assert [card.at.line for card in deck.cards if card.at] == [7]


def test_a_card_that_cannot_be_mended_does_not_hide_the_others() -> None:
    text = 'cards:\n  - q: One?\n    a: x\n  - }{: [\n    %: - "\n  - q: Two?\n    a: y\n    level: 7\n'
    examined = examine(Source("deck.yaml", text), None)
    assert [card.question for card in examined.deck.cards] == ["One?"]
    lines = [one.place.line for one in examined.problems if one.place]
    assert lines[-1] == 8 and set(lines[:-1]) <= {4, 5}


fixes_of_ten = st.lists(
    st.tuples(st.integers(0, 10), st.integers(0, 3), st.text("xyz", max_size=3)), max_size=4
).map(lambda rows: apart(rows, 10))


def apart(rows: list[tuple[int, int, str]], size: int) -> list[Fix]:
    """Changes that do not touch, from any rows of start, length, text."""
    out: list[Fix] = []
    for start, length, text in sorted(rows):
        end = min(start + length, size)
        if start <= size and (not out or start > out[-1].end) and (end > start or text):
            out.append(Fix(start, end, text))
    return out


@given(fixes_of_ten, st.data())
def test_two_rounds_of_changes_are_one(first: list[Fix], data: st.DataObject) -> None:
    text = "0123456789"
    between = splice(text, first)
    rows = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(between)), st.integers(0, 3), st.text("pqr", max_size=3)), max_size=4
        )
    )
    second = apart(rows, len(between))
    assert splice(text, compose(text, first, second)) == splice(between, second)


@given(fixes_of_ten)
def test_letters_that_stay_are_found_again(fixes: list[Fix]) -> None:
    text = "0123456789"
    new = splice(text, fixes)
    back = Edits.of(fixes)
    for offset, letter in enumerate(new):
        if letter.isdigit():
            assert text[back.back(offset)] == letter


def test_a_deck_on_disk_keeps_its_bytes_without_faults(tmp_path: Path) -> None:
    text = "\ufeff- q: What?  \r\n  a: x\t\r\n\r\n"
    source = decode(text.encode(), "deck.yaml")
    assert source.encode(fix_all(source, tmp_path).text) == text.encode()
