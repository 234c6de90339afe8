"""Every verb explains itself, in its help and in the reference."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from quiz.cli import VERBS, group

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("verb", VERBS)
def test_verb_and_each_of_its_options_have_help(verb):
    command = group.get_command(click.Context(group), verb)
    assert command.help
    assert command.help[0].isupper()
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_reference_is_what_the_commands_say():
    # In a process of its own: click keeps with a command the help option that it was first asked for with.
    write = "import sys, verbs; sys.stdout.buffer.write(verbs.page().encode())"
    done = subprocess.run(
        [sys.executable, "-c", write], cwd=ROOT / "scripts", capture_output=True, check=True
    )
    assert (ROOT / "docs" / "verbs.md").read_bytes() == done.stdout, "run: make docs"


@pytest.mark.parametrize("verb", VERBS)
def test_verb_is_in_the_readme(verb):
    assert f"quiz {verb}" in (ROOT / "README.md").read_text(encoding="utf-8")
