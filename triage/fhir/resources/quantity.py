"""A Quantity: exact value and UCUM code, or why the value cannot be compared."""

from dataclasses import dataclass
from decimal import Decimal

from triage.fhir.codes import spellings, unit_codes
from triage.fhir.elements import number, text
from triage.fhir.remarks import missing
from triage.fhir.resource_view import ResourceView
from triage.fhir.strict import Object


@dataclass(frozen=True, slots=True)
class Measured:
    """What a Quantity says.

    `fault` is "comparator", "unit_conflict", "unknown_unit" (words, or a code of another system), "no_unit", "absent"
    or None.
    """

    value: Decimal | None
    unit: str | None
    fault: str | None = None


def read_quantity(view: ResourceView, quantity: Object, path: str, defined: str | None = None) -> Measured:
    """Return the value of `quantity`, with a warning where it cannot be compared.

    `defined` is the UCUM code that the dialect's definition of what was measured gives, which a unit in words must say.
    """
    value = number(quantity, "value", path)
    if value is None:
        raise missing(f"{path}.value")
    unit = _unit(view, quantity, path, defined)
    if quantity.get("comparator") is not None:
        view.warn(
            "not-supported",
            f"{path}.comparator",
            "Værdien er kun en grænse (fx «under» eller «over») og bruges ikke i triageringen.",
            "The value is only a bound (such as “below” or “above”) and is not used for triage.",
        )
        return Measured(value, unit, "comparator")
    if unit is None:
        has_words = any(quantity.get(name) is not None for name in ("unit", "code"))
        return Measured(value, None, "unknown_unit" if has_words else "no_unit")
    return Measured(value, unit, "unit_conflict" if _contradicts(view, quantity, unit, path) else None)


def _unit(view: ResourceView, quantity: Object, path: str, defined: str | None) -> str | None:
    code = text(quantity, "code", path)
    if code and text(quantity, "system", path) in spellings("ucum"):
        return code
    if defined and _says(view, quantity, defined, path):
        view.inform(
            "informational",
            f"{path}.unit",
            "Enheden er taget fra kodens egen definition.",
            "The unit is taken from the code's own definition.",
        )
        return defined
    _remark_on_no_code(view, bool(code or text(quantity, "unit", path)), path)
    return None


def _remark_on_no_code(view: ResourceView, has_words: bool, path: str) -> None:
    if has_words:
        view.warn(
            "code-invalid",
            f"{path}.unit",
            "Enheden er ikke angivet som UCUM-kode, så værdien kan ikke sammenlignes.",
            "The unit is not given as a UCUM code, so the value cannot be compared.",
        )
    elif view.dialect.unit_may_be_absent and view.type == "QuestionnaireResponse":
        view.inform(
            "informational",
            f"{path}.unit",
            "Svaret nævner ingen enhed; det er i den, som skemaet spørger om.",
            "The answer names no unit; it is in the one that the questionnaire asks for.",
        )
    else:
        view.warn(
            "required",
            f"{path}.unit",
            "Værdien har ingen enhed og kan ikke sammenlignes.",
            "The value has no unit and cannot be compared.",
        )


def _says(view: ResourceView, quantity: Object, defined: str, path: str) -> bool:
    """Return whether the unit can be the one that the code is defined with: its text says so, or need not be there."""
    if quantity.get("code") is not None:
        return False
    shown = text(quantity, "unit", path)
    return view.dialect.unit_may_be_absent if not shown else shown == defined or defined in unit_codes(shown)


def _contradicts(view: ResourceView, quantity: Object, unit: str, path: str) -> bool:
    expected = unit_codes(text(quantity, "unit", path) or "")
    if not expected or unit in expected:
        return False
    view.warn(
        "invariant",
        f"{path}.unit",
        "Enhedens tekst og kode siger ikke det samme, så værdien kan ikke sammenlignes.",
        "The unit's text and code do not say the same, so the value cannot be compared.",
    )
    return True
