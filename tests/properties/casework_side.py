"""One database in which a made-up department works, driven by numbers that are the same on every database."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, select

from tests.away.builders import Workstation
from tests.builders import bundle
from triage.bootstrap import application_on
from triage.clinical.decision import Action, Seen
from triage.errors import VisitaError
from triage.fhir.read import read_document
from triage.settings import Settings
from triage.store.casework.seen import seen_now
from triage.store.database import Store
from triage.store.intake.intake import Intake
from triage.store.results import case_facts
from triage.store.sources import source_id
from triage.store.tables import metadata
from triage.workflow.application import Application
from triage.workflow.away.copy import on_copy
from triage.workflow.away.merge import merge
from triage.workflow.away.queue import decide_away
from triage.workflow.catalogue import Catalogue, parsed_rule_set
from triage.workflow.greens.close import close_greens
from triage.workflow.greens.show import preview_greens
from triage.workflow.score.score import score
from triage.worklist.green_list import GreenQuery

FIRST = "tester"
_NUMBER = re.compile(r"\d+")
# What another version of the rules has in place of the shipped limits.
_STRICTER = {
    "version: 1.2.0": "version: 1.2.1",
    "value: 87, unit": "value: 90, unit",
    "value: 89, unit": "value: 93, unit",
}


class Crash(BaseException):
    """The program ends here: no handler of faults catches it."""


class Crashing(Store):
    """A store under a program that ends in the n-th transaction, after so many statements, and never keeps it."""

    def __init__(self, store: Store, transactions: int, statements: int) -> None:
        super().__init__(store._engines, store.path)
        self._kept, self._left = transactions, statements

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection that may end in the middle."""
        with super().write() as connection, self._ending(connection):
            yield connection

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """Give a connection that may end in the middle."""
        with super().change() as connection, self._ending(connection):
            yield connection

    @contextmanager
    def _ending(self, connection: Connection) -> Iterator[None]:
        self._kept -= 1
        if self._kept >= 0:
            yield
            return
        event.listen(connection, "before_cursor_execute", self._count)
        yield
        raise Crash

    def _count(self, *_: Any) -> None:
        self._left -= 1
        if self._left < 0:
            raise Crash


class Ruled(Catalogue):
    """The shipped catalogue, in which the rules of one programme may be stricter."""

    def __init__(self, *, is_strict: bool) -> None:
        super().__init__()
        self._is_strict = is_strict

    @cached_property
    def rule_set_files(self) -> dict[str, str]:
        """Return the file of the rule set in use for each programme."""
        files = Catalogue().library_files
        for old, new in _STRICTER.items() if self._is_strict else ():
            files["copd"] = files["copd"].replace(old, new)
        return files

    @cached_property
    def rule_sets(self) -> dict[str, Any]:
        """Return the rule set in use for each programme."""
        return {programme: parsed_rule_set(body) for programme, body in self.rule_set_files.items()}


@cache
def ruled(is_strict: bool) -> Ruled:
    """Return a catalogue; read once, for it takes a while."""
    return Ruled(is_strict=is_strict)


class Side:
    """One database; cases, decisions and looks are named by their place in order, people by their login."""

    def __init__(self, store: Store, away: Path, clock: Callable[[], datetime]) -> None:
        self.store, self._clock = store, clock
        self.is_strict = False
        self.start()
        self.station = Workstation(self.app("bo"), away)

    def begin(self, clock: Callable[[], datetime], copy: bytes) -> None:
        """Begin anew, by another clock, with `copy` as the file of the workstation that can be away."""
        self._clock, self.is_strict = clock, False
        self.start()
        self.station.shared = self.app("bo")
        replaced(self.station.copy.store, copy)
        self.station.copy = on_copy(self.station.shared, self.station.copy.store)

    def start(self) -> None:
        """Begin with new connections and nothing in mind, as a program does that starts."""
        end_connections(self.store)
        settings = Settings(self.store.path.parent, FIRST)
        self._app = application_on(self.store, settings, is_demo=True, clock=self._clock)

    def app(self, person: str = FIRST, store: Store | None = None) -> Application:
        """Return the application as a person has it now."""
        rules = ruled(self.is_strict)
        return replace(self._app, actor=person, session=None, catalogue=rules, store=store or self.store)

    def key(self, table: str, number: int) -> int:
        """Return the key of the n-th row of a table: keys differ, for a number that was drawn in vain stays drawn."""
        with self.store.read() as connection:
            rows = select(metadata.tables[table].c.id).order_by(metadata.tables[table].c.id)
            return int(connection.execute(rows.offset(number).limit(1)).scalar_one())

    def outcome(self, act: Callable[[], object]) -> str | None:
        """Do something; return why it was refused, in words without numbers, or None."""
        try:
            act()
        except VisitaError as refused:
            return _NUMBER.sub("#", refused.text.en)
        return None

    def crash(self, transactions: int, statements: int, act: Callable[[Application], object], person: str) -> bool:
        """Do something in a program that ends in the middle of it, and start anew; return whether it ended so."""
        try:
            act(self.app(person, Crashing(self.store, transactions, statements)))
        except Crash:
            self.start()
            return True
        return False

    def take_in(self, app: Application, *resources: dict[str, Any]) -> None:
        """Take resources in, without scoring."""
        received = list(read_document(bundle(*resources), app.catalogue.kinds))
        Intake(app.store, source_id(self.store, "hospital")).accept(received, self._clock)

    def score(self) -> None:
        """Score who waits."""
        score(self.app())

    def seen(self, patient: int) -> Seen:
        """Return how far a patient's data have come."""
        with self.store.read() as connection:
            return seen_now(connection, patient)

    def close_greens(self, person: str) -> int:
        """Close every green that can be, and return how many were."""
        app = self.app(person)
        return len(close_greens(app, preview_greens(app, GreenQuery()).cases).closed)

    def go_away(self) -> None:
        """Bring the copy up to date, as it is before the connection is lost."""
        self.station.shared = self.app("bo")
        self.station.keep()

    def decide_away(self, case: int, action: Action, note: str) -> None:
        """Decide on the copy, on what it shows."""
        app, key = replace(self.station.copy, catalogue=ruled(self.is_strict)), self.key("case", case)
        with app.store.read() as connection:
            found = case_facts(connection, key)
            seen = Seen() if found is None else seen_now(connection, found.patient)
        decide_away(app, key, action, note, seen)

    def merge(self) -> None:
        """Bring into the shared store what waits in the copy."""
        merge(self.app("bo"), self.station.copy)

    def close(self) -> None:
        """Close everything."""
        self.station.close()
        self.store.close()


def end_connections(store: Store) -> None:
    """Close every connection of a store, which opens others when it is used again."""
    store._engines.writer.dispose()


def replaced(store: Store, content: bytes) -> None:
    """Put another content in the place of a store's file."""
    end_connections(store)
    for name in ("-wal", "-shm"):
        store.path.with_name(store.path.name + name).unlink(missing_ok=True)
    store.path.write_bytes(content)


def content_of(store: Store) -> bytes:
    """Return the content of a store's file."""
    end_connections(store)
    return store.path.read_bytes()
