from datetime import UTC, date, datetime, time, timedelta

import pytest

from quiz.model.card import Face
from quiz.model.review import Grade, ItemKey, Outcome, Review
from quiz.practice import stats
from quiz.practice.days import StudyDays
from quiz.practice.figures import as_json, figures
from quiz.practice.settings import Settings
from quiz.practice.stats import Share

TODAY = date(2026, 3, 2)
DAYS = StudyDays(4, UTC)


@pytest.fixture
def log(desk):
    """Adds one answer to a history: log(card, days ago, grade, ...)."""
    history = desk.history()

    def add(card, ago, grade=Grade.GOOD, hour=12, deck="Deck", chosen="wrong", **more):
        day = TODAY - timedelta(days=ago)
        return history.add(
            Review(
                item=ItemKey(deck, card),
                at=datetime.combine(day, time(hour), UTC),
                day=day,
                face=Face.CHOICE,
                grade=grade,
                outcome=Outcome.RIGHT if grade > 1 else Outcome.WRONG,
                shown=("right", "wrong", "other"),
                chosen=("right",) if grade > 1 else (chosen,),
                keys=("right",),
                milliseconds=6000,
                **more,
            )
        )

    add.history = history
    return add


def test_true_retention_counts_first_answers_of_cards_that_came_back(log):
    log("a", 20)
    log("a", 10, recall=0.9, interval=10)
    log("a", 5, Grade.AGAIN, recall=0.8, interval=5)
    log("a", 5, recall=1.0, interval=1, again=True)
    log("b", 6, Grade.HARD, recall=0.9, interval=21)
    log("c", 6, Grade.AGAIN, recall=0.9, interval=60, deck="Other")
    (found,) = stats.retention(log.history, None, TODAY - timedelta(days=29), TODAY, 0)
    assert (found.young, found.mature) == (Share(1, 2), Share(1, 2))
    assert found.all.rate == 0.5
    (found,) = stats.retention(log.history, ["Deck"], TODAY - timedelta(days=29), TODAY, 0)
    assert (found.young, found.mature) == (Share(1, 2), Share(1, 1))
    weeks = stats.retention(log.history, ["Deck"], TODAY - timedelta(days=13), TODAY, 7)
    assert [week.all for week in weeks] == [Share(1, 1), Share(1, 2)]


def test_what_was_taken_back_does_not_count(log):
    kept = log("a", 3, recall=0.9, interval=3)
    log.history.undo(kept.seq, datetime(2026, 3, 2, 12, tzinfo=UTC), TODAY)
    (found,) = stats.retention(log.history, None, TODAY - timedelta(days=29), TODAY, 0)
    assert found.all == Share(0, 0)
    assert found.all.rate is None
    assert stats.calendar(log.history, None, TODAY - timedelta(days=29)) == {}


def test_calibration_holds_predicted_against_actual_recall(log):
    for n in range(10):
        log(f"c{n}", 1, Grade.GOOD if n < 8 else Grade.AGAIN, recall=0.91 + n / 1000, interval=4)
    log("sure", 1, recall=1.0, interval=4)
    low, high = stats.calibration(log.history, None, TODAY - timedelta(days=29))
    assert low.predicted == pytest.approx(0.9145)
    assert low.actual == Share(8, 10)
    assert high.actual == Share(1, 1)


def test_calendar_hours_and_time(log):
    log("a", 1, hour=9, recall=0.9)
    log("b", 1, Grade.AGAIN, hour=9, recall=0.9)
    log("c", 0, hour=22)
    since = TODAY - timedelta(days=6)
    assert stats.calendar(log.history, None, since) == {TODAY - timedelta(days=1): 2, TODAY: 1}
    hours = stats.hours(log.history, None, since, DAYS)
    assert hours[9] == Share(1, 2)
    assert sum(share.total for share in hours) == 2
    assert stats.time_spent(log.history, None, since) == 18


def test_the_forecast_counts_each_card_once(log):
    for n, ago in enumerate((0, 0, 3)):
        log(f"c{n}", ago, due=TODAY + timedelta(days=2 * n))
    log("overdue", 30, due=TODAY - timedelta(days=20))
    log("open", 0, Grade.AGAIN, due=TODAY + timedelta(days=1))
    log("far", 0, due=TODAY + timedelta(days=99))
    found = stats.forecast(log.history, None, TODAY, 10)
    assert found == (3, 0, 1, 0, 1, 0, 0, 0, 0, 0)


def test_a_confusion_is_counted_until_the_card_is_known(log):
    log("a", 5, Grade.AGAIN)
    log("a", 4, Grade.AGAIN)
    log("a", 3)
    log("b", 5, Grade.AGAIN)
    log("c", 5, Grade.AGAIN, chosen="other")
    log("c", 4)
    log("c", 3)
    (found,) = stats.confusions(log.history, None, TODAY - timedelta(days=29))
    assert (found.key, found.chosen, found.times) == ("right", "wrong", 3)
    assert found.last == TODAY - timedelta(days=4)
    assert {key.card for key in found.items} == {"a", "b"}


def test_leeches_are_the_cards_forgotten_most(log):
    for n in range(5):
        log("a", 20 - 2 * n)
        log("a", 19 - 2 * n, Grade.AGAIN)
    log("b", 3)
    (leech,) = stats.leeches(log.history, None, 5)
    assert (leech.key.card, leech.lapses) == ("a", 5)


def test_decks_are_counted_by_how_they_stand(desk, make, right, wrong):
    session = desk.session(make.numbered(6), new=6)
    right(session)
    session.next()
    wrong(session)
    session.next()
    session.suspend()
    session.flag()
    (deck,) = stats.decks(session.history, None, desk.today)
    assert (deck.name, deck.items, deck.new, deck.young, deck.mature, deck.due) == ("Deck", 6, 4, 2, 0, 1)
    assert (deck.suspended, deck.flagged) == (1, 1)


def test_all_figures_as_json(log):
    log("a", 0)
    log("a", 1, Grade.AGAIN, recall=0.85, interval=3)
    found = as_json(figures(log.history, None, TODAY, Settings(), DAYS))
    assert found["answers"] == 2
    assert found["streak"] == 2
    assert found["minutes"] == 0.2
    assert found["retention"]["days_30"]["young"] == {"passed": 0, "total": 1, "rate": 0.0}
    assert len(found["retention"]["weeks"]) == 26
    assert len(found["hours"]) == 24
    assert len(found["forecast"]) == 30
