"""What came to the list: a case opened, or to a worse colour; so that a list which stands still can tell what waits."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from triage.store.clock_time import to_ms
from triage.store.tables import colour_step


def note_opened(connection: Connection, key: int, rank: int, at: datetime) -> None:
    """Note that a case is on the list that was not."""
    _note(connection, key, rank, None, at)


def note_step(connection: Connection, before: Any, rank: int, at: datetime) -> None:  # noqa: ANN401 - a row of `case`
    """Note that a case has a worse colour than `before`, where it has."""
    if rank < before.colour_rank:
        _note(connection, before.id, rank, before.colour_rank, at)


def _note(connection: Connection, key: int, rank: int, was: int | None, at: datetime) -> None:
    step = {"case_id": key, "at": to_ms(at), "colour_rank": rank, "was_rank": was}
    connection.execute(insert(colour_step).values(**step))
