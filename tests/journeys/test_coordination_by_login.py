"""Appointments as people have them who each sign in to the shared database, which lets through what they may know."""

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest

from tests.builders import bundle
from tests.journeys.coordination_region import citizen, hospitals, referral, visit
from tests.rights_ward import SERVICE, Ward
from triage.bootstrap import utc_now
from triage.coordination.situation.traveller import Unavailable, Wishes
from triage.errors import NotAllowedError
from triage.fhir.read import read_document
from triage.scoring.danish_time import danish_day
from triage.store.intake.intake import Intake
from triage.store.sources import source_id
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.local_time import local
from triage.workflow.coordinate.notes import lift_note, note_unavailable, note_wishes
from triage.workflow.coordinate.patient import open_coordination

RED, OTHERS = 1, 2
REASON = "Barnebarnets fødselsdag"


@pytest.fixture
def ward(made: Ward) -> Iterator[Ward]:
    """The ward, where the first patient has a visit in a week that answers a referral."""
    start = f"{danish_day(utc_now()) + timedelta(days=7)}T09:00"
    based = {"basedOn": [{"reference": "ServiceRequest/r1"}]}
    asked = referral("r1", str(danish_day(utc_now()) - timedelta(days=40)))
    app = made.owner
    with app.store.read() as connection:
        (source,) = connection.exec_driver_sql("SELECT min(name) FROM source").one()
    received = read_document(
        bundle(*hospitals(), citizen(), asked, visit("a1", start, "Lungekontrol", **based)), app.catalogue.kinds
    )
    Intake(app.store, source_id(app.store, source)).accept(list(received), app.clock)
    yield made
    made.close_opened()


def shown(ward: Ward, login: str) -> Coordination:
    return open_coordination(ward.of(login), RED)


def test_that_a_secretary_sees_what_a_clinician_does_of_visits_deadlines_and_colours(ward: Ward) -> None:
    secretary, clinician = shown(ward, "r_sofie"), shown(ward, "r_anna")
    assert [one.code for one in secretary.conflicts] == [one.code for one in clinician.conflicts]
    assert secretary.situation.pathways == clinician.situation.pathways != {}
    assert secretary.situation.visits == clinician.situation.visits != {}


def test_that_the_service_finds_what_people_see(ward: Ward) -> None:
    from triage.workflow.coordinate.situation import situation_of

    service = ward.of(SERVICE)
    with service.store.read() as connection:
        found = situation_of(service, connection, [RED], utc_now(), {1})
    assert found.visits.keys() == shown(ward, "r_sofie").situation.visits.keys()


def test_that_what_a_secretary_notes_is_kept_and_lifted_under_that_login(ward: Ward) -> None:
    sofie = ward.of("r_sofie")
    note_wishes(sofie, RED, Wishes(avoid_weekdays=frozenset({1})))
    (note,) = shown(ward, "r_anna").notes
    assert note.author == "r_sofie"
    lift_note(ward.of("r_sofie"), note.key)
    assert shown(ward, "r_anna").notes == ()


def test_that_neither_the_table_nor_another_department_gives_the_reason(ward: Ward) -> None:
    now = local(utc_now())
    note_unavailable(ward.of("r_sofie"), RED, Unavailable(now, now + timedelta(hours=2), REASON))
    assert REASON in {getattr(note.value, "reason", "") for note in shown(ward, "r_anna").notes}
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ward.found("r_anna", "SELECT words FROM coordination_note")
    assert ward.found("r_bo", "SELECT * FROM visita_told_coordination_note('{1,2,3}')") == []
    assert ward.found("r_bo", "SELECT id FROM coordination_note") == []


def test_that_nobody_notes_in_anothers_name_or_changes_what_was_noted(ward: Ward) -> None:
    into = "INSERT INTO coordination_note (patient_id, department_id, kind, about, body, words, author, at) "
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ward.found("r_sofie", f"{into} VALUES (1, 1, 'wishes', '', '{{}}', '', 'r_anna', 0) RETURNING id")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ward.found("r_sofie", "UPDATE coordination_note SET body = '{}' RETURNING id")


@pytest.mark.parametrize("login", ["r_eva", "r_ida", "r_per", "r_bo"])
def test_that_who_has_nothing_to_do_with_the_patient_is_refused(ward: Ward, login: str) -> None:
    with pytest.raises(NotAllowedError):
        shown(ward, login)
