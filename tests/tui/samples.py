"""Decks for the tests of the terminal UI, about an event that never was."""

from __future__ import annotations

from quiz.model.card import Card, Choice, Cloze, Gap, Option, Order, Source
from quiz.model.deck import Deck, DeckArticle

TERN = DeckArticle("tern", "Harbour wall gives way in Brackwater", "The Tern", "2031-05-06", "tern.md")
GULL = DeckArticle("gull", "A night of floods on the coast", "Gull Coast News", "2031-05-07", "gull.md")


def options(right: str, *wrong: str) -> tuple[Option, ...]:
    return (Option(right, right=True), *(Option(text) for text in wrong))


TOWN = Card(
    id="town01",
    choice=Choice(
        "In which town did the harbour wall give way on 5 May 2031?",
        options("Brackwater", "Saltby", "Thornmouth", "Eastering"),
    ),
    why="The wall had stood since 1874.",
    sources=(
        Source("The harbour wall of Brackwater gave way on Monday night.", "tern"),
        Source("Brackwater's wall broke shortly before midnight, the mayor said.", "gull"),
    ),
    tags=("places",),
)
HOMES = Card(
    id="homes2",
    choice=Choice("How many homes were flooded, according to The Tern?", options("340", "120", "410", "95")),
    cloze=Cloze(("About ", Gap(1, "340"), " homes were flooded within an hour.")),
    sources=(
        Source("About 340 homes were flooded within an hour.", "tern"),
        Source("The council counts 410 flooded homes.", "gull"),
    ),
    conflict="The Tern says 340 homes; Gull Coast News says 410.",
    tags=("figures",),
)
MAYOR = Card(
    id="mayor3",
    cloze=Cloze(
        ("The mayor, ", Gap(1, "Ines Holt", ("Holt",), "name"), ", asked people to stay away from the quay.")
    ),
    sources=(Source("The mayor, Ines Holt, asked people to stay away from the quay.", "tern"),),
)
BOATS = Card(
    id="boats4",
    choice=Choice(
        "Which of these came to help?",
        (
            Option("The coast guard", right=True),
            Option("The fire brigade", right=True),
            Option("The circus", why="It had left the week before."),
            Option("The army"),
        ),
        Order.KEEP,
    ),
    hint="There are two.",
)
WALL = Card(
    id="wall05",
    choice=Choice(
        "The wall was built of brick.", (Option("True"), Option("False", right=True)), Order.KEEP, truth=True
    ),
    why="It was built of granite.",
)
HARBOUR = Deck(
    "Harbour wall",
    (TOWN, HOMES, MAYOR, BOATS, WALL),
    about="The night of the flood in Brackwater.",
    articles=(TERN, GULL),
    file="harbour.yaml",
)

HOSTILE_TEXTS = ("[/usr] and [/]", "[red]stop[/red]", "[type=x …] [citation needed]", "\x1b[2Jgone\x07 \\[b]")


def hostile(text: str) -> Deck:
    """A deck with the text in every field that a teacher or a newsroom fills."""
    article = DeckArticle("a", f"Title {text}", f"Paper {text}", f"{text}", f"{text}.md")
    other = DeckArticle("b", f"Title two {text}", f"Paper two {text}", "2031-05-06", "")
    sources = (Source(f"Says {text} right.", "a"), Source(f"Says {text} wrong.", "b"), Source(text, ""))
    choice = Choice(
        f"Stem {text}?",
        (
            Option(f"right {text}", right=True, why=f"ok {text}"),
            Option(f"wrong {text}", why=f"no {text}"),
            Option(text),
        ),
    )
    cloze = Cloze((f"Before {text} ", Gap(1, f"gap {text}", (text,), f"hint {text}"), f" after {text}"))
    shared = {
        "why": f"Why {text}",
        "hint": f"Hint {text}",
        "sources": sources,
        "conflict": f"One {text}; other 12 {text}",
        "tags": (f"tag{text}",),
        "points": text,
        "image": f"{text}.png",
        "audio": f"{text}.ogg",
    }
    cards = (
        Card(id="hostile1", choice=choice, accept=(text,), **shared),
        Card(id="hostile2", cloze=cloze, **shared),
    )
    return Deck(
        f"Deck {text}", cards, about=f"About {text}", articles=(article, other), file=f"/nowhere/{text}.yaml"
    )


def key_of(text: str, option: str) -> str:
    """The digit that stands before an option on the screen."""
    line = next(line for line in text.splitlines() if line.rstrip().endswith(f"  {option}"))
    return line.split()[-len(option.split()) - 1]
