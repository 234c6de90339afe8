"""The gold data in gold/ is well formed: what it quotes stands where it says, what it names is known."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from quiz.model.fact import Bound, Kind, Status

GOLD = Path(__file__).parent / "gold"
SEEDS = Path(__file__).parents[2] / "seeds"
DIFFERENCES = {"number", "negation", "date", "quotation", "list", "scope", "modality"}
GRANULARITIES = {"day", "weekend", "week", "month", "quarter", "year", "decade"}


def load(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.load((GOLD / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)
    return entries


RETELLINGS = {path.stem: path.read_text("utf-8") for path in SEEDS.glob("*.md")}
SENTENCES = load("retellings") + load("invented")
FACTS = load("disagreements")


def ids(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["id"] for entry in entries]


def is_iso(text: str) -> bool:
    """Whether it is empty, a year, month or day, or an interval of two such (the second may be open)."""
    if not text:
        return True
    first, _, second = text.partition("/")
    for part in {first, second} - {"", ".."}:
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", part):
            return False
        date.fromisoformat((part + "-01-01")[:10])
    return True


def test_ids_are_unique() -> None:
    for entries in (SENTENCES, FACTS):
        assert len(set(ids(entries))) == len(entries)


@pytest.mark.parametrize("entry", SENTENCES, ids=ids(SENTENCES))
def test_a_sentence_is_well_formed(entry: dict[str, Any]) -> None:
    parts = ("names", "numbers", "dates", "quotes", "traps")
    assert entry.keys() <= {"id", "in", "anchor", "before", "text", *parts}
    for part in parts:
        for item in entry.get(part, []):
            assert item["text"] in entry["text"], item
    for name in entry.get("names", []):
        assert {name["kind"], *name.get("or", [])} <= set(Kind)
        assert name["name"]
    for number in entry.get("numbers", []):
        assert number["kind"] in {"quantity", "money", "percent", "duration", "ordinal"}
        assert {number.get("bound", "exact"), *number.get("or", [])} <= set(Bound)
        for key in ("value", "low", "high"):
            assert not number.get(key) or float(number[key]) >= 0
        if number.get("low") and number.get("high"):
            assert float(number["low"]) <= float(number["high"])
    for when in entry.get("dates", []):
        assert is_iso(when["iso"])
        assert when["granularity"] in GRANULARITIES
        if when.get("relative") and "anchor" not in entry:
            assert when["iso"] == ""
    for quote in entry.get("quotes", []):
        assert quote["speaker"] or quote["described"]


@pytest.mark.parametrize("entry", load("retellings"), ids=ids(load("retellings")))
def test_a_retold_sentence_stands_in_its_retelling(entry: dict[str, Any]) -> None:
    retelling = RETELLINGS[entry["in"]]
    assert entry["text"] in retelling
    assert entry.get("before", "") in retelling
    published = yaml.load(retelling.split("---\n")[1], yaml.BaseLoader).get("published")
    assert entry.get("anchor") == published


@pytest.mark.parametrize("entry", FACTS, ids=ids(FACTS))
def test_a_fact_is_well_formed_and_its_sentences_stand_in_the_retellings(entry: dict[str, Any]) -> None:
    assert entry["status"] in set(Status)
    assert entry["kind"] in set(Kind)
    assert entry.get("differs", "scope") in DIFFERENCES
    for value in entry["values"]:
        assert value["said_by"]
        assert is_iso(value.get("iso", ""))
        for source in value["said_by"]:
            assert source["says"] in RETELLINGS[source["in"]]
    newsrooms = {
        source["in"].replace("uncorrected-copy", "nbc-corrected")
        for value in entry["values"]
        if not value.get("stale")
        for source in value["said_by"]
    }
    if entry["status"] in {"agreed", "conflicting"}:
        assert len(newsrooms) > 1
    if entry["status"] == "corrected":
        assert [value for value in entry["values"] if value.get("withdrawn")]
        assert entry["corrected_by"]["says"] in RETELLINGS[entry["corrected_by"]["in"]]


@pytest.mark.parametrize("entry", load("names"), ids=[name["name"] for name in load("names")])
def test_every_form_of_a_name_stands_in_a_retelling(entry: dict[str, Any]) -> None:
    assert {entry["kind"], *entry.get("or", [])} <= set(Kind)
    text = "\n".join(RETELLINGS.values())
    assert [form for form in entry["forms"] if form not in text] == []


def test_the_sentences_use_the_canonical_names() -> None:
    canonical = {name["name"] for name in load("names")}
    used = {
        name["name"]
        for entry in load("retellings")
        for name in entry.get("names", [])
        if name["kind"] not in {"term", "group"}
    }
    assert used <= canonical
