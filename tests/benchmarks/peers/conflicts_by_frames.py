"""Conflicts by data frames: a merge of patient and day for overlaps, shifted rows for neighbours."""

from collections.abc import Callable
from typing import Any

import numpy as np

from tests.benchmarks.peers.appointments import Appointments, Told, rows
from tests.benchmarks.peers.conflicts_by_sql import tables
from triage.coordination.situation.policy import Policy

_NEXT = ("id", "patient", "day", "start", "ends", "place", "dept")


def with_pandas(region: Appointments, policy: Policy) -> Callable[[], object]:
    """Return the run in pandas; the ways are looked up in the same matrices as ours."""
    import pandas as pd

    visits = pd.DataFrame(dict(tables(region))["visit"])

    def run() -> list[Any]:
        shared = visits[visits.duplicated(["patient", "day"], keep=False)]
        both = shared.merge(shared, on=["patient", "day"], suffixes=("", "_2"))
        met = both[(both.id < both.id_2) & (both.start < both.ends_2) & (both.start_2 < both.ends)]
        ordered = shared[shared.place != -2].sort_values(["patient", "day", "start", "id"])
        near = ordered.join(ordered.shift(-1).add_suffix("_2"))
        near = near[(near.patient == near.patient_2) & (near.day == near.day_2)]
        near = near[~((near.start < near.ends_2) & (near.start_2 < near.ends))]
        calls = near[["id", "patient", "day", "ends", "start_2"]].merge(
            shared.loc[shared.place == -2, ["patient", "day", "start", "ends", "minutes"]],
            on=["patient", "day"],
            suffixes=("", "_call"),
        )
        calls = calls[(calls.start >= calls.ends) & (calls.ends_call <= calls.start_2)].groupby("id").minutes.sum()
        gap = (near.start_2 - near.ends - near.id.map(calls).fillna(0)).to_numpy().astype(np.int64)
        columns = {name: near[name].to_numpy().astype(np.int64) for name in (*_NEXT, *(f"{one}_2" for one in _NEXT))}
        return [met[["id", "id_2"]].to_numpy(), *_told(columns, gap, region, policy)]

    return run


def with_polars(region: Appointments, policy: Policy) -> Callable[[], object]:
    """Return the run in polars, lazily as far as the ways; these are looked up in the same matrices as ours."""
    import polars as pl

    visits = pl.DataFrame(dict(tables(region))["visit"]).lazy()
    col, key = pl.col, ["patient", "day"]

    def run() -> list[Any]:
        shared = visits.filter(pl.len().over(key) > 1).collect().lazy()
        met = shared.join(shared, on=key, suffix="_2").filter(
            (col("id") < col("id_2")) & (col("start") < col("ends_2")) & (col("start_2") < col("ends"))
        )
        located = shared.filter(col("place") != -2).sort("patient", "day", "start", "id")
        near = located.with_columns(col(name).shift(-1).alias(f"{name}_2") for name in _NEXT).filter(
            (col("patient") == col("patient_2"))
            & (col("day") == col("day_2"))
            & ~((col("start") < col("ends_2")) & (col("start_2") < col("ends")))
        )
        calls = (
            near.select("id", "patient", "day", "ends", "start_2")
            .join(shared.filter(col("place") == -2), on=key, suffix="_call")
            .filter((col("start") >= col("ends")) & (col("ends_call") <= col("start_2")))
            .group_by("id")
            .agg(col("minutes").sum().alias("called"))
        )
        near = near.join(calls, on="id", how="left")
        near = near.with_columns((col("start_2") - col("ends") - col("called").fill_null(0)).alias("gap"))
        found, pairs = pl.collect_all([near, met.select("id", "id_2")])
        columns = {name: found[name].to_numpy() for name in (*_NEXT, *(f"{one}_2" for one in _NEXT))}
        return [pairs.to_numpy(), *_told(columns, found["gap"].to_numpy(), region, policy)]

    return run


def _told(columns: dict[str, Any], gap: Any, region: Appointments, policy: Policy) -> list[Any]:
    here, there, patient = columns["place"], columns["place_2"], columns["patient"]
    sites, homes = region.ways.sites, region.ways.homes
    from_home, to_home = homes[patient, np.maximum(there, 0)], homes[patient, np.maximum(here, 0)]
    way = np.where(
        here == -1, from_home, np.where(there == -1, to_home, sites[np.maximum(here, 0), np.maximum(there, 0)])
    )
    need = way + np.where(there == -1, 0, policy.arrive_early_min)
    pair = columns["id"], columns["id_2"]
    short = (here != there) & (gap < need)
    walk = (here == there) & (here >= 0) & (columns["dept"] != columns["dept_2"]) & (gap < policy.walk_min)
    journeys = np.column_stack([*(one[short] for one in (*pair, gap, need))])
    walks = np.column_stack([*(one[walk] for one in (*pair, gap)), np.full(walk.sum(), policy.walk_min)])
    return [journeys, walks]


def read(found: Any) -> Told:
    """Return either's answer as sorted rows."""
    return Told(*(rows(*table.T) for table in found))
