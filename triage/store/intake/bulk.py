"""Write many rows of one table: the statement is compiled once, and the driver is handed plain tuples.

SQLAlchemy's own way looks at every value of every row; our columns are whole numbers, text and bytes, which both
drivers take as they are.
"""

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Table, and_, case, insert

Row = dict[str, Any]

# What a row keeps from when it came first, although it comes again.
_KEPT = frozenset({"source_id", "reference", "to_score", "first_seen", "first_received"})


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert `rows`, which all have the columns of the first."""
    if rows:
        _write(connection, *_inserting(connection.dialect, table, tuple(rows[0])), rows)


def upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert `rows`, or replace what stands under the same source and reference; the last of equals wins.

    What comes again with the same content is no news: it keeps the time at which it was `received`.
    """
    if rows:
        latest = {row["reference"]: row for row in rows}
        _write(connection, *_upserting(connection.dialect, table, tuple(rows[0])), list(latest.values()))


def _write(connection: Connection, sql: str, order: tuple[str, ...] | None, rows: Sequence[Row]) -> None:
    # psycopg takes parameters by name.
    connection.exec_driver_sql(sql, list(rows) if order is None else list(map(itemgetter(*order), rows)))


@lru_cache(maxsize=256)
def _inserting(dialect: Dialect, table: Table, names: tuple[str, ...]) -> tuple[str, tuple[str, ...] | None]:
    return _compiled(dialect, insert(table), names)


@lru_cache(maxsize=256)
def _upserting(dialect: Dialect, table: Table, names: tuple[str, ...]) -> tuple[str, tuple[str, ...] | None]:
    if dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as its_insert
    else:
        from sqlalchemy.dialects.sqlite import insert as its_insert  # type: ignore[assignment]  # same interface
    statement = its_insert(table)
    changed: dict[str, Any] = {name: statement.excluded[name] for name in names if name not in _KEPT}
    if (received := changed.pop("received", None)) is not None:
        same = and_(*(table.c[name].is_not_distinct_from(value) for name, value in changed.items()))
        changed["received"] = case((same, table.c.received), else_=received)
    statement = statement.on_conflict_do_update(index_elements=["source_id", "reference"], set_=changed)
    return _compiled(dialect, statement, names)


def _compiled(dialect: Dialect, statement: Insert, names: tuple[str, ...]) -> tuple[str, tuple[str, ...] | None]:
    """Return the SQL, and the order of its parameters where they have no names."""
    # Inline: no key is wanted back.
    compiled = statement.inline().compile(dialect=dialect, column_keys=list(names))
    return str(compiled), tuple(compiled.positiontup or ()) or None
