from datetime import date

import pytest

from quiz.model.card import Card, Choice, Cloze, Face, Gap, Option, Order
from quiz.model.review import Grade, Outcome


def test_a_wrong_card_comes_again_until_it_is_right(desk, make, right, wrong):
    session = desk.session(make.numbered(6))
    missed = session.current.key
    wrong(session)
    session.next()
    order = []
    while session.current:
        order.append(session.current.key)
        right(session)
        session.next()
    assert order.index(missed) == 3
    assert order.count(missed) == 1
    assert session.summary.missed == (missed,)
    assert (session.summary.cards, session.summary.right_first, session.summary.answered) == (6, 5, 7)


def test_a_guess_and_dont_know_count_as_again(desk, make, right):
    session = desk.session(make.numbered(3))
    right(session)
    assert session.guessed().grade is Grade.AGAIN
    assert session.left == 3
    session.next()
    assert session.dont_know().grade is Grade.AGAIN
    reviews = list(session.history.reviews())
    assert [(review.guessed, review.dont_know, review.outcome) for review in reviews] == [
        (True, False, Outcome.RIGHT),
        (False, True, Outcome.WRONG),
    ]


def test_hard_and_easy_are_the_learners_to_say(desk, make, right):
    session = desk.session(make.numbered(1))
    good = right(session).interval
    hard = session.regrade(Grade.HARD).interval
    easy = session.regrade(Grade.EASY).interval
    assert hard <= good < easy
    assert [review.grade for review in session.history.reviews()] == [Grade.EASY]


def test_a_wrong_answer_cannot_be_graded_up(desk, make, wrong):
    session = desk.session(make.numbered(1))
    wrong(session)
    with pytest.raises(ValueError, match="right answer"):
        session.regrade(Grade.EASY)


def test_a_slip_waits_for_the_learner(desk, make):
    deck = make.deck(make.cloze("x", "It stands in ", Gap(1, "Copenhagen"), "."))
    session = desk.session(deck)
    verdict = session.answer(typed="Copenhagan")
    assert verdict.pending
    assert verdict.outcome is Outcome.CLOSE
    assert verdict.diff
    assert list(session.history.reviews()) == []
    with pytest.raises(ValueError, match="accepted or rejected"):
        session.next()
    assert session.accept().grade is Grade.GOOD
    (review,) = session.history.reviews()
    assert review.overruled
    assert review.outcome is Outcome.CLOSE
    session.undo()
    session.answer(typed="Copenhagan")
    assert session.reject().grade is Grade.AGAIN


def test_a_slip_left_undecided_is_asked_again_after_a_restart(desk, make):
    deck = make.deck(make.cloze("x", "It stands in ", Gap(1, "Copenhagen"), "."))
    desk.session(deck).answer(typed="Copenhagan")
    session = desk.session(deck)
    assert session.current.key.card == "x"
    assert session.current.new


def test_an_answer_that_the_deck_forgot_can_be_accepted(desk, make):
    session = desk.session(make.deck(make.cloze("x")))
    session.answer(typed="the city of light")
    verdict = session.accept()
    assert verdict.correct
    assert verdict.grade is Grade.GOOD


def test_the_gaps_of_one_number_are_asked_together(desk, make):
    card = make.cloze(
        "x", "From ", Gap(1, "Oslo"), " to ", Gap(1, "Bergen"), " by ", Gap(2, "train", hint="how"), "."
    )
    session = desk.session(make.deck(card))
    assert session.current.prompt == "From _____ to _____ by train."
    assert len(session.current.blanks) == 2
    assert session.answer(typed="oslo; bergen").correct
    session.regrade(Grade.EASY)
    session.next()
    assert session.current is None
    desk.time.forward(days=1)
    session = desk.session(make.deck(card))
    assert session.current.prompt == "From Oslo to Bergen by _____."
    assert session.current.blanks[0].hint == "how"


def test_several_right_options_have_all_to_be_ticked(desk, make):
    choice = Choice("Which are gases?", (Option("Neon", True), Option("Iron"), Option("Helium", True)))
    session = desk.session(make.deck(Card(id="g", choice=choice)))
    assert session.current.tick
    right = [n for n, option in enumerate(session.current.options) if option.right]
    assert session.answer(right[:1]).outcome is Outcome.WRONG
    session.undo()
    assert session.answer(right).correct


