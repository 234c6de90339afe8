"""The rules of item writing on a deck file: their places, how they are silenced, how all of it is reported."""

from __future__ import annotations

import json

from quiz.decks.check import Checked, check_source
from quiz.decks.report import FORMATS, as_github, as_json, as_text, summary
from quiz.decks.source import Source
from quiz.errors import Severity

LONG = "Oslo, which has been the capital since the union with Denmark ended"


def checked(text: str, notes: bool = False) -> Checked:
    return check_source(Source("deck.yaml", text), None, notes)


def codes(text: str, notes: bool = False) -> list[str]:
    return [problem.code for problem in checked(text, notes).problems]


def spot(text: str, code: str) -> str:
    """The words that the problem of a code stands under."""
    (place,) = [problem.place for problem in checked(text).problems if problem.code == code]
    assert place
    return text[place.start : place.end]


def test_a_rule_stands_under_the_words_it_is_about() -> None:
    assert spot(f"- q: Which city is it?\n  wrong: [Bergen, Voss]\n  a: {LONG}\n", "L102") == LONG
    assert (
        spot(
            f"- q: Which city is it?\n  options:\n  - wrong: Voss\n  - right: {LONG}\n  - wrong: Bergen\n",
            "L102",
        )
        == LONG
    )
    assert (
        spot("- q: Which city is it?\n  a: Oslo\n  wrong: [Bergen, Voss, 'bergen']\n", "L101") == "'bergen'"
    )
    assert spot("- cloze: Paris is nice; [[Paris]] is the capital of France.\n", "L304").startswith(
        "Paris is nice"
    )


def test_a_rule_finds_its_place_in_a_mended_text() -> None:
    text = (
        f"- q: Which: city?\n  a: x\n- q: Which city is the capital?\n  a: {LONG}\n  wrong: [Bergen, Voss]\n"
    )
    assert spot(text, "L102") == LONG


def test_notes_are_told_when_asked_for() -> None:
    text = "- q: Which city is the capital of Norway?\n  a: Oslo\n  wrong: [Bergen]\n"
    assert codes(text) == []
    assert "L109" in codes(text, notes=True)


CARD = "- q: Which city is the capital?{}\n  a: " + LONG + "{}\n  wrong: [Bergen, Voss]\n"


def test_a_comment_silences_a_rule_for_its_card() -> None:
    assert codes(CARD.format("", "") * 1) == ["L102"]
    for text in (
        CARD.format("   # quiz: ok L102", ""),
        CARD.format("", "  # quiz: ok L104, l102 - on purpose"),
        "cards:\n# quiz: ok L102\n" + CARD.format("", ""),
    ):
        assert codes(text) == []


def test_a_comment_silences_no_other_card_and_no_other_rule() -> None:
    other = CARD.format("", "").replace("capital", "harbour")
    assert codes(CARD.format(" # quiz: ok L102", "") + other) == ["L102"]
    assert codes("cards:\n" + CARD.format("", "") + "# quiz: ok L102\n" + other) == ["L102"]
    assert codes(CARD.format(" # quiz: ok L101", "")) == ["L102"]


def test_a_comment_at_the_top_silences_a_rule_for_the_deck() -> None:
    assert codes("# quiz: ok L102\ndeck: D\ncards:\n" + CARD.format("", "")) == []


def test_errors_cannot_be_silenced() -> None:
    assert codes(
        "# quiz: ok bad-level\ndeck: D\ncards:\n- q: Which?\n  a: x\n  level: 9   # quiz: ok bad-level\n"
    ) == ["bad-level"]


def test_lint_off_in_the_deck() -> None:
    assert codes("lint: {off: [l102]}\ncards:\n" + CARD.format("", "")) == []
    assert codes("lint: {off: [L99999]}\ncards:\n- q: Which city is it?\n  a: x\n") == ["unknown-check"]


def test_a_card_that_was_misread_is_not_judged() -> None:
    assert codes("- q: How many people live in Voss?\n  a: '15,900'\n  wrong: [7,000, 70,000]\n") == [
        "split-number"
    ]


def test_the_same_twice_is_told_once() -> None:
    text = "- cloze: {{c1::Oslo}}\n"
    assert codes(text) == ["needs-quotes"]


