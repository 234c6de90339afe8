"""What can go wrong with a history ends in one clear line, and nothing acknowledged is lost."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from quiz.errors import FileError
from quiz.practice import schema
from quiz.practice.doctor import check
from quiz.practice.due import due
from quiz.practice.history import History
from quiz.practice.salvage import salvage


def one_line(error):
    text = str(error.value)
    assert "\n" not in text
    return text


def test_a_newer_history_is_left_alone(desk):
    desk.history().close()
    with closing(sqlite3.connect(desk.path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(FileError) as error:
        History(desk.path)
    assert "newer version of quiz" in one_line(error)


def test_another_programs_database_is_left_alone(desk):
    with closing(sqlite3.connect(desk.path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(FileError) as error:
        History(desk.path)
    assert "not a history" in one_line(error)
    with closing(sqlite3.connect(desk.path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]


def test_a_file_that_is_no_database(desk):
    desk.path.write_text("This is a letter to my aunt, and long enough to be no empty file." * 20)
    with pytest.raises(FileError) as error:
        History(desk.path)
    assert "damaged or not a history" in one_line(error)
    assert desk.path.read_text().startswith("This is a letter")


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError) as error:
        History(tmp_path / "file" / "inside" / "history.sqlite3")
    assert "--data-dir" in one_line(error)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root, to become nobody")
def test_a_folder_that_cannot_be_written():
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        code = (
            "import os, sys; from pathlib import Path; from quiz.practice.history import History; "
            "from quiz.errors import FileError; import platformdirs; os.setuid(65534)\n"
            "try: History(Path(sys.argv[1]) / 'history.sqlite3')\n"
            "except FileError as error: print(error)"
        )
        done = subprocess.run([sys.executable, "-c", code, name], capture_output=True, text=True, check=True)
    assert "cannot be written" in done.stdout
    assert done.stdout.count("\n") == 1


def test_a_full_disk_refuses_the_answer_and_keeps_the_earlier_ones(desk, make, right):
    session = desk.session(make.numbered(300), new=300)
    history = session.history
    pages = history.connection.execute("PRAGMA page_count").fetchone()[0]
    history.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    given = 0
    with pytest.raises(FileError) as error:
        while True:
            right(session)
            given += 1
            session.next()
    assert "disk is full" in one_line(error)
    assert given > 0
    history.connection.execute("PRAGMA max_page_count = 1000000")
    assert len(list(history.reviews())) == given
    assert check(history).sound
    assert session.verdict is None
    assert right(session).correct
    assert len(list(history.reviews())) == given + 1


def test_a_history_that_another_program_holds(desk, make, right, monkeypatch):
    session = desk.session(make.numbered(2))
    session.history.connection.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileError) as error:
            right(session)
        assert "another program" in one_line(error)
        other.execute("ROLLBACK")
    assert right(session).correct


def test_a_damaged_history_is_saved_as_far_as_it_can_be_read(desk, make, right):
    session = desk.session(make.numbered(120), new=120)
    while session.current:
        right(session)
        session.next()
    session.history.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    session.history.close()
    sound, page = desk.path.read_bytes(), 4096
    kept, hopeless = [], 0
    for start in range(page, len(sound), page):
        desk.path.write_bytes(sound[:start] + b"\x5a" * page + sound[start + page :])
        try:
            saved = salvage(desk.path)
        except FileError as error:
            assert "beyond reading" in str(error)
            hopeless += 1
            continue
        if saved is None:
            continue
        assert saved.kept.read_bytes() != sound
        with History(desk.path) as history:
            assert check(history).sound
            kept.append(len(list(history.reviews())))
    assert hopeless <= 3
    assert min(kept) >= 120 - 25
    assert any(count < 120 for count in kept)


def test_a_sound_history_is_not_salvaged(desk, make):
    desk.session(make.numbered(2)).history.close()
    assert salvage(desk.path) is None


def test_a_stale_state_is_found_and_made_anew(desk, make, right):
    session = desk.session(make.numbered(3))
    right(session)
    history = session.history
    history.connection.execute("UPDATE state SET stability = 99 WHERE reviews > 0")
    history.connection.execute("DELETE FROM state WHERE reviews = 0")
    assert check(history).stale == 3
    from quiz.practice.doctor import rebuild

    rebuild(history)
    assert check(history).sound


def test_an_older_history_is_backed_up_before_it_is_changed(desk, make, right, monkeypatch):
    session = desk.session(make.numbered(3))
    right(session)
    session.history.close()
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", {schema.VERSION - 1: "ALTER TABLE log ADD COLUMN note TEXT;"})
    with History(desk.path) as history:
        assert len(list(history.reviews())) == 1
        assert history.connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
    (backup,) = desk.folder.glob("history.before-*.sqlite3")
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION - 1
        assert connection.execute("SELECT count(*) FROM log WHERE kind = 'review'").fetchone()[0] == 1


def test_a_migration_that_fails_changes_nothing(desk, make, right, monkeypatch):
    session = desk.session(make.numbered(3))
    right(session)
    session.history.close()
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(
        schema,
        "MIGRATIONS",
        {schema.VERSION - 1: "ALTER TABLE log ADD COLUMN note TEXT;\nSELECT nothing FROM nowhere;"},
    )
    with pytest.raises(FileError):
        History(desk.path)
    monkeypatch.undo()
    with History(desk.path) as history:
        assert len(list(history.reviews())) == 1


def test_what_is_due_can_be_told_while_the_history_is_in_use(desk, make, right):
    session = desk.session(make.numbered(12))
    right(session)
    assert due(desk.path, desk.today, 10) == (0, 9)
    desk.time.forward(days=40)
    assert due(desk.path, desk.today, 10) == (1, 10)


def test_nothing_is_due_without_a_history(tmp_path):
    assert due(tmp_path / "none.sqlite3", __import__("datetime").date(2026, 1, 1), 10) == (0, 0)
    assert list(tmp_path.iterdir()) == []


def test_every_answer_is_written_through_to_the_disk(desk):
    history = desk.history()
    assert history.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert history.connection.execute("PRAGMA synchronous").fetchone()[0] == 2
