"""Whole steps written as FHIR quantities, in the several dresses the same measurement comes in."""

from triage.demo.export import to_json
from triage.demo.texts import Kind, Measuring

UCUM = "http://unitsofmeasure.org"
PLAIN, FRACTION, MASS = "plain", "fraction", "mass"
_MG_PER_DL_OF_GLUCOSE = 180_156


def fixed(steps: int, decimals: int) -> str:
    """Return `steps` of the last of `decimals` as a decimal number: 824 and 1 give "82.4"."""
    if decimals == 0:
        return str(steps)
    whole, part = divmod(steps, 10**decimals)
    return f"{whole}.{part:0{decimals}d}"


def quantity(tenths: int, kind: Kind, dress: str) -> str:
    """Return `tenths` of a last decimal as a Quantity in JSON; `dress`: per cent as a fraction, glucose as mg/dL."""
    if dress == FRACTION:
        return _quantity(fixed((tenths + 5) // 10, 2), "1")
    if dress == MASS:
        return _quantity(fixed((tenths * _MG_PER_DL_OF_GLUCOSE // 100_000 + 5) // 10, 0), "mg/dL")
    return _quantity(fixed((tenths + 5) // 10, kind.decimals), kind.unit)


def unitless(tenths: int, kind: Kind) -> str:
    """Return the bare number, as a careless gateway sends it."""
    return f'{{"value":{fixed((tenths + 5) // 10, kind.decimals)}}}'


def coding(kind: str, dialect: int, measuring: Measuring) -> str:
    """Return the code of `kind` in JSON; `dialect` picks among the codings in use, wrapping round."""
    codes = measuring.kinds[kind].codes
    system, code = codes[dialect % len(codes)]
    coded = {"system": measuring.systems[system], "code": code}
    return to_json({"coding": [coded], "text": measuring.kinds[kind].name})


def _quantity(value: str, unit: str) -> str:
    return f'{{"value":{value},"unit":"{unit}","system":"{UCUM}","code":"{unit}"}}'