def test_problems_are_in_the_order_of_the_file() -> None:
    text = "".join(f"- q: Which {n}?\n  a: x\n  level: {n}\n  colour: red\n" for n in range(7, 12))
    starts = [problem.place.start for problem in checked(text).problems if problem.place]
    assert starts == sorted(starts) and len(starts) == 10


def test_the_summary_counts() -> None:
    text = (
        "deck: D\ndefaults: {tags: [geo], level: 2}\ncards:\n- q: Which city is it?\n  a: x\n  wrong: [y, z]\n"
        "- fact: It is cold in Oslo.\n  level: 1\n- cloze: The capital of Norway is [[Oslo]].\n  tags: [+north]\n"
        "- q: How high is it?\n  a: 12\n  why: It is.\n- q: What?\n  level: 9\n"
    )
    told = summary(checked(text)).splitlines()
    assert told[0] == "deck.yaml: 5 cards, 4 of them usable"
    assert "  kinds: 1 choice, 1 true or false, 1 cloze, 1 typed" in told
    assert "  levels: 1 of level 1, 3 of level 2" in told
    assert "  tags: 4 geo, 1 north" in told
    assert "  without an explanation (`why`): 3" in told
    assert told[-1].startswith("  2 errors")


def test_carets_stand_under_wide_letters_and_tabs() -> None:
    told = as_text(checked("- q: 日本の首都？\n  a:\t東京\n  level:\t九\n")).splitlines()
    line = next(index for index, text in enumerate(told) if text.startswith("3 | "))
    assert told[line] == "3 |   level:\t九"
    assert told[line + 1].startswith("  |         \t^^ a level is")


def test_two_places_on_one_line_and_on_two() -> None:
    told = as_text(checked("- q: How many?\n  a: x\n  wrong: [7,000, 70,000]\n"))
    assert "  |           ^^^^^  ^^^^^^ read as" in told
    told = as_text(checked("- q: How many?\n  a: x\n  a: y\n"))
    assert "2 |   a: x\n  |   ^ the first one\n3 |   a: y\n  |   ^ only one can" in told


def test_a_line_of_a_megabyte_is_cut() -> None:
    told = as_text(checked("- q: " + "x" * 1_000_000 + "\n  a: y\n  wrong: {" + " " * 500_000 + "}\n"))
    assert max(map(len, told.splitlines())) < 250


def test_json_holds_all_of_it() -> None:
    result = checked("- question: Which?\n  a: x\n")
    told = as_json(result)
    assert json.loads(FORMATS["json"]([result]))["decks"] == [json.loads(json.dumps(told))]
    assert (told["cards"], told["errors"]) == (1, 1)
    (problem,) = told["problems"]  # type: ignore[misc]
    assert {key: problem[key] for key in ("code", "severity", "line", "column", "end_line", "end_column")} == {
        "code": "unknown-key", "severity": "error", "line": 1, "column": 3, "end_line": 1, "end_column": 11,
    }  # fmt: skip
    assert problem["fixes"] == [{"start": 2, "end": 10, "text": "q"}]


def test_annotations_for_github_are_escaped() -> None:
    source = Source("a,b:c.yaml", "- q: Which?\n  a: x\n  '100%': x\n")
    (line,) = as_github(check_source(source, None)).splitlines()
    assert line.startswith(
        "::error file=a%2Cb%3Ac.yaml,line=3,col=3,endLine=3,endColumn=9,title=unknown-key::"
    )
    assert line.endswith("a card has no `100%25`: this is not a key")


def test_counts_by_weight() -> None:
    result = checked("- q: Which?\n  a: x #easy\n  level: 9\n")
    assert [result.count(weight) for weight in Severity] == [1, 1, 0]


def test_a_line_break_is_taken_for_a_backslash_command_only_where_it_looks_like_one() -> None:
    assert codes('- q: "One?\\nnot two?\\ni am.\\tand"\n  a: x\n') == []
    assert codes('- q: "Is $a \\ne b$ so?"\n  a: x\n') == ["backslash"]
    assert codes('- q: "What is 3\\times 4?"\n  a: "12"\n') == ["backslash"]
    assert codes('- q: "What is \\\\frac12?"\n  a: "\\u00e9"\n') == []
