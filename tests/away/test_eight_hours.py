"""Eight hours without a connection in fast time: whatever fails on the way back, nothing is lost or doubled."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection, select

from tests.away.builders import Clock, Workstation, arrive, as_person, listed, people, rows_of
from tests.builders import fhir_spo2
from triage.clinical.decision import Action, Seen
from triage.errors import StoreAwayError, Text
from triage.store.away.acts import count_waiting
from triage.store.away.scope import copied_tables
from triage.store.casework.seen import seen_now
from triage.store.database import Store
from triage.store.tables import away_conflict, away_merged, decision
from triage.workflow.application import Application
from triage.workflow.away.copy import keep_copy
from triage.workflow.away.queue import decide_away, undo_away
from triage.workflow.casework.decide import decide
from triage.worklist.row import Row

STATIONS = 4
AWAY = StoreAwayError(Text("Væk.", "Away."))
ACTIONS = (Action.VISIT, Action.PHONE, Action.MESSAGE, Action.NO_VISIT)
# Each copy knows its own person alone.
OWN = {"person", "role_grant"}


class Breaking(Store):
    """A store of which three in ten requests fail, half of them after it kept what was asked."""

    def __init__(self, store: Store, random: Random) -> None:
        super().__init__(store._engines, store.path)
        self._random = random

    @contextmanager
    def read(self) -> Iterator[Connection]:
        self._maybe_break()
        with super().read() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        self._maybe_break()
        with super().write() as connection:
            yield connection
        self._maybe_break()

    def _maybe_break(self) -> None:
        if self._random.random() < 0.15:
            raise AWAY


class Day:
    """Workstations that are away for eight hours, each deciding so many cases, and what must be so afterwards."""

    def __init__(self, shared: Application, folder: Path, each: int, seed: int) -> None:
        self.shared, self.each, self.random = shared, each, Random(seed)
        arrive(shared, *people(each * STATIONS * 2 // 3))
        self.stations = [Workstation(as_person(shared, f"s{n}"), folder / f"s{n}") for n in range(STATIONS)]
        for station in self.stations:
            station.keep()
        self.told: list[str] = []

    def pass_away(self) -> None:
        """Decide on every copy, now and then take a decision back, while colleagues with a connection work on."""
        clock = self.shared.clock
        assert isinstance(clock, Clock)
        for number in range(self.each):
            clock.pass_(seconds=8 * 3600 / self.each)
            for station in self.stations:
                self._decide(station, number)
            if number % 10 == 0:
                row = self.random.choice(listed(self.shared))
                decide(self.shared, row.case, Action.VISIT, "ashore")
            if number % 25 == 5:
                who = self.random.randrange(1, self.each)
                arrive(self.shared, fhir_spo2(80, 10_000 + number, of=who, at=clock.now))

    def come_back(self) -> None:
        """Merge until nothing waits, in any order, over a connection that breaks all the time."""
        left = list(self.stations)
        while left:
            station = self.random.choice(left)
            app = replace(station.shared, store=Breaking(self.shared.store, self.random))
            with suppress(StoreAwayError):
                keep_copy(app, station.copy)
            with station.copy.store.read() as connection:
                if not count_waiting(connection):
                    left.remove(station)
        for station in self.stations:
            station.keep()

    def close(self) -> None:
        """Close every copy."""
        for station in self.stations:
            station.close()

    def _decide(self, station: Workstation, number: int) -> None:
        row = self.random.choice(listed(station.copy))
        note = f"{station.shared.actor}-{number}"
        made = decide_away(station.copy, row.case, self.random.choice(ACTIONS), note, shown(station, row))
        if self.random.random() < 0.05 and made.decision is not None:
            undo_away(station.copy, made.decision)
        else:
            self.told.append(note)


def shown(station: Workstation, row: Row) -> Seen:
    """Return how far the data had come that the copy shows of a patient."""
    with station.copy.store.read() as connection:
        return seen_now(connection, row.patient)


def digest(station: Workstation) -> str:
    """Return a hash of all that a copy holds of the shared store."""
    rows = rows_of(station.copy.store, *sorted(copied_tables() - OWN))
    return hashlib.sha256(repr(sorted(rows.items())).encode()).hexdigest()


def check(day: Day) -> tuple[int, int]:
    """Look at everything afterwards; return how many decisions were merged, and how many a person must look at."""
    with day.shared.store.read() as connection:
        outcomes = Counter(connection.execute(select(away_merged.c.outcome)).scalars())
        notes = Counter(connection.execute(select(decision.c.note).where(decision.c.action != "undo")).scalars())
        asked = connection.execute(select(away_conflict.c.body)).scalars().all()
        standing = Counter(connection.execute(select(decision.c.case_id)).scalars())
    merged = [note for note in day.told if notes[note]]
    shown = [note for note in day.told if any(f'"note": "{note}"' in body for body in asked)]
    assert sorted(merged + shown) == sorted(day.told)
    assert all(notes[note] == 1 for note in merged)
    assert (outcomes["merged"], outcomes["conflict"]) == (len(merged), len(shown))
    assert max(standing.values()) == 1
    assert len({digest(station) for station in day.stations}) == 1
    assert {row.case for row in listed(day.stations[0].copy)} == {row.case for row in listed(day.shared)}
    return len(merged), len(shown)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_that_a_day_away_loses_and_doubles_nothing(shared: Application, tmp_path: Path) -> None:
    passed(shared, tmp_path, 25)


@pytest.mark.full
def test_that_eight_hours_away_lose_and_double_nothing(shared: Application, tmp_path: Path) -> None:
    passed(shared, tmp_path, 200)


def passed(shared: Application, tmp_path: Path, each: int) -> None:
    """Let the workstations be away for a day with so many decisions each, and look at everything afterwards."""
    day = Day(shared, tmp_path, each, seed=each)
    day.pass_away()
    day.come_back()
    merged, shown = check(day)
    day.close()
    assert merged > each
    assert shown > 0
