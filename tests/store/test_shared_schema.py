"""The tables of a shared store: made by its owner alone, all or none, and never by a workstation in passing."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import event

from tests.postgresql import Server, as_login
from triage.__main__ import main
from triage.bootstrap import migrate_store, open_application
from triage.errors import NotAllowedError, StoreError
from triage.settings import Settings
from triage.store.database import Store, open_shared
from triage.store.schema import HEAD, migrate, revision_of


@pytest.fixture
def empty(postgresql: Server) -> Iterator[str]:
    address = postgresql.empty()
    yield address
    postgresql.drop(address)


@pytest.fixture
def ready(postgresql: Server) -> Iterator[str]:
    with postgresql.clean() as address:
        yield address


def opened(address: str) -> "closing[Store]":
    return closing(open_shared(address, Path("visita.db")))


def set_revision(address: str, revision: str) -> None:
    with psycopg.connect(address) as administrator:
        administrator.execute("UPDATE alembic_version SET version_num = %s", (revision,))


def tables(address: str) -> list[str]:
    with psycopg.connect(address) as administrator:
        found = administrator.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        return [name for (name,) in found]


def test_that_an_empty_database_is_told_of_and_stays_empty(empty: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is empty"):
        open_application(Settings(home=tmp_path, actor="tester", database=empty))
    assert tables(empty) == []


def test_that_a_workstation_changes_no_older_schema(ready: str, tmp_path: Path) -> None:
    set_revision(ready, "0009")
    with pytest.raises(StoreError, match="older Visita"):
        open_application(Settings(home=tmp_path, actor="tester", database=ready))
    with opened(ready) as store:
        assert revision_of(store) == "0009"


def test_that_a_newer_schema_is_refused_untouched(ready: str, tmp_path: Path) -> None:
    set_revision(ready, "9999")
    settings = Settings(home=tmp_path, actor="tester", database=ready)
    for attempt in (open_application, migrate_store):
        with pytest.raises(StoreError, match="newer Visita"):
            attempt(settings)
    with opened(ready) as store:
        assert revision_of(store) == "9999"


def test_that_the_demonstration_never_stands_in_a_shared_store(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, actor="tester", database="postgresql://nobody@127.0.0.1:1/none")
    with closing(open_application(settings, is_demo=True).store) as store:
        assert not store.is_shared


def test_that_the_owner_makes_the_tables_once_however_many_ask(empty: str, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, actor="tester", database=empty)
    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(lambda _: migrate_store(settings), range(2)))
    assert {after for _, after in found} == {HEAD}
    assert migrate_store(settings) == (HEAD, HEAD)


def test_that_the_command_tells_from_where_to_where(
    empty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VISITA_DATABASE", empty)
    monkeypatch.setenv("VISITA_HOME", str(tmp_path))
    assert main(["migrate", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"before": None, "after": HEAD}


def test_that_whoever_does_not_own_the_database_makes_nothing(empty: str) -> None:
    with pytest.raises(NotAllowedError, match="may not do this"), opened(as_login(empty, "visita_visitor")) as store:
        migrate(store)
    assert tables(empty) == []


@pytest.mark.parametrize("statement", [1, 7, 60, 140])
def test_that_migrations_cut_off_anywhere_leave_nothing(empty: str, statement: int) -> None:
    numbers = count()

    def cut(connection: Any, _cursor: object, _sql: str, *_: object) -> None:
        if next(numbers) == statement:
            connection.connection.driver_connection.close()

    with pytest.raises(StoreError), opened(empty) as store:
        event.listen(store._engines.writer.engine, "before_cursor_execute", cut)
        migrate(store)
    assert tables(empty) == []
    with opened(empty) as store:
        migrate(store)
        assert revision_of(store) == HEAD


def test_that_a_new_row_takes_no_key_that_a_migration_wrote(ready: str) -> None:
    with opened(ready) as store, store.write() as connection:
        sql = "INSERT INTO department (name, sor, is_sensitive) VALUES ('Lunge', '1', 0) RETURNING id"
        assert connection.exec_driver_sql(sql).scalar() == 2
