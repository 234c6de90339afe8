"""Damaged decks end in a deck or in problems with places: some thousands here, 50,000 in benchmarks/deck_fuzz.py."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "decks"


def _fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("deck_fuzz", ROOT / "benchmarks" / "deck_fuzz.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


fuzz = _fuzz()


def test_the_samples_are_without_fault() -> None:
    for sample in fuzz.SAMPLES:
        assert fuzz.promises(sample.encode(), deep=True) == []
        assert not fuzz.examine(fuzz.decode(sample.encode(), "deck.yaml"), None).errors


@pytest.mark.parametrize("seed", range(4))
def test_damaged_decks(seed: int) -> None:
    bad, longest = fuzz.run(fuzz.SAMPLES, 600, 100 + seed)
    assert bad == 0
    assert longest < 5


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/decks here")
def test_other_hands_damaged_decks() -> None:
    samples = tuple(path.read_text(encoding="utf-8") for path in sorted(SHARED.glob("*.yaml")))
    bad, _ = fuzz.run(samples, 600, 7)
    assert bad == 0


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("-: qa\n#[]{}'\"|>*&!%@`,\\\tcloze=~?0é\xa0\u2028"), max_size=60))
def test_any_signs(text: str) -> None:
    assert fuzz.promises(text.encode("utf-8", "surrogatepass"), deep=True) == []


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes(data: bytes) -> None:
    assert fuzz.promises(data, deep=True) == []


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["q", "a", "wrong", "cloze", "why", "tags", "id", "level", "source"]), words
        ),
        max_size=8,
    )
)
def test_any_words_behind_the_keys(pairs: list[tuple[str, str]]) -> None:
    text = "- q: x\n  a: y\n" + "".join(f"  {key}: {word}\n" for key, word in pairs)
    assert fuzz.promises(text.encode(), deep=True) == []
