"""Each rule for a card, tried on cards that break it and on cards that come close."""

from __future__ import annotations

import pytest

from quiz.checks import CHECKS, check_card, refusals
from quiz.decks.gaps import read_cloze
from quiz.errors import Place, Severity
from quiz.model.card import Card, Choice, Option, Order


def q(
    stem: str, key: str | tuple[str, ...], *wrong: str, order: Order = Order.SHUFFLE, **more: object
) -> Card:
    keys = (key,) if isinstance(key, str) else key
    options = (*(Option(text, right=True) for text in keys), *(Option(text) for text in wrong))
    return Card(choice=Choice(stem, options, order), **more)  # type: ignore[arg-type]


def c(text: str) -> Card:
    return Card(cloze=read_cloze(text)[0])


def fact(statement: str, right: bool = True) -> Card:
    options = (Option("True", right=right), Option("False", right=not right))
    return Card(choice=Choice(statement, options, Order.KEEP, truth=True))


RIVER = "Which river flows through Cairo?"

BAD: dict[str, list[Card]] = {
    "L001": [Card(why="Nothing is asked here.")],
    "L002": [Card(choice=Choice(RIVER, (Option("Nile"), Option("Congo"))))],
    "L003": [q(RIVER, "Nile", "Congo", "Nile")],
    "L004": [q(" ", "Nile", "Congo", "Niger"), q(RIVER, "Nile", "", "Niger")],
    "L005": [c("The Nile flows through Cairo."), c("The Nile flows through [[]].")],
    "L006": [q("What is half of $\frac{1}{2}$?", "a quarter"), q(RIVER, "Nile", why="It is\x1b[31m red")],
    "L101": [
        q(RIVER, "Nile", "the Congo", "Congo", "Niger"),
        q(RIVER, "Nile", "Congo", "nile.", "Niger"),
        q("How many people live there?", "9,000", "12 000", "12,000"),
        q("Who sent aid?", "the U.S.", "Peru", "United States", "Chile"),
        q("Which union is it?", "Union of Soviet Socialist Republics", "USSR", "EU"),
    ],
    "L102": [q("What do plants make?", "Sugar, which they build from water, air and light", "Salt", "Iron")],
    "L103": [q("Which tower leans in Pisa?", "The leaning tower of Pisa", "The gate", "The bridge")],
    "L104": [
        q("When did the war end?", "1945", "In spring", "After the siege"),
        q("How many legs has a spider?", "8", "Some", "Plenty"),
        q("How many legs has a snail?", "None", "4", "6", "8"),
        q("How far is it?", "5 km", "3 miles", "9 miles"),
    ],
    "L105": [
        q(RIVER, "Nile", "Congo", "All of the above"),
        q(RIVER, "None of these", "Congo", "Niger"),
        q(RIVER, "Nile", "Congo", "Both A and B"),
        q(RIVER, "Nile", "Congo", "none of the above."),
    ],
    "L106": [
        q("An animal with feathers is a", "bird", "insect", "amphibian"),
        q("A body that circles a planet is an ...", "attendant moon", "bare rock", "faint star"),
    ],
    "L107": [
        q("Which of these is not a planet?", "Pluto", "Mars", "Venus"),
        q("Who didn't sign the treaty?", "Peru", "Chile", "Cuba"),
        q("All of these are rivers except", "Etna", "Nile", "Congo"),
    ],
    "L108": [q("When does ice float?", "In water", "Always in oil", "On air")],
    "L109": [q(RIVER, "Nile", "Congo")],
    "L110": [
        q("How many allies were there, by that count?", "more than 15", "more than 12", "exactly 3"),
        q("How many allies were there?", "more than 15", "20", "3"),
        q("Which city is it?", "Paris", "Paris, Texas", "Rome"),
        q("Which war was it?", "the war of 1812", "The war", "the peace"),
    ],
    "L111": [q("How many legs has a spider?", "8", "10", "6", order=Order.KEEP)],
    "L112": [q("Which are they?", "Athos, Porthos and Aramis", "Tick, Trick and Track", "Huey and Dewey")],
    "L113": [
        q("What is the capital of Norway?", "oslo", "Bergen", "Moss"),
        q("What is molten rock?", "Magma.", "Lava", "Ash"),
        q("What did the treaty bring?", "A border", "Taxes", "Customs"),
    ],
    "L114": [q("What is molten rock below ground?", "Magma", "Lava", "Ash", accept=("lava",))],
    "L115": [
        q("At what temperature does it melt?", "1200", "1220", "900", within="50"),
        q("At what temperature does it melt?", "1,000", "1,100", "500", within="10%"),
    ],
    "L120": [q(" ".join(["What", *["is so long and winding"] * 7, "here?"]), "This", "That", "Other")],
    "L121": [q("What is the capital of Norway", "Oslo", "Bergen", "Moss")],
    "L122": [q("In which year did the war of 1812 begin?", "1812", "1815", "1805")],
    "L123": [q("Who wrote it? And when?", "Ibsen, in 1879", "Ibsen, in 1884", "Holberg, in 1722")],
    "L124": [q("Which of the following is true?", "Ice floats", "Iron floats", "Lead floats")],
    "L301": [c("[[Paris]]"), c("In [[Paris]].")],
    "L302": [c("It is the [[long winding river]] there.")],
    "L303": [
        c("The treaty, signed in spring, says that [[no army of either side may cross the river]] at all.")
    ],
    "L304": [c("Paris is nice; [[Paris]] is the capital of France.")],
    "L305": [c("The heart is the pump [[of the]] body.")],
    "L307": [c("The Tw[[itt]]er account was closed in May.")],
    "L308": [c("The three are named [[Athos]], [[Porthos]] and [[Aramis]] in the novel.")],
    "L401": [
        q("When did he resign?", "In 1974", "In 1968", "In 1980"),
        q("What did they sign at Potsdam?", "A treaty", "A bill", "A lease"),
        c("It stands on the island of [[Sicily]] in Italy."),
        c("In his speech he promised [[help]] to all of Chile."),
        q("In which year did she win the prize?", "1911", "1903", "1935"),
    ],
    "L402": [
        q("What did Biden discuss at the meeting?", "Oil", "Gas", "Steel"),
        c("The designation was announced by [[Biden]] in March 2022."),
        q("Who condemned this move?", "Chile", "Peru", "Cuba"),
        q("Which president leads the country?", "Duque", "Boric", "Lasso"),
    ],
    "L403": [
        q("Who resigned yesterday?", "Duque", "Boric", "Lasso"),
        c("Colombia votes on Sunday for a new [[congress]]."),
        q("What does Colombia currently export most?", "Oil", "Coffee", "Coal"),
        q("Where did Etna's ash fall last week?", "Catania", "Rome", "Pisa"),
    ],
    "L405": [
        q("Who denied a link with oil, according to UPI?", "a senior US official", "Biden", "Duque"),
        c("The trip was planned, said [[two sources]] in Caracas."),
    ],
    "L601": [q("Which island is shown? ![](img/island.png)", "Sicily", "Malta", "Corsica")],
}

