"""What a secretary notes of a patient counts at once, is kept for ever, and its reason is the department's alone."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from tests.away.builders import arrive
from tests.builders import fhir_care_plan
from tests.journeys.coordination_region import citizen, hospitals, referral, visit
from tests.people import colleague
from triage.access.department import Part
from triage.access.log_words import act_words
from triage.access.roles import Role
from triage.coordination.conflicts.conflict import Code
from triage.coordination.notes import Arranged, NoteKind
from triage.coordination.situation.pathway import PatientDelay, Waiver
from triage.coordination.situation.traveller import Needs, Unavailable, Wishes
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.store.auditing.audit_search import acts_in
from triage.workflow.application import Application, Changed
from triage.workflow.coordinate import notes
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.patient import open_coordination
from triage.workflow.people.departments import assign, make_department

VISIT, PATHWAY = "1|Appointment/a1", "1|ServiceRequest/r1"
TUESDAY = datetime.fromisoformat("2026-12-01T00:00")
AWAY = Unavailable(TUESDAY, TUESDAY.replace(day=2), "Barnebarnets fødselsdag")


@pytest.fixture
def booked(app: Application) -> Application:
    """A patient with a visit that answers a referral too late, as a secretary has it."""
    based = {"basedOn": [{"reference": "ServiceRequest/r1"}]}
    late = visit("a1", "2026-12-01T09:00", "Lungekontrol", **based)
    arrive(app, *hospitals(), citizen(), fhir_care_plan(), referral("r1", "2026-10-20"), late)
    return colleague(app, "sekretær", Role.MEDICAL_SECRETARY)


def shown(app: Application) -> Coordination:
    return open_coordination(app, 1)


def codes(app: Application) -> set[Code]:
    return {one.code for one in shown(app).conflicts}


def test_that_wishes_and_times_count_at_once_until_they_are_lifted(booked: Application) -> None:
    notes.note_wishes(booked, 1, Wishes(not_before=time(10)))
    notes.note_unavailable(booked, 1, AWAY)
    assert {Code.PREFERENCE_MISSED, Code.PATIENT_UNAVAILABLE} <= codes(booked)
    for note in shown(booked).notes:
        notes.lift_note(booked, note.key)
    assert not {Code.PREFERENCE_MISSED, Code.PATIENT_UNAVAILABLE} & codes(booked)
    with pytest.raises(WrongUseError):
        notes.lift_note(booked, 1)


def test_that_what_is_arranged_adds_up(booked: Application) -> None:
    notes.note_needs(booked, 1, Needs(interpreter="Polsk", companion=True))
    assert {Code.INTERPRETER_MISSING, Code.COMPANION_MISSING} <= codes(booked)
    notes.note_arranged(booked, 1, VISIT, Arranged(interpreter=True))
    notes.note_arranged(booked, 1, VISIT, Arranged(companion=True))
    assert not {Code.INTERPRETER_MISSING, Code.COMPANION_MISSING} & codes(booked)


def test_that_a_documented_wish_to_wait_is_no_breach_and_days_of_the_patient_move_the_choice(
    booked: Application,
) -> None:
    assert {Code.DEADLINE_BREACH, Code.FREE_CHOICE_TRIGGERED} <= codes(booked)
    notes.note_waiver(booked, 1, PATHWAY, Waiver(documented=True, until=date(2026, 12, 24)))
    notes.note_patient_delay(booked, 1, PATHWAY, PatientDelay(date(2026, 11, 1), date(2026, 11, 20)))
    assert not {Code.DEADLINE_BREACH, Code.FREE_CHOICE_TRIGGERED} & codes(booked)


def test_that_what_was_said_of_the_course_is_kept(booked: Application) -> None:
    notes.note_told(booked, 1, PATHWAY, date(2026, 10, 25))
    notes.note_free_choice(booked, 1, PATHWAY, date(2026, 10, 25))
    course = shown(booked).situation.pathways[PATHWAY]
    assert (course.notified_on, course.free_choice_offered) == (date(2026, 10, 25), True)


def test_that_a_visit_that_is_fixed_is_not_moved(booked: Application) -> None:
    notes.note_movable(booked, 1, VISIT, movable=False)
    assert not shown(booked).situation.visits[VISIT].movable


def test_that_the_reason_is_for_the_department_that_noted_it(booked: Application) -> None:
    boss = colleague(booked, "leder", Role.ADMINISTRATOR)
    make_department(boss, "Naboafdelingen")
    for site in ("aarhus", "viborg"):
        assign(boss, "Naboafdelingen", Part.SERVICE, f"HealthcareService/{site}-lunge")
    notes.note_unavailable(booked, 1, AWAY)
    neighbour = colleague(booked, "nabo", Role.MEDICAL_SECRETARY, department="Naboafdelingen")
    assert [note.value.reason for note in shown(booked).notes] == [AWAY.reason]
    assert [note.value.reason for note in shown(neighbour).notes] == [""]
    assert AWAY.reason not in repr(shown(neighbour).situation)


Noting = Callable[[Application], Changed]
_WRONG: list[Noting] = [
    lambda app: notes.note_unavailable(app, 1, Unavailable(TUESDAY, TUESDAY)),
    lambda app: notes.note_patient_delay(app, 1, PATHWAY, PatientDelay(date(2026, 12, 2), date(2026, 12, 1))),
    lambda app: notes.note_movable(app, 1, "1|Appointment/another", movable=False),
    lambda app: notes.note_told(app, 1, "Hans Andersen", date(2026, 12, 1)),
    lambda app: notes.lift_note(app, 99),
]


@pytest.mark.parametrize("noting", _WRONG)
def test_that_what_cannot_be_is_refused_and_leaves_nothing(booked: Application, noting: Noting) -> None:
    with pytest.raises(WrongUseError):
        noting(booked)
    assert shown(booked).notes == ()


def test_that_who_may_not_book_notes_nothing_and_who_does_is_in_the_log(booked: Application) -> None:
    with pytest.raises(NotAllowedError):
        notes.note_needs(colleague(booked, "revisor", Role.AUDITOR), 1, Needs(companion=True))
    notes.note_needs(booked, 1, Needs(companion=True))
    with booked.store.read() as connection:
        assert "note needs" in acts_in(connection)


@pytest.mark.file_only
def test_that_every_kind_of_note_has_words_in_the_log() -> None:
    acts = [f"note {kind}" for kind in NoteKind]
    assert [act for act in acts if act_words(act) == Text(act, act)] == []
