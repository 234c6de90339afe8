"""Captions, photo credits and bylines."""

from __future__ import annotations

import re

from quiz.articles.prose import words

_CREDIT = re.compile(
    r"""
    (?:^|[\s|(\[.–—-])(?:pool\s+|file\s+|courtesy\s+|handout\s+|stock\s+)?(?:photo(?:graph)?s?|images?|pictures?|video|illustration|graphic)\s*(?:credits?|copyright|source)?\s*(?:by|:|/|©|\|)\s*\S
  | \|\s*license\s+photo
  | \b(?:getty\s+images?|istock|shutterstock|alamy|associated\s+press\s+photo|ap\s+photo|afp\s+photo|reuters\s*/|epa[-/]|rex\s+features|zuma\s+press|wikimedia\s+commons|handout\s+via|via\s+(?:ap|reuters|getty|afp|epa|xinhua))(?![a-z])
  | \b(?:REUTERS|AP|AFP|EPA|UPI|PA|NASA|CNN|Bloomberg)\s*/\s*[A-Z][\w.-]+
  | [A-Z][\w.-]+\s*/\s*(?:REUTERS|AP|AFP|EPA|UPI|PA|NASA|Getty|Bloomberg|The\s+New\s+York\s+Times)\b
  | ^(?:main\s+|lead\s+|top\s+|featured?\s+|file\s+)?(?:(?:image|photo|picture|video)\s+copyright|(?:image|photo|picture|video)?\s*(?:credits?|caption))\s*:?\s
  | \(\s*(?:photo|image|picture|credit|file)\b[^)]{0,120}\)\s*$
  | ^(?:above|left|right|top|bottom|pictured|in\s+this\s+(?:file\s+)?(?:photo|image|picture|handout|frame|video\s+grab|screen\s*(?:shot|grab)))\b[^.]{0,60}[:,]
  | ^file\s+(?:photo|image|picture)s?\b
    """,
    re.IGNORECASE | re.VERBOSE,
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
      | {_NAME}(?:\s*(?:,|and|&)\s*{_NAME}){{0,3}}\s*(?:,|\||–|—|-)\s*[\w’'. ]{{0,40}}(?i:{_JOB})\b[\w’'., ]{{0,40}}
      | (?i:by)\s+[A-Z][A-Z .’'-]+(?:,\s*[A-Z .]+)?
      | (?i:associated\ press|reuters|the\ associated\ press|afp|upi|staff\ (?:reports?|writers?)|ap|cnn\ wire)\.?
    )""",
    re.VERBOSE,
)


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
    return len(words(said)) <= 16 and bool(_BYLINE.fullmatch(said))


def _credit_at_edge(said: str) -> bool:
    found = [match.start() for match in _CREDIT.finditer(said)]
    return found[0] == 0 or len(said) - found[-1] <= 80
