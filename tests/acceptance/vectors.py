"""The acceptance vectors: where they stand, and how each kind is put to the program."""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from triage.clinical.observation import Reading, ReadingKind
from triage.errors import RuleSetError
from triage.resources import resource
from triage.scoring.assess import assess
from triage.scoring.inputs.values import given_inputs
from triage.scoring.instruments.score import Instrument, Refusal, load_instrument, score_items
from triage.scoring.readings.clean import clean, parse_kinds
from triage.scoring.readings.plausibility import plausibility
from triage.scoring.readings.reduce import reduce
from triage.scoring.readings.units import convert
from triage.scoring.rules.load import RuleSet, load_rule_set
from triage.scoring.rules.model import Input, InputKind

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
def kinds() -> Mapping[str, ReadingKind]:
    return parse_kinds(resource("readings", "readings.yaml").read_text(encoding="utf-8"))


@cache
def instruments() -> Mapping[str, Instrument]:
    files = (file for file in resource("instruments").iterdir() if file.name.endswith(".yaml"))
    found = (load_instrument(file.read_text(encoding="utf-8")) for file in files)
    return {instrument.code: instrument for instrument in found}


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


def features(vector: Vector) -> Vector:
    """Clean and reduce the readings of a vector of kind `features`."""
    now = datetime.fromisoformat(vector["now"])
    cleaned = clean([_reading(found) for found in vector["readings"]], vector["patient"], now, kinds())
    wanted = {name: _input(name, found) for name, found in vector["features"].items()}
    return {
        "inputs": {name: reduce(cleaned.of(found.code), found, now).value for name, found in wanted.items()},
        "dropped": sorted([found.id, found.reason] for found in cleaned.dropped),
    }


def score(vector: Vector) -> Vector:
    """Score a vector of kind `score`, or skip it where the instrument is not built."""
    name, given = vector["instrument"], vector["input"]
    if name == "convert":
        value = convert(given["quantity"], given["value"], given["unit"], given["to"])
        return {"error": "no_conversion"} if value is None else {"value": value}
    if name == "plausibility":
        kind = kinds()[given["kind"]]
        return {"status": plausibility(kind, given["value"], given.get("previous"), given.get("hours"))}
    if name not in instruments():
        pytest.skip(f"{name}: instrument not built yet")
    found = score_items(instruments()[name], given["items"] if "items" in given else [given["grade"]])
    if isinstance(found, Refusal):
        return {"error": "invalid_answer"}
    return {
        "score": found.score,
        "category": found.category,
        "n_missing": found.n_missing,
        "prorated": found.prorated,
        "bounds": list(found.bounds),
        "category_certain": found.category_certain,
        **found.more,
    }


def _reading(found: Vector) -> Reading:
    until = found.get("calibrated_until")
    return Reading(
        id=found["id"],
        patient=found["patient"],
        kind=found["code"],
        value=found["value"],
        unit=found.get("unit"),
        time=datetime.fromisoformat(found["time"]),
        device=found.get("device"),
        status=found.get("status", "final"),
        version=int(found.get("version", 1)),
        signal=found.get("signal"),
        calibrated_until=datetime.fromisoformat(until) if until else None,
    )


def _input(name: str, found: Vector) -> Input:
    whole = {key: int(found[key]) for key in ("window_d", "min_n") if found.get(key) is not None}
    return Input(name, InputKind.READING, code=found["code"], agg=found["agg"], window_h=found.get("window_h"), **whole)
