"""Write many rows of one table: the statement is compiled once, and the driver is handed plain tuples.

SQLAlchemy's own way looks at every value of every row; our columns are whole numbers, text and bytes, which both
drivers take as they are.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Table, Update, and_, bindparam, case, insert, select, update

Row = dict[str, Any]

# What a row keeps from when it came first, although it comes again.
_KEPT = frozenset({"source_id", "reference", "to_score", "first_seen", "first_received"})
_NEW = "new_"
_AT_ONCE = 1000


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert `rows`, which all have the columns of the first."""
    if rows:
        _write(connection, *_inserting(connection.dialect, table, tuple(rows[0])), rows)


def upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert `rows`, or replace what stands under the same source and reference; the last of equals wins.

    What comes again with the same content is no news: it keeps the time at which it was `received`.
    """
    if not rows:
        return
    names, latest = tuple(rows[0]), list({row["reference"]: row for row in rows}.values())
    if connection.dialect.name != "postgresql":
        _write(connection, *_upserting(connection.dialect, table, names), latest)
        return
    # PostgreSQL uses up a key for every row that is replaced; looked up first, keys are the same on both databases.
    # Nobody else writes meanwhile: see Store.write.
    there = _there(connection, table, latest)
    insert_rows(connection, table, [row for row in latest if _place(row) not in there])
    known = [_looked_up(row) for row in latest if _place(row) in there]
    if known:
        _write(connection, *_replacing(connection.dialect, table, names), known)


def _write(connection: Connection, sql: str, order: tuple[str, ...] | None, rows: Sequence[Row]) -> None:
    # psycopg takes parameters by name.
    connection.exec_driver_sql(sql, list(rows) if order is None else list(map(itemgetter(*order), rows)))


@lru_cache(maxsize=256)
def _inserting(dialect: Dialect, table: Table, names: tuple[str, ...]) -> tuple[str, tuple[str, ...] | None]:
    # Inline: no key is wanted back.
    return _compiled(dialect, insert(table).inline(), names)


@lru_cache(maxsize=256)
def _upserting(dialect: Dialect, table: Table, names: tuple[str, ...]) -> tuple[str, tuple[str, ...] | None]:
    from sqlalchemy.dialects.sqlite import insert as its_insert

    statement = its_insert(table)
    changed = _changed(table, names, lambda name: statement.excluded[name])
    return _compiled(dialect, statement.on_conflict_do_update(["source_id", "reference"], set_=changed).inline(), names)


@lru_cache(maxsize=256)
def _replacing(dialect: Dialect, table: Table, names: tuple[str, ...]) -> tuple[str, tuple[str, ...] | None]:
    changed = _changed(table, names, lambda name: bindparam(_NEW + name, type_=table.c[name].type))
    mine = and_(*(table.c[name] == bindparam(_NEW + name) for name in ("source_id", "reference")))
    return _compiled(dialect, update(table).where(mine).values(changed), ())


def _changed(table: Table, names: tuple[str, ...], new: Callable[[str], Any]) -> dict[str, Any]:
    changed = {name: new(name) for name in names if name not in _KEPT}
    if (received := changed.pop("received", None)) is not None:
        same = and_(*(table.c[name].is_not_distinct_from(value) for name, value in changed.items()))
        changed["received"] = case((same, table.c.received), else_=received)
    return changed


def _there(connection: Connection, table: Table, rows: Sequence[Row]) -> set[tuple[int, str]]:
    found: set[tuple[int, str]] = set()
    places = [_place(row) for row in rows]
    for start in range(0, len(places), _AT_ONCE):
        some = places[start : start + _AT_ONCE]
        sources, references = {place[0] for place in some}, [place[1] for place in some]
        asked = select(table.c.source_id, table.c.reference).where(
            table.c.source_id.in_(sources), table.c.reference.in_(references)
        )
        found.update((row.source_id, row.reference) for row in connection.execute(asked))
    return found


def _place(row: Row) -> tuple[int, str]:
    return row["source_id"], row["reference"]


def _looked_up(row: Row) -> Row:
    """Return `row` under names that are no column's: those SQLAlchemy keeps to itself."""
    return {_NEW + name: value for name, value in row.items()}


def _compiled(
    dialect: Dialect, statement: Insert | Update, names: tuple[str, ...]
) -> tuple[str, tuple[str, ...] | None]:
    """Return the SQL, and the order of its parameters where they have no names."""
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    return str(compiled), tuple(compiled.positiontup or ()) or None
