"""One resource: read by the reader of its type, and disposed of."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from triage.clinical.observation import WITHDRAWN
from triage.clinical.received import Fact, Finding, Received
from triage.fhir.codes import resource_types
from triage.fhir.dialects.source_marks import tell_marks
from triage.fhir.elements import one, text
from triage.fhir.logical import cpr_beside
from triage.fhir.references import ID
from triage.fhir.region.mark import read_handling
from triage.fhir.remarks import Unusable, bad_value, disposition, missing
from triage.fhir.resource_view import ResourceView, Surroundings
from triage.fhir.resources.appointment import read_appointment
from triage.fhir.resources.care_plan import read_care_plan
from triage.fhir.resources.device import read_device
from triage.fhir.resources.device_metric import read_device_metric
from triage.fhir.resources.encounter import read_encounter
from triage.fhir.resources.episode_of_care import read_episode_of_care
from triage.fhir.resources.identity import identity_of
from triage.fhir.resources.location import read_location
from triage.fhir.resources.observation import read_observation
from triage.fhir.resources.patient import read_patient
from triage.fhir.resources.questionnaire import read_questionnaire
from triage.fhir.resources.referral import read_service_request
from triage.fhir.resources.related_person import read_related_person
from triage.fhir.resources.response import read_response
from triage.fhir.resources.service import read_healthcare_service, read_schedule, read_slot
from triage.fhir.resources.task import read_flag, read_task
from triage.fhir.screen import screen
from triage.fhir.strict import Object
from triage.fhir.subject import subject_of
from triage.fhir.times import instant

_READERS: Mapping[str, Callable[[ResourceView], tuple[Fact, ...]]] = {
    "Appointment": read_appointment,
    "CarePlan": read_care_plan,
    "Device": read_device,
    "DeviceMetric": read_device_metric,
    "Encounter": read_encounter,
    "EpisodeOfCare": read_episode_of_care,
    "Flag": read_flag,
    "HealthcareService": read_healthcare_service,
    "Location": read_location,
    "Observation": read_observation,
    "Patient": read_patient,
    "Questionnaire": read_questionnaire,
    "QuestionnaireResponse": read_response,
    "RelatedPerson": read_related_person,
    "Schedule": read_schedule,
    "ServiceRequest": read_service_request,
    "Slot": read_slot,
    "Task": read_task,
}
_ERROR = frozenset({"entered-in-error"})


def read_one(resource: Object, raw: bytes, around: Surroundings) -> Received:
    """Return what became of `resource`, whose bytes are `raw`; never raises."""
    try:
        dialect = around.dialects.of(resource)
        view = ResourceView(resource, _type(resource), _id(resource), around, dialect=dialect)
    except Unusable as fault:
        return refused(raw, fault.finding, _type_or_none(resource), subject_of(resource, around.links))
    is_withdrawn = _is_withdrawn(view)
    facts = _facts(view)
    if is_withdrawn and not _is_in_doubt(view, facts):
        view.findings[:] = map(_milder, view.findings)
    version, last_updated = _meta(view)
    return Received(
        raw=raw,
        type=view.type,
        id=view.id,
        version=version,
        last_updated=last_updated,
        sha256=sha256(raw).hexdigest(),
        disposition=disposition(view.findings),
        findings=tuple(view.findings),
        facts=facts,
        withdrawn=is_withdrawn,
        subject=subject_of(resource, around.links) if view.type in _READERS else None,
        subject_cpr=cpr_beside(resource),
    )


def refused(raw: bytes, finding: Finding, type_: str | None = None, subject: str | None = None) -> Received:
    """Return what came without an identity of its own: bytes, the reason, and whom it is about if that can be told."""
    return Received(
        raw=raw,
        type=type_,
        id=None,
        version=None,
        last_updated=None,
        sha256=sha256(raw).hexdigest(),
        disposition=disposition([finding]),
        findings=(finding,),
        subject=subject,
    )


def _type(resource: Object) -> str:
    type_ = text(resource, "resourceType", "Resource")
    if type_ is None:
        raise missing("Resource.resourceType")
    if type_ not in resource_types():
        raise Unusable(
            "not-supported",
            "Resource.resourceType",
            "FHIR R4 har ingen ressource af denne art. Kontakt kilden.",
            "FHIR R4 has no resource of this type. Contact the source.",
        )
    return type_


def _type_or_none(resource: Object) -> str | None:
    type_ = resource.get("resourceType")
    return type_ if isinstance(type_, str) and type_ in resource_types() else None


def _id(resource: Object) -> str:
    id_ = text(resource, "id", "Resource")
    if id_ is None and resource.get("resourceType") == "Questionnaire" and isinstance(resource.get("url"), str):
        # A form that is handed over as a file stood on no server yet: its canonical names it.
        canonical = f"{resource['url']}|{resource.get('version')}"
        return sha256(canonical.encode("utf-8", "replace")).hexdigest()
    if id_ is None:
        raise missing("Resource.id")
    if not ID.match(id_):
        raise bad_value("Resource.id")
    return id_


def _facts(view: ResourceView) -> tuple[Fact, ...]:
    read = _READERS.get(view.type)
    if read is None:
        return ()
    try:
        if screen(view.body, None if _is_withdrawn(view) else view.dialect.modifiers):
            view.inform(
                "value",
                view.type,
                "En tekst har tegn, der vender læseretningen. De vises som symboler.",
                "A text has characters that turn the direction of reading. They are shown as symbols.",
            )
        facts = (*read(view), *read_handling(view))
        tell_marks(view)
        return facts
    except Unusable as fault:
        view.findings.append(fault.finding)
        if view.type == "Patient":
            return identity_of(view)
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
        # A form of resource that no reader foresaw must not stop the others.
        view.hold(
            "exception",
            view.type,
            "Ressourcen kunne ikke læses. Læs den i kilden.",
            "The resource could not be read. Read it at the source.",
        )
    return ()


def _is_withdrawn(view: ResourceView) -> bool:
    status = view.body.get("status")
    return status in (WITHDRAWN if view.type == "Observation" else _ERROR) if isinstance(status, str) else False


def _is_in_doubt(view: ResourceView, facts: tuple[Fact, ...]) -> bool:
    """Return whether what was taken back is there and cannot be read, so that nobody can tell what it was."""
    is_data = view.type in ("Observation", "QuestionnaireResponse")
    errors = {finding.code for finding in view.findings if finding.severity == "error"}
    return is_data and not facts and not errors <= {"required"}


def _milder(finding: Finding) -> Finding:
    """Return an error as a warning: what was taken back need not be whole."""
    return replace(finding, severity="warning") if finding.severity == "error" else finding


def _meta(view: ResourceView) -> tuple[str | None, datetime | None]:
    version, last_updated = None, None
    try:
        meta = one(view.body, "meta", view.type) or {}
        version = text(meta, "versionId", f"{view.type}.meta")
        last_updated = instant(meta, "lastUpdated", f"{view.type}.meta")
    except Unusable as fault:
        view.findings.append(_milder(fault.finding))
    return version, last_updated
