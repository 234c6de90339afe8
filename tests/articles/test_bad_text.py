"""Text that is no article, or hardly one: no traceback, a bounded time, and a word about what was skipped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.articles import read
from quiz.articles.cleaning import clean
from quiz.articles.layout import paragraphs
from quiz.articles.readable import MAX_BLOCK
from quiz.errors import FileError
from quiz.model.article import Article, Role

Build = Callable[..., Article]
Body = Callable[[Article], list[str]]


def test_a_sentence_of_five_thousand_words(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    endless = "The river rose " + "and then it rose a little more " * 714 + "until it stopped."
    found = article(bridge[0], f"It was a wet year. {endless} Nobody had seen that before.", bridge[1])
    assert body(found) == [bridge[0], "It was a wet year.", "Nobody had seen that before.", bridge[1]]
    assert found.notices == ("skipped a sentence of 5,004 words",)


def test_a_sentence_of_three_hundred_words_is_read_one_of_four_hundred_is_not(
    article: Build, body: Body, bridge: tuple[str, ...]
) -> None:
    long, longer = (f"The river rose {'and it rose ' * count}again." for count in (90, 130))
    found = article(bridge[0], long, longer)
    assert body(found) == [bridge[0], long]
    assert found.notices == ("skipped a sentence of 394 words",)


def test_one_line(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    line = " ".join(
        f"In year {year} the water rose by {year % 7} metres, they say." for year in range(1, 3000)
    )
    found = article(line)
    assert " ".join(body(found)) == line
    assert max(span.end - span.start for span in found.body) <= MAX_BLOCK
    assert all(text.endswith(".") for text in body(found)), "parted between sentences only"


def test_a_table(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    rows = "\n".join(f"Bridge {n}  {n * 3} m  {n * 7}.5 %" for n in range(40))
    found = article(bridge[0], rows, bridge[1])
    assert body(found) == [bridge[0], bridge[1]]
    assert found.notices == ("skipped 40 lines of lists, tables or verse",)
    with pytest.raises(FileError, match="no English prose"):
        article(rows)


def test_a_poem(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    poem = "The bridge is old\nIts stones are cold\nThe water goes below\nAs tired men\nGo home again\nThrough quiet winter snow"
    assert body(article(bridge[0], poem, bridge[1])) == [bridge[0], bridge[1]]
    with pytest.raises(FileError, match="verse"):
        article(poem)


def test_capitals(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    shouted = [paragraph.upper() for paragraph in bridge]
    assert body(article(*shouted)) == shouted


def test_ten_thousand_identical_lines(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    found = article("\n".join([bridge[0]] * 10_000))
    assert body(found) == [bridge[0]]
    assert found.notices == ("skipped 9,999 paragraphs that repeat an earlier one",)


def test_a_paragraph_in_another_script(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    found = article(
        bridge[0], "部长星期二表示，这座桥将关闭维修，直到年底。", "قال الوزير إن الجسر سيغلق.", bridge[1]
    )
    assert body(found) == [bridge[0], bridge[1]]
    assert found.notices == ("skipped 2 paragraphs not in English",)


def test_a_paragraph_in_spanish(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    found = article(
        bridge[0], "“El puente se cerrará el martes y no se abrirá hasta el final del año”, dijo.", bridge[1]
    )
    assert body(found) == [bridge[0], bridge[1]]


def test_control_characters(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    found = article(bridge[0], "The \x07bell rang on Friday. Then it was quiet again.", bridge[1])
    assert body(found) == [bridge[0], "Then it was quiet again.", bridge[1]]
    assert found.notices == (
        "has 1 control character",
        "skipped a sentence with characters that cannot be shown",
    )


def test_a_lone_surrogate(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    found = article(bridge[2], "A \ud800 stood here on Monday. It is gone by now.", bridge[1])
    assert body(found) == [bridge[2], "It is gone by now.", bridge[1]]
    found.text.encode("utf-8")


@pytest.mark.parametrize(
    "junk",
    [
        '"' * 400_000,
        "(" * 400_000,
        ". " * 200_000,
        "A" * 800_000,
        "A " * 400_000,
        "Ab, " * 200_000,
        "_" * 400_000,
        "By " + "John Smith and " * 30_000,
        "photo " * 100_000,
        "March 10, 2022 " * 40_000,
        "[" * 400_000,
        " \t" * 400_000,
        "…" * 200_000,
        "WASHINGTON " * 50_000,
        "'" * 400_000,
        "\n" * 800_000,
        "x@y.z " * 100_000,
        "http://a.b/" * 50_000,
    ],
    ids=lambda junk: junk[:8].strip() or "white space",
)
@pytest.mark.parametrize("name", ["junk.txt", "junk.md"])
def test_junk_is_read_or_refused(
    file: Callable[..., Path], junk: str, name: str, bridge: tuple[str, ...]
) -> None:
    """A pattern that goes back over its tracks needs hours for some of these."""
    path = file(f"{junk}\n\n{bridge[0]}", name)
    try:
        found = read(path)
    except FileError as error:
        assert "\n" not in str(error)
    else:
        tiles(found.text, [(block.span.start, block.span.end) for block in found.blocks])


def tiles(text: str, spans: list[tuple[int, int]]) -> None:
    """The spans are in order, do not overlap, and leave out nothing but white space."""
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        last = end
    assert not text[last:].strip()


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "Bridge Closed",
            "WASHINGTON --",
            "date 2022-03-10 1/3",
            "Advertisement",
            "The bridge was closed. Advertisement",
            "March 3 (UPI) -- The bridge was closed on Tuesday, officials said.",
            "Leave a Reply",
            "CORRECTION (March 10, 2022): An earlier version of this article misstated the date.",
            "> A quoted line that goes on",
            "- An item. It has two sentences.",
            "# A heading",
            "---",
            "```",
            "<table>",
            "Q. (italics)Why is it closed?(end italics) A. It is old.",
            "The water rose by three metres",
            "and then it fell, they said.",
        ]
    )
    | st.text(max_size=60),
    max_size=25,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES)
def test_blocks_tile_any_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    cleaned = clean(text, paragraphs(text))
    tiles(text, [(block.span.start, block.span.end) for block in cleaned.blocks])
    assert all(block.reason for block in cleaned.blocks if block.role is not Role.BODY)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, ending=st.sampled_from(["txt", "md"]))
def test_any_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], ending: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"any.{ending}"
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    try:
        found = read(path)
    except FileError as error:
        assert "\n" not in str(error)
        assert "\r" not in str(error)
    else:
        tiles(found.text, [(block.span.start, block.span.end) for block in found.blocks])
        assert found.body


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    for ending in ("txt", "md", "html"):
        path = tmp_path_factory.mktemp("bytes") / f"any.{ending}"
        path.write_bytes(data)
        try:
            read(path)
        except FileError as error:
            assert str(path) in str(error)
