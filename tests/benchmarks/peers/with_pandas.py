"""pandas: nullable columns, once with its own masks and once on Arrow arrays."""

from functools import reduce
from operator import or_
from typing import Any

import numpy as np
import pandas as pd

from tests.benchmarks.peers.by_operators import heard, operators
from tests.benchmarks.peers.patients import Patients
from tests.benchmarks.peers.peer import Answer, Peer
from tests.benchmarks.peers.plain import Translation
from triage.clinical.colour import Colour

_WORSE_THAN_GREEN = [colour for colour in Colour if colour is not Colour.GREEN]


def peers(patients: Patients) -> list[Peer]:
    """Return pandas on both kinds of nullable column."""
    masked, arrow = _frame(patients, "Int64"), _frame(patients, "int64[pyarrow]")
    return [
        Peer("pandas, Int64", patients.rows, lambda: _evaluate(patients, masked), _read),
        Peer("pandas, Arrow", patients.rows, lambda: _evaluate(patients, arrow), _read),
    ]


def _frame(patients: Patients, kind: str) -> pd.DataFrame:
    series = {name: pd.Series(column.values, dtype=kind) for name, column in patients.columns.items()}
    return pd.DataFrame({name: one.mask(patients.missing(name)) for name, one in series.items()})


def _evaluate(patients: Patients, frame: pd.DataFrame) -> tuple[dict[str, Any], Any]:
    dialect = operators(frame.__getitem__, lambda name: frame[name].notna())
    rules = Translation(patients.rule_set, patients.columns, dialect).rules()
    truths = {rule.id: heard(rule, lambda truth: truth.fillna(False)) for rule in rules}
    reasons: dict[int, list[Any]] = {colour.rank: [] for colour in Colour}
    for rule in rules:
        reasons[rule.rank].append(truths[rule.id].fillna(False))
        if rule.is_critical:
            reasons[Colour.GREY.rank].append(truths[rule.id].isna())
    required = [name for name, found in patients.rule_set.inputs.items() if found.required]
    reasons[Colour.GREY.rank] += [frame[name].isna() for name in required]
    colours = [colour for colour in _WORSE_THAN_GREEN if reasons[colour.rank]]
    worse = [reduce(or_, reasons[colour.rank]).to_numpy(bool) for colour in colours]
    ranks = np.select(worse, [np.uint8(colour.rank) for colour in colours], np.uint8(Colour.GREEN.rank))
    return truths, ranks


def _read(found: tuple[dict[str, Any], Any]) -> Answer:
    truths, ranks = found
    fired = np.array([truth.fillna(False).to_numpy(bool) for truth in truths.values()])
    return Answer(fired, np.array([truth.isna().to_numpy(bool) for truth in truths.values()]), ranks)
