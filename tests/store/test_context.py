"""What stands around a patient: kept, replaced, taken back, and joined with the appointments."""

from dataclasses import replace

import pytest

from tests.builders import NOW, ago, clock, patient, received
from triage.clinical.appointment import Appointment, Location
from triage.clinical.encounter import Encounter, EpisodeOfCare, Stage
from triage.clinical.received import Context, Disposition
from triage.clinical.referral import ServiceRequest
from triage.clinical.related_person import RelatedPerson
from triage.clinical.service import HealthcareService
from triage.clinical.task import Flag, Task
from triage.store import context_rows
from triage.store.casework.cases import waiting
from triage.store.database import Store
from triage.store.intake.intake import Intake
from triage.store.records import appointments_of

STAY = Encounter("Encounter/e1", "Patient/p1", "in-progress", "IMP", ago(days=2), None, "Lunge")
COURSE = EpisodeOfCare(
    "EpisodeOfCare/e1",
    "Patient/p1",
    "onhold",
    "copd",
    "CareTeam/t1",
    ago(days=90),
    None,
    (Stage("onhold", ago(days=3)),),
)
REFERRAL = ServiceRequest(
    "ServiceRequest/s1", "Patient/p1", "active", "order", "x|1", "Udredning", ago(days=1), None, NOW, "urgent", "a", "b"
)
TASK = Task("Task/t1", "Patient/p1", "requested", "order", "x|1", "Vurdér", "Observation/o1", due=NOW)
FLAG = Flag("Flag/f1", "Patient/p1", "active", "x|red", "Rød", ago(days=1))
RELATIVE = RelatedPerson("RelatedPerson/r1", "Patient/p1", "Bo Eksempel", "Søn", "70000001")
READ_BACK = {
    "encounters_of": STAY,
    "episodes_of": COURSE,
    "referrals_of": REFERRAL,
    "tasks_of": TASK,
    "flags_of": FLAG,
    "relatives_of": RELATIVE,
}


def kept(store: Store, read: str) -> list[Context]:
    with store.read() as connection:
        return list(getattr(context_rows, read)(connection, [1])[1])


@pytest.mark.parametrize(("read", "fact"), READ_BACK.items(), ids=READ_BACK)
def test_that_a_fact_comes_back_as_it_was_kept(store: Store, intake: Intake, read: str, fact: Context) -> None:
    intake.accept([received(fact, subject="Patient/p1")], clock)
    assert kept(store, read) == [replace(fact, patient="1")]


@pytest.mark.parametrize(("read", "fact"), READ_BACK.items(), ids=READ_BACK)
def test_that_what_is_deleted_or_held_is_no_longer_in_force(
    store: Store, intake: Intake, read: str, fact: Context
) -> None:
    type_, _, id_ = fact.id.partition("/")
    intake.accept([received(fact, subject="Patient/p1")], clock)
    intake.accept([received(type=type_, id=id_, version="2", withdrawn=True)], clock)
    (found,) = kept(store, read)
    assert getattr(found, "active", False) is False
    assert getattr(found, "status", "entered-in-error") == "entered-in-error"


def test_that_a_newer_version_replaces_the_older(store: Store, intake: Intake) -> None:
    ended = replace(STAY, status="finished", end=NOW)
    intake.accept([received(STAY), received(ended, version="2")], clock)
    assert kept(store, "encounters_of") == [replace(ended, patient="1")]


def test_that_a_stay_has_its_patient_scored_and_a_flag_does_not(store: Store, intake: Intake) -> None:
    intake.accept([received(FLAG), received(REFERRAL), received(RELATIVE)], clock)
    assert to_score(store) == []
    intake.accept([received(STAY)], clock)
    assert to_score(store) == [1]


def test_that_a_stay_whose_new_version_is_held_pauses_nothing(store: Store, intake: Intake) -> None:
    intake.accept([received(STAY)], clock)
    held = {"version": "2", "disposition": Disposition.QUARANTINED, "subject": "Patient/p1"}
    intake.accept([received(type="Encounter", id="e1", **held)], clock)
    assert not kept(store, "encounters_of")[0].is_admission  # type: ignore[union-attr]  # it is an Encounter
    assert to_score(store) == [1]


def test_that_a_task_about_nobody_is_kept(store: Store, intake: Intake) -> None:
    counted = intake.accept([received(replace(TASK, patient=None))], clock)
    assert counted == {("Task", "accepted"): 1}


BOOKED = Appointment(
    "Appointment/a1",
    "Patient/p1",
    "booked",
    NOW,
    NOW,
    "Kontrol",
    "",
    "Location/l1",
    healthcare_service="HealthcareService/h1",
)
PLACE = Location("Location/l1", "Indgang A", "aarhus")
CLINIC = HealthcareService("HealthcareService/h1", "Lungeambulatoriet")


@pytest.mark.parametrize(
    ("facts", "department"),
    [((PLACE, CLINIC), "Lungeambulatoriet"), ((PLACE,), "Indgang A"), ((), "")],
)
def test_that_an_appointment_is_named_by_its_clinic_or_else_its_place(
    store: Store, intake: Intake, facts: tuple[Location | HealthcareService, ...], department: str
) -> None:
    intake.accept([received(patient()), received(BOOKED), *map(received, facts)], clock)
    with store.read() as connection:
        (found,) = appointments_of(connection, 1)
    assert found.department == department


def to_score(store: Store) -> list[int]:
    with store.read() as connection:
        return list(waiting(connection, NOW))


@pytest.mark.parametrize(
    ("around", "site"),
    [
        ((Location("Location/l1", "Stue 3", "Location/l2"), Location("Location/l2", "Bygning B", "aarhus")), "aarhus"),
        ((Location("Location/l1", "Stue 3", "Location/l2"),), "Location/l2"),
        (
            (Location("Location/l1", "Stue 3", "Location/l2"), Location("Location/l2", "B", "Location/l1")),
            "Location/l2",
        ),
        ((Location("Location/l1", "Stue 3"),), None),
    ],
    ids=["a room in a hospital", "a building unknown", "inside itself", "nobody knows"],
)
def test_that_a_room_is_in_the_hospital_around_it(
    store: Store, intake: Intake, around: tuple[Location, ...], site: str | None
) -> None:
    intake.accept([received(patient()), received(BOOKED), *map(received, around)], clock)
    with store.read() as connection:
        (found,) = appointments_of(connection, 1)
    assert found.site == site
