"""Decks as an Anki package that can be imported over its older versions without losing anything."""

from quiz.exports.anki.exporting import export

__all__ = ["export"]
