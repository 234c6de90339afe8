"""Files in: encodings, refusals, folders, keys."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.articles import READERS, find, read, read_all
from quiz.articles.decoding import MAX_BYTES
from quiz.errors import FileError
from quiz.model.article import Article

Write = Callable[..., Path]


def message(path: Path) -> str:
    with pytest.raises(FileError) as caught:
        read(path)
    text = str(caught.value)
    assert text.startswith(str(path)), "the line names the file"
    assert "\n" not in text, "one line"
    return text.removeprefix(str(path))


def test_text_is_kept_as_it_stands(file: Write, bridge: tuple[str, ...]) -> None:
    text = "\r\n\r\n".join(bridge) + "\r\n"
    found = read(file(text))
    assert found.text == text
    assert [text[span.start : span.end] for span in found.body] == list(bridge)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_or_without_mark(file: Write, bridge: tuple[str, ...], encoding: str) -> None:
    text = "\n\n".join(bridge)
    found = read(file(text.encode(encoding)))
    assert found.text == text
    assert found.notices == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_by_its_mark(file: Write, bridge: tuple[str, ...], encoding: str) -> None:
    assert read(file(("\ufeff" + bridge[2]).encode(encoding))).text == bridge[2]


def test_windows_1252_is_told(file: Write, bridge: tuple[str, ...]) -> None:
    found = read(file(bridge[2].encode("cp1252")))
    assert found.text == bridge[2]
    assert len(found.notices) == 1
    assert "cp1252" in found.notices[0]


def test_one_broken_byte_does_not_turn_utf8_into_windows_1252(file: Write, bridge: tuple[str, ...]) -> None:
    broken = f"{bridge[2]}\n\n".encode() + b"This sentence has a \xff in it. This one has none of that kind."
    found = read(file(broken))
    assert "“Nobody" in found.text
    kept = [found.text[span.start : span.end] for span in found.body]
    assert kept == [bridge[2], "This one has none of that kind."]
    assert any("cannot be decoded" in notice for notice in found.notices)
    assert any("skipped" in notice for notice in found.notices)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n\t \n", "is empty"),
        (b"\x00" * 40, "is empty"),
        (bytes(range(256)) * 20, "is binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, "is binary"),
        ("The bridge was closed.".encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (b"The caf\x81 was shut. " * 9, "neither UTF-8 nor Windows-1252"),
        (b"The bridge was shut. " * (MAX_BYTES // 20), f"{MAX_BYTES:,}"),
        (b"\xff\xfe" + b"\x00\xd8" * 30, "broken UTF-16"),
    ],
)
def test_refused_by_bytes(file: Write, content: bytes, says: str) -> None:
    assert says in message(file(content))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            "Die Brücke wird am Dienstag geschlossen, sagte die Ministerin, und sie ist nicht die erste. ",
            "English",
        ),
        (
            "Le pont sera fermé mardi, a dit la ministre, et il ne sera pas le premier dans la ville. ",
            "English",
        ),
        ("El puente se cerrará el martes, dijo la ministra, y no es el primero de la ciudad. ", "English"),
        ("De brug gaat dinsdag dicht, zei de minister, en het is niet de eerste van de stad. ", "English"),
        ("大臣は火曜日、橋を閉鎖すると述べた。", "Chinese or Japanese"),
        ("部长星期二表示，这座桥将关闭维修。", "Chinese or Japanese"),
        ("قال الوزير يوم الثلاثاء إن الجسر سيغلق للإصلاح. ", "Arabic"),
        ("השר אמר ביום שלישי כי הגשר ייסגר לתיקונים. ", "Hebrew"),
        ("Министр заявил во вторник, что мост будет закрыт. ", "Cyrillic"),
    ],
)
def test_other_languages_are_refused(file: Write, content: str, says: str) -> None:
    assert says in message(file(content * 8))


def test_nothing_but_labels_is_refused(file: Write) -> None:
    assert "no sentences" in message(file("Bridge Closed Until December\n\nRead more"))


def test_missing_unknown_and_folder(tmp_path: Path, file: Write) -> None:
    assert "cannot be read" in message(tmp_path / "none.txt")
    assert "not a kind of file" in message(file("Some text.", "paper.pdf"))
    (tmp_path / "folder.txt").mkdir()
    assert "cannot be read" in message(tmp_path / "folder.txt")


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a file" in message(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    articles, errors = read_all([tmp_path])
    assert articles == ()
    assert [Path(error.path).name for error in errors] == ["loop.txt", "pipe.txt"]


def test_a_huge_file_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(10**12)
    assert "1,000,000,000,000 bytes" in message(path)


def test_one_file_by_two_names_is_one_article(tmp_path: Path, file: Write, bridge: tuple[str, ...]) -> None:
    path = file(bridge[0], "a.txt")
    (tmp_path / "b.txt").symlink_to(path)
    assert len(read_all([tmp_path, path])[0]) == 1


def test_every_reader_reads_its_ending(file: Write, bridge: tuple[str, ...]) -> None:
    for ending in READERS:
        page = "".join(f"<p>{paragraph}</p>" for paragraph in bridge)
        content = (
            f"<html><body><article>{page}</article></body></html>" if "h" in ending else "\n\n".join(bridge)
        )
        for name in (f"a{ending}", f"b{ending.upper()}"):
            found = read(file(content, name))
            assert [found.text[span.start : span.end] for span in found.body] == list(bridge)


def test_find_walks_folders(file: Write, tmp_path: Path) -> None:
    wanted = [file("x", name) for name in ("a/one.txt", "a/b/two.MD", "c.html")]
    for name in ("a/three.pdf", ".hidden/four.txt", "a/.five.txt"):
        file("x", name)
    assert find([tmp_path]) == sorted(wanted, key=os.fspath)
    assert find([wanted[0], tmp_path / "a", wanted[0]]) == sorted(wanted[:2], key=os.fspath)


@pytest.mark.parametrize("name", ["none.txt", "paper.pdf", "empty"])
def test_find_refuses(tmp_path: Path, file: Write, name: str) -> None:
    file("x", "paper.pdf")
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileError, match=name):
        find([tmp_path / name])


def test_what_cannot_be_read_stands_beside_what_can(
    file: Write, bridge: tuple[str, ...], tmp_path: Path
) -> None:
    good = file(bridge[0], "good.txt")
    paths = [tmp_path / "none.txt", file("", "empty.txt"), good, file("x", "paper.pdf")]
    articles, errors = read_all(paths)
    assert [found.path for found in articles] == [str(good)]
    assert [Path(error.path).name for error in errors] == ["empty.txt", "none.txt", "paper.pdf"]
    assert read_all(reversed(paths))[0] == articles
    assert [str(error) for error in read_all(reversed(paths))[1]] == [str(error) for error in errors]


def keys(articles: tuple[Article, ...]) -> dict[str, str]:
    return {Path(found.path).parent.name + "/" + Path(found.path).name: found.key for found in articles}


def test_keys_are_short_and_do_not_hang_on_the_order(file: Write, bridge: tuple[str, ...]) -> None:
    paths = [
        file(f"March 3 (UPI) -- {bridge[0]}", "x/one.txt"),
        file(f"March 4 (UPI) -- {bridge[1]}", "x/two.txt"),
        file(bridge[0], "x/000_0123456789abcdef.txt"),
        file(bridge[1], "x/The Évening Post, 3 March.txt"),
        file(f"---\npublisher: The Morning News\n---\n{bridge[0]}", "x/three.md"),
        file(f"---\npublisher: The Old Town Post\n---\n{bridge[0]}", "x/four.md"),
        file(bridge[2], "x/" + "long-name-" * 12 + ".txt"),
        file(bridge[2], "y/one.txt"),
        file(bridge[2], "z/one.txt"),
    ]
    articles, errors = read_all(paths)
    assert errors == ()
    assert keys(articles) == {
        "x/one.txt": "upi",
        "x/two.txt": "upi-2",
        "x/000_0123456789abcdef.txt": "article-000",
        "x/The Évening Post, 3 March.txt": "the-evening-post-3-march",
        "x/three.md": "morning",
        "x/four.md": "otp",
        "x/" + "long-name-" * 12 + ".txt": "long-name-long-name-long",
        "y/one.txt": "one",
        "z/one.txt": "one-2",
    }
    assert read_all(reversed(paths))[0] == articles


@pytest.mark.parametrize(
    ("publisher", "key"),
    [
        ("NBC News", "nbc"),
        ("The New York Times", "nyt"),
        ("The Sun", "sun"),
        ("Express.co.uk", "express"),
        ("NBC 5 Dallas-Fort Worth", "nbc-5-dallas"),
        ("Al Bawaba", "al-bawaba"),
        ("Süddeutsche", "suddeutsche"),
        ("The News", "the-news"),
        ("日本", "bridge"),
    ],
)
def test_keys_of_newsrooms(publisher: str, key: str) -> None:
    from quiz.articles.keys import base_key

    assert base_key(publisher, "/x/bridge.txt") == key


def test_a_numbered_key_is_never_taken_twice() -> None:
    from quiz.articles.keys import unique_keys

    assert unique_keys(["a", "a-2", "a", "a"]) == ["a", "a-2", "a-3", "a-4"]
    assert unique_keys(["a", "a", "a-2"]) == ["a", "a-3", "a-2"]


def test_a_given_key_is_kept(file: Write, bridge: tuple[str, ...]) -> None:
    assert read(file(bridge[0]), key="mine").key == "mine"


def test_a_file_named_in_no_encoding(tmp_path: Path, bridge: tuple[str, ...]) -> None:
    path = tmp_path / os.fsdecode(b"br\xffcke.txt")
    try:
        path.write_text(bridge[0], encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    found = read(path)
    found.path.encode("utf-8")
    found.key.encode("ascii")
