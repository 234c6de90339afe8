import pytest

from quiz.practice.evidence import differing_in, marks_in


@pytest.mark.parametrize(
    ("sentence", "answers", "marked"),
    [
        ("The ferry sank off Naxos, not Paros.", ["Naxos"], ["Naxos"]),
        ("The  United\nKingdom left.", ["the United Kingdom"], ["The  United\nKingdom"]),
        ("A speech by Curie in Paris.", ["Marie Curie"], ["Curie"]),
        ("It was Baltic trade.", ["the Baltic"], ["Baltic"]),
        ("Some 15 of 150 came.", ["15"], ["15"]),
        ("From Oslo to Bergen and Oslo.", ["Bergen", "Oslo"], ["Oslo", "Bergen", "Oslo"]),
        ("New York, in York county.", ["York", "New York"], ["New York", "York"]),
        ("Nothing of it.", ["Rome"], []),
        ("C++ (1985).", ["(1985)"], ["(1985)"]),
    ],
)
def test_the_answer_is_marked_where_the_sentence_says_it(sentence, answers, marked):
    assert [sentence[mark.start : mark.end] for mark in marks_in(sentence, answers)] == marked


@pytest.mark.parametrize(
    ("conflict", "differing"),
    [
        (
            "A says more than 1.8 million; B says 1.7 million, as of June 2021.",
            ("1.8 million", "1.7 million"),
        ),
        ("A says 12 died in 1998; B says 14.", ("12", "14")),
        ("A says it was built in 1998; B says in 1999.", ("1998", "1999")),
        ("A dates it 4 May 2020, B 5 May 2020.", ("4", "2020", "5")),
        ("A counts 12 of 30 ships. B counts 14 of 30.", ("12", "14")),
        ("A says 2,021 came; B says 1,998.", ("2,021", "1,998")),
        ("A speaks of 1500 men, B of 1700 men on 3 June.", ("1500", "1700")),
        ("A says 3.5 percent but B 4%.", ("3.5 percent", "4%")),
        ("A says that it was Monday; B that it was Tuesday.", ()),
        ("", ()),
    ],
)
def test_the_figures_that_differ_are_those_that_tell_how_many_unless_only_days_differ(conflict, differing):
    assert differing_in(conflict) == differing
