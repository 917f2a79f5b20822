"""Small builders of facts and FHIR resources; every person in them is made up."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from triage.clinical.observation import Reading
from triage.clinical.patient import Patient
from triage.clinical.received import Disposition, Fact, Received

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def clock() -> datetime:
    """Return NOW, as a clock that stands."""
    return NOW


def ago(**time: float) -> datetime:
    """Return a time before NOW, e.g. `ago(hours=3)`."""
    return NOW - timedelta(**time)


def patient(number: int = 1, **changes: Any) -> Patient:
    """A made-up person; day 61 and above is in no real CPR number of this kind."""
    values: dict[str, Any] = {
        "id": f"Patient/p{number}",
        "cpr": f"{_birth(number)}-{_serial(number)}",
        "family": "Eksempel",
        "given": f"Person {number}",
    }
    return Patient(**{**values, **changes})


def _birth(number: int) -> str:
    return f"61{(number - 1) % 12 + 1:02}52"


def _serial(number: int) -> int:
    return 9995 - (number - 1) // 12


def reading(value: str | None = "94", number: int = 1, **changes: Any) -> Reading:
    """An oxygen saturation of patient 1, an hour ago."""
    values: dict[str, Any] = {
        "id": f"Observation/o{number}",
        "patient": "Patient/p1",
        "kind": "spo2",
        "value": None if value is None else Decimal(value),
        "unit": "%",
        "time": ago(hours=1),
    }
    return Reading(**{**values, **changes})


def received(*facts: Fact, **changes: Any) -> Received:
    """A resource that carries `facts`; its content differs with them and with `version`."""
    first = facts[0].id.split("#")[0] if facts else "Basic/b1"
    type_, _, id_ = first.partition("/")
    content = repr((facts, sorted(changes.items(), key=str))).encode()
    values: dict[str, Any] = {
        "raw": content,
        "type": type_,
        "id": id_,
        "version": "1",
        "last_updated": NOW,
        "sha256": hashlib.sha256(content).hexdigest(),
        "disposition": Disposition.ACCEPTED,
        "facts": facts,
    }
    return Received(**{**values, **changes})


def bundle(*resources: dict[str, Any]) -> bytes:
    """A collection Bundle as bytes."""
    entries = [{"resource": resource} for resource in resources]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}).encode()


def fhir_patient(number: int = 1) -> dict[str, Any]:
    """A made-up FHIR Patient."""
    return {
        "resourceType": "Patient",
        "id": f"p{number}",
        "identifier": [{"system": "urn:oid:1.2.208.176.1.2", "value": f"{_birth(number)}{_serial(number)}"}],
        "name": [{"family": "Eksempel", "given": [f"Person {number}"]}],
        "birthDate": "1952-02-01",
        "gender": "female",
    }


def fhir_care_plan(number: int = 1, programme: str = "copd") -> dict[str, Any]:
    """An enrolment with a measurement every week."""
    timing = {"repeat": {"boundsPeriod": {"start": "2026-06-01"}, "frequency": 1, "period": 7, "periodUnit": "d"}}
    return {
        "resourceType": "CarePlan",
        "id": f"c{number}",
        "status": "active",
        "intent": "plan",
        "subject": {"reference": f"Patient/p{number}"},
        "period": {"start": "2026-06-01"},
        "category": [{"coding": [{"system": "http://visita.example/CodeSystem/programme", "code": programme}]}],
        "activity": [{"detail": {"status": "in-progress", "scheduledTiming": timing}}],
    }


def fhir_spo2(value: float, number: int = 1, of: int = 1, at: datetime | None = None, **changes: Any) -> dict[str, Any]:
    """An oxygen saturation in percent."""
    return {
        "resourceType": "Observation",
        "id": f"o{number}",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "59408-5"}]},
        "subject": {"reference": f"Patient/p{of}"},
        "effectiveDateTime": (at or ago(hours=1)).isoformat(),
        "valueQuantity": {"value": value, "unit": "%", "system": "http://unitsofmeasure.org", "code": "%"},
        **changes,
    }


def fhir_daily_form() -> dict[str, Any]:
    """The daily COPD questions as a form that asks no more of an answer than its kind."""
    kinds = {"more_dyspnoea": "boolean", "more_sputum": "boolean", "wants_contact": "choice", "free_text": "text"}
    return {
        "resourceType": "Questionnaire",
        "id": "daily",
        "status": "active",
        "url": "http://visita.example/Questionnaire/kol-daglig",
        "version": "1.0",
        "item": [{"linkId": name, "type": kind} for name, kind in kinds.items()],
    }


def fhir_daily_answers(number: int = 1, of: int = 1, at: datetime | None = None, **answers: Any) -> dict[str, Any]:
    """The daily COPD questions, answered; a bool, a code of a choice, or free text by link id."""
    return {
        "resourceType": "QuestionnaireResponse",
        "id": f"r{number}",
        "status": "completed",
        "questionnaire": "http://visita.example/Questionnaire/kol-daglig|1.0",
        "subject": {"reference": f"Patient/p{of}"},
        "authored": (at or ago(hours=1)).isoformat(),
        "item": [{"linkId": name, "answer": [_answer(name, value)]} for name, value in answers.items()],
    }


def _answer(name: str, value: object) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if name == "free_text":
        return {"valueString": value}
    return {"valueCoding": {"code": value}}
