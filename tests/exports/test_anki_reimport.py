"""A newer package over an older one, after the learner has studied: what changes, and what must not."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.exports import EXPORTERS, Options
from quiz.exports.anki.lock import lock_path, read_lock
from quiz.model.card import Card, Choice, Cloze, Gap, Option
from quiz.model.deck import Deck

MONDAY = 1_780_000_000
TUESDAY = MONDAY + 86_400


def choice(stem: str, key: str, *wrong: str) -> Choice:
    return Choice(stem, (Option(key, True), *map(Option, wrong)))


def export(deck: Deck, path: Path, now: int, **options: object):
    return EXPORTERS["anki"].write([deck], path, Options(now=now, **options))


@pytest.fixture
def first(tmp_path: Path) -> Deck:
    cards = (
        Card(
            id="capital",
            choice=choice("Capital of France?", "Paris", "Lyon", "Nice"),
            tags=("geo::europe", "easy"),
        ),
        Card(id="sum", choice=choice("What is 2 plus 2?", "4", "3", "5")),
        Card(id="leaves", choice=choice("Will it go?", "yes", "no")),
        Card(id="rome", cloze=Cloze((Gap(1, "Rome", hint="capital"), " is in ", Gap(2, "Italy"), "."))),
    )
    return Deck("Quiz::Places", cards, id="places", file=str(tmp_path / "places.yaml"))


@pytest.fixture
def second(first: Deck) -> Deck:
    capital, same, _, rome = first.cards
    edited = replace(
        capital,
        choice=choice("Capital of France today?", "Paris", "Nice", "Lyon"),
        why="Since 987.",
        tags=("geo::europe", "hard"),
    )
    longer = replace(rome, cloze=Cloze((*rome.cloze.parts[:-1], " on the ", Gap(3, "Tiber"), ".")))
    added = Card(id="new", choice=choice("A fresh one?", "y", "n"))
    return replace(first, cards=(added, edited, same, longer))


def versions(first: Deck, second: Deck, tmp_path: Path, **options: object) -> tuple[Path, Path]:
    export(first, tmp_path / "v1.apkg", MONDAY)
    export(second, tmp_path / "v2.apkg", TUESDAY, **options)
    return tmp_path / "v1.apkg", tmp_path / "v2.apkg"


CONDITIONS = ("IF_NEWER", "ALWAYS", "NEVER")


@pytest.mark.parametrize(
    ("notes", "types", "merge", "scheduling"),
    [
        *(
            (*pair, merge, False)
            for pair in itertools.product(CONDITIONS, CONDITIONS)
            for merge in (False, True)
        ),
        ("IF_NEWER", "IF_NEWER", False, True),
        ("IF_NEWER", "IF_NEWER", True, True),
    ],
)
def test_no_choice_of_the_import_dialog_touches_what_was_learned(
    notes, types, merge, scheduling, learner, choices, first, second, tmp_path
):
    v1, v2 = versions(first, second, tmp_path)
    assert learner.imports(v1) == {"new": 4}
    assert len(learner.reviews(4)) == 4
    before = learner.progress()
    log = learner.imports(v2, notes=choices[notes], types=choices[types], merge=merge, scheduling=scheduling)
    assert learner.progress() == before
    assert len(before[0]) == len(before[1]) == 4
    assert log["new"] == 1
    assert "conflicting" not in log
    updated = notes != "NEVER"
    capital = learner.note("capital")
    assert ("today" in capital["Question"]) == updated
    assert ("hard" in capital.tags) == updated
    assert learner.note("leaves")["Question"] == "Will it go?"
    assert len(learner.col.models.all_names_and_ids()) == len(
        {name.name for name in learner.col.models.all_names_and_ids()}
    )
    assert sum(name.name.startswith("Factdeck") for name in learner.col.models.all_names_and_ids()) == 2
    assert len(learner.col.get_empty_cards().notes) == (0 if updated else 1)


def test_unchanged_notes_keep_the_learners_edits_and_tags(learner, first, second, tmp_path):
    v1, v2 = versions(first, second, tmp_path)
    learner.imports(v1)
    mine = learner.note("sum")
    mine["Explanation"] = "My own words"
    mine.tags = [*mine.tags, "mine"]
    learner.col.update_note(mine)
    assert learner.imports(v2) == {"new": 1, "updated": 2, "duplicate": 1}
    assert learner.note("sum")["Explanation"] == "My own words"
    assert learner.note("sum").tags == ["mine"]


def test_a_package_imported_twice_changes_nothing(learner, first, tmp_path):
    export(first, tmp_path / "v1.apkg", MONDAY)
    learner.imports(tmp_path / "v1.apkg")
    learner.reviews(3)
    before = learner.progress(), [note.fields for note in learner.notes()]
    export(first, tmp_path / "again.apkg", TUESDAY)
    assert (tmp_path / "again.apkg").read_bytes() == (tmp_path / "v1.apkg").read_bytes()
    assert learner.imports(tmp_path / "again.apkg") == {"duplicate": 4}
    assert (learner.progress(), [note.fields for note in learner.notes()]) == before


def test_a_time_rises_exactly_when_the_content_changes(first, second, tmp_path):
    versions(first, second, tmp_path)
    notes = read_lock(lock_path(first.file)).notes
    assert {key: entry.mod for key, entry in notes.items()} == {
        "capital choice": TUESDAY,
        "sum choice": MONDAY,
        "leaves choice": MONDAY,
        "rome cloze": TUESDAY,
        "new choice": TUESDAY,
    }
    assert {key for key, entry in notes.items() if entry.created == TUESDAY} == {"new choice"}


def test_a_time_is_never_lowered_when_the_clock_runs_back(first, second, tmp_path):
    export(first, tmp_path / "v1.apkg", TUESDAY)
    report = export(second, tmp_path / "v2.apkg", MONDAY - 7 * 86_400)
    notes = read_lock(lock_path(first.file)).notes
    assert notes["capital choice"].mod == TUESDAY + 1
    assert notes["sum choice"].mod == TUESDAY
    assert "clock" in " ".join(report.warnings)


def test_two_changes_within_a_second_both_arrive(learner, first, second, tmp_path):
    export(first, tmp_path / "v1.apkg", MONDAY)
    export(second, tmp_path / "v2.apkg", MONDAY)
    learner.imports(tmp_path / "v1.apkg")
    assert learner.imports(tmp_path / "v2.apkg")["updated"] == 2


def test_without_a_lock_file_the_export_works_and_says_what_is_lost(learner, first, tmp_path):
    report = export(first, tmp_path / "v1.apkg", MONDAY, lock=False)
    assert not lock_path(first.file).exists()
    assert "overwrites what learners edited" in " ".join(report.warnings)
    assert learner.imports(tmp_path / "v1.apkg") == {"new": 4}


def test_ids_of_notes_never_lie_in_the_future_and_never_meet(first, second, tmp_path, learner):
    _, v2 = versions(first, second, tmp_path)
    learner.imports(v2)
    ids = learner.col.db.list("select id from notes union all select id from cards")
    assert len(ids) == len(set(ids)) == 4 + 6
    assert max(ids) <= TUESDAY * 1000
    assert min(ids) > (MONDAY - 1) * 1000


def test_new_cards_come_in_the_order_of_the_deck(learner, tmp_path):
    cards = tuple(Card(id=f"k{at}", choice=choice(f"Question {at}?", "a", "b")) for at in range(19, -1, -1))
    export(Deck("D", cards, id="d"), tmp_path / "d.apkg", MONDAY)
    learner.imports(tmp_path / "d.apkg")
    assert [card.note()["Key"] for card in learner.cards()] == [card.id for card in cards]
    learner.col.decks.select(learner.col.decks.id("D"))
    queue = learner.col.sched.get_queued_cards(fetch_limit=20).cards
    assert [learner.col.get_note(entry.card.note_id)["Key"] for entry in queue] == [card.id for card in cards]


def test_the_cloze_of_a_card_with_both_faces_comes_later(learner, tmp_path):
    both = [
        Card(id=f"k{at}", choice=choice(f"Q {at}?", "a", "b"), cloze=Cloze((Gap(1, "a"), f" answers {at}")))
        for at in range(3)
    ]
    export(Deck("D", tuple(both), id="d"), tmp_path / "d.apkg", MONDAY)
    learner.imports(tmp_path / "d.apkg")
    assert [(card.note()["Key"], card.note_type()["name"]) for card in learner.cards()] == [
        *((card.id, "Factdeck: question") for card in both),
        *((card.id, "Factdeck: cloze") for card in both),
    ]


def test_a_card_that_turns_from_choice_to_cloze_becomes_a_new_note(learner, first, tmp_path):
    turned = Card(id="capital", cloze=Cloze((Gap(1, "Paris"), " is the capital of France.")))
    v1, v2 = versions(first, replace(first, cards=(turned, *first.cards[1:])), tmp_path)
    learner.imports(v1)
    learner.reviews(4)
    before = learner.progress()
    assert learner.imports(v2, merge=True) == {"new": 1, "duplicate": 3}
    assert learner.progress() == before


def test_gap_numbers_stay_with_their_gaps_when_one_before_them_goes(learner, first, tmp_path):
    """The deck numbers its gaps in the order of the text: without care Italy would inherit Rome's history."""
    shorter = replace(first.cards[3], cloze=Cloze(("Rome is in ", Gap(1, "Italy"), ".")))
    longer = replace(first.cards[3], cloze=Cloze((Gap(1, "Lazio"), ", in ", Gap(2, "Italy"), ".")))
    v1, v2 = versions(first, replace(first, cards=(*first.cards[:3], shorter)), tmp_path)
    report = export(replace(first, cards=(*first.cards[:3], longer)), tmp_path / "v3.apkg", TUESDAY + 1)
    assert "lost gap" not in " ".join(report.warnings), "c1 is gone for longer than one export"
    learner.imports(v1)
    learner.reviews(8)
    before = learner.progress()
    learner.imports(v2)
    assert "{{c2::Italy}}" in learner.note("rome")["Text"]
    learner.imports(tmp_path / "v3.apkg")
    assert learner.note("rome")["Text"] == "{{c3::Lazio}}, in {{c2::Italy}}."
    assert learner.progress() == before


