"""Decks made from a few texts, and from seeds/."""

from pathlib import Path

import pytest

from quiz.articles import read_all
from quiz.facts.jobs import read_article
from quiz.make import make_deck

ROOT = Path(__file__).parents[2]


@pytest.fixture
def made(engine, tmp_path):
    """Make a deck from texts, given by file name."""

    def make(texts, **options):
        for name, text in texts.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        articles, errors = read_all([tmp_path])
        assert not errors
        return make_deck(articles, lambda chosen: (read_article(engine, a) for a in chosen), **options)

    return make


@pytest.fixture(scope="session")
def retold(engine):
    """The deck made from seeds/."""
    articles, errors = read_all([ROOT / "seeds"])
    assert not errors
    return make_deck(articles, lambda chosen: (read_article(engine, a) for a in chosen))
