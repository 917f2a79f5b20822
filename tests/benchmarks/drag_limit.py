"""One limit dragged over a million results of a year: the flow of each department, beside pandas, polars and duckdb.

Every peer's flow is checked against ours at every limit before its time counts. Ours counts the calls of every week and
department and the patients who change as well, which the peers are spared.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from statistics import median, quantiles

import numpy as np

from tests.benchmarks.peers.drags import Counted, Sides, with_duckdb, with_pandas, with_polars
from tests.benchmarks.peers.patients import made_up
from triage.resources import resource
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.parameters import effective, limits
from triage.scoring.inputs.values import Status
from triage.scoring.replay.dragging.drag import Drag
from triage.scoring.replay.history import History
from triage.scoring.replay.replay import prepared
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import RuleSet

MILLION = 1_000_000
DEPARTMENTS, PATIENTS = 40, 50_000
YEAR = (1_735_689_600_000, 1_767_225_600_000)
PEERS: dict[str, Callable[[Sides], Counted]] = {"polars": with_polars, "duckdb": with_duckdb, "pandas": with_pandas}
INPUT, LIMIT = "spo2", "spo2_yellow"


def made_history(rules: RuleSet, rows: int, own: float = 0.0) -> History:
    """Return a made-up year; a share `own` of the patients has a red limit of their own."""
    dice = np.random.default_rng(20261201)
    columns = made_up(rules, rows).columns
    patients = dice.integers(1, PATIENTS + 1, rows)
    theirs = np.flatnonzero(patients <= own * PATIENTS).tolist()
    return History(
        rule_set=rules,
        columns=columns,
        blocks_green=np.zeros(rows, np.bool_),
        ranks=evaluate(rules, columns, limits(effective(rules, {})), rows).ranks,
        results=np.arange(1, rows + 1),
        patients=patients,
        departments=patients % DEPARTMENTS,
        at=np.sort(dice.integers(*YEAR, rows)),
        versions=np.zeros(rows, np.uint16),
        version_hashes=(rules.sha256,),
        own={row: {"spo2_red": Decimal(80 + int(patients[row]) % 7)} for row in theirs},
    )


def sides(history: History, drag: Drag) -> Sides:
    """Return the rows with their colours on both sides of the limit; what is not known lies above every limit."""
    low, high = drag.rule_set.params[LIMIT].min, drag.rule_set.params[LIMIT].max
    column = history.columns[INPUT]
    values = np.where(column.status == Status.KNOWN, column.values, 1_000)
    held = {end: prepared(history, drag.rule_set).coloured({**drag.values, LIMIT: end}) for end in (low, high)}
    return Sides(history.departments, history.ranks, values, held[low], held[high])


def dragging(drag: Drag, times: int) -> Iterator[Decimal]:
    """Yield where a hand moves the limit: a step at a time up and down, and jumps."""
    low, high = (int(end) for end in drag.reach(LIMIT))
    dice = np.random.default_rng(1)
    walk = [*range(low + 1, high), *range(high - 1, low, -1)]
    for number in range(times):
        yield Decimal(walk[number % len(walk)] if number % 3 else int(dice.integers(low + 1, high)))


def milliseconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def peers(given: Sides) -> Iterator[tuple[str, Counted]]:
    """Yield the peers that are installed, and say which are not."""
    for name, prepare in PEERS.items():
        try:
            yield name, prepare(given)
        except ModuleNotFoundError as missing:
            print(f"{name}: left out, {missing.name} is not installed (pip install visita[bench])")


def check(name: str, counted: Counted, drag: Drag) -> None:
    """Hold a peer against us at every limit."""
    for limit in sorted(set(dragging(drag, 60))):
        if not np.array_equal(counted(int(limit)), drag.move({LIMIT: limit}).flow):
            raise SystemExit(f"{name} counts otherwise at {limit}")


def main() -> None:
    """Print what getting ready takes, and what a move takes."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--results", type=int, default=MILLION)
    arguments.add_argument("--moves", type=int, default=300)
    arguments.add_argument("--own", type=float, default=0.0, help="share of patients with a limit of their own")
    chosen = arguments.parse_args()
    rules = load_rule_set(resource("rulesets", "kol.yaml").read_text(encoding="utf-8"))
    history = made_history(rules, chosen.results, chosen.own)
    drag = Drag(history, rules)
    ready = milliseconds(lambda: Drag(history, rules))
    start = time.perf_counter()
    held = drag.hold(LIMIT)
    taken = time.perf_counter() - start
    if held is None or not drag.take(held):
        raise SystemExit("the limit cannot be held")
    print(f"{history.rows:,} results of {PATIENTS:,} patients in {DEPARTMENTS} departments, {os.cpu_count()} cores")
    print(f"history made ready, once, with one full replay: {ready:,.0f} ms")
    print(f"{LIMIT} taken hold of: {taken * 1000:,.0f} ms for {held.turns.rows.size:,} turns")
    print(f"a full replay with all counts: {milliseconds(lambda: full(drag)) / 2:,.0f} ms")
    print(f"{'ms a move':12}{'median':>10}{'p95':>10}{'median / ours':>16}")
    ours = told("visita", drag, lambda limit: drag.move({LIMIT: limit}), chosen.moves, None)
    for name, counted in [] if chosen.own else peers(sides(history, drag)):
        check(name, counted, drag)
        told(name, drag, lambda limit, counted=counted: counted(int(limit)), chosen.moves // 5, ours)


def full(drag: Drag) -> None:
    """Move a limit that is not held, and back."""
    drag.move({"pulse_red": drag.values["pulse_red"] - 1})
    drag.move({"pulse_red": drag.values["pulse_red"] + 1})


def told(name: str, drag: Drag, move: Callable[[Decimal], object], times: int, ours: float | None) -> float:
    """Print what a move takes, and return the median."""
    taken = [milliseconds(lambda limit=limit: move(limit)) for limit in dragging(drag, times)]
    usual, slow = median(taken), quantiles(taken, n=20)[-1]
    print(f"{name:12}{usual:10.3f}{slow:10.3f}{usual / (ours or usual):16,.1f}")
    return usual


if __name__ == "__main__":
    main()
