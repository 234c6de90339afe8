"""What `quiz make` did, told to a person."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from quiz.errors import FileError
from quiz.facts.conflicts import UPDATE
from quiz.facts.telling import asked, said
from quiz.generators.candidate import Candidate
from quiz.make import Made
from quiz.make.reasons import kind_of
from quiz.model.article import Article, Role
from quiz.model.fact import Claim, Fact, Status

_WIDTH = 100
_DIFFERENCES = ("number", "date", "negation", "modality", "scope", "list", "quotation", UPDATE)
"""The kinds of difference in the order in which they are told."""


def explain(made: Made, errors: Sequence[FileError] = ()) -> Iterator[str]:
    """The lines: articles, disagreements and corrections, cards, and what was refused."""
    copies = {copy.key: copy for copy in made.findings.copies}
    yield "ARTICLES"
    for article in made.world.articles.values():
        yield from _article(article, made)
        if article.key in copies:
            copy = copies[article.key]
            yield f"    the same story as {copy.of} ({copy.kind}, {copy.similarity:.0%} alike): one witness, not two"
    for error in errors:
        yield f"  not read: {error}"
    yield ""
    yield "WHERE THE ARTICLES DIFFER"
    differing = sorted(
        (f for f in made.findings.facts if f.status is Status.CONFLICTING or f.differs == UPDATE),
        key=lambda fact: (_DIFFERENCES.index(fact.differs), asked(fact)),
    )
    if not differing and not made.findings.withdrawals:
        yield "  nowhere that was found"
    for fact in differing:
        yield from _difference(fact, made)
    for w in made.findings.withdrawals:
        yield f"  {w.article.byname} corrected a statement."
        yield from _wrapped(f"stands:    {w.stands.sentence.text}", "    ")
        yield from _wrapped(
            f"withdrawn: {w.withdrawn.sentence.text} ({w.withdrawn.sentence.article})", "    "
        )
    yield ""
    yield f"CARDS ({len(made.chosen)})"
    for candidate in made.chosen:
        yield from _card(candidate)
    yield ""
    yield "NOT ASKED"
    reasons = Counter(kind_of(refusal.reason) for refusal in made.refused)
    reasons.update(kind_of(reason) for _, reason in made.passed)
    for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {count:4}  {reason}"
    for refusal in made.refused:
        yield f"  - [{refusal.sentence.article}] {refusal.detail}: {refusal.reason}"
        yield f"      {_short(refusal.sentence.text)}"
    for candidate, reason in made.passed:
        yield f"  - [{candidate.claim.sentence.article}] {candidate.claim.answer}: {reason}"


def _article(article: Article, made: Made) -> Iterator[str]:
    body = sum(len(article.text[span.start : span.end].split()) for span in article.body)
    sentences = sum(1 for context in made.findings.contexts if context.sentence.article == article.key)
    yield f"  {article.key}: {article.path}"
    publisher = f"{article.publisher} ({_proof(article, 'publisher')})" if article.publisher else "not proved"
    published = f"{article.published} ({_proof(article, 'published')})" if article.published else "not proved"
    yield f"    publisher {publisher}; published {published}; {sentences} sentences, {body} words"
    for block in article.blocks:
        if block.role is not Role.BODY:
            text = _short(article.text[block.span.start : block.span.end], 60)
            yield f"    dropped {block.role.value}: {text} ({block.reason})"
    for notice in article.notices:
        yield f"    {notice}"


def _proof(article: Article, what: str) -> str:
    proof = article.publisher_proof if what == "publisher" else article.published_proof
    return proof.how if proof else ""


def _difference(fact: Fact, made: Made) -> Iterator[str]:
    what, _, text = asked(fact).partition(": ")
    yield f"  {fact.differs}, {what}{': ' if text else ''}{text}"
    for claim in sorted(fact.claims, key=lambda claim: _printed(claim, made)):
        article = made.world.articles[claim.sentence.article]
        print_of = made.findings.witness[article.key]
        copied = f" (another print of {print_of})" if print_of != article.key else ""
        yield f"    {article.byname} [{article.key}]{copied} {said(claim, fact)}"
        yield from _wrapped(claim.sentence.text, "      ")


def _printed(claim: Claim, made: Made) -> tuple[str, str, int]:
    article = made.world.articles[claim.sentence.article]
    return str(article.published or ""), article.key, claim.sentence.index


def _wrapped(text: str, indent: str) -> list[str]:
    """The whole text in lines of the usual width: what differs may stand at its end."""
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def _card(candidate: Candidate) -> Iterator[str]:
    card = candidate.card
    yield f"  {card.id} ({', '.join(candidate.forms)}; {candidate.fact.status}, {len(candidate.fact.witnesses)} witnesses)"
    if card.choice:
        yield f"    {card.choice.stem} = {', '.join(card.choice.keys)}"
    if card.cloze:
        yield f"    {card.cloze.with_gap(1)} = {card.cloze.gaps[0].answer}"
    for distractor in candidate.distractors:
        yield f"    not {distractor.text}: {distractor.why} (from {distractor.origin})"
    for edit in candidate.claim.statement.edits:
        yield f"    {edit}"


def _short(text: str, width: int = _WIDTH) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= width else plain[: width - 1] + "…"
