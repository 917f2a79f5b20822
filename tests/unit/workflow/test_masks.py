"""What a role may not see is not there: checked against everything that a row or chart can hold."""

from dataclasses import fields
from pathlib import Path

import pytest

from tests.builders import (
    NOW,
    ago,
    bundle,
    fhir_care_plan,
    fhir_daily_answers,
    fhir_daily_form,
    fhir_patient,
    fhir_spo2,
)
from tests.people import colleague
from triage.access.relation import EmergencyReason, LegalGround
from triage.access.roles import Role
from triage.clinical.appointment import Appointment
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.errors import BehindGlassError, Text
from triage.workflow.application import Application
from triage.workflow.away.emergency_list import emergency_list
from triage.workflow.casework.decide import decide, undo
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.rights.emergency import break_glass
from triage.workflow.rights.masks import CLOSED_NAME, TAKEN, closed_row, front_row, taken_appointments
from triage.workflow.rights.privacy import end_mark, mark_private
from triage.workflow.score.score import score
from triage.worklist.row import Query, Row

pytestmark = pytest.mark.file_only

# Who and where it is, whose it is, how urgent it is.
FRONT = {"case", "patient", "name", "programme", "colour", "deadline", "closed", "reference", "team", "owner"}
FRONT |= {"owned_since", "fence", "snoozed_until", "escalated"}
CLOSED = FRONT - {"reference", "snoozed_until"}
WORDS = "Jeg har hostet blod siden i går"


def full_row() -> Row:
    told = Row(1, 2, "Eksempel, Person", "copd", Colour.RED, Text("SpO2 84 %", "SpO2 84 %"), NOW, NOW, reference="x")
    values = {field.name: getattr(told, field.name) for field in fields(Row)}
    values |= {"missing": 3, "notices": 2, "elsewhere": Colour.RED, "team": "T", "owner": "anna", "fence": 7}
    return Row(**values)


def test_that_a_secretarys_row_has_nothing_but_the_front() -> None:
    row, bare = full_row(), Row(1, 2, "", "", Colour.RED, Text("", ""), None, None)
    masked = front_row(row)
    assert {field.name for field in fields(Row) if getattr(masked, field.name) != getattr(bare, field.name)} <= FRONT
    assert (masked.name, masked.colour, masked.deadline, masked.reason) == (row.name, row.colour, NOW, Text("", ""))


def test_that_the_row_of_a_private_record_says_neither_who_nor_what() -> None:
    masked, bare = closed_row(full_row()), Row(1, 2, "", "", Colour.RED, Text("", ""), None, None)
    assert (masked.name, masked.programme, masked.reference) == (CLOSED_NAME, "", "")
    assert {field.name for field in fields(Row) if getattr(masked, field.name) != getattr(bare, field.name)} <= CLOSED


@pytest.fixture
def told(app: Application, tmp_path: Path) -> Application:
    """A red patient who wrote something, decided once with a note."""
    path = tmp_path / "in.json"
    answers = fhir_daily_answers(more_dyspnoea=True, free_text=WORDS)
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_daily_form(), fhir_spo2(84), answers))
    import_files(app, [path])
    score(app)
    undo(app, decide(app, 1, Action.PHONE, "Ring om blodet").decision or 0)
    return app


def test_that_a_clinician_sees_what_the_patient_wrote(told: Application) -> None:
    assert WORDS in repr(open_chart(told, 1))


def test_that_a_secretary_sees_neither_answers_readings_reasons_nor_notes(told: Application) -> None:
    chart = open_chart(colleague(told, "sekretaer", Role.MEDICAL_SECRETARY), 1)
    assert chart.patient.family == "Eksempel"
    assert chart.is_masked
    assert chart.assessments[0].colour is Colour.RED
    assert (chart.responses, chart.series, chart.assessments[0].reasons) == ((), (), ())
    assert not [word for word in (WORDS, "Ring om blodet", "84", "SpO2") if word in repr(chart)]


@pytest.mark.parametrize("role", [Role.RULE_AUTHOR, Role.RULE_APPROVER])
def test_that_who_makes_rules_sees_answers_and_readings_of_nobody_in_particular(told: Application, role: Role) -> None:
    chart = open_chart(colleague(told, str(role), role), 1)
    assert len(chart.series) == 1
    assert not [word for word in (WORDS, "Eksempel", "9995", "Patient/p1", "Ring om blodet") if word in repr(chart)]


def test_that_a_private_record_is_behind_glass_and_nameless_on_the_list(told: Application) -> None:
    mark_private(told, 1)
    (row,) = list_cases(told, Query(), 0, 9)
    assert (row.name, row.colour) == (CLOSED_NAME, Colour.RED)
    assert list_cases(told, Query(words="Eksempel"), 0, 9) == []
    with pytest.raises(BehindGlassError) as refused:
        open_chart(told, 1)
    assert refused.value.needs_ground


def test_that_a_private_record_opens_with_a_legal_ground_for_that_person_alone(told: Application) -> None:
    mark_private(told, 1)
    break_glass(told, 1, EmergencyReason.CONSENT, "Patienten står her", LegalGround.CONSENT)
    assert list_cases(told, Query(), 0, 9)[0].name == open_chart(told, 1).patient.family + ", Person 1"
    assert list_cases(colleague(told), Query(), 0, 9)[0].name == CLOSED_NAME
    end_mark(told, 1, is_private=True)
    assert list_cases(colleague(told), Query(), 0, 9)[0].name == "Eksempel, Person 1"


def test_that_what_was_opened_in_an_emergency_is_closed_in_what_is_printed(told: Application) -> None:
    mark_private(told, 1)
    break_glass(told, 1, EmergencyReason.CONSENT, "Patienten står her", LegalGround.CONSENT)
    (printed,) = emergency_list(told, "Strømsvigt").rows
    assert (printed.name, printed.cpr, printed.phone) == (CLOSED_NAME, "", "")


def test_that_a_secretarys_printed_list_has_no_answers(told: Application) -> None:
    made = emergency_list(colleague(told, "sekretaer", Role.MEDICAL_SECRETARY), "Strømsvigt")
    assert made.rows[0].cpr
    assert made.rows[0].reason == Text("", "")


def test_that_an_appointment_of_a_sensitive_department_is_time_taken() -> None:
    booked = Appointment("a1", "p1", "booked", ago(hours=1), NOW, "Samtale", "Psykiatrien", note="Angst")
    (shown,) = taken_appointments([booked], {"Psykiatrien"})
    assert (shown.start, shown.end) == (ago(hours=1), NOW)
    assert (shown.service, shown.department, shown.note) == (TAKEN, TAKEN, "")


def test_that_time_taken_tells_neither_where_nor_how() -> None:
    seen, heard = (
        Appointment("a1", "p1", "booked", ago(hours=1), NOW, "Samtale", "Psykiatrien", site, mode)
        for site, mode in (("viborg", "physical"), (None, "video"))
    )
    assert taken_appointments([seen], {"Psykiatrien"}) == taken_appointments([heard], {"Psykiatrien"})
