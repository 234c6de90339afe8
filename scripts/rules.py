"""Write docs/rules.md, the rules of item writing, from the checks themselves: `python scripts/rules.py`."""

from __future__ import annotations

import inspect
from pathlib import Path

from quiz.checks import CHECKS, DECK_CHECKS
from quiz.checks.rule import Check, DeckCheck

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"
HEAD = """\
# The rules of item writing

What `quiz check` has to say about the questions of a deck, beyond their spelling in the file. Written by
`python scripts/rules.py`; a test compares.

An error cannot be asked. A warning is told always, a note with `--strict` only. A rule is silenced for one card by a
comment `# quiz: ok L102` in it, for a deck by `lint: {off: [L102]}` at its top. Rules marked *English* judge only decks
with `lang: en`; those marked *spaces* only languages that put spaces between words; those marked *made* only cards that
are made from articles.

| code | weight | rule | from | holds for |
|---|---|---|---|---|
"""


def row(check: Check | DeckCheck) -> str:
    """One rule as a row: its docstring's first sentences, and its source after them."""
    text = inspect.cleandoc(check.find.__doc__ or "")
    rule, _, source = (part.replace("\n", " ") for part in text.partition("\n\n"))
    marks = ["a deck"] if isinstance(check, DeckCheck) else []
    if isinstance(check, Check):
        marks += ["English"] * ("en" in check.langs) + ["spaces"] * check.counts_words
        marks += ["made"] * check.generated_only
    return f"| {check.code} | {check.severity} | {rule} | {source} | {', '.join(marks)} |\n"


def page() -> str:
    """The whole page."""
    checks: list[Check | DeckCheck] = [*CHECKS, *DECK_CHECKS]
    return HEAD + "".join(row(check) for check in sorted(checks, key=lambda one: one.code))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
