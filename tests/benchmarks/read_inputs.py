"""Home readings to the inputs of the COPD rule set: many patients at once and one alone, beside pandas and polars.

The peers do less: they drop copies within a minute, withdrawn and impossible values, and make the same seven numbers
per patient in binary fractions over windows of elapsed time. They know no versions, units, plans, calendars, evidence.
They are in the extra `bench`.
"""

import argparse
import importlib
import resource as operating_system
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import numpy as np

from triage.clinical.care import Enrolment, PlanStep
from triage.clinical.observation import Reading
from triage.clinical.readings import NEVER, NONE, TYPED, Readings, microseconds
from triage.resources import resource
from triage.scoring.inputs.batch import input_blocks
from triage.scoring.inputs.gather import inputs_for
from triage.scoring.inputs.plan import Plans
from triage.scoring.readings.kinds import parse_kinds
from triage.scoring.rules.load import load_rule_set

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KINDS = ("spo2", "pulse", "weight", "fev1", "temp", "resp_rate")
UNITS = ("%", "/min", "kg", "L", "Cel", "1", "g")
DECIMALS = (0, 0, 1, 2, 1, 0)
USUAL = (93, 78, 801, 152, 368, 17)
DAYS = 180
DAY_US = 86_400_000_000

# As small as the values allow: a column may be of any whole-number type.
DTYPES = {
    "patient": np.int32, "key": np.int32, "kind": np.int8, "value": np.int32, "decimals": np.int8, "unit": np.int8,
    "time": np.int64, "device": np.int8, "version": np.int8, "status": np.int8, "weak": np.bool_,
}  # fmt: skip


class Numbered:
    """The ids "o0", "o1", … without keeping one."""

    def __getitem__(self, key: int) -> str:
        return f"o{key}"


def region(patients: int, each: int) -> Readings:
    """Return made-up readings over half a year: 1 % sent twice, 0.2 % withdrawn, 1 % in another unit, some amended."""
    chance = np.random.default_rng(1)
    columns = {name: np.empty(patients * each, dtype) for name, dtype in DTYPES.items()}
    for first in range(0, patients, 1000):
        end = min(first + 1000, patients)
        part = readings_of(chance, first, end, each)
        for name, column in columns.items():
            column[first * each : end * each] = part[name]
    return Readings(
        [f"p{number}" for number in range(patients)], Numbered(), KINDS, UNITS, ("d1", "d2"),
        ("final", "entered-in-error"), (),
        calibrated_until=np.broadcast_to(np.int64(NEVER), patients * each),
        fault=np.broadcast_to(np.int8(NONE), patients * each),
        received=np.broadcast_to(np.int64(NEVER), patients * each), **columns,
    )  # fmt: skip


def readings_of(chance: np.random.Generator, first: int, end: int, each: int) -> dict[str, Any]:
    """Return the columns of the patients `first` to `end`, not sorted by kind or time."""
    rows = (end - first) * each
    kind = chance.choice(6, rows, p=[0.28, 0.28, 0.2, 0.14, 0.05, 0.05])
    ago = chance.integers(0, DAYS, rows) * DAY_US + chance.integers(0, 4 * 3600, rows) * 1_000_000
    value, unit, decimals = np.array(USUAL)[kind] + chance.integers(-3, 4, rows), kind.copy(), np.array(DECIMALS)[kind]
    in_grams = (kind == 2) & (chance.random(rows) < 0.05)
    value[in_grams] *= 100
    unit[in_grams], decimals[in_grams] = 6, 0
    key, version = np.arange(first * each, end * each), np.ones(rows)
    rare = (np.flatnonzero(chance.random(rows) < share) for share in (0.01, 0.002))
    twice, amended = (some[some % each != 0] for some in rare)
    for column in (kind, value, unit, decimals):
        column[twice] = column[twice - 1]
    ago[twice] = ago[twice - 1] - 20_000_000
    key[amended], version[amended] = key[amended - 1], 2
    return {
        "patient": np.repeat(np.arange(first, end), each),
        "key": key,
        "kind": kind,
        "value": value,
        "decimals": decimals,
        "unit": unit,
        "time": microseconds(NOW) - ago,
        "device": chance.choice([TYPED, 0, 1], rows, p=[0.2, 0.5, 0.3]),
        "version": version,
        "status": chance.random(rows) < 0.002,
        "weak": chance.random(rows) < 0.005,
    }


def ours(readings: Readings) -> float:
    """Return the seconds from columns of readings to columns of inputs."""
    kinds = parse_kinds(resource("readings", "readings.yaml").read_text(encoding="utf-8"))
    rules = load_rule_set(resource("rulesets", "kol.yaml").read_text(encoding="utf-8"))
    start = NOW - timedelta(days=200)
    weekly = Enrolment("e", "p", "copd", "active", start, plan=(PlanStep(start, None, timedelta(days=7)),))
    plans = Plans.of([weekly] * len(readings.patients))
    now = np.full(len(readings.patients), microseconds(NOW))
    begun = time.perf_counter()
    known = sum(
        int(column.reduced.is_known.sum())
        for block in input_blocks(rules, kinds, readings, plans, now)
        for column in block.readings.values()
    )
    seconds = time.perf_counter() - begun
    print(f"   {known:,} numbers are known")
    return seconds


