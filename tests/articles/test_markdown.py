"""Markdown: front matter with its proofs, headings, lists, markup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from quiz.articles import read
from quiz.errors import FileError
from quiz.model.article import Article, Role

Write = Callable[..., Path]
Body = Callable[[Article], list[str]]
Parts = Callable[[Article, Role], list[str]]

FRONT = "---\ntitle: The bridge is shut\npublisher: Town News\npublished: 2021-03-09\nretells: true\n---\n"


def test_front_matter(file: Write, body: Body, bridge: tuple[str, ...]) -> None:
    found = read(file(f"{FRONT}\n{bridge[0]}\n", "a.md"))
    assert (found.title, found.publisher, found.published) == (
        "The bridge is shut",
        "Town News",
        date(2021, 3, 9),
    )
    assert found.retells
    assert found.byname == "Town News (retold)"
    for proof, said in ((found.publisher_proof, "Town News"), (found.published_proof, "2021-03-09")):
        assert proof is not None
        assert proof.how == "front matter"
        assert found.text[proof.span.start : proof.span.end] == said
    assert body(found) == [bridge[0]]
    assert found.text.startswith("---\n")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_offsets_hold_with_any_line_end(file: Write, bridge: tuple[str, ...], mark: str, line: str) -> None:
    text = f"---\ntitle: 'Ünder a brïdge: 1'\npublisher: Zürich Post\n---\n\n{bridge[0]}\n".replace(
        "\n", line
    )
    found = read(file(mark + text, "a.md"))
    assert found.text == text
    assert found.title == "Ünder a brïdge: 1"
    assert found.publisher_proof is not None
    span = found.publisher_proof.span
    assert found.text[span.start : span.end] == "Zürich Post"


def test_everything_in_front_matter_is_text(file: Write, bridge: tuple[str, ...]) -> None:
    found = read(
        file(f"---\ntitle: no\npublisher: 007\nretells: false\nother: [1, 2]\n---\n{bridge[0]}", "a.md")
    )
    assert (found.title, found.publisher, found.retells) == ("no", "007", False)


@pytest.mark.parametrize(
    ("front", "where"),
    [
        ("title: [a\nb: c", ":3:"),
        ("title: a: b", ":2:9:"),
        ("published: last week", ":2:1:"),
        ("title: a\npublished: 2021-02-30", ":3:1:"),
    ],
)
def test_front_matter_that_cannot_be_read(
    file: Write, bridge: tuple[str, ...], front: str, where: str
) -> None:
    with pytest.raises(FileError) as caught:
        read(file(f"---\n{front}\n---\n{bridge[0]}", "a.md"))
    assert where in str(caught.value)
    assert "\n" not in str(caught.value)


def test_front_matter_wins_over_the_text(file: Write, bridge: tuple[str, ...]) -> None:
    found = read(file(f"{FRONT}\nMarch 3 (UPI) -- {bridge[0]}\n\nFollow Lake News on Facebook", "a.md"))
    assert found.publisher == "Town News"


def test_plain_markdown_proves_by_its_text(file: Write, bridge: tuple[str, ...]) -> None:
    found = read(file(f"# Bridge shut\n\nMarch 3 (UPI) -- {bridge[0]}", "a.md"))
    assert (found.title, found.publisher, found.published) == ("Bridge shut", "UPI", None)


def test_headings_are_no_body(file: Write, body: Body, parts: Parts, bridge: tuple[str, ...]) -> None:
    text = f"# The bridge is shut.\n\n{bridge[0]}\n\n## What now?\n\n{bridge[1]}\n\nNobody knows\n============\n\n{bridge[2]}"
    found = read(file(text, "a.md"))
    assert body(found) == list(bridge[:3])
    assert parts(found, Role.HEADLINE) == ["# The bridge is shut."]
    assert parts(found, Role.FURNITURE) == ["## What now?", "Nobody knows ============"]


def test_lines_of_a_paragraph_belong_together(file: Write, body: Body) -> None:
    text = "The bridge\nwas closed\non Tuesday, they said.\n\nIt is old.\n"
    assert body(read(file(text, "a.md"))) == ["The bridge was closed on Tuesday, they said.", "It is old."]


def test_lists_and_quotations(file: Write, body: Body, bridge: tuple[str, ...]) -> None:
    text = f"{bridge[3]}\n\n- {bridge[0]}\n- {bridge[1]}\n\n1. It is the second one\n   of its kind here.\n\n> “We shall\n> see,” he said.\n"
    assert body(read(file(text, "a.md"))) == [
        bridge[3],
        bridge[0],
        bridge[1],
        "It is the second one of its kind here.",
        "“We shall > see,” he said.",
    ]


def test_links_and_emphasis_stay_as_written(file: Write, body: Body) -> None:
    text = "The *old* [bridge](https://example.org/a_b) was **closed** on Tuesday, they said.\n"
    assert body(read(file(text, "a.md"))) == [text.strip()]


@pytest.mark.parametrize(
    "markup",
    [
        "![The bridge, seen from the ferry.](bridge.jpg)",
        "<div class='box'>",
        "<table>\n<tr><td>It is old.</td></tr>\nThe cell ends here.\n</table>",
        "```\nThe code is here. It is not read.\n\nNor is this.\n```",
        "| Year | Length |\n|---|---|\n| 1890 | It was short. |",
        "[1]: https://example.org",
        "* * *",
        "---",
        "<!-- It is a comment. -->",
    ],
)
def test_markup(file: Write, body: Body, bridge: tuple[str, ...], markup: str) -> None:
    found = read(file(f"{bridge[0]}\n\n{markup}\n\n{bridge[1]}\n", "a.md"))
    assert body(found) == list(bridge[:2])