def test_an_edited_answer_keeps_its_gap_number(first, tmp_path):
    spelt = replace(
        first.cards[3], cloze=Cloze((Gap(1, "Roma", hint="capital"), " is in ", Gap(2, "Italy"), "."))
    )
    export(first, tmp_path / "v1.apkg", MONDAY)
    report = export(replace(first, cards=(*first.cards[:3], spelt)), tmp_path / "v2.apkg", TUESDAY)
    assert "lost gap" not in " ".join(report.warnings)
    assert set(read_lock(lock_path(first.file)).notes["rome cloze"].gaps) == {1, 2}


def test_a_vanished_gap_is_reported_and_its_card_is_an_empty_one(learner, first, tmp_path):
    shorter = replace(first.cards[3], cloze=Cloze((Gap(1, "Rome"), " is in Italy.")))
    export(first, tmp_path / "v1.apkg", MONDAY)
    report = export(replace(first, cards=(*first.cards[:3], shorter)), tmp_path / "v2.apkg", TUESDAY)
    assert "card rome has lost gap c2" in " ".join(report.warnings)
    learner.imports(tmp_path / "v1.apkg")
    learner.imports(tmp_path / "v2.apkg")
    assert len(learner.col.get_empty_cards().notes) == 1


def test_a_renamed_deck_is_reported_and_loses_nothing(learner, first, tmp_path):
    export(first, tmp_path / "v1.apkg", MONDAY)
    report = export(replace(first, name="Quiz::Towns"), tmp_path / "v2.apkg", TUESDAY)
    assert "was called “Quiz::Places”" in " ".join(report.warnings)
    learner.imports(tmp_path / "v1.apkg")
    learner.reviews(3)
    before = learner.progress()
    assert learner.imports(tmp_path / "v2.apkg") == {"duplicate": 4}
    assert learner.progress() == before


