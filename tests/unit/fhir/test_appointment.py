from datetime import UTC, datetime

import pytest

from tests.fhir.build import appointment, codes, read, read_fact
from triage.clinical.received import Disposition

MODE = "http://visita.example/CodeSystem/appointment-mode"


def test_that_an_appointment_says_who_where_when_and_what():
    found = read_fact(appointment(comment="Medbring medicinliste"))
    assert (found.id, found.patient, found.site) == ("Appointment/a1", "Patient/p1", "Location/l1")
    assert (found.service, found.department) == ("Kontrol", "Lungeambulatoriet")
    assert (found.mode, found.note) == ("physical", "Medbring medicinliste")
    assert found.start == datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(("code", "mode"), [("phone", "phone"), ("video", "video"), ("hologram", "physical")])
def test_that_the_mode_is_known(code: str, mode: str):
    assert read_fact(appointment(appointmentType={"coding": [{"system": MODE, "code": code}]})).mode == mode


def test_that_a_department_may_stand_as_service_category():
    patient_only = [{"actor": {"reference": "Patient/p1"}}]
    found = read_fact(appointment(participant=patient_only, serviceCategory=[{"coding": [{"display": "Øjne"}]}]))
    assert (found.department, found.site) == ("Øjne", None)


FINDINGS = {
    "no end": {"end": None},
    "booked without times": {"start": None, "end": None},
    "no status": {"status": None},
}


@pytest.mark.parametrize("changes", FINDINGS.values(), ids=FINDINGS)
def test_that_an_incomplete_appointment_is_kept_with_a_remark(changes: dict):
    received = read(appointment(**changes))
    assert received.disposition is Disposition.WITH_FINDINGS
    assert received.facts[0].is_active


def test_that_a_proposed_one_needs_no_times():
    assert read(appointment(status="proposed", start=None, end=None)).disposition is Disposition.ACCEPTED


QUARANTINED = {
    "no zone": ({"start": "2026-12-01T09:00:00"}, "value"),
    "date for an instant": ({"start": "2026-12-01"}, "value"),
    "end before start": ({"end": "2026-12-01T08:00:00+01:00"}, "invariant"),
    "ten years": ({"end": "2036-12-01T08:00:00+01:00"}, "value"),
    "unknown status": ({"status": "maybe"}, "code-invalid"),
    "no patient": ({"participant": [{"actor": {"reference": "Location/l1"}}]}, "required"),
    "two patients": ({"participant": [{"actor": {"reference": f"Patient/{n}"}} for n in "12"]}, "not-supported"),
}


@pytest.mark.parametrize(("changes", "code"), QUARANTINED.values(), ids=QUARANTINED)
def test_that_an_appointment_that_cannot_be_used_is_quarantined(changes: dict, code: str):
    received = read(appointment(**changes))
    assert received.disposition is Disposition.QUARANTINED
    assert codes(received) == [code]


def test_that_a_quarantined_appointment_still_names_its_patient():
    assert read(appointment(status="maybe")).subject == "Patient/p1"
