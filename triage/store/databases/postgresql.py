"""A shared database on a PostgreSQL server: how it is opened, how its transactions begin, and how its news travel."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, create_engine, event

from triage.store.databases.address import password_of, read_address, shown
from triage.store.databases.engines import Engines
from triage.store.databases.postgresql_faults import explain
from triage.store.databases.postgresql_news import Listening, forget_change, note_change

# Held by whoever writes, from the first statement on until the transaction ends: "visita" in ASCII.
_WRITING = 0x766973697461
_MOST_PARAMETERS = 65_535
_IS_WRITER = "visita_writer"
_SETTINGS = {
    "statement_timeout": "120s",
    # A workstation that hangs or is switched off in the middle must not keep the others from writing.
    "idle_in_transaction_session_timeout": "60s",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
    # What a list asks for is small, and its indexes are in memory: a page is not worth compiling, workers, or a scan.
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "random_page_cost": "1.1",
}
_CONNECT = {
    "application_name": "visita",
    "client_encoding": "utf8",
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}


def postgresql_engines(written: str, patience_s: int) -> Engines:
    """Return the engines of the database at the address `written`; nothing is read yet."""
    url = read_address(written)
    arguments = _arguments(url, patience_s)
    engine = create_engine(
        url,
        connect_args=arguments,
        # A server that was started anew must not be noticed by the next person.
        pool_pre_ping=True,
        # Many workstations share the server's connections.
        pool_size=3,
        max_overflow=5,
        # Faults are shown and logged; what a patient answered must never stand in them.
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "do_execute", _execute_with_many)
    event.listen(engine, "after_cursor_execute", note_change)
    listening = Listening(partial(_connect, {**engine.dialect.create_connect_args(url)[1], **arguments}))

    def close() -> None:
        listening.close()
        engine.dispose()

    return Engines(
        reader=engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True),
        writer=engine.execution_options(isolation_level="READ COMMITTED", **{_IS_WRITER: True}),
        changer=engine.execution_options(isolation_level="READ COMMITTED"),
        explain=partial(explain, shown(url)),
        tell=listening.tell,
        wait=listening.wait,
        close=close,
        is_shared=True,
    )


def _arguments(url: URL, patience_s: int) -> dict[str, Any]:
    settings = {**_SETTINGS, "lock_timeout": f"{patience_s}s"}
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    password = password_of(url)
    return {**_CONNECT, "options": options, **({"password": password} if password else {})}


def _begin(connection: Connection) -> None:
    forget_change(connection)
    if connection.get_execution_options().get(_IS_WRITER):
        # At READ COMMITTED every later statement sees what the writer before this one kept.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_WRITING,))


def _execute_with_many(
    cursor: "psycopg.Cursor[Any]", statement: str, parameters: Sequence[Any] | Mapping[str, Any], _context: object
) -> bool | None:
    """Write more parameters than the protocol counts into the statement; the driver quotes them."""
    if len(parameters) <= _MOST_PARAMETERS:
        return None
    written = psycopg.ClientCursor(cursor.connection).mogrify(statement, parameters)
    cursor.execute(written.encode("utf-8"))
    return True


def _connect(arguments: dict[str, Any]) -> "psycopg.Connection[Any]":
    return psycopg.connect(**arguments, autocommit=True)
