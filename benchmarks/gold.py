"""What is found in sentences against what a careful reader finds: the gold data in tests/facts/gold.

Names, numbers, dates, quotations with their speakers, and the statuses of facts. Printed are counts with precision
and recall; the ratio that a goal is set for is how many are wrong or missing for each one that is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from frame import Ratio, show

from quiz.articles import read_all
from quiz.facts import pinned
from quiz.facts.context import Context
from quiz.facts.dates import Date
from quiz.facts.finding import find_facts
from quiz.facts.gazetteer import fold
from quiz.facts.language import Engine
from quiz.facts.quantities import Number
from quiz.facts.reading import contexts
from quiz.model.article import Article, Block, Note, Role, Span
from quiz.model.fact import NAMES, NUMBERS, Fact, Status
from quiz.model.sentence import Sentence

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
GOLD = ROOT / "tests" / "facts" / "gold"
GOALS = {
    "names": 0.05,
    "sure names": 0.05,
    "full names": 0.05,
    "numbers": 0.1,
    "dates": 0.1,
    "speakers": 0.12,
    "statuses": 0.6,
}
"""How many wrong or missing ones there may be for each right one."""

Entry = Mapping[str, Any]


@dataclass
class Score:
    """Counts against the gold data, and what was wrong or missing, for the eye."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        there = self.right + len(self.missing)
        return self.right / there if there else 1.0

    @property
    def faults(self) -> float:
        """Wrong and missing ones for each right one."""
        return (len(self.wrong) + len(self.missing)) / max(self.right, 1)

    def add(self, gold: Iterable[str], found: Iterable[str], optional: Iterable[str] = ()) -> None:
        """Compare two lists in which what is the same reads the same."""
        gold, found, spare = list(gold), list(found), list(optional)
        for one in found:
            if one in gold:
                gold.remove(one)
                self.right += 1
            elif one in spare:
                spare.remove(one)
            else:
                self.wrong.append(one)
        self.missing += gold

    def __str__(self) -> str:
        found, there = self.right + len(self.wrong), self.right + len(self.missing)
        return (
            f"precision {self.precision:.2f} ({self.right} of {found}), "
            f"recall {self.recall:.2f} ({self.right} of {there})"
        )


