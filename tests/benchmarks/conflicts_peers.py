"""Every overlap, impossible journey and short walk of a region, beside pandas, polars, duckdb and SQL in SQLite.

The same columns lie ready in each one's own form, and every answer - pairs, gaps, needs - is checked against ours
before its time counts. Ours runs on one core. Then the whole engine for one patient with eight visits.
"""

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from statistics import median, quantiles
from typing import Any

import numpy as np

from tests.benchmarks.peers import conflicts_by_frames, conflicts_by_sql
from tests.benchmarks.peers.appointments import SITES, Appointments, Told, made_up, read
from tests.benchmarks.score_rules import milliseconds
from tests.properties.made_cases import made_case
from triage.coordination.conflicts.find import conflicts
from triage.coordination.conflicts.recheck import find_all, recheck
from triage.coordination.conflicts.region.others import may_have_others
from triage.coordination.conflicts.region.pairs import pairs
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.read import read_situation
from triage.coordination.situation.situation import Situation

_MICROSECONDS = 1_000_000
_PEERS: dict[str, tuple[Callable[[Appointments, Policy], Callable[[], object]], Callable[[Any], Told]]] = {
    "polars": (conflicts_by_frames.with_polars, conflicts_by_frames.read),
    "duckdb": (conflicts_by_sql.with_duckdb, conflicts_by_sql.read),
    "pandas": (conflicts_by_frames.with_pandas, conflicts_by_frames.read),
    "sqlite": (conflicts_by_sql.with_sqlite, conflicts_by_sql.read),
}


@dataclass(frozen=True, slots=True)
class Side:
    name: str
    run: Callable[[], object]
    read: Callable[[Any], Told]


def sides(region: Appointments, policy: Policy) -> list[Side]:
    """Return us and the peers that are installed, and say which are not."""
    found = [Side("visita", lambda: pairs(region.columns, region.ways, policy), read)]
    for name, (prepare, answer) in _PEERS.items():
        try:
            found.append(Side(name, prepare(region, policy), answer))
        except ModuleNotFoundError as missing:
            print(f"{name}: left out, {missing.name} is not installed (pip install visita[bench])")
    return found


def one_patient() -> Situation:
    """Return a patient with eight visits on four days, and something of everything that bears on them."""
    random = Random(11)
    case = made_case(random)
    while len(case["patients"]) > 1 or len(case["appointments"]) < 9 or case["patients"][0]["deceased"]:
        case = made_case(random)
    situation = read_situation(case)
    eight = sorted(situation.visits)[:8]
    days = [datetime.fromisoformat("2026-03-16T08:00") + timedelta(days=n // 2, hours=n % 2) for n in range(8)]
    visits = {
        key: replace(situation.visits[key], start=day, status="booked") for key, day in zip(eight, days, strict=True)
    }
    return replace(situation, visits=visits)


def microseconds(run: Callable[[], object], times: int = 2_000) -> list[float]:
    """Return what each of many runs takes."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append((time.perf_counter() - start) * _MICROSECONDS)
    return taken


def main() -> None:
    """Print the times of all, and what one patient takes."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--appointments", type=int, default=1_000_000)
    arguments.add_argument("--patients", type=int, default=200_000)
    arguments.add_argument("--runs", type=int, default=5)
    chosen = arguments.parse_args()
    region, policy = made_up(chosen.appointments, chosen.patients), Policy()
    every = sides(region, policy)
    ours = every[0].read(every[0].run())
    for side in every:
        if not side.read(side.run()).same(ours):
            raise SystemExit(f"{side.name} answers otherwise")
    print(
        f"{chosen.appointments:,} appointments of {chosen.patients:,} patients at {SITES} sites, {os.cpu_count()} cores"
    )
    print(f"{len(ours.overlaps):,} overlaps, {len(ours.journeys):,} journeys, {len(ours.walks):,} walks")
    print(f"{'ms':20}{'median':>12}{'best':>12}{'median / ours':>16}")
    taken = milliseconds([side.run for side in every], chosen.runs)
    for side, times in zip(every, taken, strict=True):
        print(f"{side.name:20}{median(times):12,.1f}{min(times):12,.1f}{median(times) / median(taken[0]):16,.1f}")
    nobody = np.zeros(chosen.patients, np.bool_)
    others = milliseconds([lambda: may_have_others(region.columns, region.ways, policy, nobody)], chosen.runs)[0]
    print(f"who must be looked at one by one, as far as times and places tell: {median(others):,.1f} ms")
    _print_one_patient()


def _print_one_patient() -> None:
    situation = one_patient()
    before, own = find_all(situation), set(situation.travellers)
    for name, run in (
        ("found anew", lambda: conflicts(situation)),
        ("re-checked", lambda: recheck(before, situation, own)),
    ):
        taken = microseconds(run)
        print(f"one patient, 8 visits, {name}: {median(taken):,.0f} µs, p95 {quantiles(taken, n=20)[-1]:,.0f} µs")


if __name__ == "__main__":
    main()
