"""Every trap that a teacher can fall into has a deck in traps/ and next to it what `quiz check` says of it.

    UPDATE_GOLDENS=1 pytest tests/decks/test_traps.py

writes the messages anew, after a change of wording. Read them aloud before committing: they are meant for somebody
who has never heard of YAML.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.decks.check import check_source
from quiz.decks.fixes import fix_all
from quiz.decks.report import as_text
from quiz.decks.source import Source, decode

TRAPS = Path(__file__).parent / "traps"
NAMES = sorted(path.stem for path in TRAPS.glob("*.yaml"))


def source_of(name: str) -> Source:
    return decode((TRAPS / f"{name}.yaml").read_bytes(), f"{name}.yaml")


def test_there_are_many() -> None:
    assert len(NAMES) >= 60


@pytest.mark.parametrize("name", NAMES)
def test_the_message_is_the_one_expected(name: str) -> None:
    told = as_text(check_source(source_of(name), TRAPS))
    golden = TRAPS / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_fixing_keeps_every_promise(name: str) -> None:
    source = source_of(name)
    before = check_source(source, TRAPS)
    fixable = {problem.code for problem in before.problems if problem.fixes}
    fixed = fix_all(source, TRAPS)
    assert bool(fixed.made) == (bool(fixable) and not source.faults)
    assert not any(problem.fixes for problem in fixed.examined.problems) or source.faults
    again = fix_all(fixed.examined.source, TRAPS)
    assert (again.made, again.text) == (0, fixed.text)
