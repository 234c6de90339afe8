from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quiz.model.card import Card, Cloze, Gap, Source
from quiz.model.deck import Deck
from quiz.practice.items import items_of
from quiz.practice.memory import Memory
from quiz.practice.order import apart, confusable
from quiz.practice.plan import came_back, plan
from quiz.practice.settings import Settings
from quiz.practice.state import State

TODAY = date(2026, 3, 2)


def days(count):
    return timedelta(days=count)


def learned(due, stability=10.0, last=None, **marks):
    last = last or due - days(10)
    return State(Memory(stability, 5, 0, False, last, last, due, 3, 0), **marks)


def test_limits_leave_what_is_too_much_for_later(make):
    items = items_of(make.numbered(30))
    states = {item.key: learned(TODAY) for item in items[:20]}
    made = plan(items, states, Settings(new=3, reviews=12), TODAY)
    assert (made.new, made.due, made.put_off) == (3, 12, 8)
    made = plan(items, states, Settings(new=3, reviews=12), TODAY, done=(2, 10))
    assert (made.new, made.due) == (1, 2)


def test_what_is_put_aside_is_not_asked(make):
    items = items_of(make.numbered(5))
    marks = ({"suspended": True}, {"buried": TODAY + days(1)}, {"archived": True}, {"buried": TODAY}, {})
    states = {item.key: learned(TODAY, **mark) for item, mark in zip(items, marks, strict=True)}
    assert set(plan(items, states, Settings(), TODAY).keys) == {items[3].key, items[4].key}


def test_when_not_all_can_be_asked_the_likeliest_known_go_first(make):
    items = items_of(make.numbered(4))
    states = {
        item.key: learned(TODAY, stability) for item, stability in zip(items, (5, 40, 10, 80), strict=True)
    }
    assert set(plan(items, states, Settings(reviews=2), TODAY).keys) == {items[1].key, items[3].key}


def test_a_backlog_is_spread_over_days_after_a_break(make):
    items = items_of(make.numbered(70))
    states = {item.key: learned(TODAY - days(20)) for item in items}
    settings = Settings(new=5, reviews=999, catch_up=7)
    asked, day = [], TODAY
    while any(state.due_on(day) for state in states.values()):
        made = plan(items, states, settings, day, (0, 0), TODAY)
        asked.append(made.due)
        for key in made.keys:
            states[key] = learned(day + days(30), last=day)
        day += days(1)
    assert asked == [10] * 7


def test_a_catch_up_goes_on_where_the_day_was_left(make):
    items = items_of(make.numbered(70))
    states = {item.key: learned(TODAY - days(20)) for item in items}
    for item in items[:4]:
        states[item.key] = learned(TODAY + days(5), last=TODAY)
    made = plan(items, states, Settings(catch_up=7), TODAY, (0, 4), TODAY)
    assert made.due == 6
    assert made.new == 0


def test_a_break_is_seen_in_the_days_studied():
    busy = [TODAY - days(n) for n in range(30, 50)]
    assert came_back(busy, TODAY, 7) == TODAY
    assert came_back([*busy, TODAY - days(2), TODAY - days(1)], TODAY, 7) == TODAY - days(2)
    assert came_back([*busy, *(TODAY - days(n) for n in range(1, 9))], TODAY, 7) is None
    assert came_back([TODAY - days(2)], TODAY, 7) is None
    assert came_back([], TODAY, 7) is None


def test_the_minutes_are_spent_on_what_comes_back_first(make):
    items = items_of(make.numbered(20))
    states = {item.key: learned(TODAY) for item in items[:8]}
    made = plan(items, states, Settings(), TODAY, capacity=10)
    assert (made.due, made.new) == (8, 2)


def test_one_gap_of_a_card_a_day():
    card = Card(id="x", cloze=Cloze((Gap(1, "one"), " and ", Gap(2, "two"), " and ", Gap(3, "three"))))
    items = items_of(Deck("Deck", (card,)))
    assert len(plan(items, {}, Settings(), TODAY).keys) == 1
    states = {items[0].key: learned(TODAY + days(3), last=TODAY)}
    assert plan(items, states, Settings(), TODAY).keys == ()
    assert len(plan(items, states, Settings(), TODAY + days(1)).keys) == 1


def test_new_cards_of_several_decks_take_turns(make):
    items = [*items_of(make.numbered(10, "A")), *items_of(make.numbered(10, "B"))]
    keys = plan(items, {}, Settings(new=6), TODAY).keys
    assert sorted(key.deck for key in keys) == ["A"] * 3 + ["B"] * 3


def test_cards_of_one_article_are_kept_apart(make):
    cards = [
        make.choice(
            f"{article}{n}", f"{article} {n}", (f"no {article} {n}",), sources=(Source("...", article),)
        )
        for article in "abcdef"
        for n in range(3)
    ]
    row = apart(items_of(make.deck(*cards)))
    articles = [item.card.sources[0].article for item in row]
    assert all(one != other for one, other in pairwise(articles))


def test_confusable_cards_are_kept_apart(make):
    pairs = [
        make.choice(f"p{n}{side}", f"{side} {n}", (f"{'ab'['ba'.index(side)]} {n}",))
        for n in range(4)
        for side in "ab"
    ]
    items = items_of(make.deck(*pairs))
    assert confusable(items[0], items[1])
    assert not confusable(items[0], items[2])
    row = apart(items)
    assert not any(confusable(one, other) for one, other in pairwise(row))


@given(
    st.lists(
        st.tuples(
            st.integers(-40, 40),
            st.floats(0.1, 300),
            st.booleans(),
            st.sampled_from(["", "s", "b", "a", "o", "n"]),
        ),
        max_size=40,
    ),
    st.integers(0, 20),
    st.integers(0, 20),
    st.integers(1, 10),
    st.none() | st.integers(0, 12),
    st.none() | st.integers(1, 50),
)
def test_a_plan_keeps_its_limits_and_asks_only_what_may_be_asked(
    facts, new, reviews, catch_up, back, capacity
):
    deck = Deck("Deck", tuple(Card(id=f"c{n}", cloze=Cloze((Gap(1, f"k{n}"),))) for n in range(len(facts))))
    items = items_of(deck)
    states = {}
    for item, (due, stability, _, mark) in zip(items, facts, strict=True):
        memory = Memory(
            stability, 5, 0, mark == "o", TODAY - days(50), TODAY - days(50), TODAY + days(due), 3, 0
        )
        if mark != "n":
            states[item.key] = State(
                memory, mark == "s", TODAY + days(1) if mark == "b" else None, False, mark == "a"
            )
    returned = None if back is None else TODAY - days(back)
    settings = Settings(new=new, reviews=reviews, catch_up=catch_up)
    made = plan(items, states, settings, TODAY, (0, 0), returned, capacity)
    assert made == plan(items, states, settings, TODAY, (0, 0), returned, capacity)
    assert len(made.keys) == len(set(made.keys)) == made.new + made.due + made.open
    assert made.due <= reviews
    assert made.new <= new
    assert capacity is None or made.due + made.new <= max(capacity - made.open, 0)
    for key in made.keys:
        state = states.get(key, State())
        assert state.asked_on(TODAY)
        assert state.memory.new or state.due_on(TODAY)
    open_ = [item.key for item in items if states.get(item.key, State()).memory.open]
    assert set(made.keys[: made.open]) == {key for key in open_ if states[key].asked_on(TODAY)}
