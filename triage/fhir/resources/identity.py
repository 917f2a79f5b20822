"""Who a Patient is although something else in the resource cannot be used: the person is kept, to be looked at."""

from triage.clinical.patient import Patient
from triage.fhir.remarks import Unusable
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.patient import read_patient
from triage.fhir.screen import screen

_WHO = ("resourceType", "id", "meta", "identifier", "active", "deceasedBoolean", "deceasedDateTime", "link")
# What is read besides, from most to least.
_BESIDE = (("name", "birthDate", "gender"), ("name",), ("birthDate",), ())


def identity_of(view: ResourceView) -> tuple[Patient, ...]:
    """Return the patient with as much of the master data as can be used; none where not even the CPR number can."""
    for beside in _BESIDE:
        body = {name: view.body[name] for name in (*_WHO, *beside) if name in view.body}
        try:
            screen(body, view.dialect.modifiers)
            return read_patient(ResourceView(body, view.type, view.id, view.around, dialect=view.dialect))
        except Unusable:
            continue
    return ()
