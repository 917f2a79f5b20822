"""duckdb: one SELECT over a table in memory, its answer as an Arrow table, the quickest way out (every core)."""

from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from tests.benchmarks.peers.patients import Patients
from tests.benchmarks.peers.peer import Answer, Peer
from tests.benchmarks.peers.plain import Dialect, PlainRule, Translation
from triage.clinical.colour import Colour

_WORSE_THAN_GREEN = [colour for colour in Colour if colour is not Colour.GREEN]
_SQL: Dialect[str] = Dialect(
    compare=lambda name, operator, value: f'"{name}" {operator.replace("==", "=")} {value}',
    exists=lambda name: f'"{name}" IS NOT NULL',
    all_of=lambda parts: f"({' AND '.join(parts)})",
    any_of=lambda parts: f"({' OR '.join(parts)})",
    not_=lambda part: f"(NOT {part})",
)


def peers(patients: Patients) -> list[Peer]:
    """Return duckdb with the patients in a table."""
    database = duckdb.connect()
    table = pa.table(
        {name: pa.array(column.values, mask=patients.missing(name)) for name, column in patients.columns.items()}
    )
    database.register("arrived", table)
    database.execute("CREATE TABLE patients AS SELECT * FROM arrived")
    query = _query(patients)
    return [Peer("duckdb", patients.rows, lambda: database.sql(query).to_arrow_table(), _read)]


def _query(patients: Patients) -> str:
    rules = Translation(patients.rule_set, patients.columns, _SQL).rules()
    truths = ", ".join(f'{_heard(rule)} AS "rule {rule.id}"' for rule in rules)
    required = [f'"{name}" IS NULL' for name, found in patients.rule_set.inputs.items() if found.required]
    critical = [f'"rule {rule.id}" IS NULL' for rule in rules if rule.is_critical]
    cases = ""
    for of in _WORSE_THAN_GREEN:
        fired = [f'"rule {rule.id}"' for rule in rules if rule.rank == of.rank]
        reasons = fired + (required + critical if of is Colour.GREY else [])
        cases += f" WHEN {' OR '.join(reasons)} THEN {of.rank}" if reasons else ""
    names = ", ".join(f'"rule {rule.id}"' for rule in rules)
    colour = f"(CASE{cases} ELSE {Colour.GREEN.rank} END)::UTINYINT AS colour"
    return f"SELECT {colour}, {names} FROM (SELECT *, {truths} FROM patients)"


def _heard(rule: PlainRule[str]) -> str:
    silenced = [f"{truth} IS NOT TRUE" for truth in rule.unless]
    return f"({' AND '.join([rule.when, *silenced])})"


def _read(found: Any) -> Answer:
    rules = [found[name] for name in found.column_names if name != "colour"]
    fired = np.array([truth.fill_null(False).to_numpy() for truth in rules])
    return Answer(fired, np.array([truth.is_null().to_numpy() for truth in rules]), found["colour"].to_numpy())
