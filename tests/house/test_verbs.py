"""Every verb explains itself, in its help and in the reference."""

import importlib.util
from pathlib import Path

import click
import pytest

from quiz.cli import VERBS, group

ROOT = Path(__file__).parents[2]


def load_script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("verb", VERBS)
def test_verb_and_each_of_its_options_have_help(verb):
    command = group.get_command(click.Context(group), verb)
    assert command.help
    assert command.help[0].isupper()
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_reference_is_what_the_commands_say():
    script = load_script("verbs")
    assert script.PAGE.read_text(encoding="utf-8") == script.page(), "run: make docs"


@pytest.mark.parametrize("verb", VERBS)
def test_verb_is_in_the_readme(verb):
    assert f"quiz {verb}" in (ROOT / "README.md").read_text(encoding="utf-8")