def test_several_answers_without_distractors_are_typed_in_any_order(desk, make):
    choice = Choice("Which two gases?", (Option("Neon", True), Option("Helium", True)))
    session = desk.session(make.deck(Card(id="g", choice=choice)))
    assert session.current.face is Face.TYPED
    assert len(session.current.blanks) == 2
    assert session.answer(typed=["helium", "neon"]).correct


def test_options_keep_their_order_until_the_next_showing(desk, make, wrong):
    deck = make.numbered(1)
    session = desk.session(deck)
    first = [option.text for option in session.current.options]
    assert [option.text for option in desk.session(deck).current.options] == first
    wrong(session)
    session.next()
    second = [option.text for option in session.current.options]
    assert second != first
    assert sorted(second) == sorted(first)


def test_none_of_these_stays_last_and_numbers_can_be_sorted(desk, make, wrong):
    words = Choice("Which?", tuple(Option(text, text == "b") for text in ("a", "None of these", "b", "c")))
    sizes = Choice(
        "How many?", tuple(Option(text, text == "90") for text in ("1,000", "90", "200")), Order.SORT
    )
    kept = Choice("Where?", tuple(Option(text, text == "x") for text in ("z", "x", "y")), Order.KEEP)
    session = desk.session(
        make.deck(*(Card(id=f"k{n}", choice=each) for n, each in enumerate((words, sizes, kept))))
    )
    seen = {}
    for _ in range(12):
        seen.setdefault(session.current.key.card, []).append(
            [option.text for option in session.current.options]
        )
        wrong(session)
        session.next()
    assert all(options[-1] == "None of these" for options in seen["k0"])
    assert len({tuple(options) for options in seen["k0"]}) > 1
    assert all(options == ["90", "200", "1,000"] for options in seen["k1"])
    assert all(options == ["z", "x", "y"] for options in seen["k2"])


def test_a_long_list_of_distractors_is_drawn_from(desk, make, wrong):
    card = make.choice("x", wrong=tuple(f"No {n}" for n in range(9)))
    session = desk.session(make.deck(card), options=4)
    seen = set()
    for _ in range(8):
        options = [option.text for option in session.current.options]
        assert len(options) == 4
        assert "Right" in options
        seen |= set(options)
        wrong(session)
        session.next()
    assert len(seen) > 6


def test_the_evidence_marks_the_answer_and_names_the_newsroom(desk, make, right):
    card = make.sourced(
        "x",
        "a",
        "The ferry sank in April, off Naxos.",
        "Naxos",
        conflict="Others say Paros.",
        why="An island.",
    )
    article = make.article("a", publisher="The Courier", published="2021-04-03", retells=True)
    session = desk.session(make.deck(card, articles=(article,)))
    verdict = right(session)
    (evidence,) = verdict.evidence
    (mark,) = evidence.marks
    assert evidence.sentence[mark.start : mark.end] == "Naxos"
    assert evidence.credit == "The Courier (retold), 2021-04-03"
    assert (verdict.why, verdict.conflict) == ("An island.", "Others say Paros.")


def test_the_feedback_of_a_chosen_option_is_shown(desk, make):
    choice = Choice("Which?", (Option("Yes", True), Option("No", why="That is the old name.")))
    session = desk.session(make.deck(Card(id="x", choice=choice)))
    chosen = next(n for n, option in enumerate(session.current.options) if option.text == "No")
    assert session.answer([chosen]).option_why == ("That is the old name.",)


def test_skip_bury_and_suspend(desk, make, right):
    deck = make.numbered(4)
    session = desk.session(deck)
    skipped = session.current.key
    session.skip()
    buried = session.current.key
    session.bury()
    suspended = session.current.key
    session.suspend()
    right(session)
    session.next()
    assert session.current.key == skipped
    assert session.left == 1
    desk.time.forward(days=1)
    again = desk.session(deck)
    assert buried in again.queue
    assert suspended not in again.queue


