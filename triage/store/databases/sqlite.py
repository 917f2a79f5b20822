"""The encrypted file of one workstation: how it is opened, how its transactions begin, and its faults in words."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from triage.errors import StoreBusyError, StoreError, Text
from triage.store.databases.engines import Engines
from triage.store.databases.unkeepable import refuse_nul
from triage.store.keeping.cipher import refuse_plain
from triage.store.keeping.damage import DAMAGED, refuse_damaged
from triage.store.keeping.moved_sign import MOVED, SIGN

# Versions below this can corrupt a database in WAL mode when two connections write (fixed in SQLite 3.51.3).
_FIRST_SAFE_SQLITE = (3, 51, 3)
_BEGIN = "visita_begin"
_WRITE = "BEGIN IMMEDIATE"
_LOOK_EVERY_S = 0.25
_LOCKED = "locked"
# How every connection is set: what was acknowledged survives a power cut (tests/store/test_power_cuts.py).
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "cache_size = -65536",
    # 32 MB: while much comes, the same pages of an index are not copied back after every few transactions.
    "wal_autocheckpoint = 8000",
)


def sqlite_engines(path: Path, key: bytes) -> Engines:
    """Return the engines of the SQLCipher file at `path` with a raw 256-bit `key`; nothing is read yet."""
    if sqlcipher.sqlite_version_info < _FIRST_SAFE_SQLITE:
        raise StoreError(
            Text(
                f"Databasebiblioteket er for gammelt ({sqlcipher.sqlite_version}). Geninstallér Visita.",
                f"The database library is too old ({sqlcipher.sqlite_version}). Reinstall Visita.",
            )
        )
    refuse_plain(path)
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, key),
        poolclass=QueuePool,
        pool_size=4,
        module=sqlcipher,
        # Faults are shown and logged; what a patient answered must never stand in them.
        hide_parameters=True,
    )
    event.listen(engine, "begin", partial(_begin, path))
    event.listen(engine, "before_cursor_execute", refuse_nul)
    # IMMEDIATE: a deferred transaction that turns into a write fails at once when another one writes.
    writer = engine.execution_options(**{_BEGIN: _WRITE})
    watching = _Watching(path, key)

    def close() -> None:
        watching.close()
        engine.dispose()

    return Engines(
        reader=engine.execution_options(**{_BEGIN: "BEGIN"}),
        writer=writer,
        changer=writer,
        explain=partial(_explain, path),
        tell=_tell_nobody,
        wait=watching.wait,
        close=close,
        is_shared=False,
    )


class _Watching:
    """Looks at a number that SQLite changes whenever another connection has written."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._open = partial(_connect, path, key)
        self._connection: Any = None
        self._seen = 0
        self._is_closed = False
        self._one_at_a_time = Lock()

    def wait(self, seconds: float) -> bool:
        """Return True when something was written, or False after so many seconds."""
        until = monotonic() + seconds
        while not (has_changed := self._has_changed()) and (left := until - monotonic()) > 0 and not self._is_closed:
            sleep(min(left, _LOOK_EVERY_S))
        return has_changed

    def close(self) -> None:
        """Let whoever waits go."""
        with self._one_at_a_time:
            self._is_closed = True
            if self._connection is not None:
                self._connection.close()

    def _has_changed(self) -> bool:
        # What is wrong with the file is told to whoever reads it.
        with self._one_at_a_time, suppress(sqlcipher.Error):
            if self._is_closed:
                return True
            is_first = self._connection is None
            if is_first:
                self._connection = self._open()
            before, self._seen = self._seen, self._connection.execute("PRAGMA data_version").fetchone()[0]
            return not is_first and before != self._seen
        return False


def _connect(path: Path, key: bytes) -> Any:  # noqa: ANN401 - a DB-API connection has no type of its own
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, timeout=10)
    for pragma in ("cipher_log = off", f"key = \"x'{key.hex()}'\"", *PRAGMAS):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _begin(path: Path, connection: Connection) -> None:
    how = connection.get_execution_options()[_BEGIN]
    if how == _WRITE:
        refuse_damaged(path)
    connection.exec_driver_sql(how)


def _tell_nobody(_connection: Connection) -> None:
    """Tell nobody: who waits looks for himself."""


def _explain(path: Path, fault: Exception, _is_keeping: bool) -> Exception | None:
    if SIGN in str(fault):
        return StoreError(MOVED)
    # Our own mistake, not the disk's, must be seen as it is.
    if isinstance(fault, IntegrityError | ProgrammingError) or not isinstance(fault, DBAPIError | sqlcipher.Error):
        return None
    said = str(fault).lower()
    told = (StoreBusyError if _LOCKED in said else StoreError)(_in_words(said, path))
    told.__cause__ = fault
    return told


def _in_words(fault: str, path: Path) -> Text:
    for sign, text in _FAULTS.items():
        if sign in fault:
            return Text(text.da.format(path=path), text.en.format(path=path))
    return Text(
        f"Databasen {path} kunne ikke bruges. Intet er ændret. Prøv igen, eller kontakt it-afdelingen.",
        f"The database {path} could not be used. Nothing was changed. Try again, or contact your IT department.",
    )


_FAULTS = {
    "malformed": DAMAGED,
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
    _LOCKED: Text(
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
