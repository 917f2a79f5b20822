"""A million patients under one rule set: this program beside pandas, polars, duckdb, zen-engine, CEL and json-logic.

The same rules on the same numbers. Every peer's answer (rules fired, rules unknown, colour) is checked against ours
before its time counts. Only calculating is timed: the data lie ready in each peer's own form.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from importlib import import_module
from statistics import median

import numpy as np

from tests.benchmarks.peers.patients import Patients, made_up
from tests.benchmarks.peers.peer import Answer, Peer
from triage.resources import resource
from triage.scoring.assess import assess
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.evaluation import Evaluation
from triage.scoring.evaluate.parameters import effective, limits
from triage.scoring.inputs.values import PatientInputs, given_inputs
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import ValueType

MILLION = 1_000_000
PEERS = ("polars", "duckdb", "pandas", "zen", "cel", "json_logic")
ONE_BY_ONE = 2_000


def milliseconds(timed: Sequence[Callable[[], object]], runs: int) -> list[list[float]]:
    """Return the times of each.

    They take turns, so that what else the machine does falls on all; a turn is two runs, of which the second counts, so
    that nobody pays for the memory the one before left behind.
    """
    rounds = [[[_once(run) for _ in range(2)][1] for run in timed] for _ in range(runs)]
    return [list(times) for times in zip(*rounds, strict=True)]


def peers(patients: Patients) -> Iterator[Peer]:
    """Yield the peers that are installed, and say which are not."""
    for name in PEERS:
        try:
            module = import_module(f"tests.benchmarks.peers.with_{name}")
        except ModuleNotFoundError as missing:
            print(f"{name}: left out, {missing.name} is not installed (pip install visita[bench])")
            continue
        yield from module.peers(patients)


def different(answer: Answer, ours: Answer) -> str:
    """Return what a peer answers otherwise than we do, empty when nothing."""
    rows = answer.fired.shape[1]
    same = {
        "fired": np.array_equal(answer.fired, ours.fired[:, :rows]),
        "unknown": np.array_equal(answer.unknown, ours.unknown[:, :rows]),
        "colour": answer.ranks is None or np.array_equal(answer.ranks, ours.ranks[:rows]),
    }
    return ", ".join(what for what, is_same in same.items() if not is_same)


def one_by_one(patients: Patients) -> float:
    """Return microseconds for one patient with the whole explanation, the median over different patients."""
    every = [_inputs(patients, record) for record in patients.records(ONE_BY_ONE)]
    return median(_once(lambda one=one: assess(patients.rule_set, one)) for one in every) * 1000


def main() -> None:
    """Print what each takes for a million patients, and what one patient takes with its explanation."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--patients", type=int, default=MILLION)
    arguments.add_argument("--runs", type=int, default=7)
    arguments.add_argument("--rules", default="kol")
    chosen = arguments.parse_args()
    rule_set = load_rule_set(resource("rulesets", f"{chosen.rules}.yaml").read_text(encoding="utf-8"))
    patients = made_up(rule_set, chosen.patients)
    in_force = limits(effective(rule_set, {}))

    def ours() -> Evaluation:
        return evaluate(rule_set, patients.columns, in_force, patients.rows)

    every = [Peer("visita", patients.rows, ours, _read), *peers(patients)]
    answer = _read(ours())
    for peer in every:
        if differs := different(peer.read(peer.run()), answer):
            raise SystemExit(f"{peer.name} answers otherwise: {differs}")
    print(f"{patients.rows:,} patients, {rule_set.name} {rule_set.version}, {os.cpu_count()} cores, {chosen.runs} runs")
    print(f"{'ms per million':20}{'median':>12}{'best':>12}{'median / ours':>16}")
    _print_times(every, milliseconds([peer.run for peer in every], chosen.runs))
    _bandwidth(patients, ours, chosen.runs)
    print(f"one patient with explanation: {one_by_one(patients):,.0f} µs (median of {ONE_BY_ONE:,})")


def _print_times(every: Sequence[Peer], taken: Sequence[Sequence[float]]) -> None:
    ours = median(taken[0]) / every[0].rows
    for peer, times in zip(every, taken, strict=True):
        usual, best = (one * MILLION / peer.rows for one in (median(times), min(times)))
        print(f"{peer.name:20}{usual:12,.1f}{best:12,.1f}{usual / MILLION / ours:16,.1f}")


def _read(found: Evaluation) -> Answer:
    return Answer(found.fired, found.unknown, found.ranks)


def _bandwidth(patients: Patients, ours: Callable[[], object], runs: int) -> None:
    """Print how fast we read beside a plain sum of the same columns."""
    columns = [column.values for column in patients.columns.values()]
    mine, sums = map(median, milliseconds([ours, lambda: [one.sum() for one in columns]], runs))
    read, plain = patients.size / mine / 1e6, sum(one.nbytes for one in columns) / sums / 1e6
    print(f"{patients.size / 1e6:,.0f} MB read at {read:.1f} GB/s, a plain sum at {plain:.1f} GB/s: {read / plain:.0%}")


def _inputs(patients: Patients, record: dict[str, int | None]) -> PatientInputs:
    given = {}
    for name, number in record.items():
        declared, column = patients.rule_set.inputs[name], patients.columns[name]
        if number is None:
            given[name] = None
        elif declared.type is ValueType.NUMBER:
            given[name] = Decimal(number).scaleb(-column.decimals)
        else:
            given[name] = column.codes[number] if column.codes else bool(number)
    return given_inputs(patients.rule_set, given)


def _once(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
