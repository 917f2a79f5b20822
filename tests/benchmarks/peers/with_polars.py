"""polars: one lazy query, with its ordinary engine and with the streaming one (both use every core)."""

import numpy as np
import polars as pl

from tests.benchmarks.peers.by_operators import heard, operators
from tests.benchmarks.peers.patients import Patients
from tests.benchmarks.peers.peer import Answer, Peer
from tests.benchmarks.peers.plain import Translation
from triage.clinical.colour import Colour

_WORSE_THAN_GREEN = [colour for colour in Colour if colour is not Colour.GREEN]


def peers(patients: Patients) -> list[Peer]:
    """Return the query, ready to be collected."""
    query = _query(patients)
    return [
        Peer("polars", patients.rows, lambda: query.collect(engine="in-memory"), _read),
        Peer("polars, streaming", patients.rows, lambda: query.collect(engine="streaming"), _read),
    ]


def _query(patients: Patients) -> pl.LazyFrame:
    dialect = operators(pl.col, lambda name: pl.col(name).is_not_null())
    rules = Translation(patients.rule_set, patients.columns, dialect).rules()
    truths = {f"rule {rule.id}": heard(rule, lambda truth: truth.fill_null(False)) for rule in rules}
    unproven = [pl.col(name).is_null() for name, found in patients.rule_set.inputs.items() if found.required]
    critical = [pl.col(f"rule {rule.id}").is_null() for rule in rules if rule.is_critical]
    colour = pl.lit(Colour.GREEN.rank, pl.UInt8)
    for of in reversed(_WORSE_THAN_GREEN):
        fired = [pl.col(f"rule {rule.id}") for rule in rules if rule.rank == of.rank]
        reasons = fired + (unproven + critical if of is Colour.GREY else [])
        if reasons:
            colour = pl.when(pl.any_horizontal(reasons)).then(pl.lit(of.rank, pl.UInt8)).otherwise(colour)
    return _frame(patients).lazy().with_columns(**truths).select(colour.alias("colour"), *truths)


def _frame(patients: Patients) -> pl.DataFrame:
    values = {name: pl.Series(name, column.values) for name, column in patients.columns.items()}
    missing = {name: pl.Series(patients.missing(name)) for name in values}
    return pl.DataFrame({name: series.set(missing[name], None) for name, series in values.items()})


def _read(found: pl.DataFrame) -> Answer:
    rules = [found[name] for name in found.columns if name != "colour"]
    fired = np.array([truth.fill_null(False).to_numpy() for truth in rules])
    return Answer(fired, np.array([truth.is_null().to_numpy() for truth in rules]), found["colour"].to_numpy())
