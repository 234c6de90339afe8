"""Real articles, where they are at hand: what a reader of each of them counted.

The texts are their publishers' and no part of the project; only counts of them stand here. They were made by
reading the articles, body paragraphs first, then everything else.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from quiz.articles import find_copies, read, read_all
from quiz.model.article import Article, CopyKind, NoteKind, Role

SHARED = Path(__file__).parents[2].parent / "shared"
SEEDS = SHARED / "seeds"
NEWS = SHARED / "corpus" / "news"

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"no articles in {SEEDS}")
needs_news = pytest.mark.skipif(not NEWS.is_dir(), reason=f"no articles in {NEWS}")


def seed(number: int) -> Article:
    return read(next(SEEDS.glob(f"{number:03}_*.txt")))


def count(article: Article) -> dict[str, int]:
    return dict(Counter(block.role.value for block in article.blocks))


@needs_seeds
@pytest.mark.parametrize(
    ("number", "roles"),
    [
        (0, {"headline": 1, "caption": 1, "body": 13, "furniture": 10}),
        (1, {"headline": 1, "summary": 1, "body": 14, "furniture": 3, "note": 1}),
        (2, {"caption": 1, "body": 16, "furniture": 3, "dateline": 2}),
        (3, {"dateline": 1, "body": 12}),
        (4, {"caption": 1, "dateline": 1, "body": 17, "furniture": 1, "note": 1}),
    ],
)
def test_roles(number: int, roles: dict[str, int]) -> None:
    assert count(seed(number)) == roles


@needs_seeds
@pytest.mark.parametrize(
    ("number", "publisher", "published"),
    [
        (0, "", None),
        (1, "NBC News", date(2022, 3, 10)),
        (2, "UPI", date(2022, 3, 11)),
        (3, "", date(2022, 3, 10)),
        (4, "CNN", None),
    ],
)
def test_proofs(number: int, publisher: str, published: date | None) -> None:
    found = seed(number)
    assert (found.publisher, found.published) == (publisher, published)


@needs_seeds
def test_the_corrected_copy() -> None:
    articles, errors = read_all([SEEDS])
    assert errors == ()
    (copy,) = find_copies(articles)
    by_key = {article.key: article for article in articles}
    assert by_key[copy.key].path.rpartition("/")[2].startswith("003")
    assert by_key[copy.of].path.rpartition("/")[2].startswith("001")
    assert copy.kind is CopyKind.CORRECTED
    assert [note.kind for note in by_key[copy.of].notes] == [NoteKind.CORRECTION]


@needs_news
def test_news() -> None:
    """No body paragraph is lost and no furniture kept in 39 articles; the wire stories are a paragraph each."""
    articles, errors = read_all([NEWS])
    assert errors == ()
    assert len(articles) == 39
    assert sum(len(article.body) for article in articles) == 394
    dropped = Counter(
        block.role for article in articles for block in article.blocks if block.role is not Role.BODY
    )
    assert dropped[Role.HEADLINE] == 10
    assert dropped[Role.DATELINE] == 9 + 6
    assert dropped[Role.BYLINE] == 1
    assert dropped[Role.CAPTION] == 1
    assert dropped[Role.SUMMARY] == 0
    assert dropped[Role.NOTE] == 0


@needs_news
def test_versions_of_wire_stories_and_nothing_else_are_copies() -> None:
    articles, _ = read_all([NEWS])
    where = {article.key: Path(article.path) for article in articles}
    copies = {(where[copy.key].parent.name, where[copy.key].name) for copy in find_copies(articles)}
    assert {folder for folder, _ in copies} == {"disaster_dance_hall_fire", "economy_exxon_mobil"}
    assert Counter(folder for folder, _ in copies) == {
        "disaster_dance_hall_fire": 4,
        "economy_exxon_mobil": 1,
    }
