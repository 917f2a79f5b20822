"""Convert between the UCUM units of the same quantity, exactly, and name units as people write them."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from re import sub

from triage.errors import Text
from triage.scoring.readings.whole_numbers import as_decimal, half_up

# mg/dL per mmol/L, from the molar mass of glucose; any other substance has another factor.
MG_PER_MMOL = Fraction("18.0156")
_POUND = Fraction("0.45359237")
_MMHG_PER_KPA = Fraction("7.500615613")
_ZERO_CELSIUS = Fraction("273.15")
_FAHRENHEIT = Fraction(5, 9)
_ONE, _ZERO = Fraction(1), Fraction(0)

# For each unit of a quantity the factor and the sum that turn it into the quantity's first unit.
_STEPS: dict[str, dict[str, tuple[Fraction, Fraction]]] = {
    "glucose": {"mmol/L": (_ONE, _ZERO), "mg/dL": (1 / MG_PER_MMOL, _ZERO)},
    "mass": {"kg": (_ONE, _ZERO), "g": (Fraction(1, 1000), _ZERO), "[lb_av]": (_POUND, _ZERO)},
    "temp": {"Cel": (_ONE, _ZERO), "[degF]": (_FAHRENHEIT, -32 * _FAHRENHEIT), "K": (_ONE, -_ZERO_CELSIUS)},
    "flow": {"L/min": (_ONE, _ZERO), "L/s": (Fraction(60), _ZERO)},
    "volume": {"L": (_ONE, _ZERO), "mL": (Fraction(1, 1000), _ZERO)},
    "pressure": {"mm[Hg]": (_ONE, _ZERO), "kPa": (_MMHG_PER_KPA, _ZERO)},
    "fraction": {"%": (_ONE, _ZERO), "1": (Fraction(100), _ZERO)},
}
_DECIMALS = {"glucose": 1, "mass": 1, "temp": 1, "flow": 0, "volume": 2, "pressure": 0, "fraction": 0}

_SAME = {"": "1", "points": "1", "l": "L", "ml": "mL", "l/min": "L/min", "l/s": "L/s", "mmol/l": "mmol/L"}

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


@dataclass(frozen=True, slots=True)
class Conversion:
    """value x `factor` + `term`, rounded half up to `decimals`; None where a value stays as it was written."""

    factor: Fraction
    term: Fraction
    decimals: int | None

    @property
    def shift(self) -> int | None:
        """Return how many places the decimal sign moves to the left (g to kg: 3); None where the digits change."""
        places = len(str(self.factor.denominator)) - len(str(self.factor.numerator))
        return places if self.term == 0 and self.factor == Fraction(10) ** -places else None


def conversion(quantity: str | None, unit: str, to: str) -> Conversion | None:
    """Return how a value in `unit` becomes one in `to`; None when it cannot.

    Units that mean the same convert by nothing. Annotations ("{beats}/min") mean nothing in UCUM.
    """
    source, target = _plain(unit), _plain(to)
    if quantity is None:
        return Conversion(_ONE, _ZERO, None) if source == target else None
    steps = _STEPS.get(quantity, {})
    if source not in steps or target not in steps:
        return None
    if source == target:
        return Conversion(_ONE, _ZERO, None)
    (factor, term), (back, back_term) = steps[source], steps[target]
    return Conversion(factor / back, (term - back_term) / back, _DECIMALS[quantity])


def convert(quantity: str | None, value: Decimal, unit: str, to: str) -> Decimal | None:
    """Return `value` in unit `to`, rounded half up to the quantity's decimals; None when there is no conversion.

    A value that already is in `to` comes back as it was written.
    """
    found = conversion(quantity, unit, to)
    if found is None or found.decimals is None:
        return None if found is None else value
    converted = Fraction(value) * found.factor + found.term
    return as_decimal(half_up(converted, found.decimals), found.decimals)


def same_unit(one: str, other: str) -> bool:
    """Return whether two units mean the same; points and counts have none, which UCUM writes as 1."""
    return _plain(one) == _plain(other)


def shown_unit(ucum: str) -> Text:
    """Return a unit as it is read aloud; what is not known is shown as it is coded."""
    return _SHOWN.get(ucum, Text(ucum, ucum))


def _plain(unit: str) -> str:
    """Return a UCUM code without annotations and with one spelling of litre and of "per"; nothing is no unit."""
    if not unit.strip():
        return ""
    bare = sub(r"\{[^}]*\}", "", unit)
    if bare.startswith("1/"):
        return bare[1:]
    return _SAME.get(bare, bare)
