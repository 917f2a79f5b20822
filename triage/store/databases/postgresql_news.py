"""How workstations on one server hear of each other: a word on a channel after every kept change."""

import re
import secrets
from collections.abc import Callable
from threading import Event, Lock
from time import monotonic
from typing import Any

import psycopg
from sqlalchemy import Connection

_CHANNEL = "visita"
_CHANGED = "visita_changed"
# What is asked, and what is written that no list shows: who looks at what, leases, places in what is read.
_UNSHOWN = (
    r"audit|audit_patient|audit_chain|audit_day|away_copy|green_secret|keeping|ledger|person|pull_state|watch_candidate"
)
_NO_NEWS = re.compile(rf'\s*(SELECT|SHOW|SET|((INSERT INTO|UPDATE|DELETE FROM)\s+"?({_UNSHOWN})\b))', re.IGNORECASE)
# The lease is renewed every few seconds.
_RENEWAL = re.compile(r"\s*UPDATE watch SET \W*until\b")
# So long a wait is cut that whoever waits can be let go.
_PART_S = 0.25


def note_change(connection: Connection, cursor: Any, statement: str, *_: object) -> None:  # noqa: ANN401 - a driver's
    """Note on the connection that a statement changed what lists show; for the event `after_cursor_execute`."""
    if cursor.rowcount and not _NO_NEWS.match(statement) and not _RENEWAL.match(statement):
        connection.info[_CHANGED] = True


def forget_change(connection: Connection) -> bool:
    """Return whether a change was noted on the connection, which from now on it is not."""
    return bool(connection.info.pop(_CHANGED, False))


class Listening:
    """Tells the others, by a name of its own that says nothing else, and hears what they tell."""

    def __init__(self, connect: "Callable[[], psycopg.Connection[Any]]") -> None:
        self._connect = connect
        self._name = secrets.token_hex(8)
        told = f"NOTIFY {_CHANNEL}, '{self._name}'"
        self._words = f"BEGIN; SET LOCAL synchronous_commit TO off; {told}; COMMIT".encode("ascii")
        self._connection: psycopg.Connection[Any] | None = None
        self._closed = Event()
        self._one_at_a_time = Lock()

    def tell(self, connection: Connection) -> None:
        """Tell that something was kept; where that fails the others see it when they look by themselves.

        Told in a transaction of its own: within the change, all of them would wait in one line to be kept.
        """
        driver = connection.connection.driver_connection
        if forget_change(connection) and driver is not None:
            try:
                driver.pgconn.exec_(self._words)
            except psycopg.Error:
                return

    def wait(self, seconds: float) -> bool:
        """Return True when another has told something since the last time, or False after so many seconds."""
        until = monotonic() + seconds
        with self._one_at_a_time:
            while (left := until - monotonic()) > 0 and not self._closed.is_set():
                if self._hears(min(left, _PART_S)):
                    return True
        return False

    def close(self) -> None:
        """Let whoever waits go, and hang up."""
        self._closed.set()
        with self._one_at_a_time:
            self._hang_up()

    def _hears(self, seconds: float) -> bool:
        try:
            is_first = self._connection is None
            if self._connection is None:
                self._connection = self._connect()
                self._connection.execute(f"LISTEN {_CHANNEL}")
            # What was told before this one listened is news to it.
            told = self._connection.notifies(timeout=0 if is_first else seconds, stop_after=1)
            return any(one.payload != self._name for one in told) or is_first
        except psycopg.Error:
            self._hang_up()
            self._closed.wait(seconds)
            return False

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
