"""Texts of a package that are made to take hours: each is read in a time that grows with its length alone."""

from __future__ import annotations

import time

import pytest

from quiz.exports.anki.data import unpack
from quiz.exports.anki.description import read_description
from quiz.exports.anki.html_text import gaps, items, shown

COUNT = 20_000
"""So many that a search which starts anew at each would take from ten seconds to hours."""

SECONDS = 3.0


@pytest.mark.parametrize(
    "text",
    [
        "{{c1::" * COUNT,
        "{{c1::" * COUNT + "}}" * COUNT,
        "{{c1::a::b" * COUNT,
        "<li>" * COUNT,
        "<li " * COUNT,
        "[sound:" * COUNT,
        "<!--" * COUNT,
        "<!-- factdeck {" * COUNT,
        '<blockquote dir="auto">' * COUNT,
        "<b>" * COUNT + "x" + "</b>" * COUNT,
        '<a href="https://example.org">' * COUNT + "x" + "</a>" * COUNT,
        "<" * COUNT,
        "</b" * COUNT,
    ],
    ids=lambda text: text[:24].strip(),
)
def test_a_text_made_to_exhaust_is_read_at_once(text):
    names = "Question Options Correct Text Explanation Hint Conflict Sources Key".split()
    began = time.process_time()
    gaps(text)
    items(text)
    shown(text)
    read_description(text)
    unpack('{"v":1,"d":"d","z":0,"s":[["a"]]}', dict.fromkeys(names, text) | {"Correct": "1"})
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    ("field", "marked", "found"),
    [
        ("{{c1::Rome}} in {{c2::Italy::land}}", "\ue0000\ue001 in \ue0001\ue001", ["Rome", "Italy"]),
        ("{{c1::a {{c2::b::hint}} c}} d", "\ue0000\ue001 d", ["a b c"]),
        ("{{c1::open {{c2::shut}} on", "{{c1::open \ue0000\ue001 on", ["shut"]),
        ("a }} b {{c1::c}} }}", "a }} b \ue0000\ue001 }}", ["c"]),
        ("{{c1::never", "{{c1::never", []),
    ],
)
def test_gaps_are_found_as_anki_finds_them(field, marked, found):
    text, gaps_, _ = gaps(field)
    assert text == marked
    assert [gap.answer for gap in gaps_] == found


def test_items_and_cells_stay_apart():
    assert items("<ol><li>a</li><LI class=x>b<br></LI></ol><li>open") == ["a", "b<br>"]
    assert shown("<table><tr><th>Town</th><td>Rome</td></tr></table>").text == "Town Rome"


def test_odd_sections_are_no_error():
    assert shown("a <![<![x]> b <![if !supportLists]>c<![endif]> <![CDATA[d]]> <![").text == "a <![ b c <!["
