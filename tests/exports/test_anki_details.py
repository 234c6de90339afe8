"""Media, tags, names, typed answers, templates and the lock file, as the real Anki takes them."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.errors import FileError
from quiz.exports import EXPORTERS, Options
from quiz.exports.anki.lock import lock_path, read_lock
from quiz.exports.anki.model import NOTE_TYPES, RELEASED
from quiz.model.card import Card, Choice, Cloze, Gap, Option
from quiz.model.deck import Deck

NOW = 1_790_000_000
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


def card(stem: str = "Q?", id_: str = "k", **more: object) -> Card:
    return Card(id=id_, choice=Choice(stem, (Option("a", True), Option("b"))), **more)


def export(deck: Deck, path: Path, **options: object):
    return EXPORTERS["anki"].write([deck], path, Options(now=NOW, **{"lock": False, **options}))


@pytest.fixture
def pictured(tmp_path: Path) -> Deck:
    for name, content in {
        "a/map.png": PNG,
        "b/map.png": PNG + b"other",
        "b/same.png": PNG,
        "with space.png": PNG + b"space",
        "Größe_e\u0301.PNG": PNG + b"name",
        "cry.mp3": b"ID3",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return Deck("D", (), id="d", file=str(tmp_path / "deck.yaml"))


def with_stem(deck: Deck, *stems: str) -> Deck:
    return replace(deck, cards=tuple(card(stem, f"k{at}") for at, stem in enumerate(stems)))


def test_media_are_named_by_their_content(learner, pictured, tmp_path):
    deck = with_stem(
        pictured,
        "![one](a/map.png) ![two](b/map.png)",
        "![again](a/map.png)",
        "![spaced](with%20space.png)",
        "![named](Größe_e\u0301.PNG)",
    )
    deck = replace(deck, cards=(*deck.cards, card("Heard?", "s", audio="cry.mp3", image="with space.png")))
    export(deck, tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    sources = re.findall(r'src="([^"]+)"', " ".join(note.fields[0] for note in learner.notes()))
    assert len(sources) == 6
    assert len(set(sources)) == 4
    folder = Path(learner.col.media.dir())
    contents = {name: (folder / name).read_bytes() for name in sources}
    assert contents[sources[0]] == PNG and contents[sources[1]] == PNG + b"other"
    for name, content in contents.items():
        assert hashlib.sha1(content).hexdigest()[:10] in name
    assert not learner.col.media.check().missing
    assert not learner.col.media.check().unused
    [heard] = [each for each in learner.cards() if each.note()["Key"] == "s"]
    assert heard.question_av_tags()[0].filename.startswith("cry-")


@pytest.mark.parametrize(
    ("src", "says"),
    [
        ("missing.png", "is missing"),
        ("../map.png", "outside of the deck's folder"),
        ("/etc/passwd.png", "outside of the deck's folder"),
        ("..%2fmap.png", "outside of the deck's folder"),
        ("deck.yaml", "of a kind that Anki does not show"),
        ("page.html", "of a kind that Anki does not show"),
    ],
)
def test_an_image_that_cannot_go_along_stops_the_export(src, says, pictured, tmp_path):
    with pytest.raises(FileError, match=says):
        export(with_stem(pictured, f"![x]({src})"), tmp_path / "d.apkg")
    assert not (tmp_path / "d.apkg").exists()


def test_remote_images_become_links_unless_they_are_asked_for(learner, pictured, tmp_path):
    deck = with_stem(
        pictured, "![a map](https://example.org/m.png) ![](http://example.org/n.png)", "![x](data:x)"
    )
    report = export(deck, tmp_path / "d.apkg")
    assert "3 remote images or sounds" in " ".join(report.left_out)
    learner.imports(tmp_path / "d.apkg")
    assert not [note for note in learner.notes() if "<img" in note.fields[0]]
    assert '<a href="https://example.org/m.png">a map</a>' in learner.note("k0")["Question"]
    report = export(deck, tmp_path / "e.apkg", remote_images=True)
    assert "remote" not in " ".join(report.left_out)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("geo::europe", "geo::europe"),
        ("two words", "two_words"),
        ("tab\tand\u3000wide\u00a0space", "tab_and_wide_space"),
        ("::a::::b::", "a::b"),
        (" a :: b ", "a::b"),
        ('"quoted"', "quoted"),
        ("marked", "marked_"),
        ("Leech", "Leech_"),
        ("cafe\u0301", "café"),
        ("a,b;c", "a,b;c"),
        ("日本::🎉", "日本::🎉"),
        ("::", None),
    ],
)
def test_tags(written, kept, learner, tmp_path):
    report = export(Deck("D", (card(tags=(written, "other")),), id="d"), tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    assert sorted(learner.note("k").tags) == sorted(filter(None, [kept, "other"]))
    assert any("the tag" in line for line in report.warnings) == (written != kept)


def test_tags_that_differ_only_in_case_are_one(learner, tmp_path):
    export(Deck("D", (card(tags=("Geo", "geo", "GEO::x")),), id="d"), tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    assert sorted(tag.lower() for tag in learner.note("k").tags) == ["geo", "geo::x"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("A::B::C", "A::B::C"),
        ("A :: B", "A::B"),
        ("::A::::B::", "A::B"),
        ("Default", "Default_"),
        ("line\nbreak", "line break"),
        ('quote"d', "quote d"),
        ("", "Deck"),
        ("émoji🎉::日本", "émoji🎉::日本"),
    ],
)
def test_names_of_decks(name, kept, learner, tmp_path):
    export(Deck(name, (card(),), id="d"), tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    assert {learner.col.decks.name(each.did) for each in learner.cards()} == {kept}


@pytest.mark.parametrize(
    "text", ["std::vector", "a}}b", "{{c2::x}}", "a < b & c", 'it\'s "so"', "שלום", "42"]
)
def test_a_typed_answer_is_compared_with_what_the_deck_says(text, learner, tmp_path):
    cards = (
        Card(id="q", choice=Choice("Q?", (Option(text, True),))),
        Card(id="z", cloze=Cloze(("It is ", Gap(1, text), "."))),
    )
    export(Deck("D", cards, id="d"), tmp_path / "d.apkg", typed=True)
    learner.imports(tmp_path / "d.apkg")
    expected = {
        "q": learner.note("q")["Typed"],
        "z": learner.col.extract_cloze_for_typing(learner.note("z")["Text"], 1),
    }
    for each in learner.cards():
        assert "[[type:" in learner.sides(each)[0]
        compared = learner.col.compare_answer(expected[each.note()["Key"]], text)
        assert "typeBad" not in compared and "typeMissed" not in compared, compared
        assert "typeBad" in learner.col.compare_answer(expected[each.note()["Key"]], "wrong answer")


def test_a_cloze_is_typed_only_when_asked(learner, tmp_path):
    export(Deck("D", (Card(id="z", cloze=Cloze(("It is ", Gap(1, "a"), "."))),), id="d"), tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    assert "[[type:" not in learner.sides(learner.cards()[0])[0]


def test_options_go_out_by_alphabet_size_or_as_written(learner, tmp_path):
    from quiz.model.card import Order

    options = (Option("9 km", True), Option("1,000 km"), Option("None of these"), Option("10 km"))
    cards = tuple(Card(id=order.value, choice=Choice("How far?", options, order)) for order in Order)
    export(Deck("D", cards, id="d"), tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    shown = {note["Key"]: re.findall(r"<li[^>]*>(.*?)</li>", note["Options"]) for note in learner.notes()}
    assert shown == {
        "shuffle": ["1,000 km", "10 km", "9 km", "None of these"],
        "keep": ["9 km", "1,000 km", "None of these", "10 km"],
        "sort": ["9 km", "10 km", "1,000 km", "None of these"],
    }
    assert {note["Key"]: note["Flags"] for note in learner.notes()} == {
        "shuffle": "",
        "keep": "noshuffle",
        "sort": "noshuffle",
    }
    assert "data-pin>None of these" in learner.note("shuffle")["Options"]


def test_templates_change_only_with_a_new_release_time():
    """Anki takes over templates that are newer than its own: a change needs a later RELEASED, and then this pair."""
    everything = "\0".join(part for kind in NOTE_TYPES for part in (kind.front, kind.back, kind.css))
    assert (RELEASED, hashlib.sha256(everything.encode()).hexdigest()[:12]) == (1_795_305_600, "a4e9036380dc")


def test_a_lock_is_one_line_a_note(tmp_path):
    deck = Deck("D", (card("Q1?", "b"), card("Q2?", "a")), id="d", file=str(tmp_path / "d.yaml"))
    export(deck, tmp_path / "d.apkg", lock=True)
    text = lock_path(deck.file).read_text(encoding="utf-8")
    assert [line.split(":")[0].strip() for line in text.splitlines() if " choice" in line] == [
        '"a choice"',
        '"b choice"',
    ]
    assert json.loads(text)["notes"].keys() == {"a choice", "b choice"}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 1}', '{"version": 1, "notes": 3}', "<<<<<<< ours", "[" * 9999]
)
def test_a_damaged_lock_is_refused(text, tmp_path):
    (tmp_path / "d.anki.lock").write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match="damaged"):
        read_lock(tmp_path / "d.anki.lock")


def test_a_lock_of_a_later_version_is_refused(tmp_path):
    (tmp_path / "d.anki.lock").write_text(
        '{"version": 2, "deck": "", "name": "", "notes": {}}', encoding="utf-8"
    )
    with pytest.raises(FileError, match="newer quiz"):
        read_lock(tmp_path / "d.anki.lock")


def test_a_lock_that_cannot_be_read_stops_the_export(tmp_path):
    deck = Deck("D", (card(),), id="d", file=str(tmp_path / "d.yaml"))
    lock_path(deck.file).mkdir()
    with pytest.raises(FileError, match="cannot be read"):
        export(deck, tmp_path / "d.apkg", lock=True)


def test_a_failed_export_leaves_no_file_behind(pictured, tmp_path):
    import tempfile

    before = set(Path(tempfile.gettempdir()).glob("quiz-*"))
    with pytest.raises(FileError):
        export(with_stem(pictured, "![x](missing.png)"), tmp_path / "d.apkg")
    export(with_stem(pictured, "fine"), tmp_path / "d.apkg")
    assert set(Path(tempfile.gettempdir()).glob("quiz-*")) == before


def test_no_room_for_the_work_is_one_line(tmp_path, monkeypatch):
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(FileError, match="the package cannot be made"):
        export(Deck("D", (card(),), id="d"), tmp_path / "d.apkg")
