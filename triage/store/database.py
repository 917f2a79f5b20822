"""Open the one database of a department - its own encrypted file, or a shared server - and run transactions on it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, Engine

from triage.errors import StoreError
from triage.store.databases.engines import Engines
from triage.store.databases.sqlite import sqlite_engines
from triage.store.databases.unkeepable import unkeepable

# Every connection says whose chain of the audit log its lines belong to.
WORKSTATION = "visita_workstation"
# And carries what this program wrote there last.
NEWEST_LINE = "visita_newest_line"

Guard = AbstractContextManager[Callable[[Connection], None]]


class NewestLine:
    """The number and the hash of the line that a program added to its chain last; a guess, for others may have too."""

    def __init__(self) -> None:
        self.head: tuple[int, str] | None = None


class Store:
    """An open database; `read`, `write` and `change` give a connection inside one transaction.

    `path` is the file of a store of one's own; of a shared one, where this workstation would have it.
    """

    def __init__(self, engines: Engines, path: Path, guard: Guard | None = None) -> None:
        self.path = path
        self._engines = engines
        self._guard = guard

    @property
    def is_shared(self) -> bool:
        """Return whether other workstations work on the same database."""
        return self._engines.is_shared

    @property
    def login(self) -> str | None:
        """Return the person by whose login a shared database was opened, and whose rights it looks at itself.

        None of a store of one's own, and for the owner or the service that takes in.
        """
        return self._engines.login

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database throughout."""
        with self._transaction(self._engines.reader) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose changes are all kept, or on any error none; nobody else writes meanwhile."""
        with self._guarded(self._engines.writer) as connection:
            yield connection

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """Give a connection for a few conditional updates, which need not wait for other writers where rows lock.

        What is read in it may be changed by others before it ends: never read, then write.
        """
        with self._guarded(self._engines.changer) as connection:
            yield connection

    def guarded(self, guard: Guard) -> "Store":
        """Return the same database where `guard` is entered for every write, and what it gives looks at it first."""
        return Store(self._engines, self.path, guard)

    def known_as(self, login: str | None) -> "Store":
        """Return the same database as one that was opened by the login of a person."""
        return Store(replace(self._engines, login=login), self.path, self._guard)

    def sign(self, workstation: str) -> None:
        """Let the lines that are written to the audit log from now on belong to the chain of this workstation."""
        newest = NewestLine()
        for engine in (self._engines.reader, self._engines.writer, self._engines.changer):
            engine.update_execution_options(**{WORKSTATION: workstation, NEWEST_LINE: newest})

    def wait(self, seconds: float) -> bool:
        """Return True as soon as another program has changed what lists show, or False after so many seconds."""
        return self._engines.wait(seconds)

    def close(self) -> None:
        """Close every connection; the store cannot be used afterwards."""
        self._engines.close()

    @contextmanager
    def _guarded(self, engine: Engine) -> Iterator[Connection]:
        with self._guard or nullcontext(_allow) as allow, self._transaction(engine) as connection:
            allow(connection)
            yield connection

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        is_keeping = False
        try:
            with engine.connect() as connection:
                with connection.begin():
                    yield connection
                    is_keeping = engine is not self._engines.reader
                if is_keeping:
                    self._engines.tell(connection)
        except Exception as fault:
            if (told := unkeepable(fault) or self._engines.explain(fault, is_keeping)) is None:
                raise
            raise told from told.__cause__


def open_database(path: Path, key: bytes) -> Store:
    """Open (or create) the SQLCipher file at `path` with a raw 256-bit `key`; the schema is not looked at.

    Raises StoreError when the key is wrong, the file is no database, or the disk refuses.
    """
    return _proven(Store(sqlite_engines(path, key), path), "SELECT count(*) FROM sqlite_schema")


def open_shared(url: str, path: Path, *, patience_s: int = 10) -> Store:
    """Open the shared PostgreSQL database at `url`; the schema is not looked at. `path` stands in the own folder.

    Who waits for others longer than `patience_s` is told that the database is in use.
    Raises StoreError when the address is not safe or the server refuses, StoreAwayError where it cannot be reached.
    """
    # A workstation with a file of its own does without the driver.
    from triage.store.databases.postgresql import postgresql_engines

    store = _proven(Store(postgresql_engines(url, patience_s), path), "SELECT 1")
    return store.known_as(_person_at_work(store))


def _person_at_work(store: Store) -> str | None:
    from triage.store.rights.logins import PERSON_AT_WORK

    with store.read() as connection:
        return connection.exec_driver_sql(PERSON_AT_WORK).scalar()


def _proven(store: Store, question: str) -> Store:
    try:
        with store.read() as connection:
            connection.exec_driver_sql(question)
    except StoreError:
        store.close()
        raise
    return store


def _allow(_connection: Connection) -> None:
    """Let every write through."""
