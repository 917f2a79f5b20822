"""Several processes that want the same cases at the same time: each case has one owner, and every other is refused."""

import multiprocessing
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from tests.builders import NOW, clock, patient, received
from tests.postgresql import Server
from tests.store.conftest import KEY
from tests.store.test_cases import outcome, record
from triage.clinical.colour import Colour
from triage.errors import OwnedError
from triage.store.casework.ownership import claim
from triage.store.database import Store, open_database, open_shared
from triage.store.intake.intake import Intake
from triage.store.schema import migrate
from triage.store.sources import source_id
from triage.store.tables import case as case_table

PEOPLE = ("anna", "bo")
Won = list[tuple[int, int]]


def _claims(open_store: Callable[[], Store], actor: str, cases: Sequence[int], start: Barrier, won: object) -> None:
    store, mine = open_store(), []
    for key in cases:
        start.wait()
        try:
            with store.change() as connection:
                mine.append((key, claim(connection, key, actor, NOW).fence))
        except OwnedError:
            continue
    store.close()
    won.put(mine)  # type: ignore[attr-defined] - multiprocessing's queue


class _File:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self) -> Store:
        return open_database(self.path, KEY)


class _Shared:
    def __init__(self, address: object, path: Path) -> None:
        self.address, self.path = address, path

    def __call__(self) -> Store:
        return open_shared(self.address, self.path)  # type: ignore[arg-type] - whatever it gives


def race(open_store: Callable[[], Store], number: int) -> None:
    store = open_store()
    migrate(store)
    Intake(store, source_id(store, "test")).accept([received(patient(1))], clock)
    record(store, outcome(Colour.YELLOW))
    keys = list(range(100, 100 + number))
    shown = {
        "patient_id": 1,
        "result_id": 1,
        "is_open": 1,
        "colour_rank": 1,
        "reason_da": "",
        "reason_en": "",
        "opened": 0,
    }
    with store.write() as connection:
        connection.execute(insert(case_table), [{"id": key, "programme": f"course {key}", **shown} for key in keys])
    spawned = multiprocessing.get_context("spawn")
    start, won = spawned.Barrier(len(PEOPLE)), spawned.Queue()
    racers = [spawned.Process(target=_claims, args=(open_store, one, keys, start, won)) for one in PEOPLE]
    for racer in racers:
        racer.start()
    taken = [won.get(timeout=500) for _ in racers]
    for racer in racers:
        racer.join()
    with store.read() as connection:
        owned = connection.execute(select(case_table.c.id, case_table.c.fence).where(case_table.c.owner.is_not(None)))
        found = sorted((row.id, row.fence) for row in owned)
    store.close()
    assert Counter(key for key, _ in chain(*taken)) == Counter(keys)
    assert found == [(key, 1) for key in keys]


@pytest.mark.file_only
def test_that_no_case_has_two_owners_in_a_file(tmp_path: Path) -> None:
    race(_File(tmp_path / "visita.db"), 200)


def test_that_no_case_has_two_owners_on_a_server(tmp_path: Path, postgresql: Server) -> None:
    with postgresql.clean() as address:
        race(_Shared(address, tmp_path / "visita.db"), 200)


@pytest.mark.full
@pytest.mark.file_only
def test_that_of_ten_thousand_races_in_a_file_none_has_two_owners(tmp_path: Path) -> None:
    race(_File(tmp_path / "visita.db"), 10_000)


@pytest.mark.full
def test_that_of_ten_thousand_races_on_a_server_none_has_two_owners(tmp_path: Path, postgresql: Server) -> None:
    with postgresql.clean() as address:
        race(_Shared(address, tmp_path / "visita.db"), 10_000)
