"""The ways to ask for a fact, the safest first.

To add one: write a file in forms/ with a function `faces(fact, claim, world) -> Iterator[Face]` and name it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from quiz.generators.forms import cloze, how_many, in_place, which, who_said
from quiz.generators.world import Face, World
from quiz.model.fact import Claim, Fact

Generator = Callable[[Fact, Claim, World], Iterator[Face]]

GENERATORS: Final[dict[str, Generator]] = {
    "cloze": cloze.faces,
    "which": which.faces,
    "how many": how_many.faces,
    "in place": in_place.faces,
    "who said": who_said.faces,
}
"""By the name of the form. Of several choice faces for one fact the first counts."""
