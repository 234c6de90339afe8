"""The tree of a deck file: what it holds, where each piece stands, what is refused."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quiz.decks import events
from quiz.decks.events import MAX_DEPTH, SyntaxFault, build
from quiz.decks.tree import List, Map, Node, Text

TRAPS = sorted((Path(__file__).parent / "traps").glob("*.yaml"))


def texts(node: Node | None) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, List):
        for item in node.items:
            yield from texts(item)
    elif isinstance(node, Map):
        for key, value in node.entries.values():
            yield key
            yield from texts(value)


def shape(node: Node | None) -> object:
    if isinstance(node, Text):
        return (node.value, node.start, node.end, node.style)
    if isinstance(node, List):
        return [node.start, node.end, [shape(item) for item in node.items]]
    if isinstance(node, Map):
        return {name: (key.start, key.end, shape(value)) for name, (key, value) in node.entries.items()}
    return None


def test_everything_is_text() -> None:
    written = [
        "no",
        "on",
        "null",
        "~",
        "007",
        "010",
        "0x1F",
        "1_000",
        "12:30",
        "2024-05-01",
        "1.50",
        "=",
        "<<",
    ]
    tree = build("".join(f"- {value}\n" for value in written))
    assert [text.value for text in texts(tree.root)] == written
    assert not tree.faults


def test_offsets_count_letters_behind_emoji_and_windows_line_ends() -> None:
    text = "- q: 😀 née\r\n  a: 'it''s'\r\n  why: |\r\n    one\r\n    two\r\n- [é, x]\r\n"
    by_value = {node.value: text[node.start : node.end] for node in texts(build(text).root)}
    assert by_value["😀 née"] == "😀 née"
    assert by_value["it's"] == "'it''s'"
    assert by_value["one\ntwo\n"].startswith("|\r\n    one")
    assert by_value["x"] == "x"


def test_a_card_ends_with_its_last_word() -> None:
    text = "- q: x\n  a: y   # a comment\n\n# more\n\n- q: z\n  a: w\n"
    root = build(text).root
    assert isinstance(root, List)
    assert [text[item.start : item.end] for item in root.items] == ["q: x\n  a: y", "q: z\n  a: w"]


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("a: *b", "alias", "*b"),
        ("a: &b c", "anchor", "&b c"),
        ("a: !b c", "tag", "!b c"),
        ("a: !!python/object/apply:os.system [x]", "tag", "!!python/object/apply:os.system "),
        ("a: 1\nb: 2\na: 3", "duplicate-key", "a"),
        ("[a]: b", "odd-key", "[a]"),
        ("a: b\n---\nc: d", "documents", "---"),
    ],
)
def test_what_a_deck_has_no_use_for_is_a_fault_with_its_place(text: str, code: str, at: str) -> None:
    (fault,) = build(text).faults
    assert fault.code == code
    assert text[fault.start : fault.end].startswith(at.strip())


def test_of_a_key_that_stands_twice_both_places_are_known() -> None:
    text = "a: 1\nb: 2\na: 3"
    (fault,) = build(text).faults
    assert (fault.start, fault.end) == (10, 11) and fault.first == (0, 1)


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "[[", "a: ["])
def test_deep_nesting_is_refused_at_once(sign: str) -> None:
    start = time.process_time()
    with pytest.raises(SyntaxFault) as caught:
        build(sign * 50_000)
    assert time.process_time() - start < 0.3
    assert caught.value.code in ("too-deep", "syntax")
    assert caught.value.start <= 2 * len(sign) * (MAX_DEPTH + 1) + 1


def test_the_format_itself_is_not_too_deep() -> None:
    build("cards:\n- q: x\n  source:\n  - {in: a, says: [[[b]]]}\n")


def test_an_alias_bomb_is_no_bomb() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    tree = build("\n".join(lines))
    assert {fault.code for fault in tree.faults} == {"anchor", "alias"}
    assert sum(1 for _ in texts(tree.root)) < 200


@pytest.mark.parametrize("path", TRAPS, ids=lambda path: path.stem)
def test_without_libyaml_the_same_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        path.read_bytes().decode("utf-8", "replace").replace("\0", " ").replace("\x07", " ").lstrip("\ufeff")
    )
    if len(text) > 20_000 or "\u2028" in text:
        pytest.skip("PyYAML's own parser reads this otherwise")
    read: list[object] = []
    for fast in (True, False):
        monkeypatch.setattr(yaml, "__with_libyaml__", fast)
        try:
            tree = build(text)
        except SyntaxFault as fault:
            read.append(fault.code)
        else:
            read.append((shape(tree.root), [(fault.code, fault.start) for fault in tree.faults]))
    assert read[0] == read[1]


def test_the_fast_parser_is_the_one_in_use() -> None:
    assert yaml.__with_libyaml__
    assert type(events._parser("a")).__name__ == "CParser"


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"), st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1)
        )
    )
)
def test_every_text_stands_where_it_is_said_to_stand(pairs: list[tuple[str, str]]) -> None:
    text = "".join(f"- {key}: {value}\n" for key, value in pairs)
    found = list(texts(build(text).root))
    assert [node.value for node in found] == [part for pair in pairs for part in pair]
    assert all(text[node.start : node.end] == node.value for node in found)