def test_a_removed_card_is_reported_once_and_can_be_retired(learner, another, first, second, tmp_path):
    path = tmp_path / "places.apkg"
    export(first, path, MONDAY)
    learner.imports(path)
    learner.reviews(4)
    before = learner.progress()
    (tmp_path / "old.apkg").write_bytes(path.read_bytes())
    report = export(second, tmp_path / "v2.apkg", TUESDAY)
    assert "leaves choice" in " ".join(report.warnings)
    assert "leaves choice" not in " ".join(export(second, tmp_path / "v2.apkg", TUESDAY).warnings)
    report = export(second, path, TUESDAY, retired=True)
    assert (report.notes, read_lock(lock_path(first.file)).notes["leaves choice"].gone) == (5, True)
    learner.imports(path)
    assert learner.note("leaves").tags == ["factdeck::retired"]
    assert learner.note("leaves")["Question"] == "Will it go?"
    assert learner.progress() == before
    another.imports(path, scheduling=True)
    [card] = another.note("leaves").cards()
    assert card.queue == -1, "suspended for whoever gets the deck now, if imported with its scheduling"
    bytes_ = path.read_bytes()
    export(second, path, TUESDAY + 9, retired=True)
    assert path.read_bytes() == bytes_


def test_a_card_that_cannot_be_retired_is_named(first, second, tmp_path):
    export(first, tmp_path / "v1.apkg", MONDAY)
    report = export(second, tmp_path / "elsewhere.apkg", TUESDAY, retired=True)
    assert "cannot be retired (leaves choice)" in " ".join(report.warnings)


def test_a_card_that_comes_back_is_the_old_note(learner, first, second, tmp_path):
    path = tmp_path / "places.apkg"
    for deck, now in ((first, MONDAY), (second, TUESDAY), (first, TUESDAY + 9)):
        export(deck, path, now, retired=True)
        learner.imports(path)
    assert learner.note("leaves").tags == []
    assert not read_lock(lock_path(first.file)).notes["leaves choice"].gone


