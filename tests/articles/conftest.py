"""Short ways to say what a file holds and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.articles import read
from quiz.model.article import Article, Role

BRIDGE = (
    "The minister said on Tuesday that the old bridge would be closed for repairs until December.",
    "Officials expect that the work will cost over 3 million dollars, and that it will take nine months.",
    "“Nobody should have to swim to school,” the minister told reporters who had come to the river.",
    "A ferry is to carry people across the water while the bridge is shut, the town council said.",
)
"""Four paragraphs of an article about a bridge."""


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of that name and content, and hand out its path."""

    def write(content: str | bytes, name: str = "bridge.txt") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        return path

    return write


@pytest.fixture
def article(file: Callable[..., Path]) -> Callable[..., Article]:
    """Read a file of these paragraphs."""

    def build(*paragraphs: str, name: str = "bridge.txt") -> Article:
        return read(file("\n\n".join(paragraphs), name))

    return build


@pytest.fixture
def bridge() -> tuple[str, ...]:
    """Four paragraphs of prose."""
    return BRIDGE


@pytest.fixture
def body() -> Callable[[Article], list[str]]:
    """The body paragraphs, white space single."""

    def tell(article: Article) -> list[str]:
        return [" ".join(article.text[span.start : span.end].split()) for span in article.body]

    return tell


@pytest.fixture
def parts() -> Callable[[Article, Role], list[str]]:
    """The stretches that have a role, white space single."""

    def tell(article: Article, role: Role) -> list[str]:
        spans = [block.span for block in article.blocks if block.role is role]
        return [" ".join(article.text[span.start : span.end].split()) for span in spans]

    return tell
