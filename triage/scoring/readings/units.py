"""Convert between the UCUM units of the same quantity, exactly, and name units as people write them."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from re import sub

from triage.errors import Text
from triage.scoring.numbers import exact, round_half_up

# mg/dL per mmol/L, from the molar mass of glucose; any other substance has another factor.
_GLUCOSE = Fraction("18.0156")
_POUND = Fraction("0.45359237")
_MMHG_PER_KPA = Fraction("7.500615613")
_ZERO_CELSIUS = Fraction("273.15")
_FREEZING = 32
_FAHRENHEIT = Fraction(5, 9)

_Step = Callable[[Fraction], Fraction]


def _times(factor: Fraction) -> tuple[_Step, _Step]:
    return (lambda value: value * factor), (lambda value: value / factor)


# For each unit of a quantity: into the quantity's first unit, and back.
_STEPS: dict[str, dict[str, tuple[_Step, _Step]]] = {
    "glucose": {"mmol/L": _times(Fraction(1)), "mg/dL": _times(1 / _GLUCOSE)},
    "mass": {"kg": _times(Fraction(1)), "g": _times(Fraction(1, 1000)), "[lb_av]": _times(_POUND)},
    "temp": {
        "Cel": _times(Fraction(1)),
        "[degF]": (lambda f: (f - _FREEZING) * _FAHRENHEIT, lambda c: c / _FAHRENHEIT + _FREEZING),
        "K": (lambda k: k - _ZERO_CELSIUS, lambda c: c + _ZERO_CELSIUS),
    },
    "flow": {"L/min": _times(Fraction(1)), "L/s": _times(Fraction(60))},
    "volume": {"L": _times(Fraction(1)), "mL": _times(Fraction(1, 1000))},
    "pressure": {"mm[Hg]": _times(Fraction(1)), "kPa": _times(_MMHG_PER_KPA)},
    "fraction": {"%": _times(Fraction(1)), "1": _times(Fraction(100))},
}
_DECIMALS = {"glucose": 1, "mass": 1, "temp": 1, "flow": 0, "volume": 2, "pressure": 0, "fraction": 0}

_SHOWN = {
    "mm[Hg]": Text("mmHg", "mmHg"),
    "Cel": Text("°C", "°C"),
    "h": Text("timer", "hours"),
    "d": Text("dage", "days"),
    "a": Text("år", "years"),
    "points": Text("point", "points"),
    "/min": Text("pr. minut", "per minute"),
    "%-point": Text("%-point", "percentage points"),
    "{score}": Text("point", "points"),
    "{count}": Text("", ""),
}


def convert(quantity: str | None, value: Decimal, unit: str, to: str) -> Decimal | None:
    """Return `value` in unit `to`, rounded half up to the quantity's decimals; None when there is no conversion.

    A value that already is in `to` comes back as it was written. Annotations ("{beats}/min") mean nothing in UCUM.
    """
    source, target = _plain(unit), _plain(to)
    steps = _STEPS.get(quantity or "", {})
    if source == target:
        return value
    if source not in steps or target not in steps or quantity is None:
        return None
    converted = steps[target][1](steps[source][0](Fraction(value)))
    with exact():
        return round_half_up(Decimal(converted.numerator) / Decimal(converted.denominator), _DECIMALS[quantity])


def shown_unit(ucum: str) -> Text:
    """Return a unit as it is read aloud; what is not known is shown as it is coded."""
    return _SHOWN.get(ucum, Text(ucum, ucum))


def _plain(unit: str) -> str:
    """Return a UCUM code without annotations and with one spelling of litre and of "per"."""
    bare = sub(r"\{[^}]*\}", "", unit)
    if bare.startswith("1/"):
        return bare[1:]
    return {"": "1", "l": "L", "ml": "mL", "l/min": "L/min", "l/s": "L/s", "mmol/l": "mmol/L"}.get(bare, bare)