GOOD: dict[str, list[Card]] = {
    "L101": [
        q("Which call adds to a list?", "`xs.append(1)`", "`xs.Append(1)`", "`xs.append = 1`"),
        q("Which sign means greater?", ">", "<", "="),
        q("How many?", "1,5", "15", "1.5"),
        q("Who wrote it?", "John Smith", "Jane Smith", "Jo Soap"),
    ],
    "L102": [
        q("Which is right?", "A longer answer by a few words", "A long answer by some", "Short"),
        fact("Water is wet."),
    ],
    "L103": [q("Which tower leans in Pisa?", "The leaning tower", "The straight tower leaning on", "Bridge")],
    "L104": [
        q("When did the war end?", "1945", "1946", "In spring"),
        q("Which code opens the door?", "Seven", "8", "Nine"),
        q("How far is it?", "5 km", "3 km", "9 miles"),
        q("How many live there?", "1.9 million", "about 3 million", "12,000"),
    ],
    "L105": [
        q("Who has read everything?", "None of the pupils", "All of the teachers", "Both"),
        q("Which letter?", "All", "Any", "E"),
    ],
    "L106": [
        q("An animal with feathers is a", "bird", "mammal", "reptile"),
        q("Europe has one which is called a", "union", "unit", "parliament"),
    ],
    "L107": [
        q("Which of these is NOT a planet?", "Pluto", "Mars", "Venus"),
        q("What do members of NATO have that others do not get?", "Help", "Coins", "Ships"),
        q("Who said “we will not pay”?", "Fox", "Peña", "Calderón"),
        fact("Pluto is not a planet."),
        q("Which king was praised for not going to war?", "Harald", "Olaf", "Sven"),
    ],
    "L108": [q("Which of these always floats?", "Cork", "Always wet wood", "Lead")],
    "L109": [q(RIVER, "Nile", "Congo", "Niger"), fact("The Nile is long."), q(RIVER, "Nile")],
    "L110": [
        q("How many were there?", "15", "12", "20"),
        q("How many were there?", "more than 15", "12", "fewer than 9"),
        q("Who won?", "New York", "New Orleans", "York"),
        q("What is below a volcano?", "Magma", "Magma chamber", "Magmatic rock"),
        q("Which are rivers?", ("Nile", "Congo"), "Etna", "Elba"),
    ],
    "L111": [
        q("How many legs?", "8", "10", "12", order=Order.KEEP),
        q("How many legs?", "8", "10", "6"),
        q("Which?", "8", "ten", "6", order=Order.KEEP),
    ],
    "L112": [
        q("When was it?", "On Friday, 13 May", "In May, or so", "Now"),
    ],
    "L113": [q("What is pH?", "pH 7", "pH 8", "pH 2"), q("Which tube?", "£5", "A tenner", "A fiver")],
    "L114": [q("What is molten rock?", "Magma", "Lava", accept=("magma", "molten rock"))],
    "L115": [q("At what temperature?", "1200", "1300", "900", within="50")],
    "L120": [q("What does this print?\n```\n" + "a b c d e f g h\n" * 6 + "```", "x", "y", "z")],
    "L121": [q("Which river … ?", "Nile"), q("The capital of Norway is", "Oslo"), q("What floats:", "Ice")],
    "L122": [
        q("Which is larger, the Sun or the Moon?", "the Sun", "the Moon", "both"),
        q("What is 2 + 2 - 2?", "2", "3", "4"),
        fact("Truth is not always True."),
    ],
    "L123": [q("Who asked “What is truth? And why?”", "Pilate", "Judas", "Peter")],
    "L301": [c("The capital of [[France]] lies here.")],
    "L302": [c("[[Etna]] is the highest volcano of [[Italy]], and of [[Europe]]."), c("[[Paris]]")],
    "L303": [c("They met at [[the Summit of the Americas]] in June of that year.")],
    "L304": [
        c("Paris is nice; [[Rome]] is older."),
        c("The [[cat]] sat in the catalogue."),
        c("Ich sehe [[den]] Mann, den du kennst."),
    ],
    "L305": [c("She depends [[on::preposition]] her friends here."), c("This is [[The Who]] album of 1969.")],
    "L307": [
        c("She walk[[ed::past]] home alone at night."),
        c("A [[well]]-known singer came."),
        c("($[[x]]$) is it."),
    ],
    "L308": [c("[[Athos]] and [[Porthos]] are friends of the young d'Artagnan.")],
    "L401": [
        q("Which club grew out of a school team?", "Newcastle", "Leeds", "York"),
        q("What did Duque say he would sign?", "A treaty", "A bill", "A lease"),
        q("Who said “it was not me”?", "Fox", "Peña", "Calderón"),
        q("What is it called when a king gives up his crown?", "Abdication", "Regicide", "Regency"),
        c("When magma cools, it forms [[rock]] of some kind."),
        q("In all its life, how much honey does a bee make?", "A spoonful", "A jar", "A bucket"),
    ],
    "L402": [
        q("What did Biden discuss at the meeting with Duque?", "Oil", "Gas", "Steel"),
        q("Why does a meeting need someone to chair the meeting?", "Order", "Law", "Fun"),
        c("Colombia votes in May; the country elects a [[president]]."),
        c("While Duque visited [[Washington]], Biden announced it; the visit ended soon."),
        q("Who wrote “the decision is final”?", "Fox", "Peña", "Calderón"),
    ],
    "L403": [
        c("On Sunday, 13 March 2022, Colombia voted for a new [[congress]]."),
        q("How many allies were there, as of January 2022?", "15", "12", "20"),
        q("Which day comes after Monday?", "Tuesday", "Sunday", "Friday"),
        q("Who sang “Yesterday”?", "The Beatles", "The Who", "The Kinks"),
    ],
    "L405": [q("Who spoke?", "the official Jen Psaki", "Biden", "Duque")],
    "L601": [q("Which? ![Map of an island](img/island.png)", "Sicily", "Malta", "Corsica")],
}

