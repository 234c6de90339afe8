from dataclasses import replace

from quiz.model.card import Cloze, Gap
from quiz.practice.carry import ChangeKind
from quiz.practice.doctor import check, rebuild


def practised(desk, deck, right):
    session = desk.session(deck)
    while session.current:
        right(session)
        session.next()
    session.history.close()
    desk.time.forward(hours=1)


def test_an_edit_under_the_same_id_keeps_progress(desk, make, right):
    practised(desk, make.deck(make.choice("x", "Etna", stem="Which volcano is on Sicily?")), right)
    session = desk.session(
        make.deck(make.choice("x", "Mount Etna", stem="Which mountain of Sicily is a volcano?"))
    )
    assert session.changes == ()
    (state,) = session.history.states("Deck").values()
    assert state.memory.reviews == 1


def test_a_changed_answer_is_learned_anew_and_says_so(desk, make, right):
    practised(desk, make.deck(make.choice("x", "1.7 million")), right)
    session = desk.session(make.deck(make.choice("x", "1.8 million")))
    (change,) = session.changes
    assert (change.kind, change.was, change.now) == (ChangeKind.RELEARNED, "1.7 million", "1.8 million")
    assert "The fact changed" in session.notices[0]
    assert session.current.changed
    assert session.current.new
    assert len(session.history.reviews_of(session.current.key)) == 1
    right(session)
    assert not session.history.state(session.current.key).changed


def test_a_corrected_slip_in_the_answer_keeps_progress(desk, make, right):
    practised(desk, make.deck(make.choice("x", "Reykjavic")), right)
    assert desk.session(make.deck(make.choice("x", "Reykjavík"))).changes == ()


def test_a_reworded_card_without_an_id_keeps_progress_and_says_so(desk, make, right):
    before = make.deck(
        make.choice("", "Etna", stem="Which volcano stands on Sicily?"),
        make.choice("", "Teide", stem="Which volcano stands on Tenerife?"),
    )
    practised(desk, before, right)
    after = make.deck(
        make.choice("", "Etna", stem="Which volcano stands on the island of Sicily?"), before.cards[1]
    )
    session = desk.session(after)
    (change,) = session.changes
    assert change.kind is ChangeKind.CARRIED
    assert "progress is kept" in session.notices[0]
    reviewed = [
        state.memory.reviews for state in session.history.states("Deck").values() if not state.archived
    ]
    assert reviewed == [1, 1]
    assert check(session.history).sound


def test_another_question_with_the_same_answer_is_a_new_card(desk, make, right):
    practised(desk, make.deck(make.choice("", "Etna", stem="Which volcano stands on Sicily?")), right)
    session = desk.session(
        make.deck(make.choice("", "Etna", stem="Where did Empedocles die, as legend has it?"))
    )
    assert [change.kind for change in session.changes] == [ChangeKind.ARCHIVED]
    assert session.current.new


def test_a_card_that_gets_an_id_keeps_progress(desk, make, right):
    deck = make.deck(make.choice("", "Etna", stem="Which volcano stands on Sicily?"))
    practised(desk, deck, right)
    session = desk.session(make.deck(replace(deck.cards[0], id="k7f3a2")))
    (state,) = (state for state in session.history.states("Deck").values() if not state.archived)
    assert state.memory.reviews == 1


def test_a_vanished_card_is_archived_and_comes_back_as_it_was(desk, make, right):
    deck = make.numbered(3)
    practised(desk, deck, right)
    session = desk.session(make.deck(*deck.cards[:2]))
    (change,) = session.changes
    assert change.kind is ChangeKind.ARCHIVED
    gone = session.history.state(change.key)
    assert gone.archived
    assert gone.memory.reviews == 1
    session = desk.session(deck)
    assert [change.kind for change in session.changes] == [ChangeKind.RESTORED]
    assert not session.history.state(change.key).archived
    assert check(session.history).sound


def test_a_cloze_that_gets_a_second_gap_keeps_the_first(desk, make, right):
    one = make.cloze("x", "Water boils at ", Gap(1, "100 degrees"), " at sea level.")
    two = replace(
        one, cloze=Cloze(("Water boils at ", Gap(1, "100 degrees"), " at ", Gap(2, "sea level"), "."))
    )
    practised(desk, make.deck(one), right)
    session = desk.session(make.deck(two))
    states = {key.gap: state for key, state in session.history.states("Deck").items()}
    assert states[1].memory.reviews == 1
    assert states[2].memory.new


def test_a_renamed_deck_keeps_progress(desk, make, right, tmp_path):
    file = str(tmp_path / "deck.yaml")
    practised(desk, make.deck(*make.numbered(2).cards, name="Old", file=file), right)
    session = desk.session(make.deck(*make.numbered(2).cards, name="New", file=file))
    assert {change.kind for change in session.changes} == {ChangeKind.CARRIED}
    assert all(state.memory.reviews == 1 for state in session.history.states("New").values())


def test_an_answer_given_before_the_card_was_reworded_can_be_taken_back(desk, make, right):
    practised(desk, make.deck(make.choice("", "Etna", stem="Which volcano stands on Sicily?")), right)
    session = desk.session(
        make.deck(make.choice("", "Etna", stem="Which volcano stands on the isle of Sicily?"))
    )
    assert session.current is None
    session.undo()
    assert session.current.prompt == "Which volcano stands on the isle of Sicily?"
    assert session.current.new
    assert check(session.history).sound


def test_suspension_is_carried_too(desk, make):
    session = desk.session(make.deck(make.choice("", "Etna", stem="Which volcano stands on Sicily?")))
    session.suspend()
    session = desk.session(
        make.deck(make.choice("", "Etna", stem="Which volcano stands on the isle of Sicily?"))
    )
    assert session.current is None


def test_a_deck_as_it_was_writes_nothing(desk, make):
    deck = make.numbered(3)
    history = desk.session(deck).history
    before = history.connection.execute(
        "SELECT count(*) FROM log WHERE kind IN ('content', 'deck')"
    ).fetchone()[0]
    history = desk.session(deck).history
    after = history.connection.execute(
        "SELECT count(*) FROM log WHERE kind IN ('content', 'deck')"
    ).fetchone()[0]
    assert before == after == 4


def test_the_caches_can_be_made_anew_after_all_of_it(desk, make, right):
    practised(desk, make.numbered(4), right)
    practised(desk, make.deck(*make.numbered(3).cards, make.choice("c9", "Key 9")), right)
    history = desk.history()
    tables = ("state", "contents", "decks")
    before = {
        name: [tuple(row) for row in history.connection.execute(f"SELECT * FROM {name} ORDER BY 1")]
        for name in tables
    }
    rebuild(history)
    after = {
        name: [tuple(row) for row in history.connection.execute(f"SELECT * FROM {name} ORDER BY 1")]
        for name in tables
    }
    assert before == after
