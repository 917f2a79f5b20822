"""Devices as `--json` prints them; times are ISO 8601 in UTC."""

from datetime import datetime

from triage.clinical.device import Invalidation
from triage.worklist.devices import Consequence, DeviceRow, Trace, TracedDecision

Json = dict[str, object]


def row_json(row: DeviceRow) -> Json:
    """Return a device with how much rests on it."""
    device = row.device
    return {
        "key": row.key,
        "reference": device.id,
        "source": row.source,
        "label": device.label,
        "manufacturer": device.manufacturer,
        "model": device.model,
        "serial": device.serial,
        "udi": device.udi,
        "udi_carrier": device.udi_carrier,
        "lot": device.lot,
        "expires": _iso(device.expires),
        "status": device.status,
        "readings": row.readings,
        "patients": row.patients,
        "newest": _iso(row.newest),
        "calibrated_until": _iso(row.calibrated_until),
        "invalidated": row.is_invalidated,
    }


def invalidation_json(line: Invalidation) -> Json:
    """Return an invalidation; `restored` tells when it was taken back."""
    return {
        "key": line.id,
        "start": _iso(line.start),
        "end": _iso(line.end),
        "reason": line.reason,
        "delivered": line.delivered,
        "actor": line.actor,
        "at": _iso(line.at),
        "restored": _iso(line.restored),
    }


def trace_json(trace: Trace) -> Json:
    """Return a device with its readings, patients and decisions."""
    return {
        **row_json(trace.row),
        "invalidations": [invalidation_json(line) for line in trace.invalidations],
        "metrics": [
            {
                "reference": metric.id,
                "measures": metric.measures,
                "status": metric.status,
                "calibration": metric.calibration,
                "calibrated_at": _iso(metric.calibrated_at),
            }
            for metric in trace.metrics
        ],
        "measured": [
            {
                "reference": one.id,
                "patient": one.patient,
                "kind": one.kind,
                "value": one.value,
                "unit": one.unit,
                "time": _iso(one.time),
                "invalidated": one.is_invalidated,
            }
            for one in trace.readings
        ],
        "people": [
            {
                "patient": one.patient,
                "reference": one.reference,
                "name": one.name,
                "case": one.case,
                "colour": one.colour,
                "readings": one.readings,
                "first": _iso(one.first),
                "last": _iso(one.last),
            }
            for one in trace.patients
        ],
        "decisions": [_decision(made) for made in trace.decisions],
    }


def consequence_json(one: Consequence) -> Json:
    """Return what becomes of one course of a patient."""
    return {
        "patient": one.patient,
        "reference": one.reference,
        "name": one.name,
        "programme": one.programme,
        "readings": one.readings,
        "before": one.before,
        "after": one.after,
        "decisions": [_decision(made) for made in one.decisions],
    }


def _decision(made: TracedDecision) -> Json:
    return {
        "decision": made.id,
        "patient": made.patient,
        "programme": made.programme,
        "action": made.action,
        "actor": made.actor,
        "at": _iso(made.at),
        "colour": made.colour,
        "readings": list(made.readings),
    }


def _iso(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()
