"""Fits the weights of the memory model to the learner's own answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

import fsrs_rs_python as fsrs

from quiz.practice import doctor
from quiz.practice.history import History
from quiz.practice.log import LIVE, encoded
from quiz.practice.memory import DEFAULT_PARAMETERS, Scheduler

ENOUGH = 400
"""Answers on later days from which a fit is worth having: below, the defaults predict better."""


@dataclass(frozen=True, slots=True)
class Fit:
    """New weights, and how well the old and the new ones predict what the learner remembered.

    `log_loss` and `rmse` (of predicted against actual recall, in bins) are those of the library; smaller is
    better. `answers` counts the answers that it was fitted to.
    """

    weights: tuple[float, ...]
    answers: int
    log_loss_now: float
    log_loss_then: float
    rmse_now: float
    rmse_then: float

    @property
    def better(self) -> bool:
        """Whether the new weights predict better than those in force."""
        return self.log_loss_then < self.log_loss_now


def fit(history: History) -> Fit | None:
    """Fit the weights to the log; None where it holds too few answers (see ENOUGH).

    The figures are measured on the last fifth of the answers, to which the weights measured were not fitted;
    the weights handed out are fitted to all.
    """
    rows = training_rows(history)
    if len(rows) < ENOUGH:
        return None
    cut = len(rows) * 4 // 5
    earlier, later = [row for _, row in rows[:cut]], [row for _, row in rows[cut:]]
    trial = _fitted(earlier)
    now = fsrs.FSRS(list(history.scheduler.parameters)).evaluate(later)
    then = fsrs.FSRS(list(trial)).evaluate(later)
    weights = _fitted([row for _, row in rows])
    return Fit(weights, len(rows), now.log_loss, then.log_loss, now.rmse_bins, then.rmse_bins)


def apply(history: History, weights: Sequence[float], retention: float, at: datetime, day: date) -> None:
    """Put weights into force from now on: noted in the log, and all memories and due days worked out anew."""
    with history.transaction():
        detail = encoded({"weights": list(weights), "retention": retention})
        history.append("parameters", at, day, detail=detail)
        history.weights = history.read_weights()
        history.scheduler = Scheduler(history.weights.parameters)
        doctor.rebuild(history)


def reset(history: History, retention: float, at: datetime, day: date) -> None:
    """Put the default weights back into force."""
    apply(history, DEFAULT_PARAMETERS, retention, at, day)


def training_rows(history: History) -> list[tuple[int, fsrs.FSRSItem]]:
    """One row for each answer on a later day than the one before, oldest first: it with all before it.

    An item that was learned anew begins a new row of answers.
    """
    query = (
        "SELECT item, seq, kind, grade, day FROM log "
        f"WHERE item IS NOT NULL AND kind IN ('review', 'relearn', 'carry') AND {LIVE} ORDER BY item, seq"
    )
    rows: list[tuple[int, fsrs.FSRSItem]] = []
    with history.guard():
        for _, group in groupby(history.connection.execute(query), key=lambda row: row["item"]):
            reviews: list[fsrs.FSRSReview] = []
            last = 0
            for row in group:
                if row["kind"] == "carry":
                    break  # its first answers stand under another name
                if row["kind"] == "relearn":
                    reviews = []
                    continue
                gap = max(row["day"] - last, 0) if reviews else 0
                reviews = [*reviews, fsrs.FSRSReview(row["grade"], gap)]
                last = row["day"]
                if gap:
                    rows.append((row["seq"], fsrs.FSRSItem(reviews)))
    return sorted(rows, key=lambda each: each[0])


def _fitted(rows: Sequence[fsrs.FSRSItem]) -> tuple[float, ...]:
    return tuple(fsrs.FSRS(list(DEFAULT_PARAMETERS)).compute_parameters(list(rows)))
