"""What only some may read of a row that others see too: free text, reasons, and what a passphrase is checked against.

A shared database gives these columns to no person's login; it is asked for them by a function of its own, which looks
at the rights of who signed in (see `triage.store.rights.told`). So whoever lists rows names the others with `seen`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, select, text

from triage.store.tables import (
    appointment,
    away_conflict,
    case,
    case_event,
    coordination_note,
    decision,
    decision_outcome,
    draft,
    person,
    rule_pending,
)

HIDDEN: Mapping[Table, tuple[str, ...]] = {
    case: ("reason_da", "reason_en", "snooze_note"),
    case_event: ("note",),
    decision: ("note", "body", "reason"),
    decision_outcome: ("note",),
    draft: ("body",),
    away_conflict: ("body",),
    appointment: ("note",),
    coordination_note: ("words",),
    person: ("verifier",),
    rule_pending: ("reason_da", "reason_en"),
}
_PORTION = 500
# What stands in the place of each where it may not be read.
_NOTHING = {
    table: {name: None if table.c[name].nullable else "" for name in names} for table, names in HIDDEN.items()
}


def seen(table: Table) -> tuple[Column[Any], ...]:
    """Return the columns that everybody reads who sees a row of the table."""
    return tuple(column for column in table.c if column.name not in HIDDEN.get(table, ()))


def told(connection: Connection, table: Table, keys: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return the other columns of rows by key; empty of a row of which they may not be read."""
    wanted = list(dict.fromkeys(keys))
    found: dict[int, dict[str, Any]] = {key: dict(_NOTHING[table]) for key in wanted}
    for start in range(0, len(wanted), _PORTION):
        for row in connection.execute(*_asked(connection, table, wanted[start : start + _PORTION])):
            found[row.id] = {name: getattr(row, name) for name in HIDDEN[table]}
    return found


def _asked(connection: Connection, table: Table, keys: list[int]) -> tuple[Any, dict[str, Any]]:
    if connection.dialect.name == "postgresql":
        # The name is one of ours.
        asked = f"SELECT * FROM visita_told_{table.name}(CAST(:keys AS bigint[]))"  # noqa: S608
        return text(asked), {"keys": keys}
    named = (table.c[name] for name in HIDDEN[table])
    return select(table.c.id, *named).where(table.c.id.in_(bindparam("keys", expanding=True))), {"keys": keys}
