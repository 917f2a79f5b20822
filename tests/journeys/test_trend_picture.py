"""A picture of trends leaves the program only for who treats the patient, and never without a line in the log."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from triage.access.relation import EmergencyReason, LegalGround
from triage.access.roles import Role
from triage.errors import NotAllowedError, WrongUseError
from triage.store.tables import audit
from triage.workflow.application import Application
from triage.workflow.chart.note_picture import Way, note_picture
from triage.workflow.intake.import_files import import_files
from triage.workflow.rights.emergency import break_glass
from triage.workflow.rights.privacy import mark_private
from triage.workflow.score.score import score


@pytest.fixture
def measured(app: Application, tmp_path: Path) -> Application:
    """A store with one patient who measured."""
    (tmp_path / "measured.json").write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(86)))
    import_files(app, [tmp_path / "measured.json"])
    score(app)
    return app


def lines(app: Application) -> list[tuple[int, str]]:
    with app.store.read() as connection:
        found = select(audit.c.patient_id, audit.c.subject).where(audit.c.act == "export trends")
        return [(patient, subject) for patient, subject in connection.execute(found)]


@pytest.mark.parametrize("way", Way)
def test_that_every_way_out_is_logged_about_the_patient(measured: Application, way: Way) -> None:
    note_picture(measured, 1, way)
    assert lines(measured) == [(1, f"case 1: {way}")]


@pytest.mark.parametrize("role", [Role.MEDICAL_SECRETARY, Role.RULE_AUTHOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_that_who_may_not_see_readings_takes_no_picture_of_them(measured: Application, role: Role) -> None:
    with pytest.raises(NotAllowedError):
        note_picture(colleague(measured, str(role), role), 1, Way.COPY)
    assert not lines(measured)


def test_that_what_is_open_in_an_emergency_is_for_the_eye_alone(measured: Application) -> None:
    mark_private(measured, 1)
    break_glass(measured, 1, EmergencyReason.CONSENT, "Patienten står her", LegalGround.CONSENT)
    with pytest.raises(NotAllowedError) as refused:
        note_picture(measured, 1, Way.PRINT)
    assert "vises kun på skærmen" in refused.value.text.da
    assert not lines(measured)


def test_that_there_is_no_picture_of_a_case_that_is_not_there(measured: Application) -> None:
    with pytest.raises(WrongUseError):
        note_picture(measured, 99, Way.SAVE)
