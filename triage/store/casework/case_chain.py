"""The cases of a course, each following the one before it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from triage.clinical.colour import Colour
from triage.store.clock_time import from_ms, from_ms_or_none
from triage.store.tables import case
from triage.store.told import seen
from triage.worklist.former import FormerCase

_COLOURS = {colour.rank: colour for colour in Colour}


def cases_before(connection: Connection, key: int) -> tuple[FormerCase, ...]:
    """Return the cases that case `key` follows, one after the other, the newest first."""
    of_key = select(case.c.patient_id, case.c.programme).where(case.c.id == key).subquery()
    of_course = (case.c.patient_id == of_key.c.patient_id) & (case.c.programme == of_key.c.programme)
    rows = {row.id: row for row in connection.execute(select(*seen(case)).join(of_key, of_course))}
    return tuple(_former(row) for row in _chain(rows, key))


def _chain(rows: dict[int, Any], key: int) -> Iterator[Any]:
    row = rows.get(key)
    while row is not None and row.follows_id in rows:
        # A case follows an older one only, so that a chain always ends.
        row = rows[row.follows_id] if row.follows_id < row.id else None
        if row is not None:
            yield row


def _former(row: Any) -> FormerCase:  # noqa: ANN401 - a row has the columns of its query
    closed = from_ms_or_none(row.closed)
    return FormerCase(row.id, _COLOURS[row.colour_rank], from_ms(row.opened), closed, bool(row.is_open))
