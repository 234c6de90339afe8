"""A deck made anew meets the deck that a teacher has worked on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.decks.gaps import read_cloze
from quiz.decks.merge import MergeReport, merge
from quiz.decks.read import parse
from quiz.decks.write import dump
from quiz.errors import FileError, Severity
from quiz.model.card import Card, Choice, Option, Source
from quiz.model.deck import Deck, DeckArticle

NBC = DeckArticle("nbc", "An ally", "NBC", "2022-03-10", "../seeds/nbc.md")
UPI = DeckArticle("upi", "A partner", "UPI", "2022-03-11", "../seeds/upi.md")


def card(name: str, key: str = "Oslo", *wrong: str, **more: object) -> Card:
    options = (Option(key, right=True), *(Option(text) for text in wrong or ("Bergen", "Voss")))
    source = (Source(f"It is {key}: so they say.", "nbc"),)
    return Card(id=name, choice=Choice(f"What is {name}?", options), **{"sources": source, **more})  # type: ignore[arg-type]


def made(*cards: Card, articles: tuple[DeckArticle, ...] = (NBC,)) -> Deck:
    return Deck("Made", cards, articles=articles, generated={one.id: one.content_hash for one in cards})


def merged(text: str, new: Deck) -> tuple[str, MergeReport]:
    """Merge, and see that the result is sound and that a second merge changes nothing."""
    result, report = merge(text, "deck.yaml", new)
    assert [one for one in parse(result, "deck.yaml")[1] if one.severity is Severity.ERROR] == []
    again, second = merge(result, "deck.yaml", new)
    assert again == result
    assert not (second.replaced or second.added or second.removed or second.articles)
    return result, report


A, B, C = (
    card("aaa111"),
    card("bbb222", "Rome"),
    card("ccc333", "Lima", cloze=read_cloze("It is [[Lima]] there now.")[0]),
)
TEXT = dump(made(A, B, C))


def test_the_same_deck_again_changes_no_byte() -> None:
    assert merged(TEXT, made(A, B, C)) == (
        TEXT,
        MergeReport("Made", 3, unchanged=("aaa111", "bbb222", "ccc333")),
    )


def test_an_untouched_card_is_replaced_where_it_stands_and_only_where_it_differs() -> None:
    text = TEXT.replace("    a: Rome", "    a: Rome    # the city").replace(
        "  - id: bbb222", "  # about B\n  - id: bbb222"
    )
    better = replace(B, choice=replace(B.choice, stem="What is bbb222 called?"), why="It is old.")
    result, report = merged(text, made(A, better, C))
    assert report.replaced == ("bbb222",) and report.unchanged == ("aaa111", "ccc333")
    wanted = text.replace("What is bbb222?", "What is bbb222 called?")
    wanted = wanted.replace(
        "# the city\n    wrong: [Bergen, Voss]\n",
        "# the city\n    wrong: [Bergen, Voss]\n    why: It is old.\n",
    )
    assert result == wanted.replace(B.content_hash, better.content_hash)


def test_a_card_that_the_teacher_changed_is_kept_and_reported_when_its_source_changed() -> None:
    text = TEXT.replace("What is bbb222?", "What is it called?")
    assert merged(text, made(A, B, C)) == (
        text,
        MergeReport("Made", 3, unchanged=("aaa111", "ccc333"), changed=("bbb222",)),
    )
    other = replace(B, why="New.")
    result, report = merged(text, made(A, other, C))
    assert (report.changed, report.stale) == (("bbb222",), ("bbb222",))
    assert result == text.replace(B.content_hash, other.content_hash)
    assert merged(result, made(A, other, C))[1].stale == ()


def test_a_change_back_to_what_is_made_counts_as_untouched() -> None:
    text = TEXT.replace("What is bbb222?", "What is it called?")
    other = replace(B, choice=replace(B.choice, stem="What is it called?"))
    text, report = merged(text, made(A, other, C))
    assert report.changed == ("bbb222",)
    assert merged(text, made(A, other, C))[1].unchanged == ("aaa111", "bbb222", "ccc333")


def without_card(text: str, name: str) -> str:
    start = text.index(f"  - id: {name}")
    end = text.find("  - id:", start + 1)
    return text[:start] + text[end if end > 0 else text.index("generated:") :]


@pytest.mark.parametrize("name", ["aaa111", "bbb222", "ccc333"])
def test_a_deleted_card_stays_deleted(name: str) -> None:
    text = without_card(TEXT, name)
    result, report = merged(
        text, made(*(replace(one, why="New.") if one.id == name else one for one in (A, B, C)))
    )
    assert report.deleted == (name,) and f"- id: {name}" not in result and "New." not in result
    result, report = merged(text, made(*(one for one in (A, B, C) if one.id != name)))
    assert report.deleted == (name,) and result == text


@pytest.mark.parametrize("name", ["aaa111", "bbb222", "ccc333"])
def test_a_card_that_is_gone_from_the_source_is_removed_if_nobody_touched_it(name: str) -> None:
    rest = [one for one in (A, B, C) if one.id != name]
    result, report = merged(TEXT, made(*rest))
    assert report.removed == (name,)
    assert result == dump(made(*rest))


def test_a_changed_card_that_is_gone_from_the_source_is_kept_and_reported() -> None:
    text = TEXT.replace("What is bbb222?", "What is it called?")
    result, report = merged(text, made(A, C))
    assert (report.changed, report.stale, report.removed) == (("bbb222",), ("bbb222",), ())
    assert result == text


def test_new_cards_go_behind_the_last_one() -> None:
    d, e = card("ddd444", "Quito"), card("eee555", "Bonn")
    result, report = merged(TEXT, made(A, d, B, C, e))
    assert report.added == ("ddd444", "eee555")
    assert result == dump(made(A, B, C, d, e))


def test_new_cards_take_the_place_of_a_removed_last_one() -> None:
    d = card("ddd444", "Quito")
    result, report = merged(TEXT, made(A, B, d))
    assert (report.removed, report.added) == (("ccc333",), ("ddd444",))
    assert result == dump(made(A, B, d))


def test_keep_locks_a_card_and_the_lock_can_be_taken_off() -> None:
    text = TEXT.replace("    a: Rome\n", "    a: Rome\n    keep: yes\n")
    new = made(A, replace(B, why="New."), C)
    result, report = merged(text, new)
    assert (result, report.locked, report.stale) == (text, ("bbb222",), ("bbb222",))
    assert merged(text, made(A, C))[0] == text
    result, report = merged(TEXT, new)
    assert report.replaced == ("bbb222",)


def test_a_skipped_card_stays_skipped_when_it_is_made_anew() -> None:
    text = TEXT.replace("    a: Rome\n", "    a: Rome\n    skip: true   # next year\n")
    result, report = merged(text, made(A, replace(B, why="New."), C))
    assert report.replaced == ("bbb222",) and "# next year" in result
    assert [one.skip for one in parse(result, "deck.yaml")[0].cards] == [False, True, False]


OWN = """\
# My deck: do not touch
deck: "Mine"   # mine
lang: en
defaults:
  tags: [news]   # for all
  level: 2

