"""HTML: body text by trafilatura, and what the page's metadata proves."""

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


def page(*inside: str, head: str = "", menu: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>Bridge shut | Town News</title>{head}</head><body>{menu}"
        f"<article>{''.join(inside)}</article><footer><a href='/'>Home</a></footer></body></html>"
    )


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_body(file: Write, body: Body, parts: Parts, bridge: tuple[str, ...]) -> None:
    menu = "<nav><ul><li><a href='/a'>News</a></li><li><a href='/b'>Sport</a></li></ul></nav>"
    head = '<meta property="og:title" content="The bridge is shut">'
    inside = (
        f"<h1>The bridge is shut</h1>{paragraphs(*bridge[:2])}<h2>Nobody swims.</h2>{paragraphs(*bridge[2:])}"
    )
    found = read(file(page(inside, head=head, menu=menu), "a.html"))
    assert body(found) == list(bridge)
    assert parts(found, Role.HEADLINE) == ["The bridge is shut"]
    assert parts(found, Role.FURNITURE) == ["Nobody swims."]
    assert found.title == "The bridge is shut"
    assert "Sport" not in found.text


@pytest.mark.parametrize(
    ("site", "title"),
    [("Town News", "Bridge shut"), ("TownNews", "Bridge shut"), ("Lake Post", "Bridge shut | Town News")],
)
def test_a_title_without_the_site(file: Write, bridge: tuple[str, ...], site: str, title: str) -> None:
    head = f'<meta property="og:site_name" content="{site}">'
    assert read(file(page(paragraphs(*bridge), head=head), "a.html")).title == title


def test_inline_elements_and_line_breaks(file: Write, body: Body, bridge: tuple[str, ...]) -> None:
    inside = "<p>The <b>old</b> <a href='/x'>bridge</a>&nbsp;was\n closed &amp; shut on Tuesday.<br><br>It is <i>old</i>.</p>"
    found = read(file(page(inside, paragraphs(*bridge)), "a.html"))
    assert body(found) == ["The old bridge was closed & shut on Tuesday.", "It is old.", *bridge]


def test_furniture_that_trafilatura_keeps(file: Write, body: Body, bridge: tuple[str, ...]) -> None:
    inside = paragraphs(
        bridge[0],
        "Advertisement",
        bridge[1],
        "READ MORE: Ten bridges to see",
        *bridge[2:],
        "© 2021 Town Media",
    )
    assert body(read(file(page(inside), "a.html"))) == list(bridge)


def test_a_standfirst(file: Write, body: Body, parts: Parts, bridge: tuple[str, ...]) -> None:
    inside = f"<h1>Bridge shut</h1><h3>Nobody can cross the river until December, and nobody likes it.</h3>{paragraphs(*bridge)}"
    found = read(file(page(inside), "a.html"))
    assert body(found) == list(bridge)
    assert parts(found, Role.SUMMARY) == ["Nobody can cross the river until December, and nobody likes it."]


LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "publisher", "published"),
    [
        ('<meta property="og:site_name" content="Town News">', "Town News", None),
        ('<meta property="article:published_time" content="2021-03-09T21:40:00Z">', "", date(2021, 3, 9)),
        ('<meta name="date" content="March 9, 2021">', "", date(2021, 3, 9)),
        (
            LINKED.format(
                '{"@type": "NewsArticle", "datePublished": "2021-03-09", "publisher": {"name": "Town News"}}'
            ),
            "Town News",
            date(2021, 3, 9),
        ),
        (
            LINKED.format(
                '{"@graph": [{"@type": ["ReportageNewsArticle"], "datePublished": "2021-03-09T01:00"}]}'
            ),
            "",
            date(2021, 3, 9),
        ),
        (LINKED.format('{"@type": "Organization", "datePublished": "2021-03-09"}'), "", None),
        (LINKED.format("{broken"), "", None),
        (LINKED.format("[" * 5000), "", None),
        (LINKED.format('{"@type": 3, "publisher": [1]}'), "", None),
        ('<meta name="date" content="03/09/21">', "", None),
        ("", "", None),
    ],
)
def test_metadata(
    file: Write, bridge: tuple[str, ...], head: str, publisher: str, published: date | None
) -> None:
    found = read(file(page(paragraphs(*bridge), head=head), "a.html"))
    assert (found.publisher, found.published) == (publisher, published)
    for value, proof in ((publisher, found.publisher_proof), (published, found.published_proof)):
        assert bool(value) == bool(proof)
        if proof:
            assert proof.how.startswith("meta ")


def test_who_signs_the_dateline_reported_it(file: Write, bridge: tuple[str, ...]) -> None:
    head = '<meta property="og:site_name" content="Town News">'
    found = read(
        file(page(paragraphs(f"RIVERTOWN, Ohio (AP) — {bridge[0]}", *bridge[1:]), head=head), "a.html")
    )
    assert found.publisher == "AP"


def test_a_declared_encoding(file: Write, body: Body, bridge: tuple[str, ...]) -> None:
    text = page(
        paragraphs("The café was shut on Tuesday, they said.", *bridge[:2]),
        head='<meta charset="iso-8859-2">',
    )
    found = read(file(text.encode("iso-8859-2"), "a.html"))
    assert body(found)[0] == "The café was shut on Tuesday, they said."
    assert found.notices == ()


def test_a_wrongly_declared_encoding(file: Write, body: Body, bridge: tuple[str, ...]) -> None:
    text = page(
        paragraphs("The café was shut on Tuesday, they said.", *bridge), head='<meta charset="klingon">'
    )
    assert body(read(file(text, "a.html")))[0] == "The café was shut on Tuesday, they said."


@pytest.mark.parametrize(
    "content",
    [
        "<html></html>",
        "<html><body><script>start()</script><div id='app'></div></body></html>",
        "<<<>>>&&&" * 500,
        "<div>" * 4000 + "</div>" * 4000,
    ],
)
def test_pages_without_an_article(file: Write, content: str) -> None:
    with pytest.raises(FileError, match="no article text"):
        read(file(content, "a.html"))


def test_a_page_in_another_language(file: Write) -> None:
    text = paragraphs(
        *["Die Brücke wird am Dienstag geschlossen, sagte die Ministerin, und das ist nicht neu."] * 5
    )
    with pytest.raises(FileError, match="English"):
        read(file(page(text), "a.html"))
