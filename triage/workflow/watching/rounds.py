"""The rounds of the watch: every source when it is due, each beside the others, and scoring after each."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeGuard

from triage.errors import Text
from triage.lanes.beside import Beside
from triage.store.sources import Source, record_fault, sources
from triage.store.watch import LeaseLostError, StoppedError, WatchRow, note_answered, note_busy, read_watch
from triage.workflow.application import Application
from triage.workflow.pull.pull import pull_source
from triage.workflow.watching.cycle import ERRANDS, Step, explained, named, run_steps, together
from triage.worklist.source import is_due

SCORED_EVERY = timedelta(seconds=30)
ERRANDS_EVERY = timedelta(seconds=5)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)

Pull = Callable[[Application, int], object]
Steps = Callable[[Application, Collection[int]], Text | None]


class Rounds:
    """Call `tick` again and again from one thread; it never waits for a source.

    A person who asks has every source looked at, even one that was given a rest after a fault.
    """

    def __init__(
        self,
        app: Application,
        pull: Pull = pull_source,
        steps: Steps = run_steps,
        errands: Sequence[Step] = ERRANDS,
    ) -> None:
        self._app = app
        self._pull = pull
        self._steps = steps
        self._pulls: Beside[int] = Beside()
        self._errands: Beside[Step] = Beside()
        self._all_errands = errands
        self._wanted: set[int] = set()
        self._loading: set[int] = set()
        self._began: dict[int, datetime] = {}
        self._faults: dict[Step, Text] = {}
        self._ran: dict[Step, datetime] = {}
        self._asked = self._answered = self._row().answered
        self._scored = self._ran_errands = _NEVER
        self._is_busy = False

    @property
    def is_idle(self) -> bool:
        """Return whether nothing is wanted, and nothing runs."""
        return self._has_fetched() and not self._errands.running

    def want_all(self) -> None:
        """Have every source looked at, due or not."""
        self._wanted |= {source.id for source in sources(self._app.store) if source.settings.is_scheduled}

    def tick(self) -> None:
        """Start what is due, note what ended, and score where there may be news."""
        now = self._app.clock()
        asked = self._row().asked
        if asked > self._asked:
            self._asked = asked
            self.want_all()
        has_ended = self._note_ended()
        self._start_due(now)
        self._note_busy()
        is_answer = self._has_fetched() and self._asked > self._answered
        is_scored = has_ended or is_answer or abs(now - self._scored) >= SCORED_EVERY
        if is_scored:
            self._score(now)
        if is_scored or abs(now - self._ran_errands) >= ERRANDS_EVERY:
            self._run_errands(now)

    def _has_fetched(self) -> bool:
        return not self._pulls.running and not self._wanted

    def _score(self, now: datetime) -> None:
        self._scored = now
        fault = self._steps(self._app, self._loading)
        if self._has_fetched():
            self._answered = self._asked
        note_answered(self._app.store, self._answered, together([*filter(None, (fault,)), *self._faults.values()]))

    def _run_errands(self, now: datetime) -> None:
        self._ran_errands = now
        for errand in self._all_errands:
            has_rested = abs(now - self._ran.get(errand, _NEVER)) >= errand.every
            if has_rested and errand not in self._errands.running:
                self._ran[errand] = now
                self._errands.start(errand, partial(errand.run, self._app, ()))

    def _start_due(self, now: datetime) -> None:
        running = self._pulls.running
        for source in sources(self._app.store):
            if source.id not in running and self._is_wanted(source, now):
                self._start(source, now)

    def _is_wanted(self, source: Source, now: datetime) -> bool:
        return source.id in self._wanted or is_due(source.id, source.settings, source.health, now)

    def _start(self, source: Source, now: datetime) -> None:
        self._wanted.discard(source.id)
        self._began[source.id] = now
        if source.health.last_success is None:
            self._loading.add(source.id)
        self._pulls.start(source.id, partial(self._pull, self._app, source.id))

    def _note_ended(self) -> bool:
        """Return whether a pull ended; what its own code could not explain is noted on its source here."""
        for errand, fault in self._errands.ended().items():
            self._faults.pop(errand, None)
            if _is_explainable(fault):
                self._faults[errand] = named(errand, fault)
        ended = self._pulls.ended()
        for key, fault in ended.items():
            if _is_explainable(fault):
                record_fault(self._app.store, key, explained(fault), self._began[key])
        self._loading -= ended.keys()
        return bool(ended)

    def _note_busy(self) -> None:
        is_busy = bool(self._pulls.running)
        if is_busy != self._is_busy:
            note_busy(self._app.store, is_busy=is_busy)
            self._is_busy = is_busy

    def _row(self) -> WatchRow:
        with self._app.store.read() as connection:
            return read_watch(connection, self._app.clock())


def _is_explainable(fault: BaseException | None) -> TypeGuard[BaseException]:
    """Return whether there is a fault to tell people of; the end of the watch is none, and ends everything here."""
    if isinstance(fault, StoppedError | LeaseLostError):
        raise fault
    return fault is not None
