"""Whatever is looked up in an emergency stands before the reviewer."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.builders import NOW, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from triage.access.relation import EmergencyReason, LegalGround
from triage.access.roles import Role
from triage.clinical.care import PauseReason
from triage.errors import VisitaError
from triage.scoring.danish_time import danish_day
from triage.workflow.application import Application
from triage.workflow.care.pause import pause_patient
from triage.workflow.chart.explain import explain
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.people.departments import make_department
from triage.workflow.rights.emergency import break_glass
from triage.workflow.rights.privacy import end_mark, mark_private
from triage.workflow.score.score import score
from triage.worklist.row import Query

PATIENTS = 2
TEXTS = ("kort", "Bevidstløs i modtagelsen", "          ", "Patienten ringer og er dårlig")


def test_that_no_look_up_in_an_emergency_is_without_a_review(app: Application, tmp_path: Path) -> None:
    shown = walk(app, tmp_path, 150)
    assert shown >= 8


@pytest.mark.full
def test_that_none_is_in_ten_thousand_steps(app: Application, tmp_path: Path) -> None:
    assert walk(app, tmp_path, 10_000) > 400


def walk(app: Application, folder: Path, steps: int) -> int:
    """Let people of two departments do anything, check after each step, and count the look-ups let through."""
    chance, now, shown = Random(7), [NOW], 0
    app = replace(app, clock=lambda: now[0])
    people = world(app, folder)
    for _ in range(steps):
        now[0] += timedelta(minutes=chance.randrange(4))
        shown += step(chance, chance.choice(people))
        assert unreviewed(app) == 0
    return shown


def world(app: Application, folder: Path) -> list[Application]:
    people = [fhir_patient(number) for number in range(1, PATIENTS + 1)]
    plans = [fhir_care_plan(number) for number in range(1, PATIENTS + 1)]
    alarms = [fhir_spo2(84, number, of=number) for number in range(1, PATIENTS + 1)]
    path = folder / "in.json"
    path.write_bytes(bundle(*people, *plans, *alarms))
    import_files(app, [path])
    score(app)
    make_department(app, "Øjenafdelingen")
    away = [Role.CLINICIAN, Role.DEPARTMENT_HEAD, Role.MEDICAL_SECRETARY]
    return [
        colleague(app, "hjemme", Role.CLINICIAN),
        *(colleague(app, f"ude-{role}", role, department="Øjenafdelingen") for role in away),
    ]


def step(chance: Random, app: Application) -> bool:
    """Do something, and return whether it was let through in an emergency."""
    patient, kind = chance.randint(1, PATIENTS), chance.randrange(7)
    try:
        match kind:
            case 0 | 1:
                ground = chance.choice([None, *LegalGround])
                break_glass(app, patient, chance.choice(list(EmergencyReason)), chance.choice(TEXTS), ground)
            case 2:
                mark_private(app, patient)
            case 3:
                end_mark(app, patient, is_private=True)
            case 4:
                explain(app, patient)
            case 5:
                open_chart(app, patient)
            case _:
                day = danish_day(app.clock())
                pause_patient(app, patient, PauseReason.OTHER, day, day)
        list_cases(app, Query(), 0, 9)
    except VisitaError:
        return False
    return kind > 3 and app.actor != "hjemme"


def unreviewed(app: Application) -> int:
    """Count the lines of the log that rest on an emergency without one in force then, or without a review."""
    with app.store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT count(*) FROM audit WHERE override IS NOT NULL AND NOT ("
            "EXISTS (SELECT 1 FROM emergency_access e WHERE e.patient_id = audit.patient_id AND e.actor = audit.actor "
            "AND e.at <= audit.at AND audit.at < e.until) "
            "AND EXISTS (SELECT 1 FROM review r WHERE r.patient_id = audit.patient_id AND r.actor = audit.actor))"
        )
        return int(found.scalar_one())
