"""Conflicts by SQL: a self-join for overlaps, windows for neighbours; the same statements for duckdb and SQLite."""

import sqlite3
from collections.abc import Callable, Iterator

import numpy as np

from tests.benchmarks.peers.appointments import Appointments, Told, rows
from triage.coordination.situation.policy import Policy

OVERLAPS = """
select a.id, b.id from visit a join visit b on a.patient = b.patient and a.day = b.day
where a.id < b.id and a.start < b.ends and b.start < a.ends
"""

# Neighbours of a day that do not overlap; the gap is worked out once, calls between are taken off where there are any.
_GAPS = """
with located as (
  select id, patient, day, start, ends, place, dept,
    lead(id) over w as next_id, lead(start) over w as next_start, lead(ends) over w as next_ends,
    lead(place) over w as next_place, lead(dept) over w as next_dept
  from visit where place <> -2 window w as (partition by patient, day order by start, id)
), near as (
  select * from located where next_id is not null and not (start < next_ends and next_start < ends)
), called as (
  select near.id, sum(call.minutes) as minutes from near
  join visit call on call.patient = near.patient and call.day = near.day
  where call.place = -2 and call.start >= near.ends and call.ends <= near.next_start group by near.id
), gaps as (
  select near.*, next_start - ends - coalesce(called.minutes, 0) as gap
  from near left join called on called.id = near.id
)
"""

JOURNEYS = (
    _GAPS
    + """
, needs as (
  select gaps.id, next_id, gap, way.minutes + 10 as need from gaps
  join way on way.here = place and way.there = next_place where place >= 0 and next_place >= 0 and place <> next_place
  union all
  select gaps.id, next_id, gap, home.minutes + 10 from gaps
  join home on home.patient = gaps.patient and home.site = next_place where place = -1 and next_place >= 0
  union all
  select gaps.id, next_id, gap, home.minutes from gaps
  join home on home.patient = gaps.patient and home.site = place where place >= 0 and next_place = -1
) select id, next_id, gap, need from needs where gap < need
"""
)

WALKS = (
    _GAPS
    + """
select id, next_id, gap, 10 from gaps where place = next_place and place >= 0 and dept <> next_dept and gap < 10
"""
)

_TABLES = (
    "create table visit (id integer, patient integer, day integer, start integer, ends integer, minutes integer,"
    " place integer, dept integer)",
    "create table way (here integer, there integer, minutes integer)",
    "create table home (patient integer, site integer, minutes integer)",
)


def tables(region: Appointments) -> Iterator[tuple[str, dict[str, "np.ndarray[tuple[int], np.dtype[np.int64]]"]]]:
    """Yield each table's name and columns."""
    one = region.columns
    yield (
        "visit",
        {
            "id": np.arange(len(one.start)),
            "patient": one.patient,
            "day": one.start // 1440,
            "start": one.start,
            "ends": one.start + one.minutes,
            "minutes": one.minutes,
            "place": one.place.astype(np.int64),
            "dept": one.dept,
        },
    )
    for name, matrix, keys in (
        ("way", region.ways.sites, ("here", "there")),
        ("home", region.ways.homes, ("patient", "site")),
    ):
        first, second = np.indices(matrix.shape).reshape(2, -1)
        yield name, {keys[0]: first, keys[1]: second, "minutes": matrix.reshape(-1).astype(np.int64)}


def with_sqlite(region: Appointments, policy: Policy) -> Callable[[], Told]:
    """Return the run in an SQLite in memory, with indexes on what is joined."""
    del policy
    connection = sqlite3.connect(":memory:")
    for statement in _TABLES:
        connection.execute(statement)
    for name, columns in tables(region):
        places = ",".join("?" * len(columns))
        data = zip(*(column.tolist() for column in columns.values()), strict=True)
        connection.executemany(f"insert into {name} values ({places})", data)
    connection.execute("create index by_day on visit (patient, day, start, id)")
    connection.execute("create index by_home on home (patient, site)")
    connection.execute("analyze")

    def run() -> list[list[tuple[int, ...]]]:
        return [connection.execute(statement).fetchall() for statement in (OVERLAPS, JOURNEYS, WALKS)]

    return run


def with_duckdb(region: Appointments, policy: Policy) -> Callable[[], object]:
    """Return the run in a duckdb in memory."""
    import duckdb

    del policy
    connection = duckdb.connect()
    for statement in _TABLES:
        connection.execute(statement)
    for name, columns in tables(region):
        connection.register("given", columns)
        connection.execute(f"insert into {name} select * from given")
        connection.unregister("given")

    def run() -> list[dict[str, "np.ndarray[tuple[int], np.dtype[np.int64]]"]]:
        return [connection.execute(statement).fetchnumpy() for statement in (OVERLAPS, JOURNEYS, WALKS)]

    return run


def read(found: object) -> Told:
    """Return either's answer as sorted rows."""
    tables_found = [
        list(one.values()) if isinstance(one, dict) else list(np.array(one, np.int64).reshape(len(one), -1).T)
        for one in found
    ]
    return Told(*(rows(*columns) for columns in tables_found))
