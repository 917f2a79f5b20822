"""Two programs that work on one store at the same moment, each as somebody else; and what each of them was told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, update

from tests.builders import NOW
from tests.people import colleague
from tests.store.filled import fill
from tests.store.killed import FORKS
from triage.bootstrap import application_on
from triage.clinical.colour import Colour
from triage.errors import OwnedError, StoreAwayError, StoreError, WrongUseError
from triage.settings import Settings
from triage.store.casework.ownership import LEASE
from triage.store.clock_time import to_ms
from triage.store.database import Store, open_database, open_shared
from triage.store.keeping.keys import DEMO_KEY
from triage.store.schema import migrate
from triage.store.tables import case, case_event, decision, patient, result
from triage.workflow.application import Application

# What a program was told about each of its cases.
Told = dict[int, str]
Work = Callable[[Application, Sequence[int]], Told]
PEOPLE = ("anna", "bo")
_OTHER = 1_000_000


@dataclass(frozen=True)
class Place:
    """Where the store stands, in words that another process understands; at `one_desk` both write one chain."""

    folder: Path
    address: str | None = None
    one_desk: bool = False

    def open(self) -> Store:
        """Open the store."""
        path = self.folder / "visita.db"
        return open_database(path, DEMO_KEY) if self.address is None else open_shared(self.address, path)

    def application(self, store: Store, actor: str) -> Application:
        """Return the application as somebody at a workstation of their own has it."""
        at_work = application_on(store, Settings(self.folder, "tester"), is_demo=True, clock=lambda: NOW)
        store.sign("one desk" if self.one_desk else f"desk of {actor}")
        return replace(at_work, actor=actor, session=None)


def prepared(place: Place, cases: int, colour: Colour | None = None) -> list[int]:
    """Make a store with so many open cases, of one colour where that matters; return their keys."""
    store = place.open()
    migrate(store)
    app = place.application(store, "tester")
    for login in PEOPLE:
        colleague(app, login)
    fill(store, cases)
    with store.write() as connection:
        connection.execute(update(patient).values(to_score=0))
        if colour is not None:
            _colour(connection, colour)
    store.close()
    return list(range(1, cases + 1))


def _colour(connection: Connection, colour: Colour) -> None:
    """Give every case a result of this colour: those that are there stay as they are for ever."""
    rows = [dict(row) for row in connection.execute(select(result)).mappings()]
    others = {"colour_rank": colour.rank, "is_complete": 1}
    connection.execute(insert(result), [{**row, **others, "id": row["id"] + _OTHER} for row in rows])
    connection.execute(update(case).values(colour_rank=colour.rank, result_id=case.c.result_id + _OTHER))


def owned_by(connection: Connection, login: str) -> None:
    """Let somebody have every case."""
    lease = {"owned_since": to_ms(NOW), "lease_until": to_ms(NOW + LEASE)}
    connection.execute(update(case).values(owner=login, fence=1, **lease))


def race(place: Place, works: Sequence[Work], cases: Sequence[int]) -> list[Told]:
    """Let a program do each of `works` at the same moment; return what each was told, in that order."""
    start, told = FORKS.Barrier(len(works)), FORKS.Queue()
    racers = [
        FORKS.Process(target=_run, args=(place, who, work, list(cases), start, told, number))
        for number, (who, work) in enumerate(zip(PEOPLE, works, strict=True))
    ]
    for racer in racers:
        racer.start()
    found = dict(told.get(timeout=600) for _ in racers)
    for racer in racers:
        racer.join()
    return [found[number] for number in range(len(works))]


def _run(
    place: Place, who: str, work: Work, cases: Sequence[int], start: Barrier, told: "Queue[Any]", number: int
) -> None:
    store = place.open()
    app = place.application(store, who)
    start.wait()
    found = work(app, cases)
    store.close()
    told.put((number, found))


def one_by_one(cases: Sequence[int], act: Callable[[int], object]) -> Told:
    """Do something to each case, and note "done", or what it was refused for."""
    return {key: _told(act, key) for key in cases}


def _told(act: Callable[[int], object], key: int) -> str:
    try:
        act(key)
    except OwnedError:
        return "owned"
    except WrongUseError:
        return "refused"
    except StoreAwayError:
        raise
    except StoreError:
        return "busy"
    return "done"


def decisions_in(place: Place) -> dict[int, list[str]]:
    """Return who decided each case."""
    found: dict[int, list[str]] = {}
    with_lines = select(case.c.id, decision.c.actor).outerjoin(decision, decision.c.case_id == case.c.id)
    store = place.open()
    with store.read() as connection:
        for key, actor in connection.execute(with_lines.order_by(case.c.id)):
            found.setdefault(key, []).extend([actor] if actor else [])
    store.close()
    return found


def last_owners(place: Place) -> dict[int, str]:
    """Return to whom each case was given last."""
    store = place.open()
    with store.read() as connection:
        events = select(case_event.c.case_id, case_event.c.owner).order_by(case_event.c.id)
        found = dict(connection.execute(events).all())
    store.close()
    return found
