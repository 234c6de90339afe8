"""Damage decks at random and read them: it must end in a deck or in problems with places.

    python benchmarks/deck_fuzz.py [--runs 50000] [--seed 1] [DECK...]

Never in a traceback, a hang or a card that is gone without a word. Prints one line; exit 1 and the damaged decks
(into --keep) where a run breaks a promise. tests/decks runs some thousands of the same.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from quiz.decks.check import check_source
from quiz.decks.examine import examine
from quiz.decks.fixes import fix_all
from quiz.decks.report import FORMATS
from quiz.decks.source import decode
from quiz.errors import Severity

SAMPLES = (
    """\
# yaml-language-server: $schema=./deck.schema.json
deck: Volcanoes
lang: en
defaults: {tags: [geography, year-7], level: 2}

cards:
  # the three-line card
  - q: What is molten rock called below the ground?
    a: Magma
    wrong: [Lava, Ash, Obsidian]

  - fact: Most volcanoes lie along the edges of plates.   # true
  - myth: Every volcano is a cone.
    why: "Shield volcanoes are flat: they look like a shield."
  - cloze: "[[Mount Etna|Etna]] stands on [[Sicily::an island]]."
    source: https://example.org/etna
  - q: Which gases are in a plume?
    a: [Water vapour, Carbon dioxide]
    wrong: [Helium, Neon]
    tags: [+gases]
  - q: Which eruption is the largest?
    options:
      - wrong: VEI 2
        why: 'An everyday eruption: a few a year.'
      - right: VEI 8
    order: keep
  - id: basalt
    q: |
      At about what temperature, in °C,
      does basalt melt?
    a: 1200
    accept: ["1,200 °C", '1.200']
    within: 50
""",
    """\
- q: Wie heißt die Hauptstadt von Österreich?
  a: Wien
  wrong:
    - Graz
    - Linz
- cloze: >-
    The [[heart]]
    pumps blood.
  why: 'It''s a muscle'
- {q: In braces?, a: yes, wrong: [no]}
- q: Half of 4,000?
  a: "2,000"
  wrong: ["1,000", "3,000"]
