"""Count and hash every table, the same on every database, so that two stores can be told equal or not."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnClause, Connection, Select, column, inspect, select, table

# Alembic's own: two stores of one schema agree on it, and it holds nothing of a department.
_NOT_OURS = frozenset({"alembic_version"})
_BLOCK = 2000


@dataclass(frozen=True, slots=True)
class Digest:
    """How many rows a table has, and the SHA-256 of all of them in the order of their keys."""

    rows: int
    sha256: str


def digests(connection: Connection) -> dict[str, Digest]:
    """Return the digest of every table of the store that `connection` sees."""
    return {name: _digest(connection, name) for name in table_names(connection)}


def table_names(connection: Connection) -> list[str]:
    """Return the store's tables as the database knows them, sorted; an older program's backup has fewer."""
    return sorted(set(inspect(connection).get_table_names()) - _NOT_OURS)


def differences(expected: Mapping[str, Digest], found: Mapping[str, Digest]) -> list[str]:
    """Return a line for each table that is not the same on both sides; it names tables and counts only."""
    return list(_differences(expected, found))


def _differences(expected: Mapping[str, Digest], found: Mapping[str, Digest]) -> Iterator[str]:
    empty = Digest(0, "")
    for name in sorted(expected.keys() | found.keys()):
        wanted, has = expected.get(name, empty), found.get(name, empty)
        if wanted != has:
            what = "content" if wanted.rows == has.rows else f"{wanted.rows} != {has.rows}"
            yield f"{name}: {what}"


def _digest(connection: Connection, name: str) -> Digest:
    inspector = inspect(connection)
    columns = sorted(described["name"] for described in inspector.get_columns(name))
    keys = inspector.get_pk_constraint(name)["constrained_columns"] or columns
    named: list[ColumnClause[Any]] = [column(one) for one in columns]
    by_key: list[ColumnClause[Any]] = [column(one) for one in keys]
    rows: Select[Any] = select(*named).select_from(table(name)).order_by(*by_key)
    hashed, count = hashlib.sha256(repr(columns).encode()), 0
    with connection.execute(rows, execution_options={"yield_per": _BLOCK}) as found:
        for block in found.partitions():
            # ascii, not repr: what Python thinks printable changes with its version.
            hashed.update("\n".join(ascii(tuple(row)) for row in block).encode())
            hashed.update(b"\n")
            count += len(block)
    return Digest(count, hashed.hexdigest())
