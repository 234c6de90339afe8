"""Run the benchmarks, all or those named: `python benchmarks [NAME...]`.

Each runs in a process of its own, so that none pays for what another has imported. Exits with 1 where one broke
or took too long; a missed goal is told, and no failure: a busy machine misses goals too.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from frame import MISSED, SKIPPED

BENCHMARKS: dict[str, str] = {
    "first_card": "practice against the smallest Textual app",
    "starting": "how soon a verb answers, against a process that only imports click",
    "making": "quiz make against the bare language model on the same text",
    "generation": "the cards that are made, as far as they can be judged without a reader",
    "gold": "what is found in sentences against what a careful reader finds",
    "html_body": "the body text of web pages, ours against trafilatura's own",
    "anki_export": "the Anki export against plain genanki and against Anki itself",
    "copies": "finding copies among ten times as many articles",
    "scale": "ten times the sentences, the share beside the language model, one article beside 500 kept ones",
    "crash": "practice sessions killed at random: what is lost",
    "history_scale": "practice on a history of 100,000 cards and a million answers against an empty one",
    "practice_simulation": "what guessers really remember against the goal",
    "deck_speed": "reading and checking a deck of 10,000 cards against PyYAML's own loading",
    "deck_fuzz": "50,000 damaged decks: problems with places, never a traceback or a lost card",
}
"""Each benchmark's module and what it measures, in the order in which they run."""

MINUTES = 5.0
"""The most that one benchmark may take."""


def run(name: str, says: str) -> int:
    """Run one benchmark, its output going straight to the screen; its exit code."""
    print(f"{name}: {says}", flush=True)
    try:
        command = [sys.executable, str(Path(__file__).with_name(f"{name}.py"))]
        code = subprocess.run(command, timeout=60 * MINUTES, check=False).returncode
    except subprocess.TimeoutExpired:
        code = 124
        print(f"  stopped after {MINUTES:g} minutes", flush=True)
    return code


def main() -> None:
    """Run what was asked for and count."""
    names = sys.argv[1:] or list(BENCHMARKS)
    if unknown := [name for name in names if name not in BENCHMARKS]:
        sys.exit(f"benchmarks: there is no {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    began = time.monotonic()
    codes = [run(name, BENCHMARKS[name]) for name in names]
    broken = [name for name, code in zip(names, codes, strict=True) if code not in (0, MISSED, SKIPPED)]
    counts = (
        f"{codes.count(0)} met their goals, {codes.count(MISSED)} missed one, {codes.count(SKIPPED)} skipped"
    )
    print(f"{counts}, {len(broken)} broken; {time.monotonic() - began:.0f} s")
    sys.exit(f"broken: {', '.join(broken)}" if broken else 0)


if __name__ == "__main__":
    main()