""",
    (
        "articles:\r\n  nbc: {title: Etna wakes up, publisher: NBC News, published: 2022-03-10}\r\ncards:\r\n"
        "- id: k7f3a2\r\n  q: How many left?\r\n  a: Over a million\r\n  wrong: [Nobody, A hundred]\r\n"
        '  source:\r\n    - {in: nbc, says: "More than a million left."}\r\n  conflict: CNN says less.\r\n'
        "generated: {k7f3a2: 5b1c09de}\r\n"
    ),
)
"""Decks with every key of the format, in several hands."""

_PIECES = (
    ":", ": ", "- ", "-", "#", " #1", "[", "]", "[[", "]]", "{", "}", "{{c1::", "}}", '"', "'", "*x", "&x ", "!x ",
    "@", "`", "%", "|", ">", "? ", "\t", "\n", "\r\n", "\r", "\xa0", "\u200b", "\u2028", "\x85", "\0", "\x07",
    "\ufeff", "“", "：", "---\n", "...\n", "\\", '"$\\frac{1}{2}$"', ",", "1,000", "~", "null", "  ", " ", "😀",
    "q:", "a: ", "wrong: ", "cards:", "cards: []", "<<: ", "= ", "é", "\ud7ff", "0x1F", "!!python/object:os.system ",
)  # fmt: skip


def damaged(text: str, chance: random.Random) -> str:
    """A text after one to four small accidents."""
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(_ACCIDENTS)(text, chance)
    return text


def _cut(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 1, 1, 2, 5, 30)) :]


def _put(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_PIECES) * chance.choice((1, 1, 1, 1, 2, 40)) + text[at:]


def _lines(change: Callable[[list[str], int, random.Random], None]) -> Callable[[str, random.Random], str]:
    def accident(text: str, chance: random.Random) -> str:
        lines = text.splitlines(keepends=True)
        if lines:
            change(lines, chance.randrange(len(lines)), chance)
        return "".join(lines)

    return accident


def _drop_line(lines: list[str], at: int, chance: random.Random) -> None:
    del lines[at]


def _double_line(lines: list[str], at: int, chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines) + 1), lines[at])


def _swap_lines(lines: list[str], at: int, chance: random.Random) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent_line(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = chance.choice((" ", "  ", "\t", "")) + (
        lines[at] if chance.random() < 0.5 else lines[at].lstrip(" ")
    )


def _key_of_line(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at].replace(": ", chance.choice((":", " : ", " ", "=", "：")), 1)


def _quote_line(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at].replace('"', "").replace("'", "")


def _bare_list(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at].replace("[", "", 1) if chance.random() < 0.5 else lines[at].replace("]", "", 1)


def _cut_off(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _mix(text: str, chance: random.Random) -> str:
    other = chance.choice(SAMPLES)
    at, start = chance.randrange(len(text) + 1), chance.randrange(len(other) + 1)
    return text[:at] + other[start : start + chance.randrange(200)] + text[at:]


_ACCIDENTS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut,
    _put,
    _put,
    _put,
    _cut_off,
    _mix,
    *map(
        _lines,
        (
            _drop_line,
            _double_line,
            _swap_lines,
            _indent_line,
            _indent_line,
            _key_of_line,
            _quote_line,
            _bare_list,
        ),
    ),
)


def as_bytes(text: str, chance: random.Random) -> bytes:
    """The text as some editor saves it, now and then with a damaged byte."""
    coding = chance.choice(("utf-8",) * 12 + ("utf-8-sig", "utf-16", "cp1252", "utf-16-le"))
    data = text.encode(coding, "replace")
    if chance.random() < 0.05 and data:
        at = chance.randrange(len(data))
        data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    return data


def promises(data: bytes, deep: bool) -> list[str]:
    """Which promises the reading of a file breaks. With `deep` its fixes and reports are tried too."""
    source = decode(data, "deck.yaml")
    examined = examine(source, None)
    broken = []
    errors = [problem for problem in examined.problems if problem.severity is Severity.ERROR]
    for problem in examined.problems:
        place = problem.place
        if place is None or not 0 <= place.start <= place.end <= len(source.text):
            broken.append(f"{problem.code} has no place")
        elif source.place(place.start, place.end) != place:
            broken.append(f"{problem.code} has a wrong place")
        if not problem.message or problem.message != problem.message.strip():
            broken.append(f"{problem.code} says nothing")
    if not errors:
        broken += _lost(source.text, len(examined.deck.cards))
    elif not examined.edits:
        for node, card in examined.entries:
            if card is None and not any(
                node.start - 2 <= problem.place.start <= _line_end(source.text, node.end)
                for problem in errors
                if problem.place
            ):
                broken.append(f"a card at {node.start} is gone without an error in it")
    if deep:
        broken += _fixes(data)
    return broken


def _line_end(text: str, at: int) -> int:
    """Where the line of an offset ends: a comment there belongs to the card."""
    return min((end for end in (text.find("\n", at), text.find("\r", at)) if end >= 0), default=len(text))


def _lost(text: str, cards: int) -> list[str]:
    """Compare with what PyYAML itself makes of a deck without errors."""
    loaded = yaml.load(text, Loader=yaml.CBaseLoader)
    listed = loaded.get("cards", []) if isinstance(loaded, dict) else loaded
    count = len(listed or [])
    return [] if count == cards else [f"{cards} cards of {count}"]


def _fixes(data: bytes) -> list[str]:
    """Fixing must not make anything worse, must end, and must change nothing more the second time."""
    source = decode(data, "deck.yaml")
    before = check_source(source, None, notes=True)
    for form in FORMATS.values():
        form([before])
    fixed = fix_all(source, None)
    broken = []
    if fixed.made and fixed.examined.errors > before.examined.errors:
        broken.append("the fixes made it worse")
    again = fix_all(fixed.examined.source, None)
    if again.made or again.text != fixed.text:
        broken.append("a second --fix changes more")
    return broken


def run(samples: tuple[str, ...], runs: int, seed: int, keep: Path | None = None) -> tuple[int, float]:
    """Damage and read `runs` decks; gives the number of broken promises and the longest time, in seconds."""
    bad, longest = 0, 0.0
    for number in range(runs):
        chance = random.Random(f"{seed}/{number}")
        data = as_bytes(damaged(chance.choice(samples), chance), chance)
        start = time.perf_counter()
        try:
            broken = promises(data, deep=number % 20 == 0)
        except Exception as error:
            broken = [f"{type(error).__name__}: {error}"]
        longest = max(longest, time.perf_counter() - start)
        if broken:
            bad += 1
            name = hashlib.sha256(data).hexdigest()[:12]
            print(f"{number} {name}: {'; '.join(broken[:3])}")
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{name}.yaml").write_bytes(data)
    return bad, longest


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("decks", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    samples = (*SAMPLES, *(path.read_text(encoding="utf-8") for path in args.decks))
    start = time.process_time()
    bad, longest = run(samples, args.runs, args.seed, args.keep)
    spent = time.process_time() - start
    print(
        f"deck_fuzz: {args.runs} damaged decks, {bad} broken promises, longest {longest:.2f} s, {spent:.0f} s CPU"
    )
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
