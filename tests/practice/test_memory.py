from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from quiz.model.card import Card, Cloze, Face, Gap
from quiz.model.review import Grade, ItemKey
from quiz.practice.days import StudyDays
from quiz.practice.items import Item
from quiz.practice.memory import Answered, Scheduler, fuzzed, rung_of
from quiz.practice.showing import face_of

KEY = ItemKey("Deck", "card")
DAY = date(2026, 3, 2)

HISTORIES = st.lists(st.tuples(st.sampled_from(list(Grade)), st.integers(0, 60)), min_size=1, max_size=12)


def answers(history):
    day, found = DAY, []
    for grade, gap in history:
        day += timedelta(days=gap)
        found.append(Answered(grade, day))
    return found


@given(st.lists(HISTORIES, max_size=8))
def test_many_histories_at_once_give_what_each_gives_alone(histories):
    scheduler = Scheduler()
    rows = [(ItemKey("Deck", str(n)), answers(history)) for n, history in enumerate(histories)]
    assert scheduler.replay_all(rows, 0.9) == [scheduler.replay(key, row, 0.9) for key, row in rows]


@given(HISTORIES)
def test_recall_is_at_the_goal_after_the_interval(history):
    scheduler = Scheduler()
    memory = scheduler.replay(KEY, answers(history), 0.9)
    assert abs(scheduler.recall_after(memory.stability, memory.stability) - 0.9) < 1e-6
    for goal in (0.8, 0.9, 0.95):
        assert (
            abs(scheduler.recall_after(memory.stability, scheduler.interval(memory.stability, goal)) - goal)
            < 1e-6
        )


@given(HISTORIES)
def test_better_grades_never_come_back_sooner(history):
    scheduler = Scheduler()
    memory = scheduler.replay(KEY, answers(history), 0.9)
    day = memory.last + timedelta(days=5)
    stabilities = [scheduler.step(memory, KEY, Answered(grade, day), 0.9).stability for grade in Grade]
    assert stabilities == sorted(stabilities)


@given(st.floats(0.01, 4000), st.integers(1, 50))
def test_fuzz_is_bounded_and_repeatable(interval, number):
    days = fuzzed(interval, KEY, number)
    assert days == fuzzed(interval, KEY, number)
    assert 1 <= days <= 3650
    if interval < 2.5:
        assert days == max(round(interval), 1)
    elif interval < 3000:
        assert abs(days - round(interval)) <= 2 + 0.15 * interval


def test_fuzz_has_no_bias():
    for interval in (3, 10, 40, 100):
        drawn = [fuzzed(interval, ItemKey("Deck", str(n)), 1) for n in range(4000)]
        assert abs(sum(drawn) / len(drawn) - interval) < 0.02 * interval
        assert len(set(drawn)) > 1


def test_a_day_ends_at_four_in_the_morning_local_time():
    berlin = StudyDays(4, ZoneInfo("Europe/Berlin"))
    assert berlin.of(datetime(2026, 3, 3, 2, 59, tzinfo=UTC)) == date(2026, 3, 2)
    assert berlin.of(datetime(2026, 3, 3, 3, 0, tzinfo=UTC)) == date(2026, 3, 3)
    assert berlin.begin(date(2026, 3, 3)) == datetime(2026, 3, 3, 3, tzinfo=UTC)
    summer = datetime(2026, 3, 29, 2, 0, tzinfo=UTC)
    assert berlin.of(summer) == date(2026, 3, 29)
    assert berlin.of(summer - timedelta(minutes=1)) == date(2026, 3, 28)


def test_an_answer_an_hour_earlier_on_the_next_day_counts_as_a_day():
    scheduler = Scheduler()
    days = StudyDays(4, UTC)
    evening, next_evening = datetime(2026, 3, 2, 20, tzinfo=UTC), datetime(2026, 3, 3, 19, tzinfo=UTC)
    first = scheduler.step(scheduler.replay(KEY, [], 0.9), KEY, Answered(Grade.GOOD, days.of(evening)), 0.9)
    second = scheduler.step(first, KEY, Answered(Grade.GOOD, days.of(next_evening)), 0.9)
    assert second.stability > 1.5 * first.stability


def climb(grades):
    scheduler, memory, day, rungs = Scheduler(), None, DAY, []
    memory = scheduler.replay(KEY, [], 0.9)
    for grade in grades:
        memory = scheduler.step(memory, KEY, Answered(grade, day), 0.9)
        rungs.append(memory.rung)
        day = memory.due
    return rungs, memory


def test_the_ladder_is_climbed_by_stability_and_a_lapse_steps_down():
    rungs, memory = climb([Grade.GOOD] * 4)
    assert rungs[0] == 0
    assert rungs[-1] == 2
    assert all(after - before <= 1 for before, after in pairwise(rungs))
    assert memory.stability > 21
    after, _ = climb([Grade.GOOD] * 4 + [Grade.AGAIN])
    assert after[-1] < 2


def test_faces_by_rung(make):
    both = Card(id="x", choice=make.choice("x", "Oslo").choice, cloze=Cloze(("In ", Gap(1, "Oslo"))))
    item = Item("Deck", both)
    assert [face_of(item, rung) for rung in range(3)] == [Face.CHOICE, Face.CLOZE, Face.TYPED]
    assert face_of(item, 2, "choice") is Face.CHOICE
    assert face_of(item, 0, "typed") is Face.TYPED
    choice = Item("Deck", make.choice("x", "Oslo"))
    assert [face_of(choice, rung) for rung in range(3)] == [Face.CHOICE, Face.TYPED, Face.TYPED]
    long = Item("Deck", make.choice("x", "It is the water that has flowed down from the mountains"))
    assert [face_of(long, rung) for rung in range(3)] == [Face.CHOICE] * 3
    needs = Item("Deck", make.choice("x", "Oslo", stem="Which of these lies in Norway?"))
    assert face_of(needs, 2) is Face.CHOICE


def test_a_lapse_steps_down_however_stable_the_memory_stays():
    scheduler = Scheduler()
    memory, day = scheduler.replay(KEY, [], 0.9), DAY
    for _ in range(7):
        memory = scheduler.step(memory, KEY, Answered(Grade.EASY, day), 0.9)
        day = memory.due + timedelta(days=memory.interval)
    assert memory.rung == 2
    lapsed = scheduler.step(memory, KEY, Answered(Grade.AGAIN, day), 0.9)
    assert rung_of(lapsed.stability) == 2
    assert lapsed.rung == 1


def test_a_lapse_counts_once_until_the_card_is_known_again():
    scheduler = Scheduler()
    grades = [Grade.AGAIN, Grade.AGAIN, Grade.GOOD, Grade.AGAIN, Grade.AGAIN, Grade.GOOD, Grade.AGAIN]
    rows = [Answered(grade, DAY + timedelta(days=n)) for n, grade in enumerate(grades)]
    memory = scheduler.replay(KEY, rows, 0.9)
    assert memory.lapses == 2
    assert memory.open


def test_a_card_with_options_comes_back_sooner_than_a_typed_one():
    scheduler = Scheduler()
    new = scheduler.replay(KEY, [], 0.9)
    first = scheduler.step(new, KEY, Answered(Grade.EASY, DAY), 0.9)
    typed = scheduler.step(new, KEY, Answered(Grade.EASY, DAY, options=False), 0.9)
    assert first.interval <= typed.interval
    assert first.stability == typed.stability
