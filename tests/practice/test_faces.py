from datetime import timedelta
from itertools import groupby

from quiz.model.card import Card, Choice, Cloze, Face, Gap, Option
from quiz.practice.items import items_of
from quiz.practice.settings import DeckSettings

BOTH = Card(
    id="x",
    choice=Choice("What is the capital of Norway?", (Option("Oslo", True), Option("Bergen"), Option("Bodø"))),
    cloze=Cloze(("The capital of Norway is ", Gap(1, "Oslo", hint="a city"), ".")),
    hint="By a fjord.",
)


def played(desk, deck, right, rounds, **settings):
    """The showings of the only card, each answered rightly on its day."""
    shown = []
    for _ in range(rounds):
        session = desk.session(deck, **settings)
        shown.append(session.current)
        right(session)
        due = session.history.state(session.current.key).memory.due
        session.next()
        desk.time.now += timedelta(days=(due - desk.today).days)
    return shown


def test_the_face_climbs_with_stability_and_the_help_goes(desk, make, right):
    shown = played(desk, make.deck(BOTH), right, 7)
    assert [face for face, _ in groupby(showing.face for showing in shown)] == [
        Face.CHOICE,
        Face.CLOZE,
        Face.TYPED,
    ]
    for showing in shown:
        stability = showing.state.memory.stability
        assert showing.face is not Face.CHOICE or stability < 7
        assert showing.face is not Face.CLOZE or stability >= 7
        assert showing.face is not Face.TYPED or stability >= 21
    cloze = next(showing for showing in shown if showing.face is Face.CLOZE)
    assert (cloze.hint, cloze.blanks[0].hint) == ("By a fjord.", "a city")
    assert shown[-1].prompt == "What is the capital of Norway?"
    assert (shown[-1].hint, shown[-1].options) == ("", ())


def test_a_lapse_brings_the_help_back(desk, make, right, wrong):
    deck = make.deck(BOTH)
    played(desk, deck, right, 7)
    session = desk.session(deck)
    assert session.current.face is Face.TYPED
    wrong(session)
    session.next()
    assert session.current.again
    assert session.current.face is not Face.TYPED


def test_options_of_a_card_that_cannot_be_typed_hide_once_it_is_known(desk, make, right):
    card = make.choice("x", "Because the water that ran down from the hills had frozen", ("No", "Nay"))
    shown = played(desk, make.deck(card), right, 6)
    assert {showing.face for showing in shown} == {Face.CHOICE}
    assert not shown[0].recall_first
    assert shown[-1].recall_first


def test_faces_can_be_pinned_for_all_or_for_one_deck(desk, make, right):
    deck = make.deck(BOTH)
    assert {showing.face for showing in played(desk, deck, right, 5, faces="choice")} == {Face.CHOICE}
    desk.time.forward(days=400)
    assert desk.session(deck, faces="cloze").current.face is Face.CLOZE
    pinned = {"Deck": DeckSettings(faces="typed", recall_first=True)}
    assert desk.session(deck, faces="choice", decks=pinned, new=1).current.face is Face.TYPED


def test_true_or_false_is_never_typed_nor_hidden(desk, make, right):
    statement = Choice("The Moon is a star.", (Option("True"), Option("False", True)), truth=True)
    shown = played(desk, make.deck(Card(id="m", choice=statement)), right, 5)
    assert {showing.face for showing in shown} == {Face.CHOICE}
    assert not any(showing.recall_first for showing in shown)


def test_an_item_for_each_gap_number_and_the_choice_with_the_gap_that_it_asks():
    cloze = Cloze((Gap(1, "Oslo"), " lies in ", Gap(2, "Norway"), "."))
    card = Card(id="x", choice=BOTH.choice, cloze=cloze)
    from quiz.model.deck import Deck

    first, second = items_of(Deck("Deck", (card,)))
    assert (first.gap, second.gap) == (1, 2)
    assert Face.CHOICE in first.faces
    assert Face.CHOICE not in second.faces
    other = Card(id="x", choice=Choice("When?", (Option("1905", True), Option("1814"))), cloze=cloze)
    assert [item.gap for item in items_of(Deck("Deck", (other,)))] == [0, 1, 2]
