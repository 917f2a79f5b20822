"""json-logic: the rules as one JSON array, interpreted row by row."""

from typing import Any

from json_logic import jsonLogic

from tests.benchmarks.peers.patients import Patients
from tests.benchmarks.peers.peer import Peer
from tests.benchmarks.peers.plain import PlainRule, Translation
from tests.benchmarks.peers.row_by_row import Pair, one_by_one, two_valued


def peers(patients: Patients) -> list[Peer]:
    """Return the rules over the sample."""
    dialect = two_valued(
        known=lambda name: {"!==": [{"var": name}, None]},
        compare=lambda name, operator, value: {
            {"==": "===", "!=": "!=="}.get(operator, operator): [{"var": name}, value]
        },
        joined=lambda word, parts: {word: list(parts)},
        not_=lambda part: {"!": [part]},
    )
    rules = [_told(rule) for rule in Translation(patients.rule_set, patients.columns, dialect).rules()]
    return [one_by_one("json-logic", patients, lambda record: [jsonLogic(rule, record) for rule in rules])]


def _told(rule: PlainRule[Pair]) -> dict[str, Any]:
    silenced = [part for silencing in rule.unless for part in (silencing.true, 0)]
    return {"if": [*silenced, rule.when.true, 1, rule.when.false, 0, 2]}
