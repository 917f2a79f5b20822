"""Open the one encrypted database of a department, and run transactions on it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from triage.errors import StoreError, Text

# Versions below this can corrupt a database in WAL mode when two connections write (fixed in SQLite 3.51.3).
_FIRST_SAFE_SQLITE = (3, 51, 3)
_BEGIN = "visita_begin"

Guard = AbstractContextManager[Callable[[Connection], None]]


class Store:
    """An open database; `read` and `write` give a connection inside one transaction."""

    def __init__(self, engine: Engine, path: Path, guard: Guard | None = None) -> None:
        self._reader = engine.execution_options(**{_BEGIN: "BEGIN"})
        # IMMEDIATE: a deferred transaction that turns into a write fails at once when another one writes.
        self._writer = engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        self.path = path
        self._engine = engine
        self._guard = guard

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database throughout."""
        with _explained(self.path), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose changes are all kept, or on any error none."""
        with self._guard or nullcontext(_allow) as allow, _explained(self.path), self._writer.begin() as connection:
            allow(connection)
            yield connection

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """Give a connection for a few conditional updates, which need not wait for other writers where rows lock."""
        with self.write() as connection:
            yield connection

    def guarded(self, guard: Guard) -> "Store":
        """Return the same database where `guard` is entered for every write, and what it gives looks at it first."""
        return Store(self._engine, self.path, guard)

    def close(self) -> None:
        """Close every connection; the store cannot be used afterwards."""
        self._reader.dispose()


def open_database(path: Path, key: bytes) -> Store:
    """Open (or create) the SQLCipher file at `path` with a raw 256-bit `key`; the schema is not looked at.

    Raises StoreError when the key is wrong, the file is no database, or the disk refuses.
    """
    if sqlcipher.sqlite_version_info < _FIRST_SAFE_SQLITE:
        raise StoreError(
            Text(
                f"Databasebiblioteket er for gammelt ({sqlcipher.sqlite_version}). Geninstallér Visita.",
                f"The database library is too old ({sqlcipher.sqlite_version}). Reinstall Visita.",
            )
        )
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, key),
        poolclass=QueuePool,
        pool_size=4,
        module=sqlcipher,
        # Faults are shown and logged; what a patient answered must never stand in them.
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    store = Store(engine, path)
    try:
        with store.read() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema")
    except StoreError:
        store.close()
        raise
    return store


def _connect(path: Path, key: bytes) -> Any:  # noqa: ANN401 - a DB-API connection has no type of its own
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, timeout=10)
    for pragma in (
        "cipher_log = off",
        f"key = \"x'{key.hex()}'\"",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        "cache_size = -65536",
        # 32 MB: while much comes, the same pages of an index are not copied back after every few transactions.
        "wal_autocheckpoint = 8000",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _allow(_connection: Connection) -> None:
    """Let every write through."""


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options()[_BEGIN])


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (IntegrityError, ProgrammingError):
        # Our own mistake, not the disk's: it must be seen as it is.
        raise
    except (DBAPIError, sqlcipher.Error) as fault:
        raise StoreError(_explain(str(fault).lower(), path)) from fault


def _explain(fault: str, path: Path) -> Text:
    for sign, text in _FAULTS.items():
        if sign in fault:
            return Text(text.da.format(path=path), text.en.format(path=path))
    return Text(
        f"Databasen {path} kunne ikke bruges. Intet er ændret. Prøv igen, eller kontakt it-afdelingen.",
        f"The database {path} could not be used. Nothing was changed. Try again, or contact your IT department.",
    )


_FAULTS = {
    "not a database": Text(
        "Databasen {path} kan ikke låses op: nøglen eller adgangssætningen er forkert. Intet er ændret.",
        "The database {path} cannot be unlocked: the key or passphrase is wrong. Nothing was changed.",
    ),
    "disk is full": Text(
        "Disken er fuld. Det, der allerede er gemt, er sikkert; gør plads, og prøv igen.",
        "The disk is full. What was already saved is safe; make room and try again.",
    ),
    "disk i/o": Text(
        "Disken kan ikke skrives eller læses. Det, der allerede er gemt, er sikkert; kontakt it-afdelingen.",
        "The disk cannot be written or read. What was already saved is safe; contact your IT department.",
    ),
    "locked": Text(
        "Databasen {path} er optaget af et andet program. Prøv igen om lidt.",
        "The database {path} is in use by another program. Try again in a moment.",
    ),
    "readonly": Text(
        "Databasen {path} må ikke skrives af denne bruger. Ret rettighederne på mappen.",
        "This user may not write the database {path}. Correct the permissions of the folder.",
    ),
    "unable to open": Text(
        "Databasen {path} kan ikke åbnes. Findes mappen, og må du skrive i den?",
        "The database {path} cannot be opened. Does the folder exist, and may you write in it?",
    ),
}
