"""The deck to start from passes the strictest check and shows what the format has."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

from quiz.cli.check import command as check
from quiz.cli.new import command as new
from quiz.decks.keys import CARD, DECK, OPTION, SOURCE
from quiz.decks.read import parse, read_deck
from quiz.errors import FileError, UsageError

TEXT = resources.files("quiz.decks").joinpath("starter.yaml").read_text(encoding="utf-8")


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(new, arguments)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stderr


def test_it_is_written_and_passes_the_strict_check_without_a_note(tmp_path: Path) -> None:
    path = tmp_path / "bees.yaml"
    code, said = run(str(path))
    assert code == 0 and f"quiz check {path}" in said
    done = CliRunner().invoke(check, ["--strict", str(path)])
    assert done.exit_code == 0 and "nothing to mend" in done.stdout
    assert not any(word in done.stdout for word in ("note[", "warning[", "error["))
    assert 12 <= len(read_deck(path).cards) <= 14


@pytest.mark.parametrize("table", [CARD, DECK, OPTION, SOURCE], ids=lambda table: table.name)
def test_every_key_of_the_format_is_shown(table) -> None:
    for name in table.keys:
        assert f"{name}:" in TEXT, name


def test_every_kind_of_card_is_there() -> None:
    cards = parse(TEXT, "starter.yaml")[0].cards
    assert {card.choice.truth for card in cards if card.choice} == {True, False}
    assert any(card.choice and card.cloze for card in cards)
    assert any(card.choice and len(card.choice.keys) > 1 for card in cards)
    assert any(card.choice and not card.choice.distractors and card.within and card.accept for card in cards)
    assert any(
        card.cloze and len({gap.number for gap in card.cloze.gaps}) < len(card.cloze.gaps) for card in cards
    )
    assert any(gap.accept for card in cards if card.cloze for gap in card.cloze.gaps)
    assert any(gap.hint for card in cards if card.cloze for gap in card.cloze.gaps)
    assert any(option.why for card in cards if card.choice for option in card.choice.options)


def test_lines_are_short_enough_to_read_in_a_terminal() -> None:
    assert max(map(len, TEXT.splitlines())) <= 120


def test_a_name_without_an_ending_gets_one(tmp_path: Path) -> None:
    run(str(tmp_path / "bees"))
    assert [path.name for path in tmp_path.iterdir()] == ["bees.yaml"]


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bees.yaml"
    path.write_bytes(b"mine")
    with pytest.raises(FileError, match="is there already"):
        run(str(path))
    assert path.read_bytes() == b"mine"


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"ends in \.yaml"):
        run(str(tmp_path / "bees.txt"))


def test_a_schema_beside_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "deck.schema.json").write_text("{}", encoding="utf-8")
    run(str(tmp_path / "bees.yml"))
    first, second, *_ = (tmp_path / "bees.yml").read_text(encoding="utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=./deck.schema.json"
    assert second == "# $schema: ./deck.schema.json"
