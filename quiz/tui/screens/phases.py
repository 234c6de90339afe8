"""What can be done at which point of a question."""

from __future__ import annotations

from quiz.practice.session import Verdict
from quiz.practice.showing import Showing
from quiz.tui.views.question import Look


def possible(action: str, showing: Showing | None, verdict: Verdict | None, look: Look) -> bool:
    """Whether a command of the practice screen makes sense now.

    A question is open (its options hidden or shown, or a line to type into), then perhaps waits for the
    learner's word on a close answer, and then has been told.
    """
    if showing is None:
        return action in ("back", "undo", "help") or action.startswith("app.")
    if verdict is None:
        return _while_open(action, showing, look)
    if verdict.pending:
        return action not in _OPEN | _TOLD | {"later", "suspend", "flag"}
    match action:
        case "guessed" | "hard" | "easy":
            return verdict.correct
        case "sources":
            return bool(verdict.evidence)
        case "accept":
            return bool(verdict.typed) and not (verdict.correct or verdict.dont_know)
        case _:
            return action not in _OPEN | {"reject"}


def _while_open(action: str, showing: Showing, look: Look) -> bool:
    match action:
        case "answer":
            return not showing.typed and not look.hidden
        case "submit":
            return showing.typed or not look.hidden
        case "show_options":
            return not showing.typed and look.hidden
        case "recall":
            return not showing.typed
        case "type":
            return showing.typed
        case _:
            return action not in _TOLD | {"accept", "reject"}


_OPEN = {"answer", "submit", "show_options", "dont_know", "recall", "type"}
_TOLD = {"next", "guessed", "hard", "easy", "sources"}
