"""One limit moved over many results, as pandas, polars and duckdb count the flow of each department.

Each is given what we work out when a limit is taken hold of: the colour of every row on both sides of the limit. So
each has one comparison, one choice and one grouping left to do for a move.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

Counted = Callable[[int], NDArray[np.int64]]
COLOURS = 4


@dataclass(frozen=True, slots=True)
class Sides:
    """The rows: department, colour now, the number compared, and the colour below its limit and at it or above."""

    departments: NDArray[np.int64]
    now: NDArray[np.uint8]
    values: NDArray[np.int64]
    outside: NDArray[np.uint8]
    inside: NDArray[np.uint8]

    @property
    def columns(self) -> Mapping[str, NDArray[Any]]:
        """Return the columns as every peer is given them."""
        return {
            "department": self.departments.astype(np.uint8),
            "now": self.now,
            "value": self.values.astype(np.int32),
            "outside": self.outside,
            "inside": self.inside,
        }

    @property
    def many(self) -> int:
        """Return how many departments there are, numbered from 0."""
        return int(self.departments.max()) + 1


def with_polars(sides: Sides) -> Counted:
    """Return polars' way, on all processors."""
    pl = import_module("polars")
    frame = pl.DataFrame(dict(sides.columns))

    def counted(limit: int) -> NDArray[np.int64]:
        draft = pl.when(pl.col("value") <= limit).then(pl.col("inside")).otherwise(pl.col("outside"))
        key = pl.col("department").cast(pl.UInt32) * 16 + pl.col("now").cast(pl.UInt32) * 4 + draft.cast(pl.UInt32)
        found = frame.lazy().select(key.alias("key")).group_by("key").len().collect()
        return _shaped(found["key"].to_numpy(), found["len"].to_numpy(), sides.many)

    return counted


def with_pandas(sides: Sides) -> Counted:
    """Return pandas' way."""
    pd = import_module("pandas")
    frame = pd.DataFrame(dict(sides.columns))

    def counted(limit: int) -> NDArray[np.int64]:
        draft = frame["outside"].where(frame["value"] > limit, frame["inside"])
        key = frame["department"].astype("int64") * 16 + frame["now"].astype("int64") * 4 + draft
        found = key.value_counts(sort=False)
        return _shaped(found.index.to_numpy(), found.to_numpy(), sides.many)

    return counted


def with_duckdb(sides: Sides) -> Counted:
    """Return duckdb's way, on all processors, the rows in a table of its own."""
    database = import_module("duckdb").connect()
    frame = import_module("pandas").DataFrame(dict(sides.columns))
    database.register("given", frame)
    database.execute("CREATE TABLE rows AS SELECT * FROM given")

    def counted(limit: int) -> NDArray[np.int64]:
        found = database.execute(
            "SELECT department::INTEGER * 16 + now * 4 + CASE WHEN value <= ? THEN inside ELSE outside END AS key, "
            "count(*) AS many FROM rows GROUP BY key",
            [limit],
        ).fetchnumpy()
        return _shaped(found["key"], found["many"], sides.many)

    return counted


def _shaped(keys: NDArray[Any], many: NDArray[Any], departments: int) -> NDArray[np.int64]:
    flow = np.zeros(departments * COLOURS * COLOURS, np.int64)
    flow[keys.astype(np.int64)] = many
    return flow.reshape(departments, COLOURS, COLOURS)
