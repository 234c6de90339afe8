"""One witness counted once: copies, near copies, corrected copies; and two reports that are no copies."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

import pytest

from quiz.articles import copies
from quiz.articles.copies import find_copies
from quiz.model.article import Article, Block, Copy, CopyKind, Note, NoteKind, Role, Span

NOUNS = "bridge river mayor council ferry stone water town school road engineer plan winter boat bank vote".split()
VERBS = "closed opened crossed paid carried built saw left moved kept asked told promised showed lost".split()
ENDS = "on Tuesday|in the spring|for nine months|near Lakeside|without a word|after the flood|by ten votes".split(
    "|"
)


def report(seed: int, sentences: int = 25) -> list[str]:
    """Sentences that another seed hardly ever makes."""
    chance = random.Random(seed)
    made = []
    for number in range(sentences):
        nouns = [chance.choice(NOUNS) for _ in range(3)]
        verb, end = chance.choice(VERBS), chance.choice(ENDS)
        made.append(
            f"The {nouns[0]} of the {nouns[1]} {verb} {chance.randrange(900)} {nouns[2]}s {end}, number {number}."
        )
    return made


def article(
    key: str,
    sentences: Sequence[str],
    *,
    correction: str = "",
    published: date | None = None,
    publisher: str = "",
) -> Article:
    body = " ".join(sentences)
    blocks = [Block(Span(0, len(body)), Role.BODY)]
    notes: tuple[Note, ...] = ()
    text = body
    if correction:
        text = f"{body}\n\n{correction}"
        span = Span(len(body) + 2, len(text))
        blocks.append(Block(span, Role.NOTE, "correction"))
        notes = (Note(NoteKind.CORRECTION, span),)
    return Article(
        key, f"{key}.txt", text, tuple(blocks), publisher=publisher, published=published, notes=notes
    )


def test_no_copies() -> None:
    assert find_copies([]) == ()
    assert find_copies([article("a", report(1))]) == ()
    assert find_copies([article(f"a{seed}", report(seed)) for seed in range(40)]) == ()


def test_exact() -> None:
    text = report(1)
    shouted = [sentence.upper().replace(",", " ,") for sentence in text]
    assert find_copies([article("b", text), article("a", text), article("c", report(2))]) == (
        Copy("b", "a", 1.0, CopyKind.EXACT),
    )
    assert find_copies([article("a", text), article("b", shouted)])[0].kind is CopyKind.EXACT


def test_near() -> None:
    text = report(1)
    longer = [*text[:10], "A new sentence stands here, and nobody has read it before.", *text[12:]]
    (copy,) = find_copies([article("a", text), article("b", longer)])
    assert (copy.key, copy.of, copy.kind) == ("b", "a", CopyKind.NEAR), "the longer one is the newer"
    assert 0.6 < copy.similarity < 1.0


def test_a_brief_of_a_long_story_is_a_copy_of_it() -> None:
    text = report(1, 60)
    (copy,) = find_copies([article("brief", text[:6]), article("long", text)])
    assert (copy.key, copy.of, copy.similarity) == ("brief", "long", 1.0)


def test_the_corrected_one_is_the_newer() -> None:
    text = report(1)
    wrong = [
        *text[:5],
        "The bridge does belong to the county, which had paid for it.",
        *text[5:],
        "It rained a lot.",
    ]
    right = [*text[:5], "The bridge does not belong to the county.", *text[5:]]
    old = article("old", wrong, published=date(2021, 3, 10))
    new = article(
        "zz", right, correction="CORRECTION: The bridge belongs to the town.", published=date(2021, 3, 9)
    )
    (copy,) = find_copies([old, new])
    assert (copy.key, copy.of, copy.kind) == ("old", "zz", CopyKind.CORRECTED)


def test_both_corrected_is_near() -> None:
    note = "CORRECTION: The bridge belongs to the town."
    text = report(1)
    one, other = article("a", text, correction=note), article("b", text[1:], correction=note)
    assert [copy.kind for copy in find_copies([one, other])] == [CopyKind.NEAR]


def test_the_later_one_is_the_newer() -> None:
    text = report(1)
    early = article("a", [*text, "And more."], published=date(2021, 3, 9))
    late = article("b", text, published=date(2021, 3, 10))
    assert [(copy.key, copy.of) for copy in find_copies([early, late])] == [("a", "b")]


def test_a_wire_story_in_two_papers_is_one_witness() -> None:
    text = report(1)
    one = article("post", text, publisher="Town Post")
    other = article("news", text, publisher="Town News")
    assert len(find_copies([one, other])) == 1


def test_two_reports_that_share_their_quotations_are_two_witnesses() -> None:
    said = [f"“{' '.join(report(seed, 3))}” the mayor said." for seed in range(100, 106)]
    one = [*report(1, 12), *said]
    other = [*said[:3], *report(2, 12), *said[3:]]
    assert find_copies([article("a", one), article("b", other)]) == ()
    plain = [sentence.replace("“", "").replace("”", "") for sentence in said]
    bare = [article("a", [*report(1, 12), *plain]), article("b", [*report(2, 12), *plain])]
    assert len(find_copies(bare)) == 1, "without the marks it is the newsroom's own text"


def test_a_next_report_that_takes_over_its_background_is_no_copy() -> None:
    background = report(9, 6)
    assert (
        find_copies(
            [article("a", [*report(1, 20), *background]), article("b", [*report(2, 20), *background])]
        )
        == ()
    )


def test_a_set_phrase_makes_no_copies() -> None:
    phrase = "The Post is a newspaper of record in Rivertown and has been printed since the year 1874 without a break."
    assert find_copies([article(f"a{seed}", [phrase, *report(seed)]) for seed in range(80)]) == ()


@pytest.mark.parametrize("body", ["", "Yes.", "It rained.", "123 456"])
def test_hardly_any_text(body: str) -> None:
    found = find_copies([article("a", [body]), article("b", [body]), article("c", report(1))])
    assert {copy.key for copy in found} <= {"a", "b"}


def versions(seed: int, count: int) -> list[list[str]]:
    """A story that grows: each version changes a sentence and adds one."""
    text = report(seed, 20)
    chance = random.Random(seed)
    made = []
    for number in range(count):
        text = list(text)
        for place in (2 * number % len(text), (2 * number + 1) % len(text)):
            text[place] = report(1000 * seed + 10 * number + place, 1)[0]
        made.append([*text, report(chance.randrange(10**6), 1)[0]])
    return made


def test_a_story_that_changes_little_by_little() -> None:
    """The last of ten versions has less in common with the first than with the one before it."""
    pile = [article(f"v{number:02}", text) for number, text in enumerate(versions(3, 12))]
    found = find_copies(pile)
    assert len(found) == 11
    assert len({copy.of for copy in found}) == 1


def test_the_order_makes_no_difference() -> None:
    pile = [article(f"s{seed}v{n}", text) for seed in range(1, 6) for n, text in enumerate(versions(seed, 5))]
    pile += [article(f"x{seed}", report(seed + 50)) for seed in range(10)]
    wanted = find_copies(pile)
    assert len(wanted) == 20
    for seed in range(4):
        random.Random(seed).shuffle(pile)
        assert find_copies(pile) == wanted


def test_comparisons_do_not_grow_with_the_square(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two thousand versions of one story and two thousand other stories: a few comparisons for each."""
    counted = 0
    real = copies.similarity

    def counting(one: frozenset[int], other: frozenset[int]) -> float:
        nonlocal counted
        counted += 1
        return real(one, other)

    monkeypatch.setattr(copies, "similarity", counting)
    text = report(7)
    same = [article(f"v{n:04}", [*text[:20], *report(n, 1)]) for n in range(2000)]
    others = [article(f"x{n:04}", report(n + 9000, 8)) for n in range(2000)]
    found = find_copies(same + others)
    assert len([copy for copy in found if copy.key.startswith("v")]) == 1999
    assert not [copy for copy in found if copy.key.startswith("x")]
    assert counted < 4000 * 10