def one_patient() -> float:
    """Return the milliseconds for one patient's objects, 180 days of five kinds each day, with all words."""
    kinds = parse_kinds(resource("readings", "readings.yaml").read_text(encoding="utf-8"))
    rules = load_rule_set(resource("rulesets", "kol.yaml").read_text(encoding="utf-8"))
    readings = [
        Reading(
            id=f"o{day}-{kind}",
            patient="p1",
            kind=KINDS[kind],
            value=Decimal(USUAL[kind] + day % 5).scaleb(-DECIMALS[kind]),
            unit=UNITS[kind],
            time=NOW - timedelta(days=day, minutes=kind),
            device="d1",
        )
        for day in range(DAYS)
        for kind in range(5)
    ]
    start = NOW - timedelta(days=200)
    daily = Enrolment("e", "p1", "copd", "active", start, plan=(PlanStep(start, None, timedelta(days=1)),))
    inputs_for(rules, kinds, {}, readings, [], daily, NOW)
    begun = time.perf_counter()
    for _ in range(50):
        inputs_for(rules, kinds, {}, readings, [], daily, NOW)
    return (time.perf_counter() - begun) / 50 * 1000


def table(readings: Readings) -> dict[str, Any]:
    """Return the columns that the peers get: value in its last unit's tenths as a binary fraction, time in seconds."""
    value = readings.value / 10.0**readings.decimals
    value[readings.unit == 6] /= 1000
    low, high = np.array([50, 20, 20, 0.2, 30, 4]), np.array([100, 250, 350, 8, 44, 60])
    is_usable = (readings.status == 0) & ~readings.weak & (value >= low[readings.kind]) & (value <= high[readings.kind])
    return {
        "patient": readings.patient,
        "kind": readings.kind,
        "value": value,
        "age": (microseconds(NOW) - readings.time) / 1_000_000,
        "usable": is_usable,
    }


def with_pandas(readings: Readings, pandas: Any) -> float:
    """Return the seconds pandas takes."""
    frame = pandas.DataFrame(table(readings))
    begun = time.perf_counter()
    frame = frame[frame["usable"]].sort_values(["patient", "kind", "age"], ascending=[True, True, False])
    before = frame.shift()
    same = (frame[["patient", "kind", "value"]] == before[["patient", "kind", "value"]]).all(axis=1)
    frame = frame[~(same & (before["age"] - frame["age"] <= 60))]
    by_kind = {kind: frame[frame["kind"] == kind] for kind in range(6)}

    def within(kind: int, hours: float) -> Any:
        found = by_kind[kind]
        return found[found["age"] <= hours * 3600].groupby("patient")["value"]

    week, month = within(3, 24 * 8), within(2, 24 * 30)
    results = [
        within(0, 6).median(),
        within(0, 24 * 14).median() - within(0, 24 * 14).last(),
        within(1, 6).median(),
        within(5, 24).last(),
        within(4, 24).last(),
        (week.last() - week.mean()) / week.std(),
        (month.first() - month.last()) / month.first(),
    ]
    seconds = time.perf_counter() - begun
    print(f"   {sum(int(one.notna().sum()) for one in results):,} numbers are known")
    return seconds


def with_polars(readings: Readings, polars: Any) -> float:
    """Return the seconds polars takes, lazily, on all its threads."""
    frame, col = polars.DataFrame(table(readings)), polars.col
    begun = time.perf_counter()
    keys = ["patient", "kind", "value"]
    same = polars.all_horizontal([col(key) == col(key).shift() for key in keys])
    cleaned = (
        frame.lazy()
        .filter(col("usable"))
        .sort(["patient", "kind", "age"], descending=[False, False, True])
        .filter(~(same & (col("age").shift() - col("age") <= 60)).fill_null(value=False))
    )

    def within(kind: int, hours: float) -> Any:
        return col("value").filter((col("kind") == kind) & (col("age") <= hours * 3600))

    week, month = within(3, 24 * 8), within(2, 24 * 30)
    results = cleaned.group_by("patient").agg(
        spo2=within(0, 6).median(),
        fall=within(0, 24 * 14).median() - within(0, 24 * 14).last(),
        pulse=within(1, 6).median(),
        rate=within(5, 24).last(),
        temp=within(4, 24).last(),
        fev1=(week.last() - week.mean()) / week.std(),
        loss=(month.first() - month.last()) / month.first(),
    ).collect()  # fmt: skip
    seconds = time.perf_counter() - begun
    print(f"   {results.drop('patient').count().sum_horizontal()[0]:,} numbers are known")
    return seconds


PEERS: dict[str, Callable[[Readings, Any], float]] = {"pandas": with_pandas, "polars": with_polars}


def main() -> None:
    """Print the times, the largest memory of ours alone, and the ratios."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--patients", type=int, default=50_000)
    arguments.add_argument("--each", type=int, default=400)
    given = arguments.parse_args()
    readings = region(given.patients, given.each)
    mine = ours(readings)
    peak = operating_system.getrusage(operating_system.RUSAGE_SELF).ru_maxrss / 1024
    speed = len(readings) / mine / 1e6
    print(f"visita       {mine:7.2f} s  {speed:.1f} million readings/s, the process never over {peak:,.0f} MB")
    print(f"one patient  {one_patient():7.2f} ms (objects of 180 days in, inputs with all words out)")
    for name, run in PEERS.items():
        try:
            module = importlib.import_module(name)
        except ImportError:
            print(f"{name:12} is not installed (extra `bench`)")
            continue
        seconds = run(readings, module)
        print(f"{name:12} {seconds:7.2f} s  takes {seconds / mine:.1f} times as long as visita")


if __name__ == "__main__":
    main()
