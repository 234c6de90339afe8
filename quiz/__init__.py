"""Articles about one event in, a deck of choice and cloze cards out."""

__version__ = "0.1.0"
