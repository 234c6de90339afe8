"""Differences as a person would tell them: what is asked, who says what, in which sentence; and as data."""

import pytest

from quiz.articles import read_all
from quiz.facts.jobs import read_article
from quiz.facts.telling import said
from quiz.make import make_deck
from quiz.make.explain import explain
from quiz.make.report import report

HARBOUR = (
    "---\npublisher: Harbour News\npublished: 2021-05-03\n---\n\n"
    "The port of Kolmarin was closed on Monday by its owner, the Veldt company.\n\n"
    "The 40-ton crane Goliath fell on the quay and killed 14 workers from Norway.\n\n"
    "Veldt plans to sell the northern cranes of Kolmarin to a Danish buyer.\n\n"
    "“Kolmarin will open again before winter,” said Mart Tamm, the director of Veldt.\n"
)
COAST = (
    "---\npublisher: Coast Times\npublished: 2021-05-03\n---\n\n"
    "Ships lay off Kolmarin on Monday because Veldt, which owns the port, had shut it.\n\n"
    "Divers said that the 60,000-pound Goliath killed 17 workers from Norway when it fell on the quay.\n\n"
    "Veldt is selling the northern cranes of Kolmarin to a Danish buyer.\n\n"
    "“Kolmarin must open again before winter,” Mart Tamm said at the gate.\n"
)


@pytest.fixture
def made(engine, tmp_path):
    (tmp_path / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "coast.md").write_text(COAST, encoding="utf-8")
    articles, _ = read_all([tmp_path])
    return make_deck(articles, lambda chosen: (read_article(engine, article) for article in chosen))


def differences(made):
    lines = list(explain(made))
    return lines[
        lines.index("WHERE THE ARTICLES DIFFER") + 1 : lines.index(f"CARDS ({len(made.chosen)})") - 1
    ]


def test_each_difference_is_a_question_with_who_says_what_in_which_sentence(made):
    told = differences(made)

    assert [line for line in told if not line.startswith("   ")] == [
        "  number, how many: The 40-ton crane Goliath fell on the quay and killed … workers from Norway.",
        "  number, how much: The …-ton crane Goliath fell on the quay and killed 14 workers from Norway.",
        "  modality, is it done, or only meant to be done: plans to sell the northern cranes of Kolmarin to a Danish buyer",
        "  quotation, in which words Mart Tamm said it",
    ]
    number = told.index("    Coast Times [coast-times] says 60,000 pounds")
    assert "60,000-pound" in told[number + 1]
    assert "    Harbour News [harbour] says 40 tons" in told
    assert "    Harbour News [harbour] writes “plans to sell”" in told
    assert "    Coast Times [coast-times] writes “is selling”" in told
    assert "    Coast Times [coast-times] quotes “Kolmarin must open again before winter”" in told


def test_the_report_has_them_as_data(made):
    facts = [fact for fact in report(made)["facts"] if fact["status"] == "conflicting"]
    by_kind = {fact["differs"]: fact for fact in facts}

    assert sorted(fact["differs"] for fact in facts) == ["modality", "number", "number", "quotation"]
    assert (
        by_kind["modality"]["told"] == "Coast Times writes “is selling”; Harbour News writes “plans to sell”."
    )
    assert (
        by_kind["modality"]["asked"]
        == "is it done, or only meant to be done: plans to sell the northern cranes of Kolmarin to a Danish buyer"
    )
    for fact in facts:
        assert {source["article"] for value in fact["values"] for source in value["says"]} == {
            "coast-times",
            "harbour",
        }
        for value in fact["values"]:
            assert all(value["answer"] in source["sentence"] for source in value["says"])


def test_no_card_repeats_a_disputed_figure_without_its_sources(made):
    for candidate in made.chosen:
        text = candidate.claim.statement.text
        if any(figure in text for figure in ("14 workers", "17 workers", "40-ton", "60,000-pound")):
            assert candidate.card.conflict
            assert {source.article for source in candidate.card.sources} == {"coast-times", "harbour"}


def test_of_a_long_quotation_the_part_that_differs_is_told(findings):
    long = (
        "“For eleven years we have waited in Kolmarin for a road that does not flood in spring, and now that the money "
        "is there nobody {} to build it,” said the mayor of Kolmarin, Ada Quill.\n"
    )
    found = findings(
        {
            "one.txt": "The road to Kolmarin was closed on Monday.\n\n" + long.format("wants"),
            "two.txt": "Ada Quill spoke in the town hall after the flood.\n\n" + long.format("dares"),
        }
    )
    fact = next(fact for fact in found.facts if fact.differs == "quotation")

    for claim in fact.claims:
        told = said(claim, fact)
        assert ("wants" in told) != ("dares" in told)
        assert "eleven years" not in told
        assert told.endswith(" to build it”")
