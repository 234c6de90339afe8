"""The environment scripts: which Python they take, what they say without one, when there is nothing to do."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the scripts are for a POSIX shell")


@pytest.fixture
def tree(tmp_path):
    """The files that the environment is made from, and a folder for commands."""
    for name in ("scripts/environment.py", "scripts/environment.sh", "requirements.lock", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    return tmp_path


def command(tree, name, script):
    """Lay down a command that the shell script will find."""
    path = tree / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def run(tree, *words, **environment):
    """Run the shell script with nothing but the tree's own commands to find."""
    return subprocess.run(
        ["/bin/sh", "scripts/environment.sh", *words],
        cwd=tree,
        env={"PATH": str(tree / "bin"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def one_line(done):
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def test_no_python_at_all(tree):
    assert "Python 3.11 or newer; found no python3" in one_line(run(tree, "runtime"))


def test_old_python_is_named(tree):
    command(tree, "python3", '[ "$1" = --version ] && echo Python 3.9.2 || exit 1')
    assert "Python 3.11 or newer; found Python 3.9.2" in one_line(run(tree, "runtime"))


def test_python_without_venv(tree):
    says = 'case "$2" in *print*) echo 3.12;; *ensurepip*) exit 1;; esac'
    command(tree, "python3", says)
    assert "sudo apt install python3.12-venv" in one_line(run(tree, "runtime"))


def test_named_python_that_is_too_old(tree):
    command(tree, "old", "exit 1")
    command(tree, "python3", "echo should not be asked; exit 0")
    assert "old is not Python 3.11 or newer" in one_line(run(tree, "runtime", PYTHON="old"))


def test_python_with_venv_is_preferred(tree):
    command(tree, "python3.13", 'case "$2" in *ensurepip*) exit 1;; esac')
    command(tree, "python3.12", '[ "$1" = -c ] || echo "runs $*"')
    done = run(tree, "everything")
    assert done.stdout == "runs scripts/environment.py everything\n"


def check(tree, part):
    script = [sys.executable, "scripts/environment.py", part, "--check"]
    return subprocess.run(script, cwd=tree, capture_output=True, check=False).returncode


@pytest.fixture
def installed(tree):
    """An environment as a finished run leaves it, without the distributions' contents."""
    bin_folder = tree / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    (bin_folder / "python").symlink_to(sys.executable)
    (tree / ".venv" / "lib" / "python3" / "site-packages" / "one-1.dist-info").mkdir(parents=True)
    write = "import environment, json; print(json.dumps(environment.wanted()))"
    script = tree / "scripts"
    done = subprocess.run(
        [sys.executable, "-c", write], cwd=script, capture_output=True, text=True, check=True
    )
    stamp = {"part": "runtime", **json.loads(done.stdout), "distributions": ["one-1.dist-info"]}
    (tree / ".venv" / "factdeck.json").write_text(json.dumps(stamp))
    return tree


def test_nothing_to_do_when_nothing_changed(installed):
    assert check(installed, "runtime") == 0


def test_something_to_do_without_an_environment(tree):
    assert check(tree, "runtime") == 1


def test_something_to_do_for_the_larger_part(installed):
    assert check(installed, "everything") == 1


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_something_to_do_when_an_input_changed(installed, name):
    with (installed / name).open("a") as file:
        file.write("# changed\n")
    assert check(installed, "runtime") == 1


@pytest.mark.parametrize(
    "lost", [".venv/bin/python", ".venv/factdeck.json", ".venv/lib/python3/site-packages/one-1.dist-info"]
)
def test_something_to_do_when_something_is_lost(installed, lost):
    path = installed / lost
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink()
    assert check(installed, "runtime") == 1


def test_something_to_do_after_an_interruption(installed):
    (installed / ".venv" / "unfinished").touch()
    assert check(installed, "runtime") == 1


def test_something_to_do_when_the_folder_was_moved(installed):
    moved = installed.with_name("moved")
    installed.rename(moved)
    assert check(moved, "runtime") == 1


@pytest.mark.parametrize("stamp", ["", "[]", "{}", '{"part": "nothing"}'])
def test_unreadable_stamp_counts_as_none(installed, stamp):
    (installed / ".venv" / "factdeck.json").write_text(stamp)
    assert check(installed, "runtime") == 1
