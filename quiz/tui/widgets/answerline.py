"""The line into which an answer is typed."""

from __future__ import annotations

from textual.widgets import Input


class AnswerLine(Input):
    """Opens empty for each question. An empty line is taken for "I don't know" only when it was meant."""

    DEFAULT_CSS = """
    AnswerLine { display: none; }
    """

    def __init__(self) -> None:
        super().__init__(
            id="answer",
            compact=True,
            select_on_focus=False,
            placeholder="Type the answer (nothing: I don't know)",
        )
        self.cursor_blink = False
        self._warned = False

    def open(self) -> None:
        """Begin anew."""
        self.value = ""
        self._warned = False
        self.display = True
        self.focus()

    def close(self) -> None:
        """Make room for the feedback."""
        self.display = False

    @property
    def answer(self) -> str:
        """What was typed, without blanks at its ends."""
        return self.value.strip()

    def meant_empty(self) -> bool:
        """Whether the line is handed in empty for the second time."""
        before, self._warned = self._warned, True
        return before
