"""A slot held for a plan, used, and given back; our hold names the plan, so that nobody's else is touched."""

from triage.fhir.strict import Json, Object

FREE, HELD, USED = "free", "busy-tentative", "busy"
_HOLD = "http://visita.example/rebooking-hold"


def hold_of(slot: Object) -> str | None:
    """Return the key of the plan that holds a slot, None where none of ours does."""
    for each in _identifiers(slot):
        if isinstance(each, dict) and each.get("system") == _HOLD:
            return str(each.get("value"))
    return None


def held(slot: Object, key: str) -> Object:
    """Return a slot that is held for the plan `key`."""
    marks: list[Json] = [*_others(slot), {"system": _HOLD, "value": key}]
    return {**slot, "status": HELD, "identifier": marks}


def left(slot: Object, status: str) -> Object:
    """Return a slot without our hold, with the status `status`."""
    rest = {name: value for name, value in slot.items() if name != "identifier"}
    others = _others(slot)
    return {**rest, "status": status, **({"identifier": others} if others else {})}


def _others(slot: Object) -> list[Json]:
    return [each for each in _identifiers(slot) if not (isinstance(each, dict) and each.get("system") == _HOLD)]


def _identifiers(slot: Object) -> list[Json]:
    value = slot.get("identifier")
    return value if isinstance(value, list) else []
