"""The acceptance vectors: where they stand, and how the triage ones are put to the program."""

import json
import os
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.instrument_vectors import is_instrument, score_instrument
from tests.acceptance.reading_vectors import score_readings
from triage.errors import RuleSetError
from triage.scoring.assess import assess
from triage.scoring.inputs.values import given_inputs
from triage.scoring.rules.load import RuleSet, load_rule_set

FOLDER = Path(os.environ.get("TRIAGE_ACCEPTANCE", Path(__file__).parent / "data")) / "instruments"

Vector = dict[str, Any]


def vectors() -> list[Vector]:
    """Return every vector of every file, numbers as they are written."""
    found: list[Vector] = []
    for path in sorted(FOLDER.glob("vectors*.json")):
        content = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
        found += content["vectors"]
    return found


@cache
def rule_sets() -> Mapping[tuple[str, str], RuleSet]:
    files = sorted((FOLDER / "rulesets").glob("*.yaml"))
    found = (load_rule_set(path.read_text(encoding="utf-8")) for path in files)
    return {(rule_set.name, rule_set.version): rule_set for rule_set in found}


def triage(vector: Vector) -> Vector:
    """Assess a vector of kind `triage`."""
    rule_set = rule_sets()[vector["ruleset"], vector["version"]]
    inputs, override = given_inputs(rule_set, vector["inputs"]), vector.get("override") or {}
    if "error" in vector["expect"]:
        # The format names no code for an override outside its bounds: only that it is refused can be compared.
        with pytest.raises(RuleSetError):
            assess(rule_set, inputs, override)
        return dict(vector["expect"])
    result = assess(rule_set, inputs, override)
    return {
        "colour": result.colour,
        "fired": sorted(rule.id for rule in result.fired),
        "unknown_critical": sorted(result.unknown_critical),
        "act_within_h": result.act_within_h,
        "reasons_da": [rule.reason.da for rule in result.fired],
    }


def score(vector: Vector) -> Vector:
    """Score a vector of kind `score`: a questionnaire, or something about readings."""
    return score_instrument(vector) if is_instrument(vector["instrument"]) else score_readings(vector)
