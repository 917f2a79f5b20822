"""A COPD patient who measures with a made-up oximeter, and short ways to invalidate it."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from tests.builders import NOW, ago, fhir_care_plan, fhir_patient
from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.worklist.devices import Draft
from triage.worklist.row import Query

PERSON = (fhir_patient(), fhir_care_plan())
_TWO_DAYS_AGO = ago(days=2)
D1 = {"device": {"reference": "Device/d1"}}
D2 = {"device": {"reference": "Device/d2"}}


def fhir_device(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "resourceType": "Device",
        "id": f"d{number}",
        "manufacturer": "Demo Medico",
        "deviceName": [{"name": "DemoOx 1", "type": "model-name"}],
        "serialNumber": f"DEMO-{number:05}",
        "udiCarrier": [{"deviceIdentifier": "05700000000001", "carrierHRF": f"(01)05700000000001(21)DEMO-{number:05}"}],
        **changes,
    }


def fhir_metric(number: int = 1, state: str = "calibrated", time: str = "2026-06-01T08:00:00Z") -> dict[str, Any]:
    return {
        "resourceType": "DeviceMetric",
        "id": f"m{number}",
        "source": {"reference": f"Device/d{number}"},
        "type": {"text": "SpO2"},
        "calibration": [{"state": state, "time": time}],
    }


def draft(*devices: int, start: datetime = _TWO_DAYS_AGO, end: datetime | None = None, **changes: Any) -> Draft:
    return replace(Draft(devices or (1,), start, end, "Måler for højt", delivered=True), **changes)


def hours_later(app: Application, hours: float) -> Application:
    return replace(app, clock=lambda: NOW + timedelta(hours=hours))


def take(app: Application, folder: Path, *resources: dict[str, Any]) -> dict[str, str]:
    """Take resources in as one file and score; return the colours of the open cases by patient."""
    path = folder / "in.ndjson"
    path.write_bytes(b"\n".join(json.dumps(resource).encode() for resource in resources))
    import_files(app, [path])
    score(app)
    return colours(app)


def colours(app: Application) -> dict[str, str]:
    return {row.reference: row.colour.value for row in list_cases(app, Query(), 0, 99)}


def logged(app: Application) -> list[tuple[str, int | None]]:
    with app.store.read() as connection:
        rows = connection.execute(
            text(
                "SELECT audit.act, audit_patient.patient_id FROM audit JOIN audit_patient ON audit_id = audit.id "
                "WHERE audit.act LIKE '%device' ORDER BY audit.id"
            )
        )
        return [(act, patient) for act, patient in rows]
