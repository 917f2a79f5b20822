"""The first replay of a year: a million assessments of 50,000 patients from the store, judged by a draft and counted.

Beside it pandas, polars and duckdb read the same numbers from Parquet files and judge them by the same rules; they know
no store, no encryption, no own limits, and count nothing. Then the same from readings, where a window is another; and
what keeping the inputs adds to recording a result.
"""

import argparse
import importlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from tests.benchmarks.peers.patients import Patients, made_up
from tests.builders import patient as person
from tests.builders import received
from tests.empty_stores import put_empty_store
from tests.postgresql import running
from tests.store.test_cases import outcome
from triage.bootstrap import application_on, open_application
from triage.clinical.care import Enrolment, PlanStep
from triage.clinical.colour import Colour
from triage.clinical.readings import NEVER, NONE, TYPED, Readings, microseconds
from triage.resources import resource
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.kept.block import Loose
from triage.scoring.evaluate.kept.layout import layout_of
from triage.scoring.evaluate.kept.moments import Known, People, inputs_at
from triage.scoring.evaluate.kept.row import KeptRow, Mark, kept_row
from triage.scoring.evaluate.parameters import effective, limits
from triage.scoring.inputs.past import Moments, past_of
from triage.scoring.inputs.values import Status
from triage.scoring.readings.kinds import parse_kinds
from triage.scoring.replay.dragging.drag import Drag
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import RuleSet, ValueType
from triage.settings import Settings
from triage.store.casework.cases import record_outcomes
from triage.store.database import open_shared
from triage.store.history.keep import layout_key, place_inputs
from triage.store.history.pack import ROWS, add_block
from triage.store.intake.intake import Intake
from triage.store.keeping.keys import DATABASE_NAME, DEMO_KEY
from triage.store.sources import source_id
from triage.workflow.application import Application
from triage.workflow.tune.replay.history import read_history

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
YEAR = timedelta(days=365)
PEERS = ("polars", "duckdb", "pandas")
DEPARTMENTS = 40
DAY_US = 86_400_000_000


def bodies_of(patients: Patients) -> list[bytes]:
    """Return the numbers of each row as they are kept."""
    layout = layout_of(patients.rule_set)
    shape = np.dtype([("status", "u1", (len(layout.inputs),)), ("values", "<i8", (len(layout.inputs),))])
    found = np.zeros(patients.rows, shape)
    for place, kept in enumerate(layout.inputs):
        column = patients.columns[kept.name]
        known = column.status == 1
        found["status"][:, place] = column.status
        found["values"][:, place] = np.where(known, column.values * 10 ** (kept.decimals - column.decimals), 0)
    whole = found.tobytes()
    return [whole[at : at + shape.itemsize] for at in range(0, len(whole), shape.itemsize)]


def fill(app: Application, patients: Patients, people: int) -> None:
    """Keep a year of assessments of so many made-up patients, in blocks."""
    rules, layout = patients.rule_set, layout_of(patients.rule_set)
    ranks = evaluate(rules, patients.columns, limits(effective(rules, {})), patients.rows).ranks.tolist()
    start, step = int((NOW - YEAR).timestamp() * 1000), int(YEAR.total_seconds() * 1000) // patients.rows
    bodies, sha256 = bodies_of(patients), rules.sha256
    with app.store.write() as connection:
        key = layout_key(connection, layout.sha256, layout.body, rules.programme or "")
    for first in range(0, patients.rows, ROWS):
        rows = [
            Loose(0, n % people + 1, n % people % DEPARTMENTS + 1, start + n * step, ranks[n], 0, sha256, bodies[n])
            for n in range(first, min(first + ROWS, patients.rows))
        ]
        with app.store.write() as connection:
            add_block(connection, key, layout, rows)


