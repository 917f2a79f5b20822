"""A second, plain reading of a Bundle: is everything in it that names the patient healthy beyond doubt?

Written apart from the program and stricter than it: whatever is not just as a well patient's data look is not well.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from tests.acceptance.bad_inputs_child import NOW

_UNITS = {"59408-5": ("%", 88, 100), "29463-7": ("kg", 20, 350)}
_WITHDRAWN = frozenset({"entered-in-error", "cancelled"})
_NEVER = frozenset({"modifierExtension", "implicitRules", "dataAbsentReason", "note", "component"})


def all_well(body: bytes, patient: str) -> bool:
    """Return whether every reading and response that names `patient` anywhere is that of a well person."""
    found = json.loads(body.decode("utf-8-sig"))
    about = [one for one in _resources(found) if _names(one, patient)]
    data = [one for one in about if one.get("resourceType") in ("Observation", "QuestionnaireResponse")]
    return all(_is_well(one) for one in data if not _is_withdrawn_unseen(one))


def _resources(value: Any) -> list[dict[str, Any]]:
    entries = value.get("entry") or [] if isinstance(value, dict) else []
    found = [entry.get("resource") for entry in entries if isinstance(entry, dict)]
    return [one for one in found if isinstance(one, dict)]


def _names(resource: dict[str, Any], patient: str) -> bool:
    subject = resource.get("subject")
    literal = subject.get("reference") if isinstance(subject, dict) else None
    return isinstance(literal, str) and literal.split("/_history")[0].endswith(patient)


def _is_withdrawn_unseen(resource: dict[str, Any]) -> bool:
    """Return whether it takes back something that cannot be told: nothing of the kind was ever here."""
    try:
        is_kind = bool(_codes(resource) & _UNITS.keys()) and bool(resource["subject"]["reference"])
        datetime.fromisoformat(resource["effectiveDateTime"])
    except (KeyError, TypeError, ValueError, AttributeError):
        is_kind = False
    return resource.get("status") in _WITHDRAWN and not is_kind


def _codes(resource: dict[str, Any]) -> set[str]:
    return {coding["code"] for coding in resource["code"]["coding"] if coding.get("system") == "http://loinc.org"}


def _is_well(resource: dict[str, Any]) -> bool:
    try:
        if not _NEVER.isdisjoint(resource) or resource["status"] in (*_WITHDRAWN, "in-progress"):
            return False
        return _reading(resource) if resource["resourceType"] == "Observation" else _response(resource)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return False


def _reading(resource: dict[str, Any]) -> bool:
    codes = _codes(resource) & _UNITS.keys()
    quantity = resource["valueQuantity"]
    unit, low, high = _UNITS[codes.pop()]
    time = datetime.fromisoformat(resource["effectiveDateTime"])
    is_fresh = NOW - timedelta(hours=48) <= time <= NOW + timedelta(minutes=5)
    is_number = isinstance(quantity["value"], int | float) and not isinstance(quantity["value"], bool)
    is_plain = "comparator" not in quantity and quantity["code"] == unit and not codes
    return is_fresh and is_number and is_plain and low <= quantity["value"] <= high


def _response(resource: dict[str, Any]) -> bool:
    # A question without an answer was not answered, which is allowed of those that need not be.
    answered = [item for item in resource["item"] if item.get("answer")]
    answers = {item["linkId"]: item["answer"] for item in answered}
    is_form = resource["questionnaire"].startswith("https://example.dk/fhir/Questionnaire/epilepsi")
    (seizures,), (effects,) = answers["anfald"], answers["bivirkning"]
    is_alone = len(answers) == len(answered)
    return is_form and is_alone and seizures["valueInteger"] == 0 and effects["valueCoding"]["code"] == "0"
