"""Casework as it should not be done: to the wrong colleague, by a wrong clock, for no reason, about closed records."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from tests.builders import NOW, ago, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from triage.access.relation import EmergencyReason
from triage.access.roles import Role
from triage.clinical.choice import Choice
from triage.clinical.details import Phone, Urgency, Visit
from triage.errors import WrongUseError
from triage.store.clock_time import to_ms
from triage.store.tables import case as case_table
from triage.store.tables import patient as patient_table
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.casework.escalate import tend_cases
from triage.workflow.casework.follow_up import list_bookings, promised_calls
from triage.workflow.casework.own import claim, hand_over, release_mine, take_over
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases, row_of
from triage.workflow.people.departments import make_department
from triage.workflow.people.people import add_person, deactivate
from triage.workflow.rights.emergency import break_glass
from triage.workflow.rights.privacy import mark_private
from triage.workflow.score.score import score
from triage.worklist.greens import AUTOMATIC
from triage.worklist.row import Query

UNSEEN = "\u200b" * 12
VISIT = Choice(Visit(Urgency.WITHIN_DAYS, 3, ("blood",), "fastende"))


@pytest.fixture
def red(app: Application, tmp_path: Path) -> int:
    """The red case of patient 1; patient 2 is the same person in another record."""
    people = [each for number in (1, 2) for each in (fhir_patient(number), fhir_care_plan(number))]
    path = tmp_path / "people.json"
    path.write_bytes(bundle(*people, fhir_spo2(84, 1, 1, at=ago(hours=2)), fhir_spo2(84, 2, 2, at=ago(hours=2))))
    import_files(app, [path])
    with app.store.write() as connection:
        connection.execute(update(patient_table).values(cpr="610152-9995"))
    score(app)
    return next(row.case for row in list_cases(app, Query(), 0, 9) if row.patient == 1)


def test_that_a_case_is_never_handed_to_who_may_not_see_the_patient(app: Application, red: int) -> None:
    make_department(app, "Øjenafdelingen")
    colleague(app, "ida", department="Øjenafdelingen")
    fence = claim(app, red).fence
    with pytest.raises(WrongUseError, match="may see the patient"):
        hand_over(app, red, fence, "ida")
    assert row_of(app, red).owner == app.actor


def test_that_a_red_is_told_of_although_a_clock_that_was_ahead_took_it(app: Application, red: int) -> None:
    claim(replace(app, clock=lambda: NOW + timedelta(days=1)), red)
    tend_cases(replace(app, clock=lambda: NOW + timedelta(minutes=31)))
    row = row_of(app, red)
    assert row.escalated is not None
    assert row.owner is None


def test_that_a_red_that_a_clock_ahead_brought_is_told_of_in_time(app: Application, red: int) -> None:
    with app.store.write() as connection:
        ahead = to_ms(NOW + timedelta(days=1))
        connection.execute(update(case_table).where(case_table.c.id == red).values(red_since=ahead))
    tend_cases(app)
    assert row_of(app, red).escalated is None
    tend_cases(replace(app, clock=lambda: NOW + timedelta(minutes=31)))
    assert row_of(app, red).escalated is not None


def test_that_what_cannot_be_seen_is_no_reason(app: Application, red: int) -> None:
    fence = claim(app, red).fence
    with pytest.raises(WrongUseError, match="reason"):
        take_over(colleague(app, "bo"), red, app.actor, fence, UNSEEN)
    with pytest.raises(WrongUseError, match="reason"):
        break_glass(app, 1, EmergencyReason.DANGER, UNSEEN)


def test_that_who_lost_the_right_can_still_go_home(app: Application, red: int) -> None:
    bo = colleague(app, "bo")
    claim(bo, red)
    mark_private(app, 1)
    assert release_mine(bo).cases == ()


def test_that_a_visit_for_a_closed_record_waits_in_view_without_a_name(app: Application, red: int) -> None:
    decide(app, red, VISIT)
    mark_private(app, 1)
    (asked,) = list_bookings(colleague(app, "sif", Role.MEDICAL_SECRETARY))
    assert (asked.name, asked.reference, asked.programme, asked.prepare) == ("Privatmarkeret", "", "", "")


def test_that_a_call_to_a_closed_record_waits_in_view_without_a_name(app: Application, red: int) -> None:
    decide(app, red, Choice(Phone(NOW + timedelta(hours=1), NOW + timedelta(hours=2))))
    mark_private(app, 1)
    assert [one.name for one in promised_calls(app)] == ["Privatmarkeret"]


def test_that_a_search_finds_no_record_of_a_person_whose_other_record_is_private(app: Application, red: int) -> None:
    mark_private(app, 1)
    assert len(list_cases(app, Query(), 0, 9)) == 2
    assert list_cases(app, Query(words="Eksempel, Person 2"), 0, 9) == []


def test_that_no_call_is_promised_for_years(app: Application, red: int) -> None:
    with pytest.raises(WrongUseError, match="30 days"):
        decide(app, red, Choice(Phone(NOW + timedelta(hours=1), NOW + timedelta(days=4000))))


@pytest.mark.parametrize(
    "login",
    ["tester\u200b", "\u202eretset", "TESTER", "a\nb", "a\0b", "a\ud800", "x" * 64, AUTOMATIC, AUTOMATIC.upper()],
)
def test_that_a_login_can_be_told_from_every_other(app: Application, login: str) -> None:
    with pytest.raises(WrongUseError):
        add_person(app, login, "En anden")


def test_that_a_login_of_danish_letters_is_one(app: Application) -> None:
    add_person(app, "Søren Å. Prøve", "Søren Å. Prøve")
    deactivate(app, "Søren Å. Prøve")
