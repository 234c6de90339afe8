"""`quiz make` against the bare language model on the same text: the whole command, then the work alone.

The whole command is timed as a user runs it, start-up and loading included, on the reports in seeds/. The work alone
is timed with everything loaded, on those and, where there is such a folder, on the events in ../shared/corpus/news.
Times are CPU seconds, which a busy machine hardly changes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from frame import Ratio, show

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
NEWS = ROOT.parent / "shared" / "corpus" / "news"
GOAL = 1.3

BARE = """
import sys, warnings
from pathlib import Path
warnings.simplefilter("ignore")
import spacy
nlp = spacy.load(sys.argv[1])
for name in sys.argv[2:]:
    for doc in nlp.pipe(filter(None, Path(name).read_text(encoding="utf-8").split("\\n"))):
        list(doc.sents)
"""


def cpu_of(command: list[str]) -> float:
    """CPU seconds of a process from its start to its end."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise RuntimeError(errors.read().decode(errors="replace"))
    return usage.ru_utime + usage.ru_stime


def cpu(function: Callable[[], object]) -> float:
    """CPU seconds of a call."""
    began = time.process_time()
    function()
    return time.process_time() - began


def whole_command(model: Path) -> Ratio:
    """The command against a script that loads the model and reads the same files."""
    files = [str(path) for path in sorted(SEEDS.glob("*.md"))]
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder, "deck.yaml"))
        ours, bare = [], []
        for _ in range(3):
            bare.append(cpu_of([sys.executable, "-c", BARE, str(model), *files]))
            ours.append(cpu_of([sys.executable, "-m", "quiz", "make", *files, "-o", out]))
            Path(out).unlink()
    detail = f"{median(ours):.2f} s / {median(bare):.2f} s, {len(files)} articles"
    return Ratio("the command against a script with spaCy alone", median(ours) / median(bare), GOAL, detail)


def work_alone(model: Path) -> Ratio:
    """From files to a deck with the engine loaded, against the engine's pipeline on the same files."""
    import warnings

    import spacy

    from quiz.articles import read_all
    from quiz.facts.jobs import read_article
    from quiz.facts.language import Engine
    from quiz.make import make_deck

    events = [sorted(SEEDS.glob("*.md"))]
    if NEWS.is_dir():
        events += [sorted(event.glob("*.txt")) for event in sorted(NEWS.iterdir()) if event.is_dir()]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(model)
    engine = Engine(model)

    def make(files: list[Path]) -> None:
        articles, _ = read_all(files)
        make_deck(articles, lambda chosen: (read_article(engine, article) for article in chosen))

    def read(files: list[Path]) -> None:
        for file in files:
            for doc in nlp.pipe(filter(None, file.read_text(encoding="utf-8", errors="replace").split("\n"))):
                list(doc.sents)

    make(events[0])  # what is built on first use is not counted
    read(events[0])
    ours = bare = 0.0
    for files in events:
        bare += cpu(partial(read, files))
        ours += cpu(partial(make, files))
    words = sum(
        len(file.read_text(encoding="utf-8", errors="replace").split()) for event in events for file in event
    )
    detail = f"{ours:.2f} s / {bare:.2f} s, {words:,} words in {len(events)} events"
    return Ratio("the work against spaCy alone", ours / bare, GOAL, detail)


def run() -> Iterator[Ratio]:
    """Both ratios."""
    from quiz.facts import pinned

    model = pinned.locate()
    yield whole_command(model)
    yield work_alone(model)


if __name__ == "__main__":
    show(run)
