"""Small FHIR resources to change, and short ways to read them."""

import json
from typing import Any

from tests.fhir.kinds import KINDS, LOINC
from triage.clinical.received import Received
from triage.fhir.read import read_document

UCUM = "http://unitsofmeasure.org"
AT = "2026-11-20T08:15:00+01:00"

Body = dict[str, Any]


def quantity(value: Any = 95, unit: str = "%", **changes: Any) -> Body:
    return {"value": value, "unit": unit, "system": UCUM, "code": unit, **changes}


def coded(code: str, system: str = LOINC) -> Body:
    return {"coding": [{"system": system, "code": code}]}


def resource(type_: str, id_: str, body: Body, changes: Body) -> Body:
    """A resource of patient 1; a change to None takes the element away."""
    merged = {"resourceType": type_, "id": id_, "subject": {"reference": "Patient/p1"}, **body, **changes}
    return {name: value for name, value in merged.items() if value is not None}


def observation(**changes: Any) -> Body:
    body = {"status": "final", "code": coded("59408-5"), "effectiveDateTime": AT, "valueQuantity": quantity()}
    return resource("Observation", "o1", body, changes)


def response(*items: Body, **changes: Any) -> Body:
    body = {"status": "completed", "questionnaire": "https://example.dk/q|1", "authored": AT, "item": list(items)}
    return resource("QuestionnaireResponse", "q1", body, changes)


def item(link_id: str, *answers: Body, **changes: Any) -> Body:
    return {"linkId": link_id, "answer": list(answers), **changes}


def person(**changes: Any) -> Body:
    body = {"identifier": [cpr("2512489996")], "name": [{"family": "Eksempel", "given": ["Ann", "Marie"]}]}
    return resource("Patient", "p1", {**body, "subject": None}, changes)


def cpr(value: Any, system: str = "urn:oid:1.2.208.176.1.2") -> Body:
    return {"system": system, "value": value}


def appointment(**changes: Any) -> Body:
    participants = [_actor("Patient/p1"), _actor("Location/l1"), _actor("HealthcareService/h1", "Lungeambulatoriet")]
    times = {"start": "2026-12-01T09:00:00+01:00", "end": "2026-12-01T09:30:00+01:00"}
    body = {"status": "booked", "serviceType": [{"text": "Kontrol"}], "participant": participants, **times}
    return resource("Appointment", "a1", {**body, "subject": None}, changes)


def _actor(reference: str, display: str | None = None) -> Body:
    return {"status": "accepted", "actor": {"reference": reference, **({"display": display} if display else {})}}


def document(body: Body | list[Any] | str) -> bytes:
    return (body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)).encode()


def bundle(*entries: Body, type_: str = "collection") -> Body:
    return {"resourceType": "Bundle", "type": type_, "entry": list(entries)}


def read_all(body: Body | list[Any] | str) -> list[Received]:
    return list(read_document(document(body), KINDS))


def read(body: Body | list[Any] | str) -> Received:
    """Read a document that holds one resource."""
    (received,) = read_all(body)
    return received


def read_fact(body: Body) -> Any:
    """Read a resource that brings one fact."""
    (fact,) = read(body).facts
    return fact


def codes(received: Received) -> list[str]:
    """The findings' codes."""
    return [finding.code for finding in received.findings]
