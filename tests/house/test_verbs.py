"""Every verb explains itself, in its help and in the reference."""

import os
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


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["make"], "missing argument 'PATHS...' (quiz make --help tells more)"),
        (["make", "."], "missing option '-o' / '--output' (quiz make --help tells more)"),
        (["make", ".", "-o", "d.yaml", "--limit", "0"], "0 is not in the range x>=1 (quiz make --help"),
        (["check", "--format", "xml", "d.yaml"], "'xml' is not one of 'text', 'json', 'github' (quiz check"),
        (["due", "now"], "got unexpected extra argument (now) (quiz due"),
        (["mkae"], "there is no verb 'mkae'; did you mean quiz make? (quiz --help tells more)"),
        (["mine.yaml"], "there is no verb 'mine.yaml'; did you mean quiz practice mine.yaml? (quiz"),
        (["zzz"], "there is no verb 'zzz' (quiz --help tells more)"),
        (["--sily"], "no such option '--sily'"),
    ],
)
def test_a_wrong_command_line_is_one_line_that_says_what_helps(words, says, tmp_path):
    (tmp_path / "mine.yaml").write_text("cards:\n  - fact: Water is wet.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "quiz", *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("quiz: ")
    assert says in done.stderr
