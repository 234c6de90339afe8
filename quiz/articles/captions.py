"""Captions, photo credits and bylines."""

from __future__ import annotations

import re

from quiz.articles.prose import words

_PICTURE = r"(?:pool\s+|file\s+|courtesy\s+|handout\s+|stock\s+)?(?:photo(?:graph)?s?|images?|pictures?|video|illustration|graphic)"
_AGENCY = r"(?:reuters|ap|afp|epa|upi|pa|nasa|cnn|bloomberg|getty(?:\s+images)?|the\s+new\s+york\s+times)"
_SIGNED = r"[A-Z][\w.’'-]*(?:[\s/|,&]+(?:(?:and|for|via|the|of)\s+)*[A-Z][\w.’'-]*){0,8}"
_CREDIT = re.compile(
    rf"""
    (?:^|[|(\[.!?–—-])\s*(?i:{_PICTURE}\s*(?:credits?|copyright|source)?\s*(?::|/|©|\|))\s*\S
  | (?:^|[\s|(\[.–—-])(?i:{_PICTURE})\s+(?i:by)\s+{_SIGNED}\W*(?:(?i:license\s+photo)\W*)?$
  | \|\s*(?i:license\s+photo)
  | (?:^|[.,/|©(–—-]\s*|(?i:\bvia\s+))(?i:getty\s+images?|istock(?:photo)?|shutterstock|alamy|(?:ap|afp|epa)\s+photo
        |rex\s+features|zuma\s+press|wikimedia\s+commons|handout)(?:\s*[/|,]\s*{_SIGNED})?\W*$
  | (?i:\bvia\s+(?:ap|reuters|getty|afp|epa|xinhua))\W*$
  | (?:^|[.,|(–—-]\s*)(?i:{_AGENCY})\s*/\s*{_SIGNED}\W*$
  | \b{_SIGNED}\s*/\s*(?i:{_AGENCY})\W*$
  | ^(?i:(?:main\s+|lead\s+|top\s+|featured?\s+|file\s+)?(?:(?:image|photo|picture|video)\s+(?:copyright|credits?|caption)\b|(?:credits?|caption)\s*:))
  | \(\s*(?i:photo|image|picture|credit|file)\b[^)]{{0,120}}\)\s*$
  | ^(?i:above|left|right|top|bottom|pictured|from\s+left)\s*(?:\([^)]{{1,40}}\)\s*)?:
  | ^(?i:pictured\s+(?:above|below|here|are|is)|in\s+this\s+(?:file\s+|undated\s+)?(?:photo|image|picture|handout|frame|video\s+grab|screen\s*(?:shot|grab)))\b
  | ^(?i:file\s+(?:photo|image|picture)s?)\b
    """,
    re.VERBOSE,
)
_POSING = re.compile(
    r"""\b(?:(?:will\ )?meets?|receives?|speaks?|talks?|walks?|shakes?|poses?|looks?|gestures?|attends?|arrives?|listens?
    |delivers?|addresses|greets?|waves?|stands?|sits?|holds?|leaves?|watch(?:es)?|hugs?|embraces?|reacts?|smiles?
    |prepares?|hosts?|welcomes?|departs?|boards?|(?:is|are)\ (?:seen|pictured|shown|photographed|greeted|flanked))\b""",
    re.VERBOSE,
)
_SETTING = re.compile(
    r"\b(?:in|at|outside|inside|near|during|after|before|on|aboard)\s+(?:the\s+|a\s+)?[A-Z]"
)
_PAST = re.compile(r"\b(?:said|told|announced|was|were|had|did|reported|met|agreed|called|\w{3,}ed)\b")
_NAME = r"[A-Z][\w’'.-]+(?:\s+(?:[A-Z][\w’'.-]*|de|van|von|al|bin|da|di)){1,3}"
_JOB = r"(?:correspondent|reporter|editor|writer|staff|columnist|journalist|producer|bureau|news|analyst|contributor|anchor|fellow)"
_BYLINE = re.compile(
    rf"""(?:(?i:by|written\ by|reported\ by|posted\ by|story\ by|analysis\ by)\s+(?:the\s+)?{_NAME}(?:\s*(?:,|and|&|\||–|—|-|/)\s*[\w@.,’' ]+){{0,4}}
      | {_NAME}(?:\s*(?:,|and|&)\s*{_NAME}){{0,3}}\s*(?:,|\||–|—|-)\s*[\w’'. ]{{0,40}}(?i:{_JOB})\b[\w’', ]{{0,40}}
      | (?i:by)\s+[A-Z][A-Z .’'-]+(?:,\s*[A-Z .]+)?
      | (?i:associated\ press|reuters|the\ associated\ press|afp|upi|staff\ (?:reports?|writers?)|ap|cnn\ wire)\.?
    )""",
    re.VERBOSE,
)
_IN_BYLINE = frozenset(
    words(
        """a an and at by for from in is of on or special the to via with de van von al bin da di
        written reported posted story analysis chief senior diplomatic political foreign science health business
        sports national world freelance correspondent reporter editor writer staff columnist journalist producer
        bureau news analyst contributor anchor fellow reports wire press"""
    )
)
"""The words without a capital that a byline may hold; any other makes a sentence of it."""


def is_credited(said: str) -> bool:
    """Whether the paragraph is a photo credit or a caption that ends in one."""
    count = len(words(said))
    return count <= 70 and bool(_CREDIT.search(said)) and (count <= 14 or _credit_at_edge(said))


def poses(said: str) -> bool:
    """Whether a sentence above the body may describe a picture: in the present, with people and a setting."""
    if not 5 <= len(words(said)) <= 50 or said[0] in "\"“‘'`":
        return False
    verb = _POSING.search(said)
    return bool(verb and _SETTING.search(said, verb.end())) and not _PAST.search(said)


def names(said: str) -> frozenset[str]:
    """The capitalised words after the first, as a cheap stand-in for the names in a paragraph."""
    return frozenset(
        word.removesuffix("’s").removesuffix("'s") for word in words(said)[1:] if word[0].isupper()
    )


def is_byline(said: str) -> bool:
    """Whether the paragraph names who wrote it, and says nothing else."""
    said_words = words(said)
    if len(said_words) > 16 or not _BYLINE.fullmatch(said):
        return False
    return all(word[0].isupper() or word in _IN_BYLINE for word in said_words)


def _credit_at_edge(said: str) -> bool:
    found = [match.start() for match in _CREDIT.finditer(said)]
    return found[0] == 0 or len(said) - found[-1] <= 80