SEVERITIES = {
    "L001 L002 L003 L004 L005 L006": Severity.ERROR,
    "L101 L102 L104 L105 L107 L110 L114 L115 L122 L301 L302 L303 L304 L305 L601": Severity.WARNING,
    "L103 L106 L108 L109 L111 L112 L113 L120 L121 L123 L124 L307 L308 L401 L402 L403 L405": Severity.NOTE,
}


def codes(card: Card, lang: str = "en") -> set[str]:
    return {problem.code for problem in check_card(card, lang)}


@pytest.mark.parametrize(("code", "card"), [(code, card) for code in BAD for card in BAD[code]])
def test_a_card_that_breaks_the_rule_is_found(code: str, card: Card) -> None:
    assert code in codes(card)


@pytest.mark.parametrize(("code", "card"), [(code, card) for code in GOOD for card in GOOD[code]])
def test_a_card_that_comes_close_is_left_alone(code: str, card: Card) -> None:
    assert code not in codes(card)


def test_every_rule_has_been_tried() -> None:
    tried = set(BAD) | {check.code for check in CHECKS if check.generated_only}
    assert tried == {check.code for check in CHECKS}


def test_codes_are_unique_and_in_order() -> None:
    names = [check.code for check in CHECKS]
    assert names == sorted(set(names))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_rule_says_where_it_comes_from_or_what_it_is_for(check) -> None:
    assert check.find.__doc__ and check.find.__doc__.splitlines()[0].endswith(".")


