"""Files that are something else than a deck are one problem; many problems of a deck end with a count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quiz.cli.check import command
from quiz.decks.read import parse

PACKAGES = json.dumps({f"package-{n}": {"version": "1.0", "size": n} for n in range(300)}, indent=1)
STEPS = "".join(f"- name: step {n}\n  run: make {n}\n  env: {{A: {n}}}\n" for n in range(100))
NESTED = json.dumps({"version": 1, "rows": [{"version": str(n), "size": n} for n in range(100)]}, indent=1)
NOTES = "".join(f"- Bring the map number {n} along\n" for n in range(40))


@pytest.mark.parametrize("text", [PACKAGES, STEPS, NESTED, NOTES], ids=["map", "list", "nested", "texts"])
def test_what_is_no_deck_is_said_once(text: str) -> None:
    deck, problems = parse(text, "x.yaml")
    assert deck.cards == ()
    assert [problem.code for problem in problems] == ["not-a-deck"]
    assert problems[0].place is not None and problems[0].place.line == 1
    assert not problems[0].fixes


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"- queston: How deep is lake {n}?\n  depth: {n} m\n" for n in range(10)),
        "- Is Etna a volcano?\n- Is Rome a town?\n- Is Oslo old?\n",
        "- The [[sun]] is hot.\n- The [[moon]] is cold.\n- The sky is wide.\n",
        "deck: Lakes\nabout: All lakes\nlang: en\n",
        "- name: one\n  run: two\n",
        "- name: one\n- name: two\n- q: What is a lake?\n",
    ],
    ids=["misspelt", "questions", "gaps", "no cards yet", "one thing", "a card among them"],
)
def test_what_may_be_meant_as_a_deck_is_told_in_full(text: str) -> None:
    problems = parse(text, "x.yaml")[1]
    assert problems
    assert "not-a-deck" not in {problem.code for problem in problems}


def cards(count: int, broken: int) -> str:
    """A deck of sound cards without explanations, with as many at its end that have no answer."""
    sound = "".join(
        f"- q: Which sea has the number {n} on the old map?\n  a: Sea {n}\n  wrong: [Bay, Bay]\n"
        for n in range(count)
    )
    return sound + "".join(f"- q: What lies at place {n} of the map?\n" for n in range(broken))


def test_a_long_report_ends_with_how_many_more_there_are(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(cards(0, 80), "utf-8")
    told = CliRunner().invoke(command, [str(path)]).output
    everything = json.loads(CliRunner().invoke(command, [str(path), "--format", "json"]).output)
    found = len(everything["decks"][0]["problems"])
    assert found >= 80
    assert told.count(f"--> {path}") == 50
    assert f"... and {found - 50} more: " in told


def test_a_short_report_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(cards(0, 20), "utf-8")
    assert " more: " not in CliRunner().invoke(command, [str(path)]).output


def test_errors_at_the_end_are_told_before_warnings_at_the_head(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text("lint: {}\ncards:\n" + cards(120, 3), "utf-8")
    problems = parse(path.read_text("utf-8"), str(path))[1]
    last = max(problem.place.line for problem in problems if problem.severity == "error" and problem.place)
    told = CliRunner().invoke(command, [str(path)]).output
    assert " more: " in told
    assert f"--> {path}:{last}:" in told
