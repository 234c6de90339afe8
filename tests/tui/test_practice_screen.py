from __future__ import annotations

from typing import Any

import pytest
from tui_samples import BOATS, HARBOUR, HOMES, MAYOR, TOWN, WALL, key_of

from quiz.model.card import Card, Choice, Option
from quiz.model.deck import Deck
from quiz.model.review import Grade
from quiz.practice.history import History
from quiz.practice.settings import Settings


def deck(*cards: Any) -> Deck:
    return Deck("Harbour wall", cards, articles=HARBOUR.articles, file="harbour.yaml")


def grades(history: History) -> list[Grade]:
    return [review.grade for review in history.reviews()]


async def test_a_right_answer_takes_one_key_and_shows_its_sentence(open_app: Any, history: History) -> None:
    async with open_app(deck(TOWN)) as screen:
        await screen.shows("Choose one.")
        await screen.press(key_of(screen.text, "Brackwater"))
        await screen.shows("✓ Right", "The Tern · 6 May 2031", "“The harbour wall of Brackwater gave way")

        assert "(right, your answer)" in screen.text
        assert grades(history) == [Grade.GOOD]


async def test_letters_answer_as_digits_do(open_app: Any, history: History) -> None:
    async with open_app(deck(TOWN)) as screen:
        await screen.shows("Choose one.")
        await screen.press("abcd"[int(key_of(screen.text, "Saltby")) - 1])
        await screen.shows("✗ Wrong", "Answer  Brackwater")

        assert "Saltby  (wrong, your answer)" in screen.text
        assert grades(history) == [Grade.AGAIN]


async def test_the_mouse_answers_and_goes_on(open_app: Any, history: History) -> None:
    async with open_app(deck(TOWN)) as screen:
        await screen.shows("Choose one.")
        lines = screen.text.splitlines()
        await screen.pilot.click(offset=(10, next(y for y, line in enumerate(lines) if "Brackwater" in line)))
        await screen.shows("✓ Right")
        bar = screen.text.splitlines()[-1]
        await screen.pilot.click(offset=(bar.index("Space next") + 2, 31))
        await screen.shows("Session over")

        assert grades(history) == [Grade.GOOD]


async def test_arrows_and_enter_answer(open_app: Any, history: History) -> None:
    async with open_app(deck(TOWN)) as screen:
        await screen.shows("Choose one.")
        await screen.press(*["down"] * int(key_of(screen.text, "Brackwater")), "enter")
        await screen.shows("✓ Right")

        assert grades(history) == [Grade.GOOD]


async def test_enter_alone_answers_nothing(open_app: Any, history: History) -> None:
    async with open_app(deck(TOWN)) as screen:
        await screen.shows("Choose one.")
        await screen.press("enter")
        await screen.shows("Press 1 to 4 to answer")

        assert grades(history) == []


async def test_newsrooms_that_differ_stand_side_by_side(open_app: Any) -> None:
    async with open_app(deck(HOMES), settings=Settings(faces="choice")) as screen:
        await screen.shows("Choose one.")
        await screen.press(key_of(screen.text, "340"))
        await screen.shows("Newsrooms differ  The Tern says 340 homes; Gull Coast News says 410.")

        sentences = next(line for line in screen.text.splitlines() if "“About 340" in line)
        assert "│ “The council counts 410 flooded homes.”" in sentences


async def test_where_the_screen_is_narrow_they_stand_one_above_the_other(open_app: Any) -> None:
    async with open_app(deck(HOMES), size=(50, 40), settings=Settings(faces="choice")) as screen:
        await screen.shows("Choose one.")
        await screen.press(key_of(screen.text, "340"))
        await screen.shows("“About 340 homes", "“The council counts 410")


