"""Text that is no prose, or too much of it: told in a line, in a time that grows with its length, never a traceback."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOOD = (
    "The ferry company Nordline sold 40 ships to Norway on Monday. Paula Berg, who leads the company, said in Oslo"
    " that the sale had taken three years. The oldest of the ships was built in Gdansk in 1961.\n\n"
)
WORDS = (
    "harbour old north sell bring ship crew winter port captain storm paint buy wait sail late small".split()
)


def words(count: int, seed: int = 1) -> str:
    """So many words without a mark between them."""
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def prose(sentences: int) -> str:
    """So many sentences, each another one, on one line."""
    return " ".join(
        f"The {words(2, n)} of the {words(2, n + 1)} was in the {words(2, n + 2)} with {n} of them."
        for n in range(sentences)
    )


KINDS = {
    "a sentence of 5,000 words": (GOOD + words(5000) + ".", "a sentence of 5,000 words"),
    "one line of many sentences": (prose(400), None),
    "one line without an end": (GOOD + "a" * 200_000, None),
    "a table": (
        GOOD
        + "\n".join(f"{w.title()}\t{n}\t{n * 7}\t{n / 9:.1f}%" for n, w in enumerate(words(800).split())),
        "lists, tables or verse",
    ),
    "a poem": (GOOD + "\n".join(words(6, n).capitalize() + ",\n" + words(5, n) for n in range(300)), "verse"),
    "capitals": ((GOOD * 3).upper(), None),
    "10,000 identical lines": (
        GOOD + "The president met the leaders of nine countries on Monday.\n" * 10_000,
        "9,999 paragraphs that repeat an earlier one",
    ),
    "right to left": (GOOD + "قال الرئيس إن البلاد ستشتري سفنا جديدة. " * 200, "skipped"),
    "without spaces": (GOOD + "哥伦比亚总统周四在白宫会见了美国总统。" * 500, "skipped"),
    "control characters": (GOOD.replace("company", "com\x07pany\x1b[31m"), "cannot be shown"),
    "a lone surrogate": (
        GOOD.encode() + b"Berg \xed\xa0\x80 left Oslo on Friday with 12 ships.",
        "cannot be decoded",
    ),
    "marks alone": (GOOD + ". " * 50_000 + "(" * 20_000 + "“" * 20_000, None),
}


@pytest.mark.parametrize(("text", "told"), KINDS.values(), ids=KINDS)
def test_it_is_told_and_no_traceback(tmp_path, text, told):
    file = tmp_path / "odd.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    began = time.monotonic()

    done = subprocess.run(
        [sys.executable, "-m", "quiz", "make", str(file), "-o", str(tmp_path / "deck.yaml")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert time.monotonic() - began < 60  # seconds: generous, for a busy machine
    assert done.returncode in {0, 2}, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert lines
    assert all(len(line) < 300 for line in lines)
    assert not re.search("[\x00-\x08\x0b-\x1f]", done.stderr)
    if told:
        assert sum(told in line for line in lines) == 1, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system for the largest memory")
def test_a_long_line_takes_no_more_memory_than_a_short_one(tmp_path):
    """What the model holds at once has a bound; it held 5 kB for each character of the file."""
    sizes = []
    for sentences in (100, 1500):
        (tmp_path / "line.txt").write_text(prose(sentences), encoding="utf-8")
        program = (
            "import resource, sys; from pathlib import Path; from quiz.articles import read;"
            "from quiz.facts.jobs import read_articles; from quiz.facts.pinned import locate;"
            "list(read_articles([read(Path(sys.argv[1]))], locate()));"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "line.txt")],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        sizes.append(int(done.stdout))

    assert sizes[1] - sizes[0] < 200_000  # kB; one batch of the model takes about 100,000
