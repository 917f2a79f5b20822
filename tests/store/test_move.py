"""A department that moves to a shared database arrives row by row as it was, or not at all."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from tests.builders import NOW
from tests.empty_stores import empty_store
from tests.postgresql import Server
from tests.store.conftest import KEY
from tests.store.filled import fill, row
from triage.errors import StoreError, WrongUseError
from triage.store.auditing import audit
from triage.store.database import Store, open_shared
from triage.store.keeping import move
from triage.store.keeping.digest import differences, digests
from triage.store.keeping.move import move_rows
from triage.store.keeping.moved import refuse_moved
from triage.store.tables import (
    care_change,
    case_reason,
    colour_step,
    department_setting,
    dismissal,
    draft,
    name_part,
    own_limit,
    patient,
    presence,
    saved_view,
)

NAME = "server/visita"


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Store]:
    with closing(empty_store(tmp_path / "visita.db", KEY)) as opened:
        fill(opened, 30, name="Ægidius Ø 😀")
        with opened.write() as connection:
            audit.log(connection, NOW, "tester", "see_list")
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgresql")
        address = server.fresh()
        with closing(open_shared(address, tmp_path / "shared.db")) as shared:
            yield shared
        server.drop(address)
        return
    with closing(empty_store(tmp_path / "shared.db", KEY)) as opened:
        yield opened


def compared(one: Store, other: Store) -> list[str]:
    with one.read() as old, other.read() as new:
        return differences(digests(old), digests(new))


def moved(source: Store, target: Store) -> int:
    return move_rows(source, target, NAME, NOW)


def test_that_every_row_arrives_as_it_was(source: Store, target: Store) -> None:
    with source.read() as connection:
        before = digests(connection)
    rows = moved(source, target)
    with target.read() as connection:
        assert digests(connection) == before
    assert rows == sum(digest.rows for digest in before.values()) > 120


def test_that_what_people_set_and_began_arrives_too(source: Store, target: Store) -> None:
    due = {"due": 1, "until": 2, "reason": "Rejse"}
    with source.write() as connection:
        for table, values in (
            (draft, {"case_id": 1, "actor": "tester"}),
            (saved_view, {"owner": "tester", "name": "Mine røde", "version": 1}),
            (own_limit, {"patient_id": 1, "until": 1, "reason": "Kendt"}),
            (dismissal, {"patient_id": 1, **due}),
            (care_change, {"patient_id": 1, "kind": "end"}),
            (department_setting, {"department_id": 1, "kind": "capacity"}),
            (case_reason, {"case_id": 1, "patient_id": 1}),
            (name_part, {"patient_id": 1, "part": "ægidius"}),
            (colour_step, {"case_id": 1}),
            (presence, {"actor": "tester", "patient_id": 1}),
        ):
            connection.execute(insert(table), row(table, **values))
        before = digests(connection)
    moved(source, target)
    with target.read() as connection:
        assert differences(before, digests(connection)) == []


def test_that_the_moved_store_says_where_it_went_and_takes_nothing_more(source: Store, target: Store) -> None:
    moved(source, target)
    with pytest.raises(StoreError, match=f"moved to {NAME}"):
        refuse_moved(source)
    with pytest.raises(StoreError, match="just moved"), source.write() as connection:
        audit.log(connection, NOW, "tester", "see_list")


def test_that_the_shared_store_goes_on_counting_where_the_old_one_stopped(source: Store, target: Store) -> None:
    moved(source, target)
    with target.write() as connection:
        added = row(patient, source_id=1, reference="Patient/new", contacts="[]")
        key = connection.execute(insert(patient).returning(patient.c.id), added).scalar_one()
    assert key == 31


def test_that_a_target_that_holds_something_else_is_refused(source: Store, target: Store) -> None:
    fill(target, 2, name="En anden")
    with pytest.raises(WrongUseError, match="not empty"):
        moved(source, target)
    refuse_moved(source)


def test_that_a_move_that_stops_leaves_the_target_empty_and_the_source_as_it_was(source: Store, target: Store) -> None:
    def stopped(_table: str, _rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move_rows(source, target, NAME, NOW, stopped)
    with target.read() as connection:
        assert digests(connection)["patient"].rows == 0
    refuse_moved(source)


def test_that_a_move_that_stopped_before_the_mark_is_only_marked(
    source: Store, target: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(move, "close_for_good", lambda *_given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            moved(source, target)
    assert compared(source, target) == []
    moved(source, target)
    assert compared(source, target) == ["keeping: 1 != 0"]
    with pytest.raises(StoreError, match="moved to"):
        refuse_moved(source)


def test_that_a_row_that_did_not_arrive_is_noticed(
    source: Store, target: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = move.copy_rows

    def careless(old: Connection, new: Connection, tell: move.Tell) -> None:
        whole(old, new, tell)
        new.execute(patient.update().values(given="Anderledes"))

    monkeypatch.setattr(move, "copy_rows", careless)
    with pytest.raises(StoreError, match="not what was here"):
        moved(source, target)
    with target.read() as connection:
        assert digests(connection)["patient"].rows == 0