async def test_several_right_answers_are_ticked_and_checked(open_app: Any, history: History) -> None:
    async with open_app(deck(BOATS)) as screen:
        await screen.shows("Several are right", "Hint: There are two.", "[ ] 1  The coast guard")
        await screen.press("1", "2", "3", "3")
        await screen.shows("[x] 1  The coast guard", "[x] 2  The fire brigade", "[ ] 3  The circus")
        await screen.press("enter")
        await screen.shows("✓ Right")

        assert grades(history) == [Grade.GOOD]


async def test_a_wrong_option_brings_its_own_explanation(open_app: Any) -> None:
    async with open_app(deck(BOATS)) as screen:
        await screen.press("3", "enter")
        await screen.shows("✗ Wrong", "It had left the week before.", "The coast guard; The fire brigade")


async def test_a_cloze_is_typed_and_any_accepted_spelling_is_right(open_app: Any, history: History) -> None:
    async with open_app(deck(MAYOR)) as screen:
        await screen.shows("The mayor, ______ (name), asked", "Type what is missing.")
        await screen.press(*"holt", "enter")
        await screen.shows("✓ Right", "The mayor, Ines Holt, asked people to stay away from the quay.")

        assert grades(history) == [Grade.GOOD]


@pytest.mark.parametrize(("key", "grade"), [("y", Grade.GOOD), ("n", Grade.AGAIN)])
async def test_a_slip_is_for_the_learner_to_judge(
    key: str, grade: Grade, open_app: Any, history: History
) -> None:
    async with open_app(deck(MAYOR)) as screen:
        await screen.shows("Type what is missing.")
        await screen.press(*"Ines Hold", "enter")
        await screen.shows("≈ Close. Does it count?", "You typed Ines Hold", "Answer    Ines Holt")
        assert grades(history) == []

        await screen.press(key)
        await screen.until(lambda: grades(history) == [grade])


async def test_an_empty_line_has_to_be_meant(open_app: Any, history: History) -> None:
    async with open_app(deck(MAYOR)) as screen:
        await screen.shows("Type what is missing.")
        await screen.press("enter")
        await screen.shows("Nothing typed.")
        assert grades(history) == []

        await screen.press("enter")
        await screen.shows("✗ You did not know", "Ines Holt")


async def test_letters_are_text_while_typing_and_keys_after_escape(open_app: Any, history: History) -> None:
    async with open_app(deck(MAYOR, TOWN)) as screen:
        await screen.shows("Enter check", "Esc other keys")
        await screen.press(*"sl0", "escape")
        await screen.shows("s suspend")
        assert "sl0" in screen.text

        await screen.press("0")
        await screen.shows("✗ You did not know")


async def test_recall_first_hides_the_options_until_a_key(open_app: Any) -> None:
    async with open_app(deck(TOWN), settings=Settings(recall_first=True)) as screen:
        await screen.shows("Think of the answer", "Space show options")
        assert "Saltby" not in screen.text
        await screen.press("1")
        assert "Think of the answer" in screen.text

        await screen.press("space")
        await screen.shows("Saltby", "Choose one.")


async def test_recall_first_can_be_switched_on_the_way(open_app: Any) -> None:
    async with open_app(deck(TOWN, WALL)) as screen:
        await screen.shows("Saltby")
        await screen.press("r")
        await screen.shows("Options stay hidden until you press Space.")
        assert "Saltby" not in screen.text


@pytest.mark.parametrize(
    ("key", "grade", "says"),
    [
        ("g", Grade.AGAIN, "Right, but guessed"),
        ("h", Grade.HARD, "Right, with effort"),
        ("e", Grade.EASY, "Right, and easy"),
    ],
)
async def test_the_learner_says_how_it_was_known(
    key: str, grade: Grade, says: str, open_app: Any, history: History
) -> None:
    async with open_app(deck(TOWN)) as screen:
        await screen.press(key_of(screen.text, "Brackwater"))
        await screen.shows("✓ Right")
        await screen.press(key)
        await screen.shows(says)
        assert grades(history) == [grade]

        await screen.press(key)
        await screen.until(lambda: grades(history) == [Grade.GOOD], "the same key takes it back")