articles:
  nbc: {title: An ally, publisher: NBC, published: 2022-03-10, file: ../seeds/nbc.md}   # the first

# the cards
cards:
# ---- part one
- q:   Own question?     # mine
  a: "4"
  wrong: [3 , 5]


%s
# ---- part two
- id: own-id
  fact:  Ice floats
# the end
generated:
  aaa111: %s   # hands off
"""


def test_own_cards_comments_defaults_and_layout_are_never_touched() -> None:
    lines = (
        dump(made(A))
        .partition("cards:\n")[2]
        .partition("\n\n")[0]
        .replace("  - ", "-   ")
        .replace("\n    ", "\n    ")
    )
    text = OWN % (lines, A.content_hash)
    better = replace(A, why="Better.")
    d = card("ddd444", "Quito", sources=(Source("Quito it is.", "upi"),))
    result, report = merged(text, made(better, d, articles=(NBC, UPI)))
    assert (report.replaced, report.added, report.articles) == (("aaa111",), ("ddd444",), ("upi",))
    for line in text.splitlines():
        assert line in result.splitlines() or A.content_hash in line, line
    assert f"  aaa111: {better.content_hash}   # hands off\n  ddd444: {d.content_hash}\n" in result
    assert "\n- id: ddd444\n  q: What is ddd444?\n" in result
    deck = parse(result, "deck.yaml")[0]
    assert [one.id for one in deck.cards] == ["", "aaa111", "own-id", "ddd444"]
    assert [one.key for one in deck.articles] == ["nbc", "upi"]


def test_a_teachers_own_deck_takes_in_made_cards() -> None:
    text = "deck: Mine\ncards:\n  - q: Own?\n    a: Yes"
    result, report = merged(text, made(A))
    assert result.startswith("deck: Mine\narticles:\n  nbc: ") and report.added == ("aaa111",)
    assert "\ncards:\n  - q: Own?\n    a: Yes\n\n  - id: aaa111\n" in result
    assert result.endswith(f"  aaa111: {A.content_hash}\n")


def test_an_id_that_is_the_teachers_own_is_left_to_the_teacher() -> None:
    text = "cards:\n  - id: aaa111\n    fact: Mine.\n"
    result, report = merged(text, made(A, B))
    assert report.added == ("bbb222",) and "What is aaa111" not in result


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_stay_as_they_are(ends: str) -> None:
    text = TEXT.replace("\n", ends)
    d = card("ddd444", "Quito", sources=(Source("Quito it is.", "upi"),))
    result, _ = merged(text, made(replace(A, why="New.\n\nTwo lines."), C, d, articles=(NBC, UPI)))
    assert "\n" not in result.replace(ends, "") and "bbb222" not in result


def test_a_byte_order_mark_stays() -> None:
    assert merge("\ufeff" + TEXT, "deck.yaml", made(A, B))[0].startswith("\ufeffdeck: Made\n")


def test_comments_inside_what_is_written_anew_or_taken_out_stay() -> None:
    text = TEXT.replace(
        "    wrong: [Bergen, Voss]", "    wrong:   # three\n      - Bergen   # west\n      - Voss"
    )
    text = text.replace("What is bbb222?\n", "What is bbb222?  # asked a lot\n").replace(
        "  - id: ccc333", "  - id: ccc333 # third"
    )
    new = made(
        A, replace(B, choice=Choice("Line one\nline two", (*B.choice.options[:1], Option("A"), Option("B"))))
    )
    result, report = merged(text, new)
    assert (report.replaced, report.removed) == (("bbb222",), ("ccc333",))
    for comment in ("# three", "# west", "# asked a lot", "# third"):
        assert result.count(comment) == text.count(comment), comment
    assert parse(result, "deck.yaml")[0].cards[1].choice.stem == "Line one\nline two"


def test_new_cards_go_below_the_last_cards_own_comments_and_above_what_comes_next() -> None:
    own = "  - q: Mine?\n    a: Yes\n    # mine too\n    # and this\n\n  # of the end\n"
    text = TEXT.replace("\ngenerated:", f"\n{own}\ngenerated:")
    assert own in text
    result, _ = merged(text, made(A, B, C, card("ddd444")))
    assert own.partition("\n\n")[0] in result
    assert result.index("# and this") < result.index("ddd444") < result.index("# of the end")


def test_a_card_that_the_teacher_laid_out_otherwise_is_still_replaced() -> None:
    flow = "  - {q: 'What is aaa111?', a: Oslo, wrong: [Bergen, Voss], id: aaa111, skip: yes,\n     source: [{in: nbc, says: 'It is Oslo: so they say.'}]}\n"
    text = without_card(TEXT, "aaa111").replace("cards:\n", "cards:\n" + flow)
    result, report = merged(text, made(replace(A, why="New."), B, C))
    assert report.replaced == ("aaa111",)
    first = parse(result, "deck.yaml")[0].cards[0]
    assert (first.why, first.skip) == ("New.", True)


def test_an_article_under_a_key_that_another_has_gets_a_key_of_its_own() -> None:
    other = replace(UPI, key="nbc")
    d = card("ddd444", "Quito", sources=(Source("Quito it is.", "nbc"),))
    result, report = merged(TEXT, made(d, articles=(other,)))
    deck = parse(result, "deck.yaml")[0]
    assert report.articles == ("nbc-2",) and deck.article("nbc-2").title == "A partner"
    assert deck.cards[-1].sources == (Source("Quito it is.", "nbc-2"),)


def test_the_same_article_under_another_key_keeps_the_key_of_the_file() -> None:
    renamed = replace(NBC, key="x")
    again = [replace(one, sources=(replace(one.sources[0], article="x"),)) for one in (A, B, C)]
    assert merged(TEXT, made(*again, articles=(renamed,)))[0] == TEXT


def test_an_article_goes_with_its_last_card_and_what_is_known_now_is_filled_in() -> None:
    d = card("ddd444", "Quito", sources=(Source("Quito it is.", "upi"),))
    text = dump(made(A, d, articles=(replace(NBC, published=""), UPI)))
    result, _ = merged(text, made(A, articles=(NBC,)))
    assert result == dump(made(A))
    text = TEXT.replace("title: An ally", "title: My own title")
    assert merged(text, made(A, B, C))[0] == text


@pytest.mark.parametrize("block", ["generated: {%s}\n", "generated:\n"])
def test_a_block_of_hashes_in_another_layout_is_taken(block: str) -> None:
    hashes = ", ".join(f"{one.id}: {one.content_hash}" for one in (A, B, C))
    text = TEXT.partition("generated:")[0] + (block % hashes if "%" in block else block)
    d = card("ddd444", "Quito")
    result, report = merged(text, made(A, B, C, d))
    assert report.added == ("ddd444",)
    assert parse(result, "deck.yaml")[0].generated["ddd444"] == d.content_hash


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- q: Own?\n  a: b\n", "no place for new cards"),
        ("cards: [{q: Own?, a: b}]\n", "in brackets"),
        ("cards:\n  - q: Own?\n", "no answer"),
        ("cards:\n  - q: [[x\n", "deck.yaml:2:"),
    ],
)
def test_a_deck_that_cannot_take_cards_is_told_and_left_alone(text: str, says: str) -> None:
    with pytest.raises(FileError) as caught:
        merge(text, "deck.yaml", made(A))
    assert says in str(caught.value) and str(caught.value).startswith("deck.yaml:")


def test_a_deck_is_not_left_without_a_card() -> None:
    with pytest.raises(FileError, match="without a card"):
        merge(dump(made(A)), "deck.yaml", made())


def test_the_report_reads_well() -> None:
    report = merged(TEXT.replace("What is bbb222?", "Mine?"), made(A, replace(B, why="x"), card("ddd444")))[1]
    assert list(report.lines()) == [
        "1 as before",
        "1 new: ddd444",
        "1 taken out, since they are no longer made: ccc333",
        "1 kept as you changed them: bbb222",
        "1 of those kept to look at, since they would be made otherwise now, or not at all: bbb222",
    ]


def test_a_long_report_names_the_first_dozen() -> None:
    report = MergeReport(added=tuple(f"id{number}" for number in range(20)))
    assert list(report.lines()) == [f"20 new: {', '.join(f'id{number}' for number in range(12))} and 8 more"]


names = [f"{letter * 3}{number}" for number, letter in enumerate("abcdef", 100)]
decks = st.lists(
    st.tuples(st.sampled_from(names), st.integers(0, 2)), unique_by=lambda pair: pair[0], min_size=1
).map(lambda pairs: made(*(card(name, f"Key {turn}", why=f"Why {turn}.") for name, turn in pairs)))
edits = st.dictionaries(
    st.sampled_from(names), st.sampled_from(["reword", "delete", "lock", "comment", "skip"])
)


@settings(max_examples=80, deadline=None)
@given(decks, edits, decks)
def test_the_rules_hold_for_any_history(first: Deck, done: dict[str, str], second: Deck) -> None:
    text = dump(first)
    text = text.replace("cards:\n", "cards:\n  # mine\n  - q: My own?\n    a: Yes  # mine\n\n")
    before = {one.id: one for one in first.cards}
    for name, what in done.items():
        if name in before and what == "delete":
            text = without_card(text, name)
        elif name in before:
            line = f"  - id: {name}\n"
            more = {
                "lock": "    keep: yes\n",
                "skip": "    skip: yes\n",
                "comment": "    # a note\n",
                "reword": "    hint: Mine.\n",
            }
            text = text.replace(line, line + more[what])
    result, _ = merged(text, second)
    for note in ("  # mine\n", "  # a note\n"):
        assert result.count(note) == text.count(note)
    after = {one.id: one for one in parse(result, "deck.yaml")[0].cards}
    assert "" in after and after[""].choice.stem == "My own?"
    new = {one.id: one for one in second.cards}
    for name in names:
        what = done.get(name) if name in before else None
        if what == "delete":
            assert name not in after
        elif what in ("lock", "reword"):
            assert after[name].why == before[name].why
        elif name in new:
            assert after[name] == replace(new[name], skip=what == "skip")
        else:
            assert name not in after


@settings(max_examples=80, deadline=None)
@given(
    decks, decks, st.sets(st.integers(0, 80)), st.sets(st.integers(0, 80)), st.sampled_from(["\n", "\r\n"])
)
def test_no_comment_is_ever_lost(
    first: Deck, second: Deck, above: set[int], behind: set[int], ends: str
) -> None:
    lines = []
    for number, line in enumerate(dump(first).splitlines()):
        if number in above:
            lines.append(f"{' ' * (number % 5)}# above {number}.")
        lines.append(f"{line}  # behind {number}." if number in behind else line)
    text = ends.join((*lines, ""))
    result, _ = merged(text, second)
    for comment in [f"# above {number}." for number in above] + [f"# behind {number}." for number in behind]:
        assert result.count(comment) == text.count(comment)
    assert result.count("\n") == result.count(ends)
