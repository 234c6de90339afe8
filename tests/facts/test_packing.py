"""Sentences come back from their bytes as they were, and nothing else does."""

from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.facts.jobs import read_article
from quiz.facts.packing import pack, unpack
from quiz.model.article import Article, Block, Note, NoteKind, Role, Span

TEXT = (
    "Paula Berg sold 40 ships to Norway on Monday, “all of them old,” she said. Nobody in Oslo knew.\n"
    "``We did n’t,'' the mayor said.\n"
    "Correction: an earlier version of this report said that Berg had sold 50 ships."
)


def article(key: str = "a", text: str = TEXT) -> Article:
    """Two paragraphs of body and a correction."""
    spans = []
    start = 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    body = tuple(Block(span, Role.BODY) for span in spans[:-1])
    return Article(
        key, f"{key}.txt", text, body, notes=(Note(NoteKind.CORRECTION, spans[-1]),), published=None
    )


@pytest.fixture(scope="module")
def read(engine):
    return read_article(engine, article())


def test_what_was_read_comes_back_as_it_was(read):
    assert len(read.body) >= 3
    assert len(read.notes) == 1
    assert any(sentence.mentions for sentence in read.body)
    assert unpack(pack(read), article()) == read


def test_it_comes_back_under_the_article_that_is_given(read):
    again = unpack(pack(read), article("other"))

    assert again.article == "other"
    assert {s.article for s in (*again.body, *again.notes[0])} == {"other"}
    assert [s.text for s in again.body] == [s.text for s in read.body]


def test_packing_is_compact(read):
    words = sum(len(sentence.tokens) for sentence in (*read.body, *read.notes[0]))

    assert len(pack(read)) < 30 * words


def altered(read, change) -> bytes:
    """The bytes of what was read, with a change to the data in them."""
    data = json.loads(zlib.decompress(pack(read)))
    change(data)
    return zlib.compress(json.dumps(data).encode())


CHANGES = {
    "no words": lambda d: d.pop("words"),
    "a word that is no text": lambda d: d["words"].__setitem__(0, 7),
    "a kind of three parts": lambda d: d["kinds"].__setitem__(0, ["NOUN", "NN", "dobj"]),
    "a sentence that is none": lambda d: d["body"].__setitem__(0, "text"),
    "a sentence of no words": lambda d: d["body"][0].__setitem__(3, []),
    "half a token": lambda d: d["body"][0][3].pop(),
    "a token that is text": lambda d: d["body"][0][3].__setitem__(0, "0"),
    "a token that is true": lambda d: d["body"][0][3].__setitem__(0, True),
    "an unknown word": lambda d: d["body"][0][3].__setitem__(0, 10**6),
    "a word counted from the end": lambda d: d["body"][0][3].__setitem__(0, -1),
    "a head outside the sentence": lambda d: d["body"][0][3].__setitem__(3, 10**6),
    "a head before the sentence": lambda d: d["body"][0][3].__setitem__(3, -1),
    "an end outside the text": lambda d: d["body"][0].__setitem__(2, 10**6),
    "a start before the text": lambda d: d["body"][0].__setitem__(1, -3),
    "a sentence that ends elsewhere than its last word": lambda d: d["body"][0].__setitem__(
        2, d["body"][0][2] - 1
    ),
    "a mention outside the sentence": lambda d: d["body"][0][4].append([0, 10**6, 0]),
    "a mention the wrong way round": lambda d: d["body"][0][4].append([2, 1, 0]),
    "a mention from half a word": lambda d: d["body"][0][4].append([0.5, 1, 0]),
    "a mention to half a word": lambda d: d["body"][0][4].append([0, 1.5, 0]),
    "a note too many": lambda d: d["notes"].append([]),
    "notices that are numbers": lambda d: d.__setitem__("notices", [1]),
    "all of it a list": lambda d: [d.pop(key) for key in list(d)],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_data_that_does_not_fit_is_refused(read, change):
    with pytest.raises(ValueError, match=r"."):
        unpack(altered(read, change), article())


@given(data=st.binary(max_size=200))
def test_bytes_that_nobody_packed_are_refused(data):
    with pytest.raises(ValueError, match=r"."):
        unpack(data, article())
    with pytest.raises(ValueError, match=r"."):
        unpack(zlib.compress(data), article())


def test_half_an_entry_is_refused(read):
    whole = pack(read)

    for cut in range(0, len(whole), 7):
        with pytest.raises(ValueError, match=r"."):
            unpack(whole[:cut], article())
    with pytest.raises(ValueError, match=r"."):
        unpack(whole + b"more", article())


def test_a_deep_nest_is_refused():
    with pytest.raises(ValueError, match=r"."):
        unpack(zlib.compress(b"[" * 100_000), article())
