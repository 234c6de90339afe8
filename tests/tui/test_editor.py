from pathlib import Path

import pytest

from quiz.tui.editor import editor_command

FILE = Path("a deck.yaml")


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vim -n", ["vim", "-n", "+7", "a deck.yaml"]),
        ("/usr/bin/nano", ["/usr/bin/nano", "+7", "a deck.yaml"]),
        ("code", ["code", "--wait", "--goto", "a deck.yaml:7"]),
        ("hx", ["hx", "a deck.yaml:7"]),
        ("subl", ["subl", "--wait", "a deck.yaml:7"]),
        ("my-own-thing", ["my-own-thing", "a deck.yaml"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_way(editor: str, expected: list[str]) -> None:
    assert editor_command({"EDITOR": editor}, FILE, 7) == expected


def test_visual_goes_before_editor() -> None:
    command = editor_command({"EDITOR": "ed", "VISUAL": "vi"}, FILE, 1)

    assert command == ["vi", "+1", "a deck.yaml"]


def test_without_any_editor_there_is_no_command(tmp_path: Path) -> None:
    assert editor_command({"PATH": str(tmp_path)}, FILE, 1) is None
