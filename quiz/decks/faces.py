"""The two faces of a card, choice and cloze, from its keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quiz.decks.findings import Findings, shorten
from quiz.decks.gaps import read_cloze
from quiz.decks.keys import CARD, OPTION
from quiz.decks.misread import tell_bare_list
from quiz.decks.tree import List, Map, Node, Text
from quiz.decks.values import Values
from quiz.model.card import Choice, Cloze, Option, Order

__all__ = ["MAX_GAPS", "MAX_OPTIONS", "Entry", "Faces"]

Entry = tuple[Text, Node]
"""A key with what stands behind it."""

_ANSWER = re.compile(r"[\r\n][ \t]*(a:)[ \t]")
MAX_GAPS = 50
MAX_OPTIONS = 50
_MAX_FAULTS = 5
"""So many faults of one cloze are told."""
_HALF_GAP = re.compile(r"\[\[|\]\]|\{\{|\}\}")
_CLOSED = re.compile(r"\]\]|\}\}")
_INNER_GAP = re.compile(
    r"(?<!\\)(?:\{\{c[0-9]+::(?:(?!\}\}).)*?|\[\[(?:(?!\]\]).)*?[^\[\\])(?<!\\)(\{\{c[0-9]+::|\[\[(?!\[))",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Faces:
    """Reads the faces of a card."""

    values: Values

    @property
    def findings(self) -> Findings:
        """Where problems go."""
        return self.values.findings

    def order(self, entry: Entry) -> Order:
        """How options are shown."""
        word = self.values.word(entry, CARD.keys["order"])
        return Order(word) if word else Order.SHUFFLE

    def choice(self, node: Map, entries: Mapping[str, Entry], usual: Order) -> Choice | None:
        """The choice face of a card, if it has one; tells of keys that do not go together."""
        findings = self.findings
        get = entries.get
        question, answer, wrong, options = get("q"), get("a"), get("wrong"), get("options")
        statement = get("fact") or get("myth")
        if statement:
            return self._statement(entries)
        if question:
            stem = self.values.text(question)
            if options:
                choices = self._options(options)
                for other in (answer, wrong):
                    if other:
                        findings.error(
                            "two-kinds", other[0], f"this card has `options` and `{other[0].value}`",
                            label="the options already say what is right and what is wrong: leave this out",
                        )  # fmt: skip
            elif answer:
                choices = self._answers(answer, wrong)
            else:
                self._no_answer(question)
                if wrong:
                    self.values.texts(wrong)
                return None
            if len(choices) > MAX_OPTIONS:
                findings.error(
                    "too-many",
                    question[0],
                    f"this question has {len(choices)} options",
                    label=f"{MAX_OPTIONS} at most",
                )
            order = self.order(entry) if (entry := get("order")) else usual
            return Choice(stem, tuple(choices), order)
        for loose in (answer, wrong, options):
            if loose:
                name = loose[0].value
                cloze = " (the answer of a `cloze` stands in its gap)" if get("cloze") else ""
                findings.error(
                    "no-question", loose[0], f"there is `{name}` but no question",
                    label=f"add a line `q:` with the question{cloze}",
                )  # fmt: skip
                return None
        if not get("cloze"):
            findings.error(
                "asks-nothing",
                next(node.keys(), node),
                "this card asks nothing",
                label="it needs `q:` and `a:`, or `cloze:`, or `fact:`, or `myth:`",
            )
        return None

    def _no_answer(self, question: Entry) -> None:
        """Tell of a question without an answer; maybe its answer stands too far right and is part of it."""
        source = self.findings.source
        node = question[1]
        inside = _ANSWER.search(source.text, node.start, node.end)
        label = "add a line `a:` with the right answer below it"
        if inside:
            line = source.place(inside.start(1), inside.end(1)).line
            label = f"`a:` in line {line} is part of the question: start it further left, below `q`"
        self.findings.error("no-answer", question[0], "this question has no answer", label=label)

    def _statement(self, entries: Mapping[str, Entry]) -> Choice:
        """A fact or a myth as a choice between True and False."""
        findings = self.findings
        fact, myth = entries.get("fact"), entries.get("myth")
        entry = fact or myth
        assert entry
        name = "fact" if fact else "myth"
        if fact and myth:
            findings.error(
                "two-kinds", myth[0], "this card has `fact` and `myth`",
                label="a statement is one or the other: make two cards",
            )  # fmt: skip
        for other in ("q", "a", "wrong", "options"):
            if other in entries:
                findings.error(
                    "two-kinds", entries[other][0], f"this card has `{name}` and `{other}`",
                    label=f"a card with `{name}` is answered with true or false: make two cards",
                )  # fmt: skip
                break
        stem = self.values.text(entry)
        options = (Option("True", right=bool(fact)), Option("False", right=not fact))
        return Choice(stem, options, Order.KEEP, truth=True)

    def _answers(self, answer: Entry, wrong: Entry | None) -> list[Option]:
        """The options of `a` and `wrong`, in the order of the file."""
        findings = self.findings
        rights = self.values.texts(answer)
        wrongs = self.values.texts(wrong) if wrong else []
        if wrong and len(wrongs) == 1 and tell_bare_list(wrong, [text for text, _ in rights], findings):
            return [Option(text, True) for text, _ in rights]
        if len(rights) > 1 and not wrong:
            findings.error(
                "several-answers", answer[1], f"there are {len(rights)} answers and no wrong one",
                label="for other spellings of one answer use `accept:`, for a choice add `wrong:`",
            )  # fmt: skip
        if wrongs:
            keys = {text.casefold() for text, _ in rights}
            for text, node in wrongs:
                if text.casefold() in keys:
                    keys.discard(text.casefold())
                    findings.error(
                        "right-is-wrong", node, f"`{shorten(text)}` is right and wrong at once",
                        label="this stands in `a` too: take it out here or there",
                    )  # fmt: skip
        right_options = [Option(text, True) for text, _ in rights]
        wrong_options = [Option(text) for text, _ in wrongs]
        if wrong and wrong[0].start < answer[0].start:
            return wrong_options + right_options
        return right_options + wrong_options

    def _options(self, entry: Entry) -> list[Option]:
        """The options of a list of them."""
        key, node = entry
        findings = self.findings
        errors = findings.errors
        if not isinstance(node, List):
            findings.error(
                "needs-list", key, "`options` takes a list",
                label="below it write one line for each option: `- right: ...` or `- wrong: ...`",
            )  # fmt: skip
            return []
        out = [option for item in node.items if (option := self._option(item, key))]
        if findings.errors == errors and not any(option.right for option in out):
            findings.error(
                "no-answer",
                key,
                "none of the options is right",
                label="mark one with `right:` instead of `wrong:`",
            )
        seen: dict[str, bool] = {}
        for item, option in zip(node.items, out, strict=False):
            if seen.setdefault(option.text.casefold(), option.right) is not option.right:
                findings.error(
                    "right-is-wrong", item, f"`{shorten(option.text)}` is right and wrong at once",
                    label="another option has the same text",
                )  # fmt: skip
        return out

    def _option(self, node: Node, key: Text) -> Option | None:
        findings = self.findings
        if not isinstance(node, Map):
            self.values.item(node, key)
            findings.error(
                "bare-option", node, "this option does not say whether it is right",
                label="write `right:` or `wrong:` before the text",
            )  # fmt: skip
            return None
        entries = self.values.table(node, OPTION)
        right, wrong = entries.get("right"), entries.get("wrong")
        if bool(right) is bool(wrong):
            at = wrong[0] if wrong else next(node.keys(), node)
            both = (
                "this option is right and wrong at once"
                if right
                else "this option does not say whether it is right"
            )
            findings.error("bare-option", at, both, label="write either `right:` or `wrong:`")
            return None
        entry = right or wrong
        assert entry
        why = self.values.text(said) if (said := entries.get("why")) else ""
        return Option(self.values.text(entry), bool(right), why)

    def cloze(self, entry: Entry) -> Cloze | None:
        """The cloze face of a card; tells of gaps that are missing, empty, half open or one in another."""
        text = self.values.text(entry)
        if not text:
            return None
        findings = self.findings
        node = entry[1]
        cloze, faults = read_cloze(text)
        for fault in faults[:_MAX_FAULTS]:
            spot = self._inside(node, text, fault.start, fault.end)
            if fault.what == "open":
                closing = "]]" if text.startswith("[[", fault.start) else "}}"
                findings.error(
                    "half-gap",
                    spot,
                    "this gap is never closed",
                    label=f"close it with {closing} after the answer",
                )
            else:
                findings.error(
                    "empty-gap",
                    spot,
                    "there is nothing in this gap",
                    label="write the answer between the brackets",
                )
        if faults:
            return None
        inner = _INNER_GAP.search(text)
        if inner and len(_CLOSED.findall(text, inner.end())) > 1:
            findings.warning(
                "gap-in-gap", self._inside(node, text, *inner.span(1)), "there is a gap inside a gap",
                label="close the first one before this, or leave this one out",
            )  # fmt: skip
        if len(cloze.gaps) > MAX_GAPS:
            findings.error(
                "too-many",
                node,
                f"this cloze has {len(cloze.gaps)} gaps",
                label=f"{MAX_GAPS} at most: make several cards",
            )
            return None
        if not cloze.gaps:
            half = _HALF_GAP.search(text)
            at = self._inside(node, text, half.start(), half.end()) if half else (node.start, node.end)
            findings.error(
                "no-gap",
                at,
                "this cloze has no gap",
                label="put the words to be guessed in brackets: [[like this]]",
            )
            return None
        return cloze

    def _inside(self, node: Node, text: str, start: int, end: int) -> tuple[int, int]:
        """A stretch of a text as offsets in the file; the whole text where it is folded or escaped."""
        raw = self.findings.source.text
        at = raw.find(text, node.start, node.end)
        return (at + start, at + end) if at >= 0 else (node.start, node.end)
