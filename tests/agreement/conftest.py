"""Facts of a few made-up reports."""

import pytest

from quiz.articles import read_all
from quiz.facts.finding import find_facts
from quiz.facts.jobs import read_article


@pytest.fixture
def findings(engine, tmp_path):
    """What reports say together, from their texts by file name."""

    def find(texts):
        for name, text in texts.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        articles, errors = read_all([tmp_path])
        assert not errors
        read = [read_article(engine, article) for article in articles]
        return find_facts(articles, {r[0]: r[1] for r in read}, {r[0]: r[2] for r in read})

    return find
