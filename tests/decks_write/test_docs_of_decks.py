"""What the page on decks shows is so: its decks are right, and its mistakes are answered as it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from quiz.cli.check import command as check
from quiz.decks.keys import CARD, DECK

PAGE = (Path(__file__).parents[2] / "docs" / "decks.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall(PAGE)
DECKS = [body for kind, body in BLOCKS if kind == "yaml"]
MISTAKES = [
    (body, said)
    for (kind, body), (next_kind, said) in pairwise(BLOCKS)
    if (kind, next_kind) == ("yml", "text")
]


Checked = Callable[..., tuple[int, str]]


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checked:
    monkeypatch.chdir(tmp_path)

    def run(deck: str, *options: str) -> tuple[int, str]:
        Path("deck.yaml").write_text(deck, encoding="utf-8")
        done = CliRunner().invoke(check, [*options, "deck.yaml"], catch_exceptions=False)
        return done.exit_code, done.stdout

    return run


@pytest.mark.parametrize("deck", DECKS)
def test_every_sample_has_nothing_to_mend(checked: Checked, deck: str) -> None:
    code, said = checked(deck)
    assert (code, "nothing to mend" in said) == (0, True), said


def test_there_are_ten_mistakes() -> None:
    assert len(MISTAKES) == 10
    assert len(re.findall(r"^\*\*\d+\. ", PAGE, re.MULTILINE)) == 10


@pytest.mark.parametrize(("deck", "wanted"), MISTAKES)
def test_every_mistake_is_answered_as_the_page_says(checked: Checked, deck: str, wanted: str) -> None:
    _, said = checked(deck)
    lines = iter(said.splitlines())
    missing = [line for line in wanted.splitlines() if line not in lines]
    assert missing == [], said


@pytest.mark.parametrize(("deck", "wanted"), MISTAKES)
def test_a_fix_that_the_page_shows_is_made(checked: Checked, deck: str, wanted: str) -> None:
    if "fix" in wanted:
        _, said = checked(deck, "--fix")
        assert "error[" not in said and "warning[cut-off]" not in said, said


def test_every_key_is_on_the_page() -> None:
    for name in (*CARD.keys, *DECK.keys):
        assert f"`{name}" in PAGE or re.search(rf"^(?:  - |    )?{name}:", PAGE, re.MULTILINE), name