def test_weights_are_those_of_the_documentation() -> None:
    for names, severity in SEVERITIES.items():
        for code in names.split():
            assert {
                problem.severity for card in BAD[code] for problem in check_card(card) if problem.code == code
            } == {severity}, code


def test_a_problem_points_at_the_option() -> None:
    card = q(RIVER, "Nile", "Congo", "All of the above", id="nile", at=Place("rivers.yaml", 7, 3))
    (problem,) = check_card(card)
    assert problem.path == ("option", 2)
    assert problem.card == "nile"
    assert problem.place == Place("rivers.yaml", 7, 3)
    assert problem.help


def test_a_problem_points_at_the_gap_by_its_place_in_the_text() -> None:
    (problem,) = check_card(c("The [[heart]] is the pump [[of the]] body, doctors say."))
    assert (problem.code, problem.path) == ("L305", ("gap", 1))


def test_english_rules_judge_english_only() -> None:
    card = q("Which of these is not a planet?", "Pluto", "Mars", "Venus")
    assert "L107" in codes(card, "en-GB")
    assert "L107" not in codes(card, "nl")


def test_rules_that_count_words_leave_languages_without_spaces_alone() -> None:
    card = c("[[東京]]は日本の首都です。")
    assert not {"L301", "L302", "L303", "L307"} & codes(card, "ja")
    assert "L301" in codes(card, "en")


