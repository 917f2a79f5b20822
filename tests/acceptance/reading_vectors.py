"""The acceptance vectors about readings: units, plausibility, protocols, baselines, trends, and readings to inputs."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np

from triage.clinical.observation import Reading, ReadingKind
from triage.resources import resource
from triage.scoring.danish_time import DENMARK
from triage.scoring.readings.baseline import FEWEST, baselines, cusum
from triage.scoring.readings.cgm import active_pct, is_enough, profile
from triage.scoring.readings.clean import clean
from triage.scoring.readings.course_of_values import slope, smoothed
from triage.scoring.readings.home_bp import home_blood_pressure
from triage.scoring.readings.kinds import parse_kinds
from triage.scoring.readings.plausibility import plausibility
from triage.scoring.readings.reduce import reduce
from triage.scoring.readings.units import convert
from triage.scoring.readings.whole_numbers import as_decimal, half_up, root_half_up
from triage.scoring.rules.model import Input, InputKind

Vector = dict[str, Any]
Numbers = Sequence[Decimal | None]


@cache
def kinds() -> Mapping[str, ReadingKind]:
    return parse_kinds(resource("readings", "readings.yaml").read_text(encoding="utf-8"))


def score_readings(vector: Vector) -> Vector:
    """Score a vector of kind `score` that is about readings; KeyError for another instrument."""
    return _SCORES[vector["instrument"]](vector["input"])


def features(vector: Vector) -> Vector:
    """Clean and reduce the readings of a vector of kind `features`."""
    now = datetime.fromisoformat(vector["now"])
    cleaned = clean([_reading(found) for found in vector["readings"]], vector["patient"], now, kinds())
    wanted = {name: _input(name, found) for name, found in vector["features"].items()}
    return {
        "inputs": {name: reduce(cleaned, found, now).number(0) for name, found in wanted.items()},
        "dropped": sorted([found.id, found.reason] for found in cleaned.dropped),
    }


def _convert(given: Vector) -> Vector:
    if given["value"] is None:
        return {"value": None}
    value = convert(given["quantity"], given["value"], given["unit"] or "", given["to"] or "")
    return {"error": "no_conversion"} if value is None else {"value": value}


def _plausibility(given: Vector) -> Vector:
    kind = kinds()[given["kind"]]
    return {"status": plausibility(kind, given["value"], given.get("previous"), given.get("hours"))}


def _home_bp(given: Vector) -> Vector:
    readings = [(int(one["day"]), one["sbp"], one["dbp"]) for one in given["readings"]]
    found = home_blood_pressure([one for one in readings if None not in one])
    return {
        "valid": found.is_valid,
        "n": found.readings,
        "days": found.days,
        "sbp": found.systolic,
        "dbp": found.diastolic,
        "category": found.category,
    }


def _cgm(given: Vector) -> Vector:
    values = _there(given["values"])
    if not values:
        return dict.fromkeys(_CGM_KEYS) | {"n": 0, "valid": False}
    found, expected = profile(values, given["unit"]), given.get("expected")
    active = None if expected is None else active_pct(len(values), Fraction(expected))
    shares = {name: _rounded(found.share(0, band), 1) for band, name in enumerate(_BANDS)}
    squared = found.cv_squared(0)
    return shares | {
        "n": len(values),
        "active_pct": _rounded(active, 1),
        "valid": None if active is None else is_enough(active),
        "mean_mmol": _rounded(found.mean_mmol(0), 2),
        "cv": None if squared is None else as_decimal(root_half_up(squared, 1), 1),
        "gmi_pct": _rounded(found.gmi(0), 2),
    }


def _robust_z(given: Vector) -> Vector:
    history, x = _there(given["history"]), given["x"]
    if len(history) < FEWEST:
        return {"z": None, "median": None, "mad": None, "n": len(history)}
    (own,) = baselines(_scaled(history), np.zeros(1, np.int64))
    floor = Fraction(given.get("mad_floor") or 0) * _SCALE
    z = None if x is None else own.z(Fraction(x) * _SCALE, floor)
    median, mad = own.median / _SCALE, own.mad / _SCALE
    return {"z": _rounded(z, 3), "median": _rounded(median, 4), "mad": _rounded(mad, 4), "n": own.count}


def _cusum(given: Vector) -> Vector:
    values = [None if x is None else Fraction(x) for x in given["x"]]
    limits = {name: Fraction(given[name]) for name in ("k", "h") if given.get(name) is not None}
    found = cusum(values, Fraction(given["target"]), Fraction(given["sd"]), **limits)
    return {
        "up": [_rounded(total, 3) for total in found.up],
        "down": [_rounded(total, 3) for total in found.down],
        "alarm_up": found.alarm_up,
        "alarm_down": found.alarm_down,
    }


def _ewma(given: Vector) -> Vector:
    values = [None if x is None else Fraction(x) for x in given["x"]]
    return {"ewma": [_rounded(level, 4) for level in smoothed(values, Fraction(given["lam"]))]}


def _theil_sen(given: Vector) -> Vector:
    both = zip(given["t"], given["y"], strict=True)
    points = [(Fraction(t), Fraction(y)) for t, y in both if t is not None and y is not None]
    found = slope([t for t, _ in points], [y for _, y in points], Fraction(1), 5)
    return {"slope": None if found is None else as_decimal(found, 5), "n": len(points)}


def _there(numbers: Numbers) -> list[Decimal]:
    return [number for number in numbers if number is not None]


def _scaled(numbers: Sequence[Decimal]) -> Any:
    return np.array([int(number * _SCALE) for number in numbers], np.int64)


def _rounded(number: Fraction | None, decimals: int) -> Decimal | None:
    return None if number is None else as_decimal(half_up(number, decimals), decimals)


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
        version=int(found.get("version") or 1),
        signal=found.get("signal"),
        calibrated_until=_moment(until) if until else None,
    )


def _moment(text: str) -> datetime:
    """Return a time; one without a zone is Danish."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=DENMARK)


def _input(name: str, found: Vector) -> Input:
    whole = {key: int(found[key]) for key in ("window_d", "min_n") if found.get(key) is not None}
    return Input(name, InputKind.READING, code=found["code"], agg=found["agg"], window_h=found.get("window_h"), **whole)


_BANDS = ("tbr2", "tbr1", "tir", "tar1", "tar2")
_CGM_KEYS = (*_BANDS, "n", "active_pct", "valid", "mean_mmol", "cv", "gmi_pct")
# Vectors have at most six decimals.
_SCALE = 10**6
_SCORES: dict[str, Callable[[Vector], Vector]] = {
    "convert": _convert,
    "plausibility": _plausibility,
    "home_bp": _home_bp,
    "cgm": _cgm,
    "robust_z": _robust_z,
    "cusum": _cusum,
    "ewma": _ewma,
    "theil_sen": _theil_sen,
}
