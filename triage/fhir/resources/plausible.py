"""Whether a value can be true at all, told when it arrives; the scoring leaves such a value out by itself."""

from decimal import Decimal
from fractions import Fraction
from functools import cache

from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.observation_parts import Part
from triage.fhir.resources.quantity import Measured
from triage.scoring.readings.units import Conversion, conversion


def remark_on_value(view: ResourceView, part: Part, found: Measured) -> None:
    """Warn of a value outside what its kind can be, or in a unit that cannot be converted to the kind's own."""
    kind = view.around.ranges.get(part.kind)
    if kind is None or found.value is None or found.unit is None:
        return
    way = _conversion(kind.quantity, found.unit, kind.unit)
    if way is None:
        view.warn(
            "code-invalid",
            f"{part.path}.valueQuantity.code",
            "Enheden kan ikke omregnes til den, målingen vurderes i, så værdien bruges ikke.",
            "The unit cannot be converted to the one the reading is judged in, so the value is not used.",
        )
    elif kind.reject is not None and not _is_inside(found.value, way, kind.reject):
        view.warn(
            "value",
            f"{part.path}.valueQuantity.value",
            "Værdien kan ikke være rigtig og bruges ikke. Bed patienten måle igen.",
            "The value cannot be true and is not used. Ask the patient to measure again.",
        )


def _is_inside(value: Decimal, way: Conversion, ends: tuple[Decimal, Decimal]) -> bool:
    low, high = ends
    if way.factor == 1 and way.term == 0:
        return low <= value <= high
    # No value of a measurement needs more; an exact fraction of 1e300 would cost a second.
    if abs(value) > 10**12 or (value and abs(value) < Decimal("1e-12")):
        return False
    return low <= Fraction(value) * way.factor + way.term <= high


@cache
def _conversion(quantity: str | None, unit: str, to: str) -> Conversion | None:
    return conversion(quantity, unit, to)