def test_codes_can_be_switched_off_and_notes_left_out() -> None:
    card = q("Which is not here?", "Nile", "All of the above")
    assert {problem.code for problem in check_card(card)} >= {"L105", "L107", "L109"}
    assert {problem.code for problem in check_card(card, off=frozenset({"L107"}), notes=False)} == {"L105"}


def test_a_generated_card_must_not_break_notes_either() -> None:
    assert "L401" in {
        problem.code for problem in refusals(q("When did he go?", "In 1974", "In 1968", "In 1980"))
    }
    speaking = q("What do we call molten rock?", "Magma", "Slag", "Glass")
    assert "L404" in {problem.code for problem in refusals(speaking)}
    assert "L404" not in codes(speaking)


@pytest.mark.parametrize(
    "us", ["What did the US say?", "What did UN and US troops do?", "Which king was Henry I ?"]
)
def test_names_in_capitals_are_no_pronouns(us: str) -> None:
    assert "L404" not in {problem.code for problem in refusals(q(us, "Nothing", "Something", "Anything"))}


def test_a_good_card_has_no_problem_at_all() -> None:
    card = q(RIVER, "Nile", "Congo", "Niger", why="Cairo stands at its delta.")
    assert check_card(card) == [] and refusals(card) == []
    assert check_card(c("The river that flows through Cairo is the [[Nile]].")) == []


@pytest.mark.parametrize(
    ("code", "inside", "outside"),
    [
        ("L102", q("Which?", "x" * 44, "y" * 30, "z"), q("Which?", "x" * 45, "y" * 30, "z")),
        ("L102", q("Which?", "x" * 24, "y" * 10, "z"), q("Which?", "x" * 25, "y" * 10, "z")),
        ("L115", q("Which?", "100", "111", "1", within="10"), q("Which?", "100", "110", "1", within="10")),
        ("L120", q(" ".join(["words"] * 30) + "?", "a"), q(" ".join(["words"] * 31) + "?", "a")),
        ("L301", c("one two three [[gap]]"), c("one two [[gap]]")),
        ("L302", c("one two three [[four five]]"), c("one two three [[four five six]]")),
        ("L303", c("one two three four [[a b c d e f]]"), c("one two three four [[a b c d e f g]]")),
    ],
)
def test_limits_are_where_they_are_documented(code: str, inside: Card, outside: Card) -> None:
    assert code not in codes(inside)
    assert code in codes(outside)


def test_only_the_second_of_two_that_read_the_same_is_marked() -> None:
    acronym = q("Who sent aid?", "Peru", "US", "Chile", "United States")
    assert [one.path for one in check_card(acronym) if one.code == "L101"] == [("option", 3)]
    plain = q("Who sent aid?", "Peru", "Chile", "the Chile", "Cuba")
    assert [one.path for one in check_card(plain) if one.code == "L101"] == [("option", 2)]


def test_what_only_the_right_answer_does_is_named() -> None:
    said = {
        one.message
        for card in BAD["L113"] + [q("What is it?", "A thing", "A thing or two.", "A third.")]
        for one in check_card(card)
        if one.code == "L113"
    }
    assert said == {
        "only the right answer begins with a small letter; every wrong one begins with a capital",
        "only the right answer ends in a full stop; every wrong one ends without one",
        "only the right answer begins with an article; every wrong one begins without one",
        "only the right answer ends without a full stop; every wrong one ends with one",
    }
