"""Bring a copy up to date in one transaction: only the rows that differ are written, and readers see old or new."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, false, func, literal, null, or_, select, text, true
from sqlalchemy.exc import IntegrityError

from triage.store.away.scope import Part, Whose, copied_tables, own_parts, patient_parts, whole_parts
from triage.store.intake.bulk import insert_rows
from triage.store.intake.resource_rows import chunks
from triage.store.tables import audit, away_act, metadata, patient
from triage.store.told import HIDDEN, told

_PORTION = 200
_ROWS = 500
_PRIME = 1_000_003
# With its log the copy loses its name: under a new one its lines are counted from the beginning.
_STAYS = frozenset({"away_act", "watch"})
_Rows = dict[tuple[Any, ...], tuple[Any, ...]]


def renew(shared: Connection, copy: Connection, whose: Whose) -> None:
    """Make `copy`, in its one transaction, hold what `shared` holds of `whose.patients`, and of nobody else.

    What was decided here meanwhile stands there under other keys by now: then the copy is filled anew.
    """
    copy.execute(text("PRAGMA defer_foreign_keys = ON"))
    if has_been_used(copy):
        empty(copy)
    try:
        with copy.begin_nested():
            _renew(shared, copy, whose)
    except IntegrityError:
        # A key or a reference changed its patient: rare, and it is quicker to begin anew than to find out how.
        empty(copy)
        _renew(shared, copy, whose)


def has_been_used(copy: Connection) -> bool:
    """Return whether anything was looked at or done on the copy since it was last brought up to date."""
    return any(copy.execute(select(table.c.id).limit(1)).first() is not None for table in (away_act, audit))


def empty(copy: Connection) -> None:
    """Delete everything that came from the shared store or was made of it here, the log too; acts that wait stay.

    The log must have been merged: then it stands in the shared store, where nothing is deleted.
    """
    copy.execute(text("PRAGMA defer_foreign_keys = ON"))
    copy.execute(text("PRAGMA secure_delete = ON"))
    for table in reversed(metadata.sorted_tables):
        if table.name not in _STAYS:
            copy.execute(delete(table))


def unlock(copy: Connection) -> None:
    """Drop what keeps rows from being changed: the copy follows a store where that was seen to."""
    for name in copy.execute(text("SELECT name FROM sqlite_schema WHERE type = 'trigger'")).scalars().all():
        copy.exec_driver_sql(f'DROP TRIGGER "{name}"')


def _renew(shared: Connection, copy: Connection, whose: Whose) -> None:
    _level(shared, copy, whole_parts(), whose, whose)
    for part in own_parts():
        # Of whoever it belonged to before nothing stays.
        _write(copy, part.table, _rows(shared, part, whose), _rows(copy, _whole(part.table), whose))
    wanted = set(whose.patients)
    here = set(copy.execute(select(patient.c.id)).scalars())
    for portion in chunks(sorted(wanted | here), _PORTION):
        there = replace(whose, patients=[key for key in portion if key in wanted])
        _level(shared, copy, patient_parts(), there, Whose(portion, whose.actor, 0))


def _whole(table: Table) -> Part:
    return Part(table, lambda _whose: true())


def _level(shared: Connection, copy: Connection, parts: Iterable[Part], there: Whose, here: Whose) -> None:
    """Make the rows of some patients in the copy those of the shared store.

    All are read before any is deleted: a decision is known to be a patient's by its case.
    """
    differing = [part for part in parts if not _is_level(shared, copy, part, there, here)]
    for part, new, old in [(part, _rows(shared, part, there), _rows(copy, part, here)) for part in differing]:
        _write(copy, part.table, new, old)


def _is_level(shared: Connection, copy: Connection, part: Part, there: Whose, here: Whose) -> bool:
    return part.counted is not None and _count(shared, part, there) == _count(copy, part, here)


def _write(copy: Connection, table: Table, new: _Rows, old: _Rows) -> None:
    """Make the rows `old` of a table the rows `new`, and touch no other."""
    gone = [key for key, row in old.items() if new.get(key) != row]
    come = [row for key, row in new.items() if old.get(key) != row]
    names = [column.name for column in table.columns]
    for keys in chunks(gone, _ROWS):
        copy.execute(delete(table).where(_is_one_of(table, keys)))
    insert_rows(copy, table, [dict(zip(names, row, strict=True)) for row in come])


def _count(connection: Connection, part: Part, whose: Whose) -> tuple[Any, ...]:
    """Return what is the same only where the rows are: how many, which, and when the newest of them came."""
    key, time = part.table.c.id, part.table.c[part.counted or "id"]
    # Of each time a part, for whole times of many readings are more than a database can add up.
    sums = func.sum(key), func.sum(time % _PRIME)
    counted = select(func.count(), func.max(key), func.max(time), *sums).where(part.of(whose))
    # A sum of whole numbers is a decimal number on one database.
    return tuple(int(number or 0) for number in connection.execute(counted).one())


def _rows(connection: Connection, part: Part, whose: Whose) -> _Rows:
    columns = part.table.columns
    places = [place for place, column in enumerate(columns) if column.primary_key]
    wanted = select(*(_shown(part, column) for column in columns)).where(part.of(whose))
    rows = [tuple(row) for row in connection.execute(wanted)]
    if part.table in HIDDEN:
        rows = list(_filled(connection, part.table, rows))
    return {tuple(row[place] for place in places): row for row in rows}


def _filled(connection: Connection, table: Table, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows with what their reader may read of the columns that are told apart."""
    names = [column.name for column in table.columns]
    keys = [row[names.index("id")] for row in rows]
    words = told(connection, table, keys)
    for key, row in zip(keys, rows, strict=True):
        yield tuple(words[key].get(name, value) for name, value in zip(names, row, strict=True))


def _shown(part: Part, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return what is copied of a column: nothing of one that points out of the copy."""
    if column.name in part.instead:
        instead = part.instead[column.name]
        return (null() if instead is None else literal(instead)).label(column.name)
    if column.nullable and any(key.column.table.name not in copied_tables() for key in column.foreign_keys):
        return null().label(column.name)
    if column.name in HIDDEN.get(part.table, ()):
        return null().label(column.name)
    return column


def _is_one_of(table: Table, keys: Iterable[tuple[Any, ...]]) -> ColumnElement[bool]:
    columns = list(table.primary_key.columns)
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    same = [_all(column == value for column, value in zip(columns, key, strict=True)) for key in keys]
    return or_(false(), *same)


def _all(conditions: Iterator[ColumnElement[bool]]) -> ColumnElement[bool]:
    first, *rest = conditions
    for condition in rest:
        first &= condition
    return first
