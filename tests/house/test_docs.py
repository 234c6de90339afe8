"""What the pages say is true: commands run, samples are decks that pass, links and names lead somewhere."""

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TARGETS = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

# Commands that fetch or install; they are tried by hand for a release.
ELSEWHERE = (
    "git clone",
    "cd factdeck",
    "pip install",
    "python -m pip install",
    "uv tool install",
    "pipx install",
)


def load_script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(page, language):
    text = page.read_text(encoding="utf-8")
    return [body for kind, body in BLOCK.findall(text) if kind == language]


def commands(page):
    lines = "".join(blocks(page, "sh")).replace("\\\n", " ").splitlines()
    return [
        re.split(r"\s#\s", line)[0].strip() for line in lines if line.strip() and not line.startswith("#")
    ]


@pytest.fixture
def folder(tmp_path):
    """A folder like a fresh clone's, as far as quiz is concerned."""
    for name in ("seeds", "decks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def run_quiz(line, cwd):
    """Run a line as a shell would, with this Python's quiz for `quiz`."""
    own = cwd / ".bin" / "quiz"
    own.parent.mkdir(exist_ok=True)
    own.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m quiz "$@"\n')
    own.chmod(0o755)
    return subprocess.run(
        line,
        shell=True,
        cwd=cwd,
        env={
            **os.environ,
            "PATH": f"{own.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "QUIZ_DATA_DIR": str(cwd / "progress"),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_run(page, folder):
    for line in commands(page):
        words = line.split()
        if words[0] == "make":
            assert words[1] in TARGETS, line
        elif words[0] == "quiz":
            done = run_quiz(line, folder)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        else:
            assert line.startswith(ELSEWHERE), f"{page.name}: {line} is neither make nor quiz"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_sample_decks_pass_the_check(page, tmp_path):
    text = re.sub(
        r"<!-- card .*\n```yaml\n(?:.*\n)*?```", "", page.read_text(encoding="utf-8")
    )  # one of a deck
    for number, (_, body) in enumerate(found for found in BLOCK.findall(text) if found[0] == "yaml"):
        deck = body if re.search(r"^cards:", body, re.MULTILINE) else f"deck: Sample\ncards:\n{body}"
        path = tmp_path / f"{number}.yaml"
        path.write_text(deck, encoding="utf-8")
        done = run_quiz(f"quiz check {path.name}", tmp_path)
        assert done.returncode == 0, f"{body}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_named_files_exist(page):
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    folders = "quiz|tests|docs|seeds|decks|scripts|benchmarks"
    for name in re.findall(rf"`((?:{folders})/[\w./-]*)`", text):
        if name.startswith("quiz/shipped") or "NAME" in name:
            continue  # the decks' place in the wheel; a file yet to be written
        assert (ROOT / name).exists(), f"{page.name}: {name}"


def test_pages_named_in_the_code_exist():
    for path in (ROOT / "quiz").rglob("*.py"):
        for name in re.findall(r"\bdocs/[\w-]+\.md\b", path.read_text(encoding="utf-8")):
            assert (ROOT / name).exists(), f"{path.relative_to(ROOT)}: {name}"


def test_every_room_is_on_the_map():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for path in (ROOT / "quiz").iterdir():
        if path.name.startswith(("_", ".")) or path.suffix not in ("", ".py"):
            continue
        name = f"quiz/{path.name}{'/' if path.is_dir() else ''}"
        assert f"| `{name}` |" in text, name


def test_every_dependency_is_accounted_for():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in project["dependencies"]}
    rows = text.partition("## Dependencies")[2].partition("\n## ")[0]
    assert named == set(re.findall(r"^\| ([\w.-]+) \| .* \| .* \|$", rows, re.MULTILINE)) - {"distribution"}


def test_every_target_says_what_it_does():
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    described = set(re.findall(r"^ +make ([\w-]+)\s+\S", done.stdout, re.MULTILINE))
    assert described == TARGETS - {"runtime", "everything"}


def test_readme_shows_a_card_of_the_deck_and_a_sentence_behind_it():
    script = load_script("readme")
    text = script.README.read_text(encoding="utf-8")
    deck = script.DECK.read_text(encoding="utf-8")
    assert script.page(text, deck) == text, "run: make docs"
    (key,) = re.findall(r"<!-- card (\w+) -->", text)
    (sentence,) = re.findall(r"^> (.+)$", text, re.MULTILINE)
    assert sentence in script.card(deck, key)
