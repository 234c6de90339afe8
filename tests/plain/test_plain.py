import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from quiz.model.card import Card, Choice, Cloze, Gap, Option, Source
from quiz.model.deck import Deck, DeckArticle
from quiz.plain import numbers, practise, told_difference
from quiz.practice.grading import difference
from quiz.practice.history import History
from quiz.practice.settings import Settings

DECK = Deck(
    name="Islands",
    cards=(
        Card(
            id="naxos",
            choice=Choice(
                "Off which island did the ferry sink?",
                (Option("Naxos", True), Option("Paros"), Option("Ios")),
            ),
            why="It is the largest of the Cyclades.",
            sources=(Source("The ferry sank in April, off Naxos.", "a"),),
            conflict="The Gazette says Paros.",
        ),
        Card(
            id="crete", cloze=Cloze(("The largest Greek island is ", Gap(1, "Crete", hint="an island"), "."))
        ),
    ),
    articles=(DeckArticle("a", publisher="The Courier", published="2021-04-03"),),
)


@pytest.fixture
def play(tmp_path):
    """Plays a deck with these lines as input; gives the output."""
    ticks = count()
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def run(*lines, deck=DECK, settings=None):
        out = io.StringIO()
        with History(tmp_path / "history.sqlite3") as history:
            practise(
                [deck],
                history,
                settings or Settings(),
                io.StringIO("".join(f"{line}\n" for line in lines)),
                out,
                clock=lambda: start + timedelta(seconds=next(ticks)),
            )
        return out.getvalue()

    return run


def number_of(text, option):
    return next(line.strip()[0] for line in text.splitlines() if line.strip().endswith(f". {option}"))


def test_without_input_the_first_card_is_shown(play):
    text = play()
    assert text.splitlines()[:6] == [
        "",
        "Islands · 2 to go · new",
        "Off which island did the ferry sink?",
        *[f"  {n}. {option}" for n, option in enumerate(options_of(text), 1)],
    ]
    assert sorted(options_of(text)) == ["Ios", "Naxos", "Paros"]
    assert play() == text


def options_of(text):
    return [line[5:] for line in text.splitlines() if line[:2] == "  " and line[3:5] == ". "]


def test_a_right_answer_with_its_evidence(play):
    right = number_of(play(), "Naxos")
    text = play(right, "")
    assert "\nRight.\nIt is the largest of the Cyclades.\n" in text
    assert "The Courier, 2021-04-03: The ferry sank in April, off *Naxos*." in text
    assert "Newsrooms differ: The Gazette says Paros." in text
    assert "It comes back tomorrow." in text
    assert "The largest Greek island is _____." in text
    assert "Hint: an island" in text


def test_an_explanation_that_only_says_how_newsrooms_differ_is_told_once(play):
    card = replace(DECK.cards[0], why=DECK.cards[0].conflict)
    assert play("?", deck=replace(DECK, cards=(card,))).count("The Gazette says Paros.") == 1


def test_a_wrong_answer_comes_again_and_the_session_is_summed_up(play):
    wrong = number_of(play(), "Ios")
    text = play(wrong, "", "crete", "", "?", "", ":q")
    assert "Wrong. The answer: Naxos" in text
    assert "Right: Crete" in text
    assert "Islands · 1 to go · again" in text
    assert text.splitlines()[-1].startswith("Session: 2 cards in ")
    assert "1 right at first (50 %)" in text


def test_a_slip_is_asked_about(play):
    right = number_of(play(), "Naxos")
    text = play(right, "", "Craete", "perhaps", "y", "")
    assert "Close. The answer: Crete\nYours: Cr[leave out a]ete" in text
    assert text.count("Count it as right? y or n:") == 2
    assert "Counted as right." in text


def test_grading_and_taking_back(play):
    right = number_of(play(), "Naxos")
    text = play(right, "e", "g", "u", "?", "", ":q")
    assert "the next gap grows faster" in text
    assert "only guessed" in text
    assert "Taken back." in text
    assert "The answer: Naxos" in text


def test_marks_by_letters_and_help(play):
    text = play("f", ":f", "h", "s", ":x", "b")
    for says in (
        "Flagged.",
        "Flag lifted.",
        "Before the answer:",
        "Put off to the end",
        "Suspended",
        "Not asked before tomorrow.",
    ):
        assert says in text


def test_what_is_no_answer_is_asked_for_again(play):
    text = play("9", "nonsense", "0")
    assert text.count("Answer with a number from 1 to 3") == 3
    assert "Session:" not in text


def test_a_letter_is_an_answer_where_one_is_typed(play):
    right = number_of(play(), "Naxos")
    text = play(right, "", "q", "", ":q")
    assert "Wrong. The answer: Crete\nYours: q" in text


def test_a_killed_session_goes_on(play):
    play("?", "")
    play_again = play()
    assert "Going on where you left off." not in play_again  # the input ended: the session was finished
    assert "to go" in play_again


def test_nothing_due(play):
    assert play(settings=Settings(new=0)) == "Nothing is due today. 2 new wait: quiz practice --new 10\n"
    right = number_of(play(), "Naxos")
    play(right, "", "crete", "")
    assert play() == "Nothing is due today. 1 card comes back tomorrow.\n"


def test_numbers_of_options():
    assert numbers("2", 3) == [1]
    assert numbers("1, 3", 3) == [0, 2]
    assert numbers("4", 3) is None
    assert numbers("", 3) is None
    assert numbers("²", 3) is None


@pytest.mark.parametrize(
    ("typed", "expected", "told"),
    [
        ("Magna", "Magma", "Mag[n -> m]a"),
        ("Zelenskyy", "Zelensky", "Zelensky[leave out y]"),
        ("Curie", "Marie Curie", "[put in Marie ]Curie"),
    ],
)
def test_a_difference_is_told_in_signs_that_can_be_read_aloud(typed, expected, told):
    assert told_difference(difference(expected, typed)) == told
