"""What was read is found again, and only that."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.facts import cache, pinned
from quiz.facts.cache import Cache
from quiz.facts.jobs import read_article
from quiz.facts.packing import Read, pack
from quiz.model.article import Article, Block, Note, NoteKind, Role, Span

TEXT = "Paula Berg sold 40 ships to Norway on Monday. Nobody in Oslo knew of it."


def article(text: str = TEXT, key: str = "a") -> Article:
    return Article(key, f"{key}.txt", text, (Block(Span(0, len(text)), Role.BODY),))


@pytest.fixture(scope="module")
def read(engine) -> Read:
    return read_article(engine, article())


@pytest.fixture
def kept(tmp_path, read) -> Cache:
    """A cache that holds the one article."""
    found = Cache(tmp_path / "cache", "engine 1")
    found.keep(article(), pack(read))
    assert not found.fault
    return found


def entries(kept: Cache) -> list[Path]:
    return sorted(kept._folder.iterdir())


def test_an_article_is_found_by_its_content(kept, read):
    assert kept.find(article()) == read
    assert kept.find(article(key="another name")).article == "another name"


@pytest.mark.parametrize(
    "other",
    [
        article(TEXT.replace("40", "50")),
        replace(article(), blocks=(Block(Span(0, 45), Role.BODY),)),
        replace(article(), blocks=()),
        replace(article(), notes=(Note(NoteKind.UPDATE, Span(0, 45)),)),
    ],
)
def test_another_article_is_not_found(kept, other):
    assert kept.find(other) is None


def test_another_engine_finds_nothing(kept):
    assert Cache(kept._folder, "engine 2").find(article()) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:60] + bytes([data[60] ^ 1]) + data[61:],
        lambda data: b"PK\x03\x04 something else",
        lambda data: b"\x80\x04cos\nsystem\n(S'exit 1'\ntR.",
        lambda data: data.replace(b"article 1", b"article 2"),
    ],
)
def test_a_damaged_or_foreign_entry_is_no_entry_and_is_written_anew(kept, read, damage):
    (path,) = entries(kept)
    path.write_bytes(damage(path.read_bytes()))

    assert kept.find(article()) is None

    kept.keep(article(), pack(read))
    assert kept.find(article()) == read
    assert entries(kept) == [path]


def test_an_entry_of_another_article_under_this_name_is_refused(kept, engine):
    (path,) = entries(kept)
    shorter = article("Berg left.")
    kept.keep(shorter, pack(read_article(engine, shorter)))
    (other,) = set(entries(kept)) - {path}
    other.write_bytes(path.read_bytes())

    assert kept.find(shorter) is None


def test_a_folder_in_the_place_of_an_entry_is_no_entry(kept, read):
    (path,) = entries(kept)
    path.unlink()
    path.mkdir()

    assert kept.find(article()) is None
    kept.keep(article(), pack(read))
    assert kept.fault


def test_what_was_not_used_for_longest_goes_first(tmp_path, read):
    now = 1_000_000.0
    size = len(pack(read)) + 60
    kept = Cache(tmp_path, "e", most=3 * size, clock=lambda: now)
    texts = [TEXT + " " * n for n in range(5)]
    for number, text in enumerate(texts):
        kept.keep(article(text), pack(read))
        (path,) = [p for p in tmp_path.iterdir() if p.stat().st_mtime > 2e6]
        os.utime(path, (number, number))
    assert kept.find(article(texts[0])) is not None  # used now

    kept.prune()

    assert [kept.find(article(text)) is not None for text in texts] == [True, False, False, True, True]


def test_what_a_dead_process_left_half_written_goes(tmp_path, read):
    kept = Cache(tmp_path, "e", clock=lambda: 1_000_000.0)
    for name, age in (("old.tmp", 4000), ("new.tmp", 10), ("stranger.txt", 4000)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (1_000_000 - age,) * 2)
    kept.keep(article(), pack(read))

    kept.prune()

    assert {p.name for p in tmp_path.iterdir()} - {entries(kept)[0].name} >= {"new.tmp", "stranger.txt"}
    assert not (tmp_path / "old.tmp").exists()


def test_a_folder_that_cannot_be_made_is_told_and_no_error(tmp_path, read):
    (tmp_path / "file").write_text("in the way")
    kept = Cache(tmp_path / "file" / "cache", "e")

    kept.keep(article(), pack(read))
    kept.prune()

    assert kept.find(article()) is None
    assert kept.fault.startswith(str(tmp_path / "file"))


def test_only_the_user_can_read_the_folder(kept):
    if os.name == "posix":
        assert kept._folder.stat().st_mode & 0o077 == 0


def test_the_folder_is_the_platforms_own_unless_another_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))

    assert "factdeck" in cache.folder({}).parts
    assert cache.folder({"QUIZ_CACHE_DIR": str(tmp_path)}) == tmp_path
    assert cache.folder({"QUIZ_CACHE_DIR": "off"}) is None
    if sys.platform == "linux":
        assert cache.folder({}) == tmp_path / "xdg" / "factdeck" / "articles"


def test_models_are_told_apart(tmp_path):
    pinned_one = pinned.locate()
    other = tmp_path / "en_core_web_xx" / "en_core_web_xx-1.0"
    other.mkdir(parents=True)
    (other / "meta.json").write_text("{}")
    versions = [cache.engine_version(pinned_one), cache.engine_version(other)]
    (other / "weights").write_bytes(b"1")
    versions.append(cache.engine_version(other))
    (other / "weights").write_bytes(b"22")
    versions.append(cache.engine_version(other))

    assert len(set(versions)) == 4
    assert cache.engine_version(pinned_one) == versions[0]
