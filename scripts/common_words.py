"""Freeze the most frequent English words, so that a term is told from a word that fits everywhere.

The order is that of the vectors of the language model (en_core_web_md, MIT), which were pruned by frequency:

    python scripts/common_words.py > quiz/facts/data/common_words.txt
"""

from __future__ import annotations

import spacy

from quiz.facts.pinned import locate

MOST = 5000
"""Words from the first on that count as frequent."""
HEADER = (
    "# The most frequent words by the vectors of en_core_web_md 3.7.1 (MIT). See scripts/common_words.py."
)


def main() -> None:
    """Print the words, sorted, one a line; of the words that share a vector the first has it by right."""
    vocab = spacy.load(locate()).vocab
    words = {}
    for key, row in vocab.vectors.key2row.items():
        if row < MOST and row not in words and key in vocab.strings:
            words[row] = vocab.strings[key]
    kept = {
        word
        for word in words.values()
        if word.isascii() and word.islower() and word.isalpha() and len(word) > 2
    }
    print(HEADER, *sorted(kept), sep="\n")


if __name__ == "__main__":
    main()