async def test_grades_are_for_right_answers_only(open_app: Any, history: History) -> None:
    async with open_app(deck(TOWN)) as screen:
        await screen.press("0")
        await screen.shows("✗ You did not know")
        await screen.press("e", "g", "h")

        assert grades(history) == [Grade.AGAIN]
        assert "I guessed" not in screen.text


async def test_undo_takes_the_answer_back_and_asks_again_in_the_same_order(
    open_app: Any, history: History
) -> None:
    async with open_app(deck(TOWN, WALL)) as screen:
        await screen.shows("In which town")
        before = screen.text
        await screen.press("1")
        await screen.shows("Space next")
        await screen.press("space")
        await screen.shows("True or false?")
        await screen.press("u")
        await screen.shows("In which town", "Taken back.")
        await screen.press("down")

        assert before.splitlines()[2:9] == screen.text.replace("▸", " ").splitlines()[2:9]
        assert grades(history) == []


async def test_later_suspend_and_mark(open_app: Any, history: History) -> None:
    async with open_app(deck(TOWN, WALL, BOATS)) as screen:
        await screen.shows("3 left")
        await screen.press("m")
        await screen.shows("marked", "Marked.")
        await screen.press("l")
        await screen.shows("2 left", "Put off until tomorrow.")
        await screen.press("s")
        await screen.shows("1 left", "will not be asked any more")

        states = {key.card: state for key, state in history.states("Harbour wall").items()}
        assert sum(state.flagged for state in states.values()) == 1
        assert sum(state.suspended for state in states.values()) == 1
        assert sum(bool(state.buried) for state in states.values()) == 1


async def test_one_key_opens_all_sources(open_app: Any) -> None:
    async with open_app(deck(TOWN)) as screen:
        await screen.press("1")
        await screen.shows("o  1 more source")
        await screen.press("o")
        await screen.shows("Sources", "The Tern · 6 May 2031", "Gull Coast News · 7 May 2031", "Esc close")
        await screen.press("o")
        await screen.shows("Space next")


async def test_the_end_says_what_was_missed_and_undo_leads_back(open_app: Any, history: History) -> None:
    async with open_app(deck(WALL)) as screen:
        await screen.shows("True or false?")
        await screen.press(key_of(screen.text, "False"), "space")
        await screen.shows("Session over", "1 of 1 right at first (100 %)", "Nothing is left for today.")
        await screen.press("u")
        await screen.shows("True or false?")

        assert grades(history) == []


async def test_a_small_terminal_shows_the_verdict_at_once(open_app: Any) -> None:
    async with open_app(deck(TOWN), size=(40, 12)) as screen:
        await screen.shows("Choose one.")
        await screen.press(key_of(screen.text, "Saltby"))
        await screen.shows("✗ Wrong", "Answer  Brackwater")


async def test_a_full_disk_is_told_and_the_answer_can_be_given_again(
    open_app: Any, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quiz.errors import FileError

    def refuse(*_: object, **__: object) -> None:
        raise FileError("history.sqlite3", "the disk is full")

    async with open_app(deck(TOWN)) as screen:
        with monkeypatch.context() as patch:
            patch.setattr(history, "add", refuse)
            await screen.press("1")
            await screen.shows("the disk is full", "try again")
        await screen.press("1")
        await screen.shows("Space next")

        assert len(grades(history)) == 1


async def test_the_cursor_stays_in_sight(open_app: Any) -> None:
    long = Card(
        id="long", choice=Choice("Why? " * 60, (Option("Because", right=True), Option("Never " * 40)))
    )
    async with open_app(deck(long), size=(40, 12)) as screen:
        await screen.shows("↓ more")
        await screen.press("down", "down", "down")
        await screen.shows("▸0  I don't know")
        await screen.press("up", "up", "up")
        await screen.shows("▸0  I don't know")
