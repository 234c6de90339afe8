import random
from datetime import UTC, date, datetime, time, timedelta

import pytest

from quiz.model.card import Face
from quiz.model.review import Grade, ItemKey, Outcome, Review
from quiz.practice import optimise
from quiz.practice.doctor import check
from quiz.practice.memory import DEFAULT_PARAMETERS, Answered, Memory, Scheduler

START = date(2026, 1, 5)


@pytest.fixture
def forgetful(desk):
    """A history of a learner who forgets much faster than the default weights say."""
    weights = [*(value / 4 for value in DEFAULT_PARAMETERS[:4]), *DEFAULT_PARAMETERS[4:]]
    truth, chance = Scheduler(weights), random.Random(7)
    history = desk.history()
    with history.transaction():
        for n in range(220):
            key, memory, day = ItemKey("Deck", f"c{n}"), Memory(), START + timedelta(days=n % 30)
            for _ in range(6):
                known = memory.new or chance.random() < truth.recall(memory, day)
                grade = Grade.GOOD if known else Grade.AGAIN
                memory = truth.step(memory, key, Answered(grade, day), 0.9)
                outcome = Outcome.RIGHT if known else Outcome.WRONG
                kept = history.add(
                    Review(key, datetime.combine(day, time(12), UTC), day, Face.TYPED, grade, outcome)
                )
                day = kept.due
    return history


def test_a_fit_predicts_better_and_changes_nothing_by_itself(forgetful):
    before = forgetful.states("Deck")
    fit = optimise.fit(forgetful)
    assert fit.better
    assert fit.rmse_then < fit.rmse_now
    assert fit.answers == 220 * 5
    assert len(fit.weights) == 21
    assert forgetful.states("Deck") == before
    assert optimise.fit(forgetful).weights == fit.weights


def test_new_weights_move_the_due_days_and_can_be_taken_back(forgetful, desk):
    before = forgetful.states("Deck")
    fit = optimise.fit(forgetful)
    now = datetime(2026, 6, 1, tzinfo=UTC)
    optimise.apply(forgetful, fit.weights, 0.9, now, now.date())
    assert check(forgetful).sound
    after = forgetful.states("Deck")
    assert sum(after[key].memory.due != before[key].memory.due for key in before) > len(before) / 2
    assert all(after[key].memory.lapses == before[key].memory.lapses for key in before)
    assert desk.history().scheduler.parameters == fit.weights
    optimise.reset(forgetful, 0.9, now, now.date())
    again = forgetful.states("Deck")
    assert all(again[key].memory.stability == pytest.approx(before[key].memory.stability) for key in before)
    assert check(forgetful).sound


def test_too_few_answers_are_not_fitted(desk):
    assert optimise.fit(desk.history()) is None


def test_a_fact_that_changed_begins_a_new_row(desk):
    from quiz.practice import catalogue

    history = desk.history()
    key = ItemKey("Deck", "a")

    def answer(ago):
        day = START + timedelta(days=ago)
        history.add(
            Review(key, datetime.combine(day, time(12), UTC), day, Face.TYPED, Grade.GOOD, Outcome.RIGHT)
        )

    answer(0)
    answer(3)
    catalogue.relearn(history, key, "old", datetime(2026, 1, 9, tzinfo=UTC), date(2026, 1, 9))
    answer(8)
    answer(10)
    assert [len(item.reviews) for _, item in optimise.training_rows(history)] == [2, 2]
