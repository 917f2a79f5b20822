"""Whatever is decided, corrected and taken back: what stands is what a plain model says, and nothing is ever lost."""

import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.builders import NOW
from tests.properties.choices import WORDS, choices, details
from tests.properties.test_outbox import with_an_alarm
from triage.bootstrap import open_application
from triage.clinical.choice import Choice, body_of, details_from
from triage.clinical.decision import Decision, OutcomeKind
from triage.clinical.details import ChangeInterval, Details, EndCourse, Visit
from triage.settings import Settings
from triage.store.casework.booking_requests import RequestState
from triage.store.casework.decisions import decisions_of
from triage.workflow.application import Application
from triage.workflow.casework.decide import correct, decide, undo
from triage.workflow.casework.follow_up import list_bookings, note_outcome
from triage.worklist.source import WriteBack


@given(details())
def test_that_details_come_back_from_their_json(chosen: Details) -> None:
    assert details_from(Choice(chosen).action, body_of(chosen)) == chosen


@dataclass
class Line:
    """What the model knows of one decision."""

    choice: Choice
    note: str
    stands: bool = True
    corrects: int | None = None
    outcomes: int = 0


class Decisions(RuleBasedStateMachine):
    """One case, decided, corrected and taken up again and again."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.now = NOW
        home = Path(self._folder.name)
        _, self._case = with_an_alarm(home, WriteBack.TASK)
        self._app = open_application(Settings(home, "tester"), is_demo=True, clock=self.clock)
        self.lines: dict[int, Line] = {}

    def clock(self) -> datetime:
        """Return the time of the machine."""
        return self.now

    @property
    def standing(self) -> int | None:
        """Return the key of the decision in force."""
        return next((key for key, line in self.lines.items() if line.stands), None)

    @precondition(lambda self: self.standing is None)
    @rule(choice=choices(), note=WORDS)
    def decide(self, choice: Choice, note: str) -> None:
        made = decide(self._app, self._case, choice, note).decision or 0
        self.lines[made] = Line(choice, note.strip())

    @precondition(lambda self: self.standing is not None)
    @rule(choice=choices(), note=WORDS)
    def correct(self, choice: Choice, note: str) -> None:
        old = self.standing or 0
        made = correct(self._app, old, choice, note, "slip").decision or 0
        self.lines[old].stands = False
        self.lines[made] = Line(choice, note.strip(), corrects=old)

    @precondition(lambda self: self.standing is not None)
    @rule()
    def undo(self) -> None:
        old = self.standing or 0
        undo(self._app, old)
        self.lines[old].stands = False

    @precondition(lambda self: isinstance(self.chosen, Visit))
    @rule(kind=st.sampled_from([OutcomeKind.NEEDED, OutcomeKind.NOT_NEEDED, OutcomeKind.NO_SHOW]))
    def note_outcome(self, kind: OutcomeKind) -> None:
        note_outcome(self._app, self.standing or 0, kind)
        self.lines[self.standing or 0].outcomes += 1

    @property
    def chosen(self) -> Details | None:
        """Return the details of the decision in force."""
        return self.lines[self.standing].choice.details if self.standing is not None else None

    @invariant()
    def every_line_is_as_the_model_has_it(self) -> None:
        found = {made.id: made for made in decisions_in(self._app)}
        assert {key: as_line(made) for key, made in found.items()} == self.lines

    @invariant()
    def a_visit_that_stands_is_asked_for_and_nothing_else(self) -> None:
        waiting = [one.decision for one in list_bookings(self._app, (RequestState.OPEN,))]
        assert waiting == ([self.standing] if isinstance(self.chosen, Visit) else [])

    def teardown(self) -> None:
        self._app.store.close()
        self._folder.cleanup()


def decisions_in(app: Application) -> tuple[Decision, ...]:
    """Every decision about the one patient."""
    with app.store.read() as connection:
        return decisions_of(connection, 1)


def as_line(made: Decision) -> Line:
    """A decision as the model has it; the plans, which the store knows alone, left out."""
    asked = made.details
    if isinstance(asked, ChangeInterval | EndCourse):
        asked = replace(asked, plans=())
    assert asked is not None
    return Line(Choice(asked, made.reason), made.note, not made.undone, made.corrects, len(made.outcomes))


TestDecisions = Decisions.TestCase
TestDecisions.settings = settings(max_examples=4, stateful_step_count=8, deadline=None)
