"""Observation: one reading per value or component of a known kind."""

from dataclasses import dataclass
from datetime import datetime

from triage.clinical.observation import WITHDRAWN, Reading
from triage.fhir.elements import many, one, text
from triage.fhir.observation_parts import Part, known_parts, measured
from triage.fhir.references import reference
from triage.fhir.remarks import bad_code, missing
from triage.fhir.resource_view import ResourceView
from triage.fhir.times import Moment, moment

FINAL = frozenset({"final", "amended", "corrected", "preliminary"})
STATUSES = FINAL | WITHDRAWN | {"registered", "unknown"}
SIGNAL_QUALITY = "http://visita.example/StructureDefinition/signal-quality"
_FIRST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all readings of one Observation have in common; `fault` is why none of them can be used."""

    patient: str
    time: datetime
    device: str | None
    status: str
    version: int
    signal: str | None
    fault: str | None


def read_observation(view: ResourceView) -> tuple[Reading, ...]:
    """Return the readings of an Observation; none where it is of no known kind or not about a patient."""
    subject = view.points_to("subject")
    if subject is not None and not subject.startswith("Patient/"):
        view.inform("not-supported", "Observation.subject", "Målingen er ikke på en patient.", "Not about a patient.")
        return ()
    patient = view.patient()
    parts = list(known_parts(view))
    if not parts:
        view.inform(
            "not-supported",
            "Observation.code",
            "Målingen er af en art, der ikke bruges.",
            "Of a kind that is not used.",
        )
        return ()
    shared = _shared(view, patient)
    return tuple(_reading(view, part, shared) for part in parts)


def _shared(view: ResourceView, patient: str) -> _Shared:
    status = _status(view)
    measured_at = _effective(view)
    fault = None
    if status not in FINAL | WITHDRAWN:
        fault = "not_final"
    elif not measured_at.is_exact:
        fault = "imprecise_time"
        view.warn(
            "value",
            "Observation.effective[x]",
            "Målingen har en dato, men intet klokkeslæt, og bruges ikke i triageringen.",
            "The reading has a date but no time of day and is not used for triage.",
        )
    elif measured_at.time.year < _FIRST_YEAR:
        fault = "implausible_time"
        view.warn(
            "value",
            "Observation.effective[x]",
            "Målingen er dateret før år 2000; uret i apparatet kan være forkert.",
            "The reading is dated before the year 2000; the device's clock may be wrong.",
        )
    return _Shared(patient, measured_at.time, _device(view), status, _version(view), _signal(view), fault)


def _status(view: ResourceView) -> str:
    status = text(view.body, "status", "Observation")
    if status is None:
        view.warn(
            "required",
            "Observation.status",
            "Målingen har ingen status og bruges ikke i triageringen.",
            "The reading has no status and is not used for triage.",
        )
        return "unknown"
    if status not in STATUSES:
        raise bad_code("Observation.status")
    if status not in FINAL | WITHDRAWN:
        view.warn(
            "business-rule",
            "Observation.status",
            "Målingen er ikke endelig og bruges ikke i triageringen.",
            "The reading is not final and is not used for triage.",
        )
    return status


def _effective(view: ResourceView) -> Moment:
    body = view.body
    found = moment(body, "effectiveDateTime", "Observation") or moment(body, "effectiveInstant", "Observation")
    period = one(body, "effectivePeriod", "Observation")
    if found is None and period is not None:
        path = "Observation.effectivePeriod"
        found = moment(period, "end", path) or moment(period, "start", path)
    if found is None:
        raise missing("Observation.effective[x]")
    return found


def _device(view: ResourceView) -> str | None:
    device = one(view.body, "device", "Observation")
    if device is None:
        return None
    path = "Observation.device"
    found = reference(device, view.around.links, path)
    # A device that is named but cannot be looked up is a device still: the value was not typed.
    return found or text(device, "display", path) or text(device, "reference", path) or "Device"


def _version(view: ResourceView) -> int:
    version = text(one(view.body, "meta", "Observation") or {}, "versionId", "Observation.meta")
    return int(version) if version and version.isascii() and version.isdigit() and len(version) < 10 else 1


def _signal(view: ResourceView) -> str | None:
    """Return how good the device says that its signal was ("weak"), None where it does not say."""
    for extension in many(view.body, "extension", "Observation"):
        if text(extension, "url", "Observation.extension") == SIGNAL_QUALITY:
            return text(extension, "valueCode", "Observation.extension")
    return None


def _reading(view: ResourceView, part: Part, shared: _Shared) -> Reading:
    found = measured(view, part)
    return Reading(
        id=view.reference + part.suffix,
        patient=shared.patient,
        kind=part.kind,
        value=found.value,
        unit=found.unit,
        time=shared.time,
        device=shared.device,
        status=shared.status,
        version=shared.version,
        signal=shared.signal,
        fault=found.fault or shared.fault,
    )
