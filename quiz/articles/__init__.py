"""From files to articles: what one newsroom printed, parted into body and everything else.

To read another kind of file, write a reader (see quiz.articles.draft) in a file of its own and add it to READERS.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from quiz.articles.assembling import assemble
from quiz.articles.copies import find_copies
from quiz.articles.decoding import read_bytes
from quiz.articles.draft import Reader
from quiz.articles.finding import find_files, real
from quiz.articles.html import read_html
from quiz.articles.keys import unique_keys
from quiz.articles.markdown import read_markdown
from quiz.articles.text import read_text
from quiz.errors import FileError
from quiz.model.article import Article

__all__ = ["READERS", "find", "find_copies", "read", "read_all"]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
}
"""The reader for each ending of a file's name, in lower case."""


def find(paths: Iterable[Path]) -> list[Path]:
    """List the article files that the paths name: files as they are, folders with everything below them.

    Raises:
        FileError: a path does not exist, a named file has no reader, or a folder holds nothing to read.
    """
    return find_files(paths, READERS.keys())


def read(path: Path, key: str = "") -> Article:
    """Read one file; without `key`, the article's key is derived from its publisher or its file name.

    Raises:
        FileError: the file is missing, empty, binary, too large (see decoding.MAX_BYTES), in an unknown
            encoding or of an unknown kind, or holds no English article.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise FileError(path, f"not a kind of file that is read ({', '.join(sorted(READERS))})")
    return assemble(path, reader(path, read_bytes(path)), key)


def read_all(paths: Iterable[Path]) -> tuple[tuple[Article, ...], tuple[FileError, ...]]:
    """Read files and folders; what cannot be read is returned as an error beside the articles that can.

    The articles come in the order of their file names, each with a key of its own, whatever the order in which
    the paths are given.
    """
    files: dict[str, Path] = {}
    errors: list[FileError] = []
    for path in paths:
        try:
            for file in find([path]):
                files.setdefault(real(file), file)
        except FileError as error:
            errors.append(error)
    articles: list[Article] = []
    for file in files.values():
        try:
            articles.append(read(file))
        except FileError as error:
            errors.append(error)
    articles.sort(key=_order)
    keys = unique_keys([article.key for article in articles])
    named = tuple(replace(article, key=key) for article, key in zip(articles, keys, strict=True))
    return named, tuple(sorted(errors, key=lambda error: (error.path, str(error))))


def _order(article: Article) -> tuple[str, str, str]:
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Path(article.path).name, digest, article.path
