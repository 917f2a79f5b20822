"""Observation: one reading per value or component of a known kind."""

from dataclasses import dataclass, replace
from datetime import datetime

from triage.clinical.observation import WITHDRAWN, Reading
from triage.fhir.elements import many, one, text
from triage.fhir.references import reference
from triage.fhir.remarks import Unusable, bad_code, missing
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.not_triaged import is_not_triaged, shown_value
from triage.fhir.resources.observation_parts import Part, known_parts, measured
from triage.fhir.resources.plausible import remark_on_value
from triage.fhir.resources.quantity import Measured
from triage.fhir.resources.words_beside import words_beside
from triage.fhir.times import FIRST_YEAR, Moment, moment

FINAL = frozenset({"final", "amended", "corrected", "preliminary"})
STATUSES = FINAL | WITHDRAWN | {"registered", "unknown"}
SIGNAL_QUALITY = "http://visita.example/StructureDefinition/signal-quality"


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
    """Return the readings of an Observation; none where it is not about a patient or of a kind that is not triaged.

    One of a kind that nobody here knows may have been meant for triage: it is a reading that cannot be used.
    """
    subject = view.points_to("subject")
    if subject is not None and not subject.startswith("Patient/"):
        view.inform("not-supported", "Observation.subject", "Målingen er ikke på en patient.", "Not about a patient.")
        return ()
    patient = view.patient()
    parts = list(known_parts(view))
    if not parts and is_not_triaged(view):
        view.inform(
            "not-supported",
            "Observation.code",
            "Målingen er af en art, der ikke bruges i triageringen.",
            "Of a kind that is not used for triage.",
        )
        return ()
    shared = _shared(view, patient)
    if not parts:
        return (_unknown(view, shared),)
    readings = tuple(_reading(view, part, shared) for part in parts)
    words = words_beside(view)
    return readings if words is None else (replace(readings[0], words=words), *readings[1:])


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
    elif measured_at.time.year < FIRST_YEAR:
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
    if status in WITHDRAWN:
        view.warn("business-rule", "Observation.status", "Målingen er trukket tilbage.", "The reading was withdrawn.")
    elif status not in FINAL:
        view.warn(
            "business-rule",
            "Observation.status",
            "Målingen er ikke endelig og bruges ikke i triageringen.",
            "The reading is not final and is not used for triage.",
        )
    return status


def _effective(view: ResourceView) -> Moment:
    body = view.body
    if sum(name.startswith("effective") for name in body) > 1:
        raise _two_times("Observation.effective[x]")
    found = moment(body, "effectiveDateTime", "Observation") or moment(body, "effectiveInstant", "Observation")
    period = one(body, "effectivePeriod", "Observation")
    if found is None and period is not None:
        path = "Observation.effectivePeriod"
        start, end = moment(period, "start", path), moment(period, "end", path)
        if start is not None and end is not None and end.time < start.time:
            raise _two_times(path)
        found = end or start
    if found is None:
        raise missing("Observation.effective[x]")
    return found


def _two_times(path: str) -> Unusable:
    return Unusable(
        "invariant",
        path,
        "Målingen har to tidspunkter, der siger hver sit. Kontakt kilden.",
        "The reading has two times that contradict each other. Contact the source.",
    )


def _device(view: ResourceView) -> str | None:
    device = one(view.body, "device", "Observation")
    if device is None:
        return None
    path = "Observation.device"
    found = reference(device, view.around.links, path)
    # A device that is named but cannot be looked up is a device still: the value was not typed.
    return found or text(device, "display", path) or text(device, "reference", path) or "Device"


def _version(view: ResourceView) -> int:
    meta = view.body.get("meta")
    version = meta.get("versionId") if isinstance(meta, dict) else None
    # One that is no text is remarked on with the rest of `meta`; it must not cost the reading.
    is_number = isinstance(version, str) and version.isascii() and version.isdigit() and len(version) < 10
    return int(version) if isinstance(version, str) and is_number else 1


def _signal(view: ResourceView) -> str | None:
    """Return how good the device says that its signal was ("weak"), None where it does not say."""
    for extension in many(view.body, "extension", "Observation"):
        if text(extension, "url", "Observation.extension") == SIGNAL_QUALITY:
            return text(extension, "valueCode", "Observation.extension")
    return None


def _reading(view: ResourceView, part: Part, shared: _Shared) -> Reading:
    found = _taken_back(view, part) if shared.status in WITHDRAWN else measured(view, part)
    if shared.status in FINAL and (found.fault or shared.fault) is None:
        remark_on_value(view, part, found)
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


def _taken_back(view: ResourceView, part: Part) -> Measured:
    """Return the value of a reading that was withdrawn; sources often take the value out too."""
    try:
        return measured(view, part)
    except Unusable as fault:
        view.findings.append(fault.finding)
        return Measured(None, None, "absent")


def _unknown(view: ResourceView, shared: _Shared) -> Reading:
    view.warn(
        "code-invalid",
        "Observation.code",
        "Målingens kode kendes ikke, så den kan ikke indgå i triageringen. Se på den; meld koden til systemansvarlig.",
        "The reading's code is not known, so it cannot be used for triage. Look at it; report the code.",
    )
    return Reading(
        id=view.reference,
        patient=shared.patient,
        kind=None,
        value=None,
        unit=None,
        time=shared.time,
        device=shared.device,
        status=shared.status,
        version=shared.version,
        fault=shared.fault or "unknown_code",
        words=" \n".join(filter(None, (shown_value(view), words_beside(view)))) or None,
    )
