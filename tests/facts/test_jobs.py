"""Reading in processes, from the cache, and after an interrupt: always the same, nothing lost or doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

import psutil
import pytest

from quiz.articles import read_all
from quiz.errors import ModelError
from quiz.facts import jobs
from quiz.facts.cache import Cache
from quiz.facts.jobs import read_articles
from quiz.facts.packing import pack
from quiz.facts.pinned import locate

ROOT = Path(__file__).parents[2]
TOWNS = ("Oslo", "Bergen", "Malmo", "Turku", "Riga", "Gdansk", "Bremen", "Ghent", "Rouen", "Porto")
THINGS = ("ferries", "cranes", "lorries", "tugboats")


def write_articles(folder: Path, count: int) -> None:
    """Reports about harbours that buy things; no two are alike."""
    folder.mkdir(exist_ok=True)
    for number, (town, thing) in zip(range(count), product(TOWNS, THINGS), strict=False):
        lines = [
            f"The harbour of {town} bought {20 + number} {thing} from a yard in Finland on Tuesday.",
            f"Mayor Anna Berg{number} said that {town} had waited {3 + number} years for the {thing}.",
            f"The yard employs {400 + 7 * number} people and will deliver the {thing} in {2020 + number}.",
        ]
        text = "\n\n".join(" ".join(lines[i:] + lines[:i]) for i in range(3)) + "\n"
        (folder / f"{town}-{thing}.txt").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Forty articles."""
    place = tmp_path_factory.mktemp("harbours")
    write_articles(place, 40)
    return place


def make(folder: Path, deck: Path, cache: str, *more: str) -> subprocess.Popen[str]:
    """`quiz make` in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "quiz", "make", str(folder), "-o", str(deck), *more],
        cwd=ROOT,
        env={**os.environ, "QUIZ_CACHE_DIR": cache},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def bytes_of(folder: Path, deck: Path, cache: str, *more: str) -> bytes:
    process = make(folder, deck, cache, *more)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return deck.read_bytes()


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def entries(cache: Path) -> dict[str, int]:
    """The finished entries of a cache and their inodes."""
    return {p.name: p.stat().st_ino for p in cache.glob("*.read")} if cache.exists() else {}


def readers(process: psutil.Process) -> list[psutil.Process]:
    """The processes that read for another one."""
    return [child for child in process.children() if any("spawn_main" in w for w in child.cmdline())]


@pytest.fixture(scope="module")
def without(folder, tmp_path_factory) -> bytes:
    """The deck that is made without a cache."""
    return bytes_of(folder, tmp_path_factory.mktemp("without") / "deck.yaml", "off")


def test_cold_warm_and_no_cache_and_any_number_of_jobs_give_the_same_bytes(folder, tmp_path, without):
    cache = str(tmp_path / "cache")

    assert bytes_of(folder, tmp_path / "d2.yaml", cache, "--jobs", "2") == without
    assert len(entries(tmp_path / "cache")) == 40
    assert bytes_of(folder, tmp_path / "d3.yaml", cache) == without
    assert bytes_of(folder, tmp_path / "d4.yaml", cache, "--jobs", "3") == without


def test_values_are_the_same_in_one_process_and_in_two(folder):
    articles, _ = read_all([folder])
    few = articles[:6]

    assert list(read_articles(few, locate())) == list(read_articles(few, locate(), 2))


def test_one_more_article_costs_one_article(folder, tmp_path, monkeypatch, engine):
    monkeypatch.setattr(jobs, "Engine", lambda model: engine)
    articles, _ = read_all([folder])
    kept = Cache(tmp_path, "e")
    asked: list[str] = []
    own = jobs.read_article
    monkeypatch.setattr(jobs, "read_article", lambda engine, a: asked.append(a.key) or own(engine, a))

    first = list(read_articles(articles[:5], locate(), cache=kept))
    assert len(asked) == 5
    second = list(read_articles(articles[:6], locate(), cache=kept))

    assert asked[5:] == [articles[5].key]
    assert second[:5] == first


def test_nothing_missing_loads_no_model(folder, tmp_path, engine):
    articles, _ = read_all([folder])
    kept = Cache(tmp_path, "e")
    first = [jobs.read_article(engine, article) for article in articles[:3]]
    for article, read in zip(articles, first, strict=False):
        kept.keep(article, pack(read))

    assert list(read_articles(articles[:3], tmp_path / "no model", cache=kept)) == first


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_stopped_goes_on_where_it_was(folder, tmp_path, without, how):
    cache, deck = tmp_path / "cache", tmp_path / "deck.yaml"
    process = make(folder, deck, str(cache), "--jobs", "2")
    until(lambda: len(entries(cache)) >= 5 or process.poll() is not None)
    children = psutil.Process(process.pid).children(recursive=True)
    assert len(children) >= 2
    if how is signal.SIGKILL:
        process.kill()  # this one alone: the others have to see it
    else:
        os.killpg(process.pid, how)  # all of them, as a terminal does
    out, errors = process.communicate(timeout=60)
    assert psutil.wait_procs(children, timeout=20)[1] == []
    there = entries(cache)
    assert 5 <= len(there) < 40, errors
    assert out == ""
    assert not deck.exists()
    if how is signal.SIGINT:
        assert process.returncode == 130
        assert errors.strip() == "quiz: interrupted"
        assert not list(cache.glob("*.tmp"))

    again = bytes_of(folder, deck, str(cache), "--jobs", "2")

    assert again == without
    assert entries(cache).items() >= there.items()
    assert len(entries(cache)) == 40


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_reading_process_that_is_killed_is_told_in_one_line(folder, tmp_path):
    process = make(folder, tmp_path / "deck.yaml", str(tmp_path / "cache"), "--jobs", "2")
    until(lambda: len(entries(tmp_path / "cache")) >= 1)
    readers(psutil.Process(process.pid))[0].kill()
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 2
    assert errors.startswith("quiz: a process that reads articles was stopped")
    assert errors.count("\n") == 1
    assert entries(tmp_path / "cache")


def test_a_model_that_cannot_be_loaded_is_told_by_every_way_of_reading(folder, tmp_path):
    articles, _ = read_all([folder])
    for count in (1, 2):
        with pytest.raises(ModelError, match="cannot be loaded"):
            list(read_articles(articles[:4], tmp_path, count))


def test_reading_can_be_left_off(folder):
    articles, _ = read_all([folder])
    reading = read_articles(articles, locate(), 2)
    first = next(reading)
    reading.close()

    assert first.article == articles[0].key
    assert readers(psutil.Process()) == []


def test_a_cache_that_cannot_be_written_is_told_and_stops_nothing(folder, tmp_path, without):
    (tmp_path / "file").write_text("in the way")
    process = make(folder, tmp_path / "deck.yaml", str(tmp_path / "file" / "cache"))
    _, errors = process.communicate(timeout=120)

    assert process.returncode == 0
    assert sum("nothing is kept there" in line for line in errors.splitlines()) == 1
    assert (tmp_path / "deck.yaml").read_bytes() == without
