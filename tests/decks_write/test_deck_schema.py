"""The schema says what the checker says, and an editor completes, explains and warns by it."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from quiz.cli.schema import command
from quiz.decks.keys import TABLES, Kind
from quiz.decks.schema import schema, schema_text

ROOT = Path(__file__).parents[2]

spec = importlib.util.spec_from_file_location(
    "language_server", Path(__file__).with_name("language_server.py")
)
assert spec and spec.loader
language_server = importlib.util.module_from_spec(spec)
sys.modules["language_server"] = language_server
spec.loader.exec_module(language_server)

editor = pytest.mark.skipif(
    language_server.command() is None,
    reason="needs node and npm's yaml-language-server (on the PATH or named by QUIZ_YAML_LANGUAGE_SERVER)",
)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


def test_it_is_json_and_the_same_every_time() -> None:
    assert json.loads(schema_text()) == schema()
    assert schema_text() == schema_text() and schema_text().endswith("}\n")


@pytest.mark.parametrize("name", TABLES)
def test_every_key_of_the_checker_is_known_with_its_hover(name: str) -> None:
    part = schema() if name == "deck" else schema()["definitions"][name]
    for key in TABLES[name].keys.values():
        assert part["properties"][key.name]["description"] == key.hover
        assert key.example in part["properties"][key.name]["markdownDescription"]
    assert part["additionalProperties"] is False


@pytest.mark.parametrize("name", TABLES)
def test_another_word_for_a_key_says_how_the_key_is_called(name: str) -> None:
    part = schema() if name == "deck" else schema()["definitions"][name]
    for word, key in TABLES[name].synonyms.items():
        if word not in TABLES[name].keys:
            assert f"`{key}`" in part["properties"][word]["deprecationMessage"]


def test_every_text_may_be_a_number_or_a_truth_value_to_the_editor() -> None:
    for table in TABLES.values():
        part = schema() if table.name == "deck" else schema()["definitions"][table.name]
        for key in table.keys.values():
            if key.kind in (Kind.TEXT, Kind.TEXTS, Kind.TAGS, Kind.SOURCES):
                kinds = [one["type"] for one in objects(part["properties"][key.name]) if "type" in one]
                assert any({"string", "number", "boolean"} <= set(kind) for kind in kinds), key.name


def test_every_pattern_can_be_read_and_says_what_is_expected() -> None:
    for part in objects(schema()):
        if isinstance(part.get("pattern"), str):
            re.compile(part["pattern"])
            assert part["patternErrorMessage"].endswith(".")


def test_references_lead_somewhere() -> None:
    names = {part["$ref"] for part in objects(schema()) if isinstance(part.get("$ref"), str)}
    assert names <= {f"#/definitions/{name}" for name in schema()["definitions"]}


CODE = "# yaml-language-server: $schema=./deck.schema.json\n"
JETBRAINS = "# $schema: ./deck.schema.json\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("decks")
    (folder / "deck.schema.json").write_text(schema_text(), encoding="utf-8")
    running = language_server.Server(folder)
    yield running
    running.close()


@editor
@pytest.mark.parametrize("line", [CODE, JETBRAINS])
def test_the_shipped_decks_have_no_problem(server: Any, line: str) -> None:
    for path in sorted((ROOT / "decks").glob("*.yaml")):
        assert server.problems(line + path.read_text(encoding="utf-8")) == [], path.name


@editor
@pytest.mark.parametrize("line", [CODE, JETBRAINS])
def test_a_bare_list_of_cards_and_texts_that_look_like_something_else_pass(server: Any, line: str) -> None:
    text = "- q: 1998\n  a: yes\n  wrong: [no, 1.50, 2022-03-10]\n- fact: true\n  source: 12\n- cloze: a [[b]] c\n"
    assert server.problems(line + text) == []


@editor
@pytest.mark.parametrize("line", [CODE, JETBRAINS])
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cards:\n  - question: x\n    a: y\n", "3: `question` is called `q` here."),
        ("cards:\n  - q: x\n    anser: y\n", "4: Property anser is not allowed."),
        ("cards:\n  - q: x\n", '3: Missing property "a".'),
        ("cards:\n  - why: x\n", '3: Missing property "q".'),
        ("cards:\n  - fact: x\n    level: hard\n", "4: A level is a number from 1 (easy) to 5 (hard)."),
        ("cards:\n  - fact: x\n    level: 9\n", "4: Value is above the maximum of 5."),
        ("cards:\n  - q: x\n    a: 1\n    order: kep\n", '5: Value is not accepted. Valid values: "shuffle", "keep", "sort".'),
        ("cards:\n  - q: x\n    a: 1\n    within: much\n", "5: Write a number such as 50, or a share such as 5%."),
        ("cards:\n  - id: a b\n    fact: x\n", "3: An id has letters, digits, - _ and . only, 64 at most."),
        ("lang: english\ncards:\n  - fact: x\n", "2: Write a code such as en, de or pt-BR."),
        ("cards:\n  - q: x\n    a: {b: c}\n", "4: Incorrect type. Expected one of string, number, boolean."),
        ("deck: x\n", '2: Missing property "cards".'),
    ],
)  # fmt: skip
def test_a_mistake_is_marked_on_its_line_in_plain_words(server: Any, line: str, text: str, says: str) -> None:
    assert says in server.problems(line + text)


@editor
@pytest.mark.parametrize("line", [CODE, JETBRAINS])
def test_keys_and_words_are_completed(server: Any, line: str) -> None:
    offered = server.completions(line + "cards:\n  - q: x\n    ")
    assert {"a", "wrong", "cloze", "why", "source", "level"} <= set(offered)
    assert offered["a"] == "a: " and "question" not in offered
    assert server.completions(line + "cards:\n  - ")["question with options"].startswith("q: $1")
    assert {"shuffle", "keep", "sort"} <= set(server.completions(line + "cards:\n  - q: x\n    order: "))
    assert {"title", "publisher"} <= set(server.completions(line + "articles:\n  nbc:\n    "))
    assert {"deck", "lang", "defaults", "cards"} <= set(server.completions(line + ""))


@editor
def test_a_key_is_explained_with_an_example(server: Any) -> None:
    said = server.hover(CODE + "cards:\n  - cloze: a [[b]]\n    within: 3\n", 4, 6)
    assert "How far a typed number may be off" in said and "within: 50" in said


def test_the_verb_prints_it_or_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "deck.schema.json"
    assert CliRunner().invoke(command, []).stdout == schema_text()
    done = CliRunner().invoke(command, ["-o", str(path)])
    assert (done.stdout, path.read_text(encoding="utf-8")) == ("", schema_text())
