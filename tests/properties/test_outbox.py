"""Whatever is decided, undone, sent, lost and killed, in any order: each decision has one effect at the source."""

import tempfile
from contextlib import suppress
from copy import deepcopy
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.builders import NOW
from tests.fhir.fake_source import FakeSource, Killed
from tests.properties.choices import choices
from tests.unit.workflow.told import EXAMINED, alarmed, mark_of, sent
from triage.bootstrap import open_application
from triage.clinical.choice import Choice
from triage.settings import Settings
from triage.workflow.casework.decide import decide, undo
from triage.worklist.source import WriteBack

FAULTS = st.sampled_from([None, "lost", "cut", 429, 500, "killed before", "killed after"])


@cache
def _template(dress: WriteBack) -> tuple[bytes, FakeSource, int]:
    """Return a database with one alarm, the server it came from, and its case: made once, for it takes a second."""
    with tempfile.TemporaryDirectory() as folder:
        app = open_application(Settings(Path(folder), "tester"), is_demo=True, clock=lambda: NOW)
        server = FakeSource()
        case = alarmed(app, server, dress).case
        with app.store.read() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        app.store.close()
        return app.store.path.read_bytes(), server, case


def with_an_alarm(home: Path, dress: WriteBack) -> tuple[FakeSource, int]:
    """Put a database with an alarm under `home`; return its server as it was then, and the case."""
    database, was, case = _template(dress)
    demo = Settings(home, "tester").demo_home
    demo.mkdir(parents=True)
    (demo / "visita.db").write_bytes(database)
    server = FakeSource()
    server.held = deepcopy(was.held)
    return server, case


class Outbox(RuleBasedStateMachine):
    """One patient whose case is decided and undone again and again."""

    dress = WriteBack.TASK

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._now = NOW
        home = Path(self._folder.name)
        self.server, self._case = with_an_alarm(home, self.dress)
        self._app = open_application(Settings(home, "tester"), is_demo=True, clock=lambda: self._now)
        self.decided: int | None = None
        self.decisions = 0

    @precondition(lambda self: self.decided is None)
    @rule(choice=choices())
    def decide(self, choice: Choice) -> None:
        self.decided = decide(self._app, self._case, choice, "").decision
        self.decisions += 1

    @precondition(lambda self: self.decided is not None)
    @rule()
    def undo(self) -> None:
        assert self.decided is not None
        undo(self._app, self.decided)
        self.decided = None

    @rule(faults=st.lists(FAULTS, max_size=5), minutes=st.sampled_from([0, 1, 7, 200]))
    def send(self, faults: list[Any], minutes: int) -> None:
        self._now += timedelta(minutes=minutes)
        self.server.faults = faults
        with suppress(Killed):
            sent(self._app, self.server)
        self.server.faults = []

    @precondition(lambda self: self.decided is not None)
    @rule()
    def undo_while_it_is_sent(self) -> None:
        self.server.between = self.undo
        self.send([], 0)
        self.server.between = None

    @invariant()
    def nothing_is_there_twice(self) -> None:
        keys = [task["identifier"][0]["value"] for task in self.server.of("Task")]
        targets = [provenance["target"][0]["reference"] for provenance in self.server.of("Provenance")]
        assert len(keys) == len(set(keys)) <= self.decisions
        assert len(targets) == len(set(targets))

    def teardown(self) -> None:
        for hour in range(1, 6):
            sent(self._app, self.server, self._now + timedelta(hours=2 * hour))
        self.check_the_end()
        self._app.store.close()
        self._folder.cleanup()

    def check_the_end(self) -> None:
        in_force = [task for task in self.server.of("Task") if task["status"] != "entered-in-error"]
        assert len(in_force) == (self.decided is not None)
        told_of = {provenance["target"][0]["reference"] for provenance in self.server.of("Provenance")}
        assert {f"Task/{task['id']}" for task in in_force} <= told_of


class MarkingOutbox(Outbox):
    """The same where the source has marks of its own."""

    dress = WriteBack.RM_EXTENSIONS

    def check_the_end(self) -> None:
        assert (mark_of(self.server)[0] == EXAMINED) == (self.decided is not None)


_FEW = settings(max_examples=12, stateful_step_count=12, deadline=None)
TestTasks = Outbox.TestCase
TestTasks.settings = _FEW
TestMarks = MarkingOutbox.TestCase
TestMarks.settings = _FEW
