"""Packages that are damaged or made to do harm are refused in one line, and nothing is written."""

from __future__ import annotations

import io
import json
import sqlite3
import struct
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from quiz.cli.import_ import command
from quiz.errors import FileError
from quiz.exports import EXPORTERS, Options
from quiz.exports.anki import collection, unpack
from quiz.exports.anki.importing import read_package
from quiz.model.card import Card, Choice, Option
from quiz.model.deck import Deck


@pytest.fixture
def good(tmp_path: Path) -> dict[str, bytes]:
    """The members of a sound package."""
    deck = Deck("D", (Card(id="k", choice=Choice("Q?", (Option("a", True), Option("b")))),), id="d")
    EXPORTERS["anki"].write([deck], tmp_path / "good.apkg", Options(now=1_790_000_000))
    with zipfile.ZipFile(tmp_path / "good.apkg") as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return path


def refused(path: Path, says: str) -> None:
    with pytest.raises(FileError) as caught:
        read_package(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert says in message
    assert "\n" not in message


def changed(good: dict[str, bytes], tmp_path: Path, *statements: str) -> dict[str, bytes]:
    """The package after these statements in its database."""
    file = tmp_path / "work.db"
    file.write_bytes(good["collection.anki2"])
    database = sqlite3.connect(file)
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()
    return {**good, "collection.anki2": file.read_bytes()}


def test_a_sound_package_is_read(good, tmp_path):
    assert read_package(packed(tmp_path / "p.apkg", good)).notes == 1


@pytest.mark.parametrize("name", ["../evil", "/etc/cron.d/evil", "a/b", "..\\evil", "C:evil", "x\x1b[2J"])
def test_a_member_outside_of_the_package(name, good, tmp_path):
    refused(packed(tmp_path / "p.apkg", {**good, name: b"x"}), "outside of itself")


@pytest.mark.parametrize(
    "name", ["../evil.png", "/evil.png", "a/b.png", "..\\evil.png", "C:evil.png", "", ".."]
)
def test_a_media_name_outside_of_its_folder(name, good, tmp_path):
    media = {**good, "media": json.dumps({"0": name}).encode(), "0": b"x"}
    refused(packed(tmp_path / "p.apkg", media), "outside of its folder")


def test_a_path_in_a_card_that_leads_out_of_the_deck_is_not_followed(good, tmp_path):
    out = "../../evil.png"
    media = {"media": json.dumps({"0": "evil-1.png"}).encode(), "0": b"x"}
    statement = (
        'update notes set flds = replace(flds, \'"id":"k"\', '
        f'\'"id":"k","i":"{out}","m":{{"{out}":"evil-1.png"}}\')'
    )
    imported = read_package(packed(tmp_path / "p.apkg", changed(good, tmp_path, statement) | media))
    assert all(".." not in path for path in imported.media)


def test_a_bomb_of_zeros(good, tmp_path):
    with (
        zipfile.ZipFile(tmp_path / "p.apkg", "w", zipfile.ZIP_DEFLATED) as package,
        package.open("collection.anki2", "w", force_zip64=True) as member,
    ):
        for _ in range(64):
            member.write(bytes(1 << 20))
    refused(tmp_path / "p.apkg", "would unpack to 67,108,864 bytes")


def test_a_bomb_that_lies_about_its_size(good, tmp_path, monkeypatch):
    monkeypatch.setattr(unpack, "MAX_COLLECTION", 10_000)
    refused(packed(tmp_path / "p.apkg", good), "unpacks to more than")


def test_a_bomb_in_zstd(good, tmp_path, monkeypatch):
    zstandard = pytest.importorskip("zstandard")
    monkeypatch.setattr(unpack, "MAX_COLLECTION", 1 << 20)
    bomb = zstandard.ZstdCompressor().compress(bytes(8 << 20))
    refused(packed(tmp_path / "p.apkg", {"collection.anki21b": bomb}), "unpacks to more than 1 MiB")


def test_a_window_of_zstd_that_takes_all_memory(tmp_path):
    pytest.importorskip("zstandard")
    frame = struct.pack("<IBB", 0xFD2FB528, 0x00, 0x14 << 3) + b"\x01\x00\x00"
    refused(packed(tmp_path / "p.apkg", {"collection.anki21b": frame}), "damaged")


@pytest.mark.parametrize(
    "content",
    [b"", b"SQLite format 3\x00", b"<html>", bytes(4096), b"SQLite format 3\x00" + b"\xff" * 8192],
    ids=["empty", "header", "html", "zeros", "noise"],
)
def test_a_collection_that_is_no_database(content, good, tmp_path):
    refused(packed(tmp_path / "p.apkg", {**good, "collection.anki2": content}), "its database is damaged")


def test_a_collection_cut_off_in_the_middle(good, tmp_path):
    half = good["collection.anki2"][: len(good["collection.anki2"]) // 3]
    refused(packed(tmp_path / "p.apkg", {**good, "collection.anki2": half}), "damaged")


def test_every_page_of_the_database_may_be_broken(good, tmp_path):
    """Never a traceback: a broken page is a refusal or goes unread."""
    sound = good["collection.anki2"]
    for at in range(0, len(sound), 4096):
        broken = sound[:at] + b"\xa5" * 4096 + sound[at + 4096 :]
        path = packed(tmp_path / "p.apkg", {**good, "collection.anki2": broken})
        try:
            read_package(path)
        except FileError as error:
            assert "\n" not in str(error)


def test_a_view_in_the_place_of_the_notes(good, tmp_path):
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select x from n"
    made = changed(good, tmp_path, "drop table notes", f"create view notes as {endless}")
    refused(packed(tmp_path / "p.apkg", made), "tables are missing")


def test_a_query_that_never_ends_is_stopped(good, tmp_path, monkeypatch):
    monkeypatch.setattr(collection, "_STEPS", 1_000_000)
    rows = "insert into cards select null, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '' from "
    many = "(with recursive n(x) as (select 1 union all select x + 1 from n limit 200000) select x from n)"
    refused(packed(tmp_path / "p.apkg", changed(good, tmp_path, rows + many)), "damaged (interrupted)")


@pytest.mark.parametrize(
    "models", ["", "[]", "{", '{"1": {}}', "[" * 100_000, '{"x": {"name": 1, "flds": 2}}']
)
def test_note_types_that_make_no_sense(models, good, tmp_path):
    made = changed(good, tmp_path, f"update col set models = '{models}'")
    refused(packed(tmp_path / "p.apkg", made), "database")


def test_text_that_is_no_text(good, tmp_path):
    made = changed(good, tmp_path, "update notes set flds = cast(x'ff1ffe' as text)")
    refused(packed(tmp_path / "p.apkg", made), "damaged")


def test_media_lists_that_make_no_sense(good, tmp_path):
    for media in (b"[1]", b"{", b"\xff", b'"x"'):
        refused(packed(tmp_path / "p.apkg", {**good, "media": media}), "list of media is damaged")


def test_what_is_no_package(tmp_path):
    (tmp_path / "text.apkg").write_text("not a zip")
    refused(tmp_path / "text.apkg", "is no Anki package")
    refused(tmp_path / "missing.apkg", "there is no such file")
    refused(tmp_path, "is a folder")
    refused(packed(tmp_path / "other.apkg", {"hello": b"x"}), "holds no collection")


def test_a_package_cut_off_in_the_middle(good, tmp_path):
    whole = packed(tmp_path / "p.apkg", good).read_bytes()
    for size in range(0, len(whole), 997):
        (tmp_path / "cut.apkg").write_bytes(whole[:size])
        refused(tmp_path / "cut.apkg", "is no Anki package")


def test_a_wrong_checksum(good, tmp_path):
    with zipfile.ZipFile(tmp_path / "p.apkg", "w", zipfile.ZIP_STORED) as package:
        package.writestr("collection.anki2", good["collection.anki2"])
    raw = bytearray((tmp_path / "p.apkg").read_bytes())
    raw[5000] ^= 0xFF
    (tmp_path / "p.apkg").write_bytes(raw)
    refused(tmp_path / "p.apkg", "damaged")


def test_a_locked_member(good, tmp_path):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as package:
        package.writestr("collection.anki2", good["collection.anki2"])
    locked = bytearray(raw.getvalue())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(signature) + offset] |= 1
    (tmp_path / "p.apkg").write_bytes(locked)
    refused(tmp_path / "p.apkg", "encrypted")


def test_a_package_with_too_many_members(good, tmp_path, monkeypatch):
    monkeypatch.setattr(unpack, "MAX_MEMBERS", 10)
    refused(packed(tmp_path / "p.apkg", good | {str(at): b"" for at in range(20)}), "are the most")


def test_the_command_writes_nothing_then_and_says_one_line(good, tmp_path):
    path = packed(tmp_path / "p.apkg", {**good, "../evil": b"x"})
    before = sorted(tmp_path.rglob("*"))
    result = CliRunner().invoke(command, [str(path), "-o", str(tmp_path / "deck.yaml")])
    assert isinstance(result.exception, FileError)
    assert sorted(tmp_path.rglob("*")) == before
