"""Whom a resource is about, also where it cannot be used: that patient must not be green."""

import re

from triage.fhir.logical import by_cpr
from triage.fhir.references import ID, Links, resolve
from triage.fhir.strict import Json, Object

_PATIENT = re.compile(rb'"reference"\s*:\s*"(?:https?://[^"]*/)?(Patient/[A-Za-z0-9\-.]{1,64})(?:/_history/[^"]*)?"')


def subject_of(resource: Object, links: Links) -> str | None:
    """Return the one patient that `resource` points to as "Patient/p1", or None where that cannot be told.

    "cpr:DDMMYY-NNNN" where nothing but the CPR number tells it.
    """
    if resource.get("resourceType") == "Patient":
        id_ = resource.get("id")
        return f"Patient/{id_}" if isinstance(id_, str) and ID.match(id_) else None
    found = {target for element in _pointing(resource) if (target := _target(element, links))}
    patients = {target for target in found if target.startswith("Patient/")}
    if patients:
        return patients.pop() if len(patients) == 1 else None
    return by_cpr(resource, "subject") or by_cpr(resource, "patient")


def subject_in_bytes(raw: bytes) -> str | None:
    """Return the one patient referred to in bytes that could not be parsed, or None where that cannot be told."""
    found = set(_PATIENT.findall(raw))
    return found.pop().decode("ascii") if len(found) == 1 else None


def _pointing(resource: Object) -> list[Json]:
    participants = resource.get("participant")
    members = participants if isinstance(participants, list) else []
    actors = [member.get("actor") for member in members if isinstance(member, dict)]
    # Who answered is mostly the patient: enough to keep him from being green, never to score the answers as his.
    respondent = None if resource.get("subject") is not None else resource.get("source")
    return [resource.get("subject"), resource.get("patient"), resource.get("for"), respondent, *actors]


def _target(element: Json, links: Links) -> str | None:
    literal = element.get("reference") if isinstance(element, dict) else None
    return resolve(literal, links) if isinstance(literal, str) else None
