"""A shared store: transactions beside each other, and a server that is busy, closed or gone."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier, Event

import psycopg
import pytest
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from tests.postgresql import Server, as_login, started
from triage.errors import NotAllowedError, StoreAwayError, StoreError
from triage.store.database import Store, open_shared
from triage.store.tables import source, watch

FAST = ("fsync = off", "jit = off")


@pytest.fixture
def address(postgresql: Server) -> Iterator[str]:
    with postgresql.clean() as address:
        yield address


@pytest.fixture
def shared(address: str) -> Iterator[Store]:
    with closing(open_shared(address, Path("visita.db"), patience_s=2)) as store:
        yield store


@pytest.fixture
def other(address: str) -> Iterator[Store]:
    """The same database from another workstation."""
    with closing(open_shared(address, Path("visita.db"), patience_s=2)) as store:
        yield store


def rounds(connection: Connection) -> int:
    return int(connection.execute(select(watch.c.asked)).scalar_one())


def end_session(address: str, connection: Connection) -> None:
    """Cut the connection at the server, as a switch that fails does."""
    pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    with psycopg.connect(address, autocommit=True) as administrator:
        administrator.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))


def test_that_what_was_read_is_still_so_when_it_is_written(shared: Store, other: Store) -> None:
    def count(store: Store) -> None:
        for _ in range(25):
            with store.write() as connection:
                connection.execute(update(watch).values(asked=rounds(connection) + 1))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(count, (shared, other, shared, other)))
    with shared.read() as connection:
        assert rounds(connection) == 100


def test_that_a_reader_sees_one_state_throughout(shared: Store, other: Store) -> None:
    with shared.read() as connection:
        before = rounds(connection)
        with other.write() as beside:
            beside.execute(update(watch).values(asked=before + 1))
        assert rounds(connection) == before


def test_that_a_reader_can_change_nothing(shared: Store) -> None:
    with pytest.raises(StoreError, match="can only be read"), shared.read() as connection:
        connection.execute(update(watch).values(asked=1))


def test_that_a_small_change_waits_for_no_writer(shared: Store, other: Store) -> None:
    with shared.write() as connection:
        connection.execute(insert(source).values(**SOURCE))
        with other.change() as beside:
            assert beside.execute(update(watch).values(asked=5)).rowcount == 1


def test_that_a_writer_who_waits_too_long_is_told(shared: Store, other: Store) -> None:
    began = time.monotonic()
    with shared.write(), pytest.raises(StoreError, match="in use by another"), other.write():
        pass
    assert 1.9 < time.monotonic() - began < 8


def test_that_two_that_wait_for_each_other_are_told(shared: Store, other: Store) -> None:
    both = Barrier(2)

    def swap(store: Store, first: str, second: str) -> str:
        try:
            with store.change() as connection:
                connection.execute(update(source).where(source.c.name == first).values(received=1))
                both.wait(10)
                connection.execute(update(source).where(source.c.name == second).values(received=1))
        except StoreError as fault:
            return fault.text.en
        return "done"

    with shared.write() as connection:
        for name in ("a", "b"):
            connection.execute(insert(source).values(**SOURCE | {"name": name}))
    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(swap, (shared, other), "ab", "ba"))
    assert sorted("in use" in one for one in found) == [False, True]


def test_that_as_many_can_be_asked_for_as_of_a_file(shared: Store) -> None:
    with shared.read() as connection:
        assert connection.execute(select(watch.c.id).where(watch.c.id.in_(range(100_000)))).scalars().all() == [1]


def test_that_no_value_of_a_row_stands_in_a_fault(shared: Store) -> None:
    with pytest.raises(IntegrityError) as told, shared.write() as connection:
        for _ in range(2):
            connection.execute(insert(source).values(**SOURCE | {"name": "0101019995"}))
    assert "uq_source_name" in str(told.value)
    assert "0101019995" not in str(told.value)
    assert told.value.__suppress_context__


def test_that_a_connection_that_is_cut_at_work_is_told_and_nothing_is_kept(shared: Store, address: str) -> None:
    with pytest.raises(StoreAwayError) as told, shared.write() as connection:
        connection.execute(update(watch).values(asked=7))
        end_session(address, connection)
        connection.execute(update(watch).values(asked=8))
    assert not told.value.is_unknown
    with shared.read() as connection:
        assert rounds(connection) == 0


def test_that_a_connection_that_is_cut_while_keeping_is_told_as_unknown(shared: Store, address: str) -> None:
    with pytest.raises(StoreAwayError, match="not known") as told, shared.write() as connection:
        connection.execute(update(watch).values(asked=7))
        end_session(address, connection)
    assert told.value.is_unknown


def test_that_a_store_works_again_when_the_server_does(tmp_path: Path) -> None:
    with started(*FAST) as server:
        store = open_shared(server.get_uri(), tmp_path / "visita.db")
        with store.read() as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar() == 1
        server.stop()
        with pytest.raises(StoreAwayError, match="does not answer"), store.read():
            pass
        server.start()
        with store.write() as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar() == 1
        store.close()


def test_that_a_server_that_is_not_there_is_away(tmp_path: Path) -> None:
    with pytest.raises(StoreAwayError, match="does not answer"):
        open_shared("postgresql://nobody@127.0.0.1:1/none", tmp_path / "visita.db")


def test_that_a_database_that_is_not_there_is_told(postgresql: Server, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database"):
        open_shared(postgresql.of("nowhere"), tmp_path / "visita.db")


def test_that_a_login_without_rights_is_told(address: str) -> None:
    guest = open_shared(as_login(address, "visita_guest"), Path("visita.db"))
    with closing(guest), pytest.raises(NotAllowedError, match="may not do this"), guest.read() as connection:
        rounds(connection)


def test_that_whoever_waits_hears_of_others_at_once(shared: Store, other: Store) -> None:
    other.wait(0.1)
    with ThreadPoolExecutor(1) as threads:
        waiting, began = threads.submit(other.wait, 20), time.monotonic()
        time.sleep(0.3)
        with shared.change() as connection:
            connection.execute(update(watch).values(asked=1))
        waiting.result()
    assert time.monotonic() - began < 8


def test_that_what_was_told_between_two_waits_is_heard(shared: Store, other: Store) -> None:
    other.wait(0.1)
    with shared.write() as connection:
        connection.execute(update(watch).values(asked=1))
    began = time.monotonic()
    other.wait(20)
    assert time.monotonic() - began < 8


@pytest.mark.parametrize("values", [{"until": 5}, {"asked": 1}])
def test_that_own_work_and_renewed_leases_are_no_news(shared: Store, other: Store, values: dict[str, int]) -> None:
    writer = other if "asked" in values else shared
    other.wait(0.1)
    with writer.write() as connection:
        connection.execute(update(watch).values(values))
    began = time.monotonic()
    other.wait(0.4)
    assert time.monotonic() - began >= 0.4


def test_that_closing_lets_go_whoever_waits(address: str) -> None:
    store, is_waiting = open_shared(address, Path("visita.db")), Event()
    store.wait(0.1)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(lambda: (is_waiting.set(), store.wait(60)))
        is_waiting.wait(5)
        store.close()
        waiting.result(10)


SOURCE = {
    "name": "a",
    "kind": "rest",
    "dialect": "auto",
    "write_back": "none",
    "warnings": "[]",
    **dict.fromkeys(
        ("received", "accepted", "with_findings", "quarantined", "unchanged", "page_size", "interval_minutes"), 0
    ),
    "enabled": 1,
    "failures": 0,
}
