"""The body text of web pages against texts that people cut out: trafilatura's own output and ours, side by side.

Precision and recall are over words (as a bag). The people's texts hold labels too (sub-headings, lists of dates,
links to other stories), so that both are measured twice: against the whole text, and against its sentences alone,
which is what cards are made of. Pages and texts are not part of the project; without them this is skipped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from frame import Ratio, Skip, show

from quiz.articles import read
from quiz.model.article import Role

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
SENTENCES = re.compile(r"[.!?…:][\"'”’)\]]*$|[,.!?][\"”]$")
"""The end of a line that holds sentences."""


def pages() -> Iterator[tuple[Path, str]]:
    """Each page with the text that people cut out of it."""
    for page in sorted((CORPUS / "web").glob("**/*.html")):
        beside = page.with_suffix(".gold.txt")
        among = CORPUS / "news" / page.parent.name / f"{page.stem}.txt"
        text = beside if beside.exists() else among
        if text.exists():
            yield page, text.read_text(encoding="utf-8")


def prose(text: str) -> str:
    """The lines that end as sentences do and have at least five words."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if len(line.split()) >= 5 and SENTENCES.search(line))


def bag(text: str) -> Counter[str]:
    """The words of a text, each as often as it occurs."""
    return Counter(re.findall(r"\w+", text.lower()))


class Tally:
    """Words found, right and wanted."""

    def __init__(self) -> None:
        self.right = self.found = self.wanted = 0

    def add(self, ours: str, theirs: str) -> str:
        """Count one page and tell its precision and recall."""
        found, wanted = bag(ours), bag(theirs)
        right = (found & wanted).total()
        self.right += right
        self.found += found.total()
        self.wanted += wanted.total()
        return f"{right / max(1, found.total()):.3f} {right / max(1, wanted.total()):.3f}"

    @property
    def wrong(self) -> float:
        """Wrong and missing words for each right one."""
        return (self.found + self.wanted - 2 * self.right) / max(1, self.right)

    def __str__(self) -> str:
        return f"{self.right / max(1, self.found):.3f} {self.right / max(1, self.wanted):.3f}"


def run() -> Iterator[Ratio]:
    """Measure every page and compare the sums."""
    from trafilatura import extract

    found = list(pages())
    if not found:
        raise Skip(f"no pages in {CORPUS / 'web'}")
    whole, sentences, body = Tally(), Tally(), Tally()
    print("                                 trafilatura, all   its sentences      our body")
    for page, gold in found:
        article = read(page)
        kept = [block.span for block in article.blocks if block.role in (Role.BODY, Role.DATELINE)]
        ours = "\n".join(article.text[span.start : span.end] for span in kept)
        theirs = extract(page.read_bytes(), include_comments=False) or ""
        wanted = prose(gold)
        cells = (whole.add(theirs, gold), sentences.add(prose(theirs), wanted), body.add(ours, wanted))
        print(f"  {page.name:30} {'      '.join(cells)}")
    print(f"  {f'{len(found)} pages':30} {whole}      {sentences}      {body}")
    detail = f"{body.wrong:.4f} / {sentences.wrong:.4f} for each right one"
    yield Ratio("wrong and missing words, ours to trafilatura's", body.wrong / sentences.wrong, 1.0, detail)


if __name__ == "__main__":
    show(run)