def load(name: str) -> list[Entry]:
    """One of the gold files; every scalar is text."""
    entries: list[Entry] = yaml.load((GOLD / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)
    return entries


def read_entries(engine: Engine) -> dict[str, list[Context]]:
    """The contexts of each gold sentence: retold ones among all retellings, invented ones alone."""
    articles, _ = read_all(sorted(SEEDS.glob("*.md")))
    sentences = {article.key: engine.sentences(article) for article in articles}
    found, _ = contexts(articles, sentences)
    by_stem = {Path(article.path).stem: article for article in articles}
    read: dict[str, list[Context]] = {}
    for entry in load("retellings"):
        article = by_stem[entry["in"]]
        start = article.text.index(entry["text"])
        end = start + len(entry["text"])
        inside = [
            c for c in found if c.article is article and c.sentence.start < end and start < c.sentence.end
        ]
        read[entry["id"]] = inside or alone(entry, engine)
    for entry in load("invented"):
        read[entry["id"]] = alone(entry, engine)
    return read


def alone(entry: Entry, engine: Engine) -> list[Context]:
    """A sentence read as an article of its own, after the sentence before it where there is one."""
    before = entry["before"] + " " if "before" in entry else ""
    text = before + entry["text"]
    article = Article(
        key=entry["id"],
        path=entry["id"],
        text=text,
        blocks=(Block(Span(0, len(text)), Role.BODY),),
        published=date.fromisoformat(entry["anchor"]) if "anchor" in entry else None,
    )
    found, _ = contexts([article], {article.key: engine.sentences(article)})
    return [c for c in found if c.sentence.end > len(before)]


def said(sentence: Sentence, first: int, last: int) -> str:
    """The words of a stretch of tokens as they stand in the sentence."""
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return sentence.text[start - sentence.start : end - sentence.start]


def _bare(text: str) -> str:
    return " ".join(text.split()).removeprefix("the ").removeprefix("The ")


def names(entry: Entry, found: Sequence[Context], score: Score, *, sure: bool = False) -> None:
    """Span and kind; terms and groups are optional. `sure` leaves out the names whose kind is not sure."""
    gold = {(_bare(n["text"]), n["kind"], *n.get("or", ())) for n in entry.get("names", ())}
    there, optional = [], []
    got = {
        (_bare(said(c.sentence, n.first, n.last)), n.name.kind.value)
        for c in found
        for n in c.named
        if n.name.kind in NAMES and (n.name.sure or not sure)
    }
    for text, *kinds in sorted(gold):
        kind = next((k for k in kinds if (text, k) in got), kinds[0])
        (optional if kinds[0] in {"term", "group"} else there).append(f"{text} ({kind})")
    mark = f" in {entry['id']}"
    score.add(
        [g + mark for g in there], sorted(f"{t} ({k}){mark}" for t, k in got), [o + mark for o in optional]
    )


def full_names(entry: Entry, found: Sequence[Context], score: Score) -> None:
    """The canonical name of what was found in the right place."""
    gold = {_bare(n["text"]): n["name"] for n in entry.get("names", ()) if n["kind"] not in {"term", "group"}}
    got = {
        _bare(said(c.sentence, n.first, n.last)): n.name.full
        for c in found
        for n in c.named
        if n.name.kind in NAMES
    }
    for text in sorted(gold.keys() & got.keys()):
        score.add([f"{text} is {fold(gold[text])}"], [f"{text} is {fold(got[text])}"])


def _number(number: Number, sentence: Sentence) -> tuple[str, float, float, str, str, str]:
    quantity = number.quantity
    high = float("inf") if quantity.high is None else quantity.high
    stretch = said(sentence, number.first, number.last)
    return stretch, quantity.value, high, quantity.bound.value, number.kind.value, quantity.unit


def _same_number(gold: Entry, number: Number, sentence: Sentence) -> bool:
    """Kind, value, bound, unit and, where the gold data has them, the ends of the interval."""
    quantity = number.quantity
    start, end = sentence.tokens[number.first].start, sentence.tokens[number.last - 1].end
    stretch = sentence.text[start - sentence.start : end - sentence.start]
    if (stretch not in gold["text"] and gold["text"] not in stretch) or gold["kind"] != number.kind.value:
        return False
    scale = 1.0
    if gold["kind"] == "duration" and not quantity.unit.startswith(gold.get("unit", "")[:4]):
        return False
    if gold["kind"] == "quantity" and not _same_unit(gold["unit"], quantity.unit):
        return False
    if gold["kind"] == "money" and quantity.unit != gold["unit"]:
        return False
    if gold["value"] and abs(float(gold["value"]) - quantity.value * scale) > 1e-6 * abs(quantity.value):
        return False
    if quantity.bound.value not in {gold["bound"], *gold.get("or", ())}:
        return False
    if "low" in gold and quantity.low != float(gold["low"]):
        return False
    return "high" not in gold or quantity.high == (float(gold["high"]) if gold["high"] else None)


def _same_unit(gold: str, unit: str) -> bool:
    """Whether two words count the same thing: the last or first word of the gold unit, in any number."""
    words = gold.casefold().split()
    stems = {w.removesuffix("s").removesuffix("ie").removesuffix("e").removesuffix("y") for w in words}
    return any(unit.casefold().startswith(stem) for stem in stems)


def numbers(entry: Entry, found: Sequence[Context], score: Score) -> None:
    """Kind, value, bound, interval and unit."""
    gold = [n for n in entry.get("numbers", ()) if n["kind"] != "ordinal"]
    got = [(n, c.sentence) for c in found for n in c.numbers if n.kind in NUMBERS]
    for number, sentence in got:
        match = next((g for g in gold if _same_number(g, number, sentence)), None)
        if match is None:
            score.wrong.append(f"{_number(number, sentence)} in {entry['id']}")
        else:
            gold.remove(match)
            score.right += "optional" not in match
    score.missing += [f"{g['text']} in {entry['id']}" for g in gold if "optional" not in g]


def dates(entry: Entry, found: Sequence[Context], score: Score) -> None:
    """The resolved value, or that there is none."""
    gold = list(entry.get("dates", ()))
    for context in found:
        for when in context.dates:
            text = said(context.sentence, when.first, when.last)
            near = [g for g in gold if g["text"] in text or text in g["text"]]
            match = next((g for g in near if _same_date(g, when)), None)
            if match is None:
                value = when.moment.iso if when.moment else "not resolved"
                score.wrong.append(f"{text} is {value} in {entry['id']}")
                gold = [g for g in gold if g not in near[:1]]
                score.missing += [
                    f"{g['text']} is {g['iso']} in {entry['id']}" for g in near[:1] if "optional" not in g
                ]
            else:
                gold.remove(match)
                score.right += "optional" not in match
    score.missing += [f"{g['text']} is {g['iso']} in {entry['id']}" for g in gold if "optional" not in g]


def _same_date(gold: Entry, when: Date) -> bool:
    iso = when.moment.iso if when.moment else ""
    return iso == gold["iso"] or (not iso and gold.get("optional") == "yes")


def speakers(entry: Entry, found: Sequence[Context], score: Score) -> None:
    """Quotations by a named speaker with that speaker; one without a name must get none."""
    gold = [
        f"{' '.join(q['text'].split())[:40]} by {fold(q['speaker'])}"
        for q in entry.get("quotes", ())
        if q["speaker"]
    ]
    got = []
    for context in found:
        for quotation in context.quotations:
            if quotation.speaker is not None:
                words = " ".join(quotation.text.split())
                got.append(f"{words[:40]} by {fold(quotation.speaker.name.full)}")
    score.add(gold, got)


def statuses(engine: Engine, score: Score) -> None:
    """For each gold fact the status of the fact that its sentences lead to; what is disputed and is not, is wrong."""
    articles, _ = read_all(sorted(SEEDS.glob("*.md")))
    stems = {article.key: Path(article.path).stem for article in articles}
    sentences = {article.key: engine.sentences(article) for article in articles}
    notes = {
        article.key: [engine.sentences(_only(article, note)) for note in article.notes]
        for article in articles
    }
    facts = find_facts(articles, sentences, notes).facts
    met: set[str] = set()
    for gold in load("disagreements"):
        near = [fact for fact in facts if _answers(gold, fact, stems)]
        met |= {fact.id for fact in near}
        got = {fact.status.value for fact in near}
        wanted = gold["status"]
        if wanted in got and (wanted == "conflicting" or "conflicting" not in got):
            score.right += 1
        else:
            score.missing.append(f"{gold['id']} is {wanted}, found {', '.join(sorted(got)) or 'nothing'}")
            if "conflicting" in got:
                score.wrong.append(f"{gold['id']} is {wanted}, found conflicting")
    for fact in facts:
        if fact.status in {Status.CONFLICTING, Status.CORRECTED} and fact.id not in met:
            answers = " / ".join(value.answer for value in fact.values)
            score.wrong.append(f"{fact.status.value} {fact.kind.value}: {answers}")


def _only(article: Article, note: Note) -> Article:
    return replace(article, blocks=(Block(note.span, Role.BODY),))


def _answers(gold: Entry, fact: Fact, stems: Mapping[str, str]) -> bool:
    """Whether a fact gives an answer of the gold fact in one of its sentences."""
    for value in gold["values"]:
        for source in value["said_by"]:
            for claim in fact.claims:
                if stems[claim.sentence.article] != source["in"]:
                    continue
                if claim.sentence.text not in source["says"] and source["says"] not in claim.sentence.text:
                    continue
                if gold["status"] == "corrected" and fact.status is Status.CORRECTED:
                    return True
                if _same_answer(gold, value, claim.answer, claim.key, claim.kind.value):
                    return True
    return False


def _same_answer(gold: Entry, value: Entry, answer: str, key: str, kind: str) -> bool:
    if gold["kind"] == "speaker":
        return kind == "speaker" and fold(value.get("speaker", value["answer"])) == fold(answer)
    if "value" in value:
        return kind == gold["kind"] and key == f"{float(value['value']):g}"
    if value.get("iso"):
        return kind == "date" and key in value["iso"]
    if "words" in value:
        return kind == gold["kind"] and any(fold(words) in fold(answer) for words in value["words"])
    answers = value["answer"] if isinstance(value["answer"], list) else [value["answer"]]
    return kind == gold["kind"] and any(fold(answer) in fold(one) for one in answers)


def measure(engine: Engine) -> dict[str, Score]:
    """All scores by what they are of."""
    scores = {what: Score() for what in GOALS}
    read = read_entries(engine)
    comparisons: tuple[tuple[str, Callable[[Entry, Sequence[Context], Score], None]], ...] = (
        ("names", names),
        ("sure names", lambda entry, found, score: names(entry, found, score, sure=True)),
        ("full names", full_names),
        ("numbers", numbers),
        ("dates", dates),
        ("speakers", speakers),
    )
    for entry in (*load("retellings"), *load("invented")):
        for what, compare in comparisons:
            compare(entry, read[entry["id"]], scores[what])
    statuses(engine, scores["statuses"])
    return scores


def run() -> Iterator[Ratio]:
    """One ratio a kind of finding."""
    for what, score in measure(Engine(pinned.locate())).items():
        yield Ratio(f"wrong or missing {what} for each right one", score.faults, GOALS[what], str(score))


if __name__ == "__main__":
    show(run)
