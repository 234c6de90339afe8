"""The retold reports in seeds/: what they prove, what they teach together, and that they copy nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
ORIGINALS = ROOT.parent / "shared" / "seeds"
LONGEST_RUN = 6
"""Words in a row that a retelling may share with a report: names and fixed terms are about as long."""

RETELLINGS = {
    "blog-copy": "000_843c8d331e686a35.txt",
    "nbc-corrected": "001_b7709791f1754ea3.txt",
    "upi": "002_2974c836ed38028d.txt",
    "uncorrected-copy": "003_236e71aa1e4082db.txt",
    "cnn": "004_a4e677605aa61a01.txt",
}

PROVED = {
    "blog-copy": {},
    "nbc-corrected": {"publisher": "NBC News", "published": "2022-03-10"},
    "upi": {"publisher": "UPI", "published": "2022-03-11"},
    "uncorrected-copy": {"published": "2022-03-10"},
    "cnn": {"publisher": "CNN"},
}

INSTRUCTIVE = {
    "blog-copy": [
        "1.9 million migrants",
        "“Colombia is the linchpin,”",
        "Southern Hemisphere",
        "no closer ally than Venezuela",
        "legislative elections",
        "in 1998",
        "in 2019",
        "On Thursday",
        "on Tuesday",
        "on Sunday",
        "Over the weekend",
        "in June",
        "in August",
        "senior official",
        "slideshow",
        "Leave a Comment",
    ],
    "nbc-corrected": [
        "over 1.8 million Venezuelans",
        "More than a dozen countries",
        "More than a dozen countries hold the status of major non-NATO ally, including",
        "$10 billion",
        "In the early 2000s",
        "Plan Colombia",
        "over 20 years",
        "counts among the closest allies of Russia",
        "congressional elections",
        "Last year",
        "May 29",
        "does not offer security guarantees",
        "CORRECTION (March 10, 2022, 9:40 p.m. ET)",
        "Qatar",
        "NBC Latino",
    ],
    "upi": [
        "some 1.8 million Venezuelans",
        "More than a dozen nations",
        '"Colombia is the keystone',
        "since the 1990s",
        "oil had nothing to do with it",
        "Taiwan",
        "breakaway province",
        "the values and the principles that we have shared",
        "Qatar was also made a Major Non-NATO Ally on Thursday",
        "March 11 (UPI) --",
        "Advertisement",
        "1/3",
        "senior official of the administration",
    ],
    "uncorrected-copy": [
        "over 1.8 million Venezuelans",
        "More than a dozen countries",
        "over 20 years",
        "the designation does offer security guarantees",
        "Last year",
        "May 29",
    ],
    "cnn": [
        "more than 1.7 million",
        "as of June 2021",
        "As of January",
        "more than 15 nations",
        "$10 billion",
        "Since 2000",
        "“Colombia is the lynchpin, in my view, to the whole hemisphere – north and south,”",
        "Article 5",
        "the principles and values that we have shared",
        "will take place on Thursday",
        "this June",
        "Last week",
        "Two senior administration officials",
        "Devan Cole and Allie Malloy",
        "Washington CNN \N{NO-BREAK SPACE}—",
    ],
}


def parts(name: str) -> tuple[dict[str, str], str]:
    """The front matter and the text of a retelling."""
    _, matter, text = (SEEDS / f"{name}.md").read_text("utf-8").split("---\n", 2)
    return yaml.load(matter, yaml.BaseLoader), text


def original(name: str) -> str:
    path = ORIGINALS / RETELLINGS[name]
    if not path.exists():
        pytest.skip("the reports themselves are not here")
    return path.read_text("utf-8")


def stretches(text: str) -> Iterator[list[str]]:
    """The words between quotations, figures and paragraph ends, folded."""
    text = re.sub(r"[“\"][^”\"\n]*[”\"]", "\n", text).replace("’", "'")
    text = re.sub(r"\$?\d[\w.,:]*", "\n", text)
    for stretch in text.lower().split("\n"):
        yield re.findall(r"[\w'-]+", stretch)


def shared_runs(text: str, other: str, longest: int) -> set[str]:
    """Stretches of one word more than `longest` that stand in both texts."""

    def runs(of: str) -> set[tuple[str, ...]]:
        return {
            tuple(words[i : i + longest + 1]) for words in stretches(of) for i in range(len(words) - longest)
        }

    return {" ".join(run) for run in runs(text) & runs(other)}


def quotations(text: str) -> list[str]:
    """What stands in quotation marks, without marks and case."""
    found = re.findall(r"[“\"]([^”\"]+)[”\"]", text)
    return [re.sub(r"[^\w ]", "", quotation.lower()) for quotation in found]


def likeness(name: str, other: str) -> float:
    """The share of three-word stretches that two retellings have in common (Jaccard)."""

    def triples(of: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", parts(of)[1].lower())
        return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}

    one, two = triples(name), triples(other)
    return len(one & two) / len(one | two)


def test_seeds_holds_these_files_and_no_others() -> None:
    assert {path.name for path in SEEDS.iterdir()} == {f"{name}.md" for name in RETELLINGS}


@pytest.mark.parametrize("name", RETELLINGS)
def test_front_matter_says_what_the_report_proves_and_no_more(name: str) -> None:
    matter, _ = parts(name)
    assert matter.pop("title")
    assert matter.pop("retells") == "true"
    assert matter == PROVED[name]


@pytest.mark.parametrize(
    ("name", "proof"),
    [
        ("nbc-corrected", "NBC Latino"),
        ("nbc-corrected", "March 10, 2022"),
        ("upi", "(UPI) --"),
        ("upi", "2022-03-11"),
        ("uncorrected-copy", "2022-03-10"),
        ("cnn", "Washington CNN"),
    ],
)
def test_the_text_proves_publisher_and_date(name: str, proof: str) -> None:
    assert proof in parts(name)[1]


@pytest.mark.parametrize("name", RETELLINGS)
def test_titles_differ_and_each_retelling_is_one_paragraph_a_line(name: str) -> None:
    title = parts(name)[0]["title"]
    assert [other for other in RETELLINGS if parts(other)[0]["title"] == title] == [name]
    _, text = parts(name)
    lines = text.strip("\n").split("\n")
    assert all(not line for line in lines[1::2])
    assert all(line for line in lines[::2])


@pytest.mark.parametrize(("name", "words"), [(n, words) for n in INSTRUCTIVE for words in INSTRUCTIVE[n]])
def test_what_makes_the_reports_instructive_is_kept(name: str, words: str) -> None:
    assert words in parts(name)[1]


def test_the_uncorrected_copy_says_the_opposite_and_has_no_correction() -> None:
    _, text = parts("uncorrected-copy")
    assert "does not offer" not in text
    assert "CORRECTION" not in text
    assert "does offer" not in parts("nbc-corrected")[1]


def test_the_same_story_is_told_twice_and_the_others_once() -> None:
    assert likeness("nbc-corrected", "uncorrected-copy") > 0.5
    others = [
        likeness(name, other)
        for name in RETELLINGS
        for other in RETELLINGS
        if name < other and {name, other} != {"nbc-corrected", "uncorrected-copy"}
    ]
    assert len(others) == 9
    assert max(others) < 0.1


def test_a_copied_stretch_is_noticed() -> None:
    ours = "In the old harbour, a ship with seven sails came in before noon. “Let it be so for ever.”"
    theirs = "A ship with seven sails came in before noon. “Let it be so for ever,” she said."
    assert shared_runs(ours, theirs, LONGEST_RUN) == {
        "a ship with seven sails came in",
        "ship with seven sails came in before",
        "with seven sails came in before noon",
    }
    assert not shared_runs(ours, "Before noon a ship came in; it had seven sails.", LONGEST_RUN)


@pytest.mark.parametrize("name", RETELLINGS)
@pytest.mark.parametrize("other", RETELLINGS)
def test_no_sentence_is_copied(name: str, other: str) -> None:
    matter, text = parts(name)
    assert not shared_runs(f"{matter['title']}\n{text}", original(other), LONGEST_RUN)


@pytest.mark.parametrize("name", RETELLINGS)
def test_every_figure_is_kept_and_none_is_new(name: str) -> None:
    figures = r"\$?\d[\d.,:]*\d|\d"
    assert set(re.findall(figures, parts(name)[1])) == set(re.findall(figures, original(name)))


@pytest.mark.parametrize("name", RETELLINGS)
def test_quotations_are_verbatim(name: str) -> None:
    said = re.sub(r"[^\w ]", "", original(name).lower()).replace(" jus ", " just ")
    assert not [quotation for quotation in quotations(parts(name)[1]) if quotation not in said]
