"""Sentences from the engine are plain values whose offsets give back the text."""

from __future__ import annotations

import html
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.facts.language import Engine, batches
from quiz.model.article import Article, Block, Role, Span

TEXTS = [
    "Paula Berg lives in Oslo. She sells ships.",
    "OSLO\u00a0— The ship\u2009sailed on Monday.",
    "“We sailed,” Berg said. ‘At last.’",
    "  Two  spaces,\na broken line\tand a tab.  ",
    "Ärger in Łódź: 12\u202f000 Euro.",
    "日本語と English, and عربى too.",
    "\u200b\ufeffZero width.",
    "``We sailed,'' Berg said of Bell &AMP; Co. and R&amp;D.",
]


def body(text: str) -> Article:
    return Article(key="a", path="a", text=text, blocks=(Block(Span(0, len(text)), Role.BODY),))


def check(engine: Engine, text: str) -> None:
    end = 0
    for sentence in engine.sentences(body(text)):
        assert sentence.text == text[sentence.start : sentence.end]
        for token in sentence.tokens:
            assert token.start >= end
            assert html.unescape(text[token.start : token.end]) == token.text
            assert not text[end : token.start].strip()
            assert 0 <= token.head < len(sentence.tokens)
            end = token.end
        for mention in sentence.mentions:
            assert 0 <= mention.first < mention.last <= len(sentence.tokens)


@pytest.mark.parametrize("text", TEXTS)
def test_the_tokens_offsets_reproduce_the_text(engine: Engine, text: str) -> None:
    check(engine, text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("ab &;\u00a0\n\t“”‘’\"'`é日.,-1\u200d\x07"), min_size=1, max_size=60))
def test_the_tokens_offsets_reproduce_any_text(engine: Engine, text: str) -> None:
    check(engine, text)


def test_curly_quotes_stay_as_printed(engine: Engine) -> None:
    (sentence,) = engine.sentences(body("“We sailed,” Berg said."))
    assert sentence.tokens[0].text == "“"
    assert "”" in [t.text for t in sentence.tokens]


def test_typewriters_marks_and_entities_are_read_and_stay_in_their_place(engine: Engine) -> None:
    text = "``We sailed,'' Berg of Bell &AMP; Co. said."
    (sentence,) = engine.sentences(body(text))
    marks = [(t.text, text[t.start : t.end]) for t in sentence.tokens if t.lemma == '"' or t.text == "&"]
    assert marks == [("``", "``"), ("''", "''"), ("&", "&AMP;")]
    assert sentence.text == text


def test_a_sentence_of_a_thousand_words_is_passed_over_and_told(engine: Engine) -> None:
    skipped: list[str] = []

    assert engine.sentences(body("and so " * 500), skipped) == ()
    assert skipped == ["skipped a sentence of 1,000 words and marks"]


@given(st.lists(st.text(max_size=9), max_size=20), st.integers(1, 30))
def test_batches_hold_all_texts_in_order_and_little_at_once(texts: list[str], most: int) -> None:
    found = list(batches(texts, most))

    assert [text for batch in found for text in batch] == texts
    assert all(batch and (len(batch) == 1 or sum(map(len, batch)) <= most) for batch in found)
    assert all(sum(map(len, one)) + len(other[0]) > most for one, other in pairwise(found))
