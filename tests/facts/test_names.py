"""Canonical names, kinds, roles and spans, on sentences made for this purpose."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quiz.facts.heads import kind_by_words, like_thing
from quiz.facts.humans import same_given, surname
from quiz.facts.names import Names
from quiz.model.fact import Kind, Name

Read = Callable[..., tuple[tuple[object, ...], Names]]


def found(read: Read, *texts: str) -> dict[str, Name]:
    """Every form in the texts, with the name it was given."""
    contexts, _ = read(*texts)
    out: dict[str, Name] = {}
    for context in contexts:
        sentence = context.sentence  # type: ignore[attr-defined]
        for named in context.named:  # type: ignore[attr-defined]
            start, end = sentence.tokens[named.first].start, sentence.tokens[named.last - 1].end
            out[sentence.text[start - sentence.start : end - sentence.start]] = named.name
    return out


def test_a_surname_is_the_person_of_that_name(read: Read) -> None:
    names = found(read, "Minister Ole Brandvik visited Bergen on Friday. Brandvik spoke for an hour.")
    assert names["Brandvik"].full == "Ole Brandvik"
    assert names["Brandvik"].kind is Kind.PERSON
    assert names["Brandvik"].sure


def test_spellings_with_and_without_accents_are_one_name(read: Read) -> None:
    names = found(
        read, "José Ramírez won the race in Quito.", "Jose Ramirez won the race in Quito, officials said."
    )
    assert names["José Ramírez"] is names["Jose Ramirez"] or names["José Ramírez"] == names["Jose Ramirez"]
    assert names["Jose Ramirez"].full == "José Ramírez"


def test_a_surname_of_two_persons_is_nobody(read: Read) -> None:
    names = found(read, "Martin Holloway sued his brother, Peter Holloway. A judge heard Holloway on Monday.")
    assert "Holloway" not in names or not names["Holloway"].sure


def test_a_short_given_name_is_the_same_person(read: Read) -> None:
    names = found(
        read,
        "Senator William Thornbury voted against the law. William Thornbury had spoken for it.",
        "Bill Thornbury voted no.",
    )
    assert names["Bill Thornbury"].full == "William Thornbury"


def test_names_in_other_countries_are_not_mixed_with_groups(read: Read) -> None:
    names = found(read, "Danish officials met their Asian and European partners in Lagos.")
    assert names["Danish"].kind is Kind.GROUP
    assert "Asian" not in names or names["Asian"].kind is Kind.GROUP
    assert names["Lagos"].kind is Kind.CITY


def test_what_is_not_a_member_names_nobody(read: Read) -> None:
    names = found(read, "Talks with non-NATO countries began, and NATO agreed.")
    assert [form for form in names if "NATO" in form] == ["NATO"]


@pytest.mark.parametrize(
    ("text", "form", "state"),
    [
        ("The plant in Scranton, Pa., was closed.", "Pa.", "Pennsylvania"),
        ("The tour begins in Trenton, NJ, in June.", "NJ", "New Jersey"),
    ],
)
def test_a_states_abbreviation_is_the_state(read: Read, text: str, form: str, state: str) -> None:
    names = found(read, text)
    name = next(n for f, n in names.items() if f.rstrip(".") == form.rstrip("."))
    assert (name.full, name.kind) == (state, Kind.STATE)


def test_an_acronym_is_its_long_form(read: Read) -> None:
    names = found(
        read,
        "The International Whaling Commission met in Lisbon. The IWC took no vote, the commission said. IWC members left.",
    )
    assert names["IWC"].full == "International Whaling Commission"
    assert names["IWC"].kind is Kind.ORGANISATION


def test_two_countries_with_a_hyphen_are_two(read: Read) -> None:
    names = found(read, "A new Peru-Chile treaty was signed. Peru was content, and Chile was too.")
    assert not [form for form in names if "-" in form]


def test_a_name_with_of_is_whole_and_ends_in_no_preposition(read: Read) -> None:
    names = found(
        read,
        "Ministers met at the fourth Summit of the Islands in Suva. The Bank of Zarland raised its rate.",
    )
    assert not [form for form in names if form.split()[-1] in {"of", "the", "and"}]
    assert names["Bank of Zarland"].kind is Kind.ORGANISATION


@pytest.mark.parametrize(
    ("text", "full", "role"),
    [
        ("Norwegian Prime Minister Ole Brandvik resigned.", "Ole Brandvik", "Norwegian Prime Minister"),
        ("Ole Brandvik, the mayor of Bergen, resigned on Friday.", "Ole Brandvik", "mayor of Bergen"),
        ("The club's coach, Ole Brandvik, resigned on Friday.", "Ole Brandvik", "club's coach"),
    ],
)
def test_a_role_is_kept(read: Read, text: str, full: str, role: str) -> None:
    names = {name.full: name for name in found(read, text).values()}
    assert names[full].role == role


def test_a_title_makes_a_person(read: Read) -> None:
    names = found(read, "Police in Leeds praised Detective Okonjo, who found the boy.")
    assert names["Okonjo"].kind is Kind.PERSON


def test_names_of_a_sentence_do_not_overlap(read: Read) -> None:
    contexts, _ = read(
        "The Supreme Court of the Isle of Man and the University of Cape Town's Dr. Ann O'Neill-McBride met."
    )
    for context in contexts:
        last = 0
        for named in context.named:  # type: ignore[attr-defined]
            assert last <= named.first < named.last
            last = named.last


def test_a_verb_at_the_beginning_is_no_part_of_a_name(read: Read) -> None:
    names = found(read, "Suppose Alder’s town raised the price of bread. Martin Alder buys bread.")
    assert names["Alder"].full == "Martin Alder"


def test_a_pair_with_a_hyphen_is_two_names_that_are_known(read: Read) -> None:
    names = found(read, "Talks about a Shell-Texaco deal failed. Shell said no. Texaco was sold.")
    assert not [form for form in names if "-" in form]
    assert {"Shell", "Texaco"} <= names.keys()


def test_a_module_is_no_organisation(read: Read) -> None:
    names = found(
        read,
        "The shuttle carried the Harmony module to the station. The crew opened Harmony on Monday. "
        "Harmony was cold, and the Harmony module leaked.",
    )
    assert names["Harmony"].kind is Kind.PRODUCT


def test_what_a_year_owns_is_a_work(read: Read) -> None:
    names = found(read, "The band played all of 1974's Copper Street in Bergen.")
    assert names["Copper Street"].kind is Kind.WORK


def test_a_second_given_name_can_be_left_out_or_stand_first(read: Read) -> None:
    names = found(read, "John Paul Harker led the agency. A law made Paul Harker its head. Harker resigned.")
    assert len({name.key for name in names.values()}) == 1


def test_brothers_are_short_in_the_plural(read: Read) -> None:
    names = found(read, "The Halden Brothers sang in Oslo. The Haldens sang again. Fans of the Haldens came.")
    assert names["Haldens"].full == "Halden Brothers"


def test_a_numeral_and_a_second_noun_belong_to_a_name(read: Read) -> None:
    names = found(
        read,
        "The harbour was built after a World War I claim was settled. "
        "The unit was set by the General Conference on Weights and Measures in Paris.",
    )
    assert {"World War I", "General Conference on Weights and Measures"} <= names.keys()


def test_two_neighbours_that_do_not_belong_together_are_two_names(read: Read) -> None:
    names = found(read, "Berg told Billboard the Walkers have been in the studio.")
    assert "Billboard the Walkers" not in names


def test_one_word_is_a_body_only_where_more_than_the_engine_says_so(read: Read) -> None:
    bare = found(read, "Halven met on Monday. A deal with Halven failed. Critics of Halven were glad.")
    assert "Halven" not in bare or not bare["Halven"].sure
    shown = found(
        read,
        "Halven met on Monday. The news agency Halven reported a fire. Halven, which is based in Oslo, was sold.",
    )
    assert shown["Halven"].kind is not Kind.PERSON


@pytest.mark.parametrize(
    ("key", "thing"),
    [("norman italy", True), ("el palmar", True), ("michael jordan", False), ("anna bergman", False),
     ("north dakota", True), ("tom holland", False)],
)  # fmt: skip
def test_a_name_that_ends_in_a_land_is_no_persons(key: str, thing: bool) -> None:
    assert like_thing(key) is thing


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("mike", "michael", True), ("j.", "james", True), ("jordan", "georgia", False), ("anna", "otto", False),
     ("steven", "stephen", True), ("marta", "marya", True), ("ian", "ann", False)],
)  # fmt: skip
def test_given_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert same_given(one, other) is same


def test_jr_is_no_surname() -> None:
    assert surname("robert downey jr.") == "downey"


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("university of tartu", Kind.ORGANISATION),
        ("lake victoria", Kind.PLACE),
        ("world war ii", Kind.EVENT),
        ("war reserve", None),
        ("clean air act", Kind.LAW),
        ("article 9", Kind.LAW),
        ("tower bridge", Kind.FACILITY),
        ("gutenberg bible", Kind.WORK),
        ("bergen fish market", Kind.FACILITY),
        ("anna bergman", None),
    ],
)
def test_the_head_of_a_name_shows_its_kind(key: str, kind: Kind | None) -> None:
    assert kind_by_words(key) is kind
