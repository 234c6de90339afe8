from __future__ import annotations

from collections import Counter
from importlib import import_module

import pytest

from quiz.tui.commands import COMMANDS, EVERYWHERE, OPTION_LETTERS, bindings
from quiz.tui.screens.base import QuizScreen
from quiz.tui.screens.help import ABOUT, help_page

MODULES = ("practice", "home", "summary", "browse", "stats", "sources", "help", "editing")


def screens() -> dict[str, type[QuizScreen]]:
    for module in MODULES:
        import_module(f"quiz.tui.screens.{module}")
    return {screen.NAME: screen for screen in below(QuizScreen) if screen.NAME}


def below(screen: type[QuizScreen]) -> list[type[QuizScreen]]:
    return [one for child in screen.__subclasses__() for one in (child, *below(child))]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_a_method_of_its_screen(name: str) -> None:
    screen = screens()[name]
    for command in (*COMMANDS[name], *EVERYWHERE):
        action = command.action.partition("(")[0]
        if not action.startswith("app."):
            assert hasattr(screen, f"action_{action}"), f"{name} has no {action}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_help_of_its_screen(name: str) -> None:
    text = " ".join(line.text.plain.strip() for line in help_page(name).lines(100))
    for command in (*COMMANDS[name], *EVERYWHERE):
        assert command.says.split(",")[0].split(":")[0] in text
    assert ABOUT[name] == "" or ABOUT[name].split(".")[0] in text


def test_every_screen_has_its_commands() -> None:
    assert set(screens()) == set(COMMANDS) == set(ABOUT)


def test_only_keys_that_every_terminal_hands_on_are_used() -> None:
    swallowed = {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+c"}
    keys = {key for commands in COMMANDS.values() for command in commands for key in command.keys.split(",")}

    assert not keys & swallowed
    assert not {key for key in keys if key.startswith(("alt+", "f1", "shift+"))}


def test_no_command_of_a_question_takes_the_letter_of_an_option() -> None:
    answering = {"guessed", "hard", "easy"}  # only after the answer, when no option is open
    letters = {
        command.action: set(command.keys.split(",")) & set(OPTION_LETTERS)
        for command in COMMANDS["practice"]
        if command.action not in answering
    }

    assert not any(letters.values())


def test_keys_are_shared_only_by_commands_that_never_meet() -> None:
    meets = {"space": {"show_options", "next"}, "enter": {"submit", "next"}}
    for name, commands in COMMANDS.items():
        keys = Counter(key for command in commands for key in command.keys.split(",") if key)
        twice = {key for key, count in keys.items() if count > 1}
        assert twice <= set(meets) if name == "practice" else not twice


def test_options_are_answered_by_digits_and_letters() -> None:
    pairs = {binding.key for binding in bindings("practice") if binding.action.startswith("answer(")}  # type: ignore[union-attr]

    assert {"1,a", "9,i"} <= pairs
