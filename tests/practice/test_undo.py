"""Any sequence of answers, marks, edits and undos leaves the state that the log implies."""

from datetime import UTC

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.model.review import Grade
from quiz.practice.days import StudyDays
from quiz.practice.doctor import check, rebuild
from quiz.practice.history import History
from quiz.practice.session import Session
from quiz.practice.settings import Settings

STEPS = st.lists(
    st.sampled_from(
        ["right", "wrong", "dont_know", "guessed", "hard", "easy", "next", "undo", "undo", "skip", "bury", "suspend", "flag",
         "restart", "finish", "tomorrow", "month"]
    ),
    max_size=30,
)  # fmt: skip


class Learner:
    """Does one step after another, as far as it can be done."""

    def __init__(self, deck, path, time, right, wrong):
        self.deck, self.path, self.time = deck, path, time
        self.right, self.wrong = right, wrong
        self.history = History(path)
        self.start()

    def start(self):
        self.session = Session(
            [self.deck], self.history, settings=Settings(new=3), clock=self.time, days=StudyDays(4, UTC)
        )

    def do(self, step):
        session = self.session
        match step:
            case "undo":
                session.undo()
            case "restart":
                self.history.close()
                self.history = History(self.path)
                self.start()
            case "finish":
                session.finish()
                self.start()
            case "tomorrow" | "month":
                self.time.forward(days=1 if step == "tomorrow" else 30)
                self.start()
            case _ if session.current is None:
                pass
            case "flag":
                session.flag()
            case "skip" | "bury" | "suspend" if not session.verdict:
                getattr(session, step)()
            case "right" | "wrong" if not session.verdict:
                getattr(self, step)(session)
            case "dont_know" if not session.verdict:
                session.dont_know()
            case "next" if session.verdict:
                session.next()
            case "guessed" | "hard" | "easy" if session.verdict and session.verdict.correct:
                grades = {"guessed": Grade.AGAIN, "hard": Grade.HARD, "easy": Grade.EASY}
                session.regrade(grades[step], guessed=step == "guessed")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_the_state_is_always_what_the_log_implies(steps, make, tmp_path_factory, right, wrong):
    path = tmp_path_factory.mktemp("desk") / "h.sqlite3"
    learner = Learner(make.numbered(5), path, make.time(), right, wrong)
    for step in steps:
        learner.do(step)
    found = check(learner.history)
    assert found.sound, steps
    before = learner.history.states("Deck")
    rebuild(learner.history)
    assert {key: state.memory.due for key, state in learner.history.states("Deck").items()} == {
        key: state.memory.due for key, state in before.items()
    }
    learner.history.close()


def test_undo_reaches_back_over_the_end_and_a_restart(desk, make, right, wrong):
    deck = make.numbered(3)
    session = desk.session(deck)
    shown = []
    while session.current:
        shown.append((session.current.key, [option.text for option in session.current.options]))
        right(session)
        session.next()
    desk.time.forward(hours=3)
    session = desk.session(deck)
    assert session.current is None
    for key, options in reversed(shown):
        assert session.undo().key == key
        assert session.current.key == key
        assert [option.text for option in session.current.options] == options
    assert session.undo() is None
    assert all(state.memory.new for state in session.history.states("Deck").values())
    assert sum(1 for _ in session.history.reviews()) == 0


def test_undo_while_the_verdict_shows_takes_the_answer_back(desk, make, wrong):
    session = desk.session(make.numbered(2))
    before = session.current
    wrong(session)
    session.undo()
    assert session.verdict is None
    assert session.current == before
    assert session.left == 2


def test_undo_lifts_a_mark_and_the_card_is_asked_again(desk, make):
    session = desk.session(make.numbered(2))
    first = session.current.key
    session.suspend()
    assert session.current.key != first
    assert session.undo().kind == "suspend"
    assert session.current.key == first
    assert not session.history.state(first).suspended


def test_nothing_is_ever_taken_out_of_the_log(desk, make, wrong):
    session = desk.session(make.numbered(1))
    wrong(session)
    count = "SELECT count(*) FROM log"
    before = session.history.connection.execute(count).fetchone()[0]
    session.undo()
    assert session.history.connection.execute(count).fetchone()[0] == before + 1
    for statement in ("DELETE FROM log", "UPDATE log SET grade = 3", "DELETE FROM items"):
        try:
            session.history.connection.execute(statement)
        except Exception as error:
            assert "append-only" in str(error) or "stay" in str(error)
        else:
            raise AssertionError(f"{statement} went through")
