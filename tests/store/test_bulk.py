"""Many rows at once: what the driver is handed plainly is what SQLAlchemy would have written, value by value."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint, insert, select

from triage.store.database import Store
from triage.store.intake.bulk import insert_rows, upsert

Row = dict[str, Any]


def table(name: str) -> Table:
    """Return a table with every kind of column that the store has."""
    return Table(
        name,
        MetaData(),
        Column("source_id", Integer),
        Column("reference", Text),
        Column("value", Text),
        Column("raw", LargeBinary),
        Column("received", Integer),
        UniqueConstraint("source_id", "reference"),
        sqlite_strict=True,
    )


QUICK, PLAIN = table("quick"), table("plain")
# No NUL: PostgreSQL holds none, and what comes with one is held back by the reader.
_HELD = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "received": st.integers(0, 9),
            "reference": st.sampled_from("abc"),
            "value": st.none() | st.text(_HELD, max_size=3),
            "source_id": st.integers(1, 2),
            "raw": st.none() | st.binary(max_size=3),
        }
    ),
    max_size=8,
)


@pytest.fixture
def tables(store: Store) -> Store:
    with store.write() as connection:
        for each in (QUICK, PLAIN):
            each.create(connection)
    return store


def emptied(connection: Connection) -> Connection:
    for each in (QUICK, PLAIN):
        connection.execute(each.delete())
    return connection


def stored(connection: Connection, of: Table) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(select(of).order_by(of.c.source_id, of.c.reference))]


def distinct(rows: list[Row]) -> list[Row]:
    return list({(row["source_id"], row["reference"]): row for row in rows}.values())


unhurried = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(rows=ROWS.map(distinct))
@unhurried
def test_that_rows_are_written_as_they_are(tables: Store, rows: list[Row]) -> None:
    with tables.write() as connection:
        insert_rows(emptied(connection), QUICK, rows)
        for row in rows:
            connection.execute(insert(PLAIN).values(**row))
        assert stored(connection, QUICK) == stored(connection, PLAIN)


@given(batches=st.lists(ROWS.map(lambda rows: [row | {"source_id": 1} for row in rows]), max_size=3))
@unhurried
def test_that_the_last_of_equals_wins_and_no_news_keeps_its_time(tables: Store, batches: list[list[Row]]) -> None:
    expected: dict[str, Row] = {}
    with tables.write() as connection:
        emptied(connection)
        for rows in batches:
            upsert(connection, QUICK, rows)
            for row in {row["reference"]: row for row in rows}.values():
                before = expected.get(row["reference"])
                is_news = before is None or (before["value"], before["raw"]) != (row["value"], row["raw"])
                expected[row["reference"]] = row if is_news or before is None else before
        names = [column.name for column in QUICK.c]
        in_order = sorted(expected.items())
        assert stored(connection, QUICK) == [tuple(row[name] for name in names) for _, row in in_order]
