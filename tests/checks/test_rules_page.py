"""The page of rules says what the checks say."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_is_what_the_checks_say() -> None:
    spec = importlib.util.spec_from_file_location("rules", ROOT / "scripts" / "rules.py")
    assert spec and spec.loader
    rules = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rules)
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == rules.page(), "run: python scripts/rules.py"