@contextmanager
def stores(folder: Path, *, shared: bool) -> Iterator[Iterator[tuple[str, Application]]]:
    """Give an encrypted file, and where it is asked for a PostgreSQL server too."""
    settings = Settings(home=folder, actor="tester")

    def opened() -> Iterator[tuple[str, Application]]:
        put_empty_store(settings.demo_home / DATABASE_NAME, DEMO_KEY)
        app = open_application(settings, is_demo=True, clock=lambda: NOW)
        with closing(app.store):
            yield "SQLCipher", app
        if shared:
            with running() as server, server.clean() as address:
                store = open_shared(address, folder / "visita.db")
                yield "PostgreSQL", application_on(store, settings, is_demo=True, clock=lambda: NOW)
                store.close()

    yield opened()


def from_store(app: Application, rules: RuleSet) -> dict[str, Callable[[], Any]]:
    """Return what is timed of ours: reading alone, and all of the first replay."""

    def read() -> Any:
        return read_history(app, rules.programme or "", NOW - YEAR, NOW, rule_set=rules)

    def replayed() -> Any:
        return Drag(read(), rules).counts

    return {"read": read, "read, judged by the draft, counted": replayed}


def frames(patients: Patients, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield for each peer how it reads the same numbers from a Parquet file of its own and judges them."""
    columns = {
        name: np.where(one.status == 1, one.values, np.iinfo(np.int64).min) for name, one in patients.columns.items()
    }
    path = folder / "year.parquet"
    polars = importlib.import_module("polars")
    polars.DataFrame(columns).write_parquet(path)
    print(f"Parquet: {path.stat().st_size / 1e6:.0f} MB")
    readers: dict[str, Callable[[], object]] = {
        "polars": lambda: polars.read_parquet(path),
        "duckdb": lambda: importlib.import_module("duckdb").sql(f"SELECT * FROM '{path}'").fetchnumpy(),
        "pandas": lambda: importlib.import_module("pandas").read_parquet(path),
    }
    for name in PEERS:
        try:
            module = importlib.import_module(f"tests.benchmarks.peers.with_{name}")
            judged = next(iter(module.peers(patients)))
        except ModuleNotFoundError as missing:
            print(f"{name}: left out, {missing.name} is not installed")
            continue
        yield name, lambda read=readers[name], judged=judged: (read(), judged.run())


def seconds(run: Callable[[], object], runs: int) -> str:
    """Return the median of some runs, by the clock and by the processor's time, which others do not lengthen."""
    taken, worked = [], []
    for _ in range(runs):
        start, began = time.perf_counter(), time.process_time()
        run()
        taken.append(time.perf_counter() - start)
        worked.append(time.process_time() - began)
    return f"{median(taken):8.2f} s{median(worked):8.2f} s of the processor"


def from_readings(rules: RuleSet, people: int, each: int) -> None:
    """Print how long the inputs of `each` moments of so many patients take where the window of the fall is another."""
    wider = replace(rules.inputs["spo2_fall"], window_d=21)
    part = replace(rules, inputs={"spo2_fall": wider})
    readings = weekly(people)
    plan = (PlanStep(NOW - YEAR, None, timedelta(days=7)),)
    enrolments = [Enrolment(f"c{one}", f"p{one}", "copd", "active", None, None, plan) for one in range(people)]
    times = microseconds(NOW) - (np.arange(each) * (52 // each) * 7 * DAY_US)
    moments = Moments(np.repeat(np.arange(people), each), np.tile(times, people))
    known = Known(parse_kinds(resource("readings", "readings.yaml").read_text(encoding="utf-8")), {})

    def made() -> None:
        past = past_of(readings, part.inputs.values())
        for first in range(0, moments.now.size, 50_000):
            inputs_at(part, known, People(past, enrolments, ()), moments.part(first, first + 50_000), by_arrival=False)

    taken = seconds(made, 1)
    print(f"from {len(readings):,} readings: {moments.now.size:,} values over another window in{taken}")


def weekly(people: int) -> Readings:
    """Return one oxygen saturation a week of each patient."""
    rows = people * 52
    owner = np.repeat(np.arange(people), 52)
    none, weeks = np.full(rows, NONE, np.int64), np.arange(52) * 7 * DAY_US
    return Readings(
        [f"p{one}" for one in range(people)], ("",) * rows, ("spo2",), ("%",), (), ("final",), (),
        patient=owner, key=np.arange(rows), kind=np.zeros(rows, np.int64),
        value=np.random.default_rng(1).integers(85, 99, rows), decimals=np.zeros(rows, np.int64),
        unit=np.zeros(rows, np.int64), time=np.tile(microseconds(NOW) - 60_000_000 - weeks, people),
        device=np.full(rows, TYPED), version=np.ones(rows, np.int64), status=np.zeros(rows, np.int64),
        weak=np.zeros(rows, np.bool_), calibrated_until=np.full(rows, NEVER), fault=none, received=np.full(rows, NEVER),
    )  # fmt: skip


def recording(app: Application, patients: Patients, many: int = 2_000) -> None:
    """Print how long recording a result takes without its inputs and with them."""
    rules = patients.rule_set
    Intake(app.store, source_id(app.store, "made up")).accept([received(person())], lambda: NOW)
    found = [[(None, Status.ABSENT)] * len(rules.inputs), *map(list, _first_inputs(patients, many))]

    def kept(number: int) -> KeptRow:
        return kept_row(layout_of(rules), rules.sha256, found[number % len(found)], Mark(0))

    def recorded(numbers: range, *, with_inputs: bool) -> None:
        for first in range(numbers.start, numbers.stop, 20):
            with app.store.write() as connection:
                for number in range(first, first + 20):
                    row = kept(number) if with_inputs else None
                    record_outcomes(connection, [1], [outcome(Colour.RED, f"{number}", kept=row)])
                place_inputs(connection, [1] if with_inputs else [])

    without = seconds(lambda: recorded(range(many), with_inputs=False), 1)
    kept_too = seconds(lambda: recorded(range(many, 2 * many), with_inputs=True), 1)
    print(f"recording {many:,} results: without inputs{without}, with{kept_too}")


def _first_inputs(patients: Patients, many: int) -> Iterator[list[tuple[Any, Status]]]:
    for record in patients.records(many):
        given = {name: _literal(patients, name, number) for name, number in record.items()}
        yield [(value, Status.ABSENT if value is None else Status.KNOWN) for value in given.values()]


def _literal(patients: Patients, name: str, number: int | None) -> Any:
    if number is None:
        return None
    declared, column = patients.rule_set.inputs[name], patients.columns[name]
    if declared.type is ValueType.NUMBER:
        return Decimal(number).scaleb(-column.decimals)
    return declared.codes[0] if declared.codes else bool(number)


def main() -> None:
    """Print what each takes."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--people", type=int, default=50_000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--shared", action="store_true", help="on PostgreSQL too")
    chosen = arguments.parse_args()
    rules = load_rule_set(resource("rulesets", "kol.yaml").read_text(encoding="utf-8"))
    draft = replace(rules, params={**rules.params, "spo2_red": replace(rules.params["spo2_red"], value=Decimal(88))})
    patients = made_up(rules, chosen.rows)
    print(f"{chosen.rows:,} assessments of {chosen.people:,} patients, {os.cpu_count()} cores, median of {chosen.runs}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with stores(folder, shared=chosen.shared) as opened:
            for database, app in opened:
                fill(app, patients, chosen.people)
                if database == "SQLCipher":
                    print(f"store: {app.store.path.stat().st_size / 1e6:.0f} MB")
                    recording(app, patients)
                for what, run in from_store(app, draft).items():
                    print(f"{database:12}{what:40}{seconds(run, chosen.runs)}")
        for peer, run in frames(patients, folder):
            print(f"{peer:12}{'read from Parquet, judged':40}{seconds(run, chosen.runs)}")
    from_readings(rules, chosen.people, 20)


if __name__ == "__main__":
    main()