def test_templates_change_with_a_release_and_on_demand(learner, first, tmp_path):
    export(first, tmp_path / "v1.apkg", MONDAY)
    learner.imports(tmp_path / "v1.apkg")
    model = learner.col.models.by_name("Factdeck: question")
    model["css"] = "/* mine */"
    learner.col.models.update_dict(model)
    learner.imports(tmp_path / "v1.apkg")
    assert learner.col.models.by_name("Factdeck: question")["css"] == "/* mine */"
    export(first, tmp_path / "v2.apkg", 4_000_000_000, refresh_templates=True)
    learner.imports(tmp_path / "v2.apkg")
    assert ".fd-opt" in learner.col.models.by_name("Factdeck: question")["css"]


def test_the_note_types_are_frozen(learner, first, tmp_path):
    """These numbers and names are in learners' collections: changing one cuts every note off from updates."""
    export(first, tmp_path / "v1.apkg", MONDAY)
    learner.imports(tmp_path / "v1.apkg")
    question = learner.col.models.by_name("Factdeck: question")
    cloze = learner.col.models.by_name("Factdeck: cloze")
    assert (question["id"], cloze["id"]) == (1795305601001, 1795305601002)
    assert [(field["name"], field["id"]) for field in question["flds"]] == [
        (name, 4617305601000 + at)
        for at, name in enumerate(
            "Question Options Correct Flags Multi Typed Answer Feedback Explanation Hint Accept Conflict Sources "
            "Lang Key Data Extra1 Extra2 Extra3 Extra4".split()
        )
    ]
    assert [(field["name"], field["id"]) for field in cloze["flds"]] == [
        (name, 4617305603000 + at)
        for at, name in enumerate(
            "Text Typed Explanation Hint Accept Conflict Sources Lang Key Data Extra1 Extra2 Extra3 Extra4".split()
        )
    ]
    assert [(t["name"], t["id"]) for t in question["tmpls"] + cloze["tmpls"]] == [
        ("Question", 4617305602000),
        ("Cloze", 4617305604000),
    ]
    assert {note.guid for note in learner.notes() if note["Key"] == "sum"} == {"1a502f8803b3fb489e"}


def test_a_guid_hangs_on_deck_card_and_face_alone(first):
    from quiz.exports.anki.notes import Face, guid

    assert guid("places", "sum", Face.CHOICE) != guid("places", "sum", Face.CLOZE)
    assert guid("places", "sum", Face.CHOICE) != guid("other", "sum", Face.CHOICE)
    assert guid("places", "sum", Face.CHOICE) != guid("places", "capital", Face.CHOICE)


def test_ids_and_a_deck_id_given_later_lose_nothing(learner, first, tmp_path):
    bare = replace(first, id="", cards=tuple(replace(card, id="") for card in first.cards))
    export(bare, tmp_path / "v1.apkg", MONDAY)
    export(first, tmp_path / "v2.apkg", TUESDAY)
    edited = replace(first.cards[1], choice=choice("What is two plus two?", "4", "3", "5"))
    named = replace(first, name="Other", cards=(first.cards[0], edited, *first.cards[2:]))
    report = export(named, tmp_path / "v3.apkg", TUESDAY + 9)
    assert not [line for line in report.warnings if "left the deck" in line]
    learner.imports(tmp_path / "v1.apkg")
    learner.reviews(4)
    before = learner.progress()
    assert learner.imports(tmp_path / "v2.apkg") == {"updated": 4}
    assert learner.imports(tmp_path / "v3.apkg") == {"updated": 1, "duplicate": 3}
    assert learner.note("sum")["Question"] == "What is two plus two?"
    assert learner.progress() == before


def test_another_deck_id_on_purpose_makes_other_notes(learner, first, tmp_path):
    export(first, tmp_path / "v1.apkg", MONDAY)
    report = export(replace(first, id="copy"), tmp_path / "v2.apkg", TUESDAY)
    assert "the deck's id was places" in " ".join(report.warnings)
    learner.imports(tmp_path / "v1.apkg")
    assert learner.imports(tmp_path / "v2.apkg") == {"new": 4}


def test_exports_of_one_second_to_the_next_share_no_ids(learner, tmp_path):
    cards = tuple(Card(id=f"k{at}", choice=choice(f"Q {at}?", "a", "b")) for at in range(900))
    deck = Deck("D", cards[:5], id="d", file=str(tmp_path / "d.yaml"))
    export(deck, tmp_path / "d.apkg", MONDAY)
    export(replace(deck, cards=cards), tmp_path / "d.apkg", MONDAY + 1)
    assert learner.imports(tmp_path / "d.apkg") == {"new": 900}
