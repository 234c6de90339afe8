"""Put the card that the README shows into it, as it stands in the deck: `python scripts/readme.py`.

The card stands after a line `<!-- card ID -->`. `make docs` runs this.
"""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
DECK = ROOT / "decks" / "colombia.yaml"


def card(deck: str, key: str) -> str:
    """The lines of one card in the text of a deck. Raises SystemExit where there is no such card."""
    found = re.search(rf"^  - id: {key}\n(?:    .*\n)*", deck, re.MULTILINE)
    if found is None:
        sys.exit(f"readme: {DECK.name} has no card {key}; choose another for README.md")
    return textwrap.dedent(found[0])


def page(readme: str, deck: str) -> str:
    """The README with every shown card as it is in the deck."""
    return re.sub(
        r"(?<=<!-- card )(\w+)( -->\n```yaml\n)(?:.*\n)*?(?=```)",
        lambda found: found[1] + found[2] + card(deck, found[1]),
        readme,
    )


if __name__ == "__main__":
    README.write_text(
        page(README.read_text(encoding="utf-8"), DECK.read_text(encoding="utf-8")), encoding="utf-8"
    )