def test_a_flag_is_set_and_lifted(desk, make):
    session = desk.session(make.numbered(1))
    assert session.flag()
    assert session.current.state.flagged
    assert not session.flag()
    session.undo()
    assert session.current.state.flagged


def test_eight_lapses_make_a_leech(desk, make, right, wrong):
    deck = make.numbered(1)
    for _ in range(9):
        session = desk.session(deck)
        if not session.current.new:
            wrong(session)
            session.next()
        right(session)
        session.next()
        desk.time.forward(days=60)
    assert desk.session(deck).current.leech


def test_the_log_keeps_what_was_shown_and_chosen(desk, make, wrong):
    session = desk.session(make.numbered(1))
    shown = tuple(option.text for option in session.current.options)
    desk.time.forward(milliseconds=2500)
    verdict = wrong(session)
    (review,) = session.history.reviews()
    assert review.shown == shown
    assert review.chosen == (shown[verdict.chosen[0]],)
    assert review.keys == ("Key 0",)
    assert review.milliseconds == 3500
    assert review.face is Face.CHOICE
    assert review.content_hash == session.current.card.content_hash
    assert review.deck_version
    assert review.day == date(2026, 3, 2)
    assert review.recall == -1


def test_two_sessions_on_one_history_lose_nothing(desk, make, right):
    deck = make.numbered(3)
    one, two = desk.session(deck), desk.session(deck)
    right(one)
    one.next()
    assert two.current.key != one.current.key
    right(two)
    two.next()
    assert two.current.key not in {review.item for review in two.history.reviews()}
    assert len(list(one.history.reviews())) == 2


def test_the_minutes_end_a_session_but_not_before_wrong_cards_are_right(desk, make, right, wrong):
    session = desk.session(make.numbered(10), minutes=1)
    wrong(session)
    missed = session.current.key
    session.next()
    desk.time.forward(seconds=61)
    right(session)
    session.next()
    assert session.current.key == missed
    right(session)
    assert session.next() is None


def test_a_deck_can_be_changed_while_it_is_practised(desk, make, right):
    deck = make.numbered(4)
    session = desk.session(deck)
    right(session)
    session.next()
    answered = next(iter(session.history.reviews())).item
    now = session.current.key
    cards = [card for card in deck.cards if card.id != now.card]
    session.reload(make.deck(*cards))
    assert session.current.key.card not in {now.card, answered.card}
    assert session.left == 2
    session.reload(deck)
    assert session.history.state(answered).memory.reviews == 1


def test_the_same_session_shows_the_same(desk, make, tmp_path):
    deck = make.numbered(5)
    first = desk.session(deck).current
    desk.path.unlink()
    desk.opened.pop().close()
    assert desk.session(deck).current == first


def test_the_cloze_of_a_card_without_an_answer_is_no_item(desk, make):
    session = desk.session(make.deck(Card(id="x", cloze=Cloze(("Nothing is hidden.",)))))
    assert session.current is None


def test_a_killed_session_with_other_limits_is_planned_anew(desk, make, right):
    deck = make.numbered(10)
    session = desk.session(deck, new=2)
    right(session)
    assert desk.session(deck, new=2).resumed
    again = desk.session(deck, new=5)
    assert not again.resumed
    assert again.left == 4


def test_a_killed_session_goes_on_with_the_card_that_was_shown(desk, make, right, wrong):
    deck = make.numbered(8)
    session = desk.session(deck)
    for step in (right, wrong, wrong, right, wrong, right):
        step(session)
        session.next()
    session.skip()
    again = desk.session(deck)
    assert again.resumed
    assert again.current == session.current
    assert again.queue == session.queue


def test_a_reworded_card_keeps_its_place_in_the_session(desk, make, right):
    cards = [
        make.choice("", f"Key {n}", stem=f"What stands in place number {n} of the long list?")
        for n in range(3)
    ]
    session = desk.session(make.deck(*cards))
    shown = session.current
    place = next(n for n, card in enumerate(cards) if card.key == shown.key.card)
    stem = f"What stands in place number {place} of the very long list?"
    cards[place] = make.choice("", f"Key {place}", stem=stem)
    session.reload(make.deck(*cards))
    assert session.current.prompt == stem
    assert session.left == 3
