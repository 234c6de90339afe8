from __future__ import annotations

from quiz.model.article import Span
from quiz.model.card import Card, Choice, Option
from quiz.model.deck import Deck
from quiz.model.review import Grade, Outcome
from quiz.practice.evidence import Evidence
from quiz.practice.items import items_of
from quiz.practice.session import Verdict
from quiz.practice.settings import Settings
from quiz.practice.showing import show
from quiz.practice.state import NEW
from quiz.tui.page import Page
from quiz.tui.views.feedback import evidence_blocks, feedback_blocks, in_days, long_date, when_back

SAYS_340 = Evidence("Some 340 homes.", (Span(5, 8),), "The Tern", "2031-05-06")
ALSO_340 = Evidence("It was 340 homes.", (Span(7, 10),), "The Copy", "2031-05-06")
SAYS_410 = Evidence("The council counts 410.", (), "Gull News", "")


def text(*sources: Evidence, conflict: str, all_of_it: bool = False) -> list[str]:
    page = Page(evidence_blocks(sources, conflict, all_of_it=all_of_it))
    return [line.text.plain.strip() for line in page.lines(100)]


def test_the_two_that_are_shown_are_two_that_differ() -> None:
    lines = text(SAYS_340, ALSO_340, SAYS_410, conflict="The Tern says 340; Gull News says 410.")

    assert [part.strip() for part in lines[3].split("│")] == [
        "“Some 340 homes.”",
        "“The council counts 410.”",
    ]
    assert lines[-1] == "o  1 more source"


def test_the_figure_of_the_other_newsroom_is_marked_too() -> None:
    page = Page(evidence_blocks([SAYS_340, SAYS_410], "One says 340; one says 410.", all_of_it=True))
    line = page.lines(100)[3].text

    assert [line.plain[span.start : span.end] for span in line.spans if "underline" in str(span.style)] == [
        "340",
        "410",
    ]


def test_without_a_disagreement_one_source_is_enough() -> None:
    assert text(SAYS_340, ALSO_340, conflict="") == [
        "The Tern · 6 May 2031",
        "“Some 340 homes.”",
        "o  1 more source",
    ]


def test_an_undated_article_says_so_and_a_quotation_gets_no_second_marks() -> None:
    said = Evidence("“Stay away,” she said.", (), "The Tern", "", "Wall broken")

    assert text(said, conflict="") == ["The Tern · undated", "Wall broken", "“Stay away,” she said."]


def test_a_headline_that_is_the_name_of_the_source_is_not_told_twice() -> None:
    said = Evidence("It fell.", (), "Wall broken (retold)", "", "Wall broken")

    assert text(said, conflict="") == ["Wall broken (retold) · undated", "“It fell.”"]


def test_an_explanation_that_only_says_how_newsrooms_differ_is_told_once() -> None:
    option = Option("340", True)
    card = Card("c", Choice("How many?", (option, Option("410"))), conflict="One says 340; one says 410.")
    item = items_of(Deck("D", (card,), id="d"))[0]
    told = Verdict(Outcome.WRONG, ("340",), why=card.conflict, conflict=card.conflict, interval=1)
    showing = show(item, NEW, Settings(), "D", 1)
    lines = [line.text.plain for line in Page(feedback_blocks(showing, told)).lines(100)]

    assert sum("One says 340" in line for line in lines) == 1


def test_gaps_of_days_as_a_person_says_them() -> None:
    said = [in_days(days) for days in (0, 1, 2, 59, 90, 800)]

    assert said == ["today", "tomorrow", "in 2 days", "in 59 days", "in 3 months", "in 2.2 years"]


def test_a_leech_is_told_when_it_is_forgotten_again() -> None:
    wrong = Verdict(Outcome.WRONG, ("x",), grade=Grade.AGAIN, interval=1)

    assert "keeps being forgotten" in when_back(wrong, leech=True)
    assert "keeps being forgotten" not in when_back(wrong)


def test_dates_do_not_depend_on_the_locale() -> None:
    assert long_date("2022-03-10") == "10 March 2022"
    assert long_date("last\nweek") == "last week"
