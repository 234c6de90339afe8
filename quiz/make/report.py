"""What `quiz make` did, as data: the schema is described in docs/report.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quiz.errors import FileError
from quiz.facts.telling import asked
from quiz.generators.differing import told
from quiz.make import Made
from quiz.model.article import Article, Role
from quiz.model.fact import Claim, Fact


def _facts(made: Made) -> list[Fact]:
    """The facts that were found and the terms that cards ask for."""
    found = list(made.findings.facts)
    known = {fact.id for fact in found}
    return found + [c.fact for c in made.chosen if c.fact.id not in known]


def report(made: Made, errors: Sequence[FileError] = ()) -> dict[str, Any]:
    """One JSON object with articles, facts, cards, refusals and unreadable files."""
    copies = {copy.key: copy.of for copy in made.findings.copies}
    return {
        "articles": [_article(article, copies) for article in made.world.articles.values()],
        "unread": [{"file": error.path, "reason": str(error)} for error in errors],
        "facts": [_fact(fact, made) for fact in _facts(made)],
        "corrections": [
            {
                "article": w.article.key,
                "stands": w.stands.sentence.text,
                "withdrawn": w.withdrawn.sentence.text,
                "withdrawn_in": w.withdrawn.sentence.article,
            }
            for w in made.findings.withdrawals
        ],
        "cards": [
            {
                "id": c.card.id,
                "faces": [
                    name for name, face in (("choice", c.card.choice), ("cloze", c.card.cloze)) if face
                ],
                "forms": list(c.forms),
                "facts": [c.fact.id],
                "distractors": [{"text": d.text, "why": d.why, "from": d.origin} for d in c.distractors],
                "edits": list(c.claim.statement.edits),
            }
            for c in made.chosen
        ],
        "refused": [
            {
                "reason": refusal.reason,
                "answer": refusal.detail,
                "article": refusal.sentence.article,
                "sentence": refusal.sentence.text,
            }
            for refusal in made.refused
        ]
        + [
            {
                "reason": reason,
                "answer": candidate.claim.answer,
                "article": candidate.claim.sentence.article,
                "sentence": candidate.claim.sentence.text,
            }
            for candidate, reason in made.passed
        ],
    }


def _article(article: Article, copies: dict[str, str]) -> dict[str, Any]:
    return {
        "key": article.key,
        "file": article.path,
        "publisher": article.publisher or None,
        "publisher_proof": _proof(article, "publisher"),
        "published": article.published.isoformat() if article.published else None,
        "published_proof": _proof(article, "published"),
        "copy_of": copies.get(article.key),
        "notices": list(article.notices),
        "dropped": [
            {
                "role": block.role.value,
                "reason": block.reason,
                "text": article.text[block.span.start : block.span.end],
            }
            for block in article.blocks
            if block.role is not Role.BODY
        ],
    }


def _proof(article: Article, what: str) -> dict[str, Any] | None:
    proof = article.publisher_proof if what == "publisher" else article.published_proof
    if proof is None:
        return None
    return {"how": proof.how, "text": article.text[proof.span.start : proof.span.end]}


def _fact(fact: Fact, made: Made) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": fact.id,
        "kind": fact.kind.value,
        "status": fact.status.value,
        "witnesses": list(fact.witnesses),
        "values": [
            {"answer": value.answer, "says": [_claim(claim) for claim in value.claims]}
            for value in fact.values
        ],
    }
    if fact.differs:
        found["differs"] = fact.differs
        found["asked"] = asked(fact)
        found["told"] = told(fact, made.world)
    return found


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "article": claim.sentence.article,
        "sentence": claim.sentence.text,
        "start": claim.sentence.start,
        "subject": claim.subject,
        "relation": claim.relation,
        "modality": claim.modality.value,
        "negated": claim.negated,
        "speaker": claim.speaker or None,
        "as_of": claim.as_of or None,
        "withdrawn": claim.withdrawn,
    }
