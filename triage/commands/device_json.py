"""Devices as `--json` prints them; times are ISO 8601 in UTC."""

from triage.clinical.device import Invalidation
from triage.commands.shown import iso
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
        "expires": iso(device.expires),
        "status": device.status,
        "readings": row.readings,
        "patients": row.patients,
        "newest": iso(row.newest),
        "calibrated_until": iso(row.calibrated_until),
        "invalidated": row.is_invalidated,
    }


def invalidation_json(line: Invalidation) -> Json:
    """Return an invalidation; `restored` tells when it was taken back."""
    return {
        "key": line.id,
        "start": iso(line.start),
        "end": iso(line.end),
        "reason": line.reason,
        "delivered": line.delivered,
        "actor": line.actor,
        "at": iso(line.at),
        "restored": iso(line.restored),
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
                "calibrated_at": iso(metric.calibrated_at),
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
                "time": iso(one.time),
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
                "first": iso(one.first),
                "last": iso(one.last),
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
        "at": iso(made.at),
        "colour": made.colour,
        "readings": list(made.readings),
    }
