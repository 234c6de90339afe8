import pytest

from quiz.practice.evidence import marks_in


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
