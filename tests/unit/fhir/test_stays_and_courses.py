"""Encounter, EpisodeOfCare and RelatedPerson: what pauses measuring at home, and whom to call."""

from datetime import UTC, datetime

import pytest

from tests.fhir.build import Body, codes, read, read_fact, resource
from triage.clinical.care import Enrolment
from triage.clinical.encounter import EpisodeOfCare, Stage
from triage.clinical.received import Disposition

PROGRAMME = "http://visita.example/CodeSystem/programme"
PATIENT = {"reference": "Patient/p1"}


def encounter(**changes: object) -> Body:
    provider = {"reference": "Organization/o1", "display": "Lungemedicinsk afdeling"}
    body = {
        "status": "in-progress",
        "class": {"code": "IMP"},
        "period": {"start": "2026-11-20T08:00:00+01:00"},
        "serviceProvider": provider,
    }
    return resource("Encounter", "e1", body, changes)


def episode(**changes: object) -> Body:
    body = {"subject": None, "patient": PATIENT, "status": "active", "period": {"start": "2026-06-01"}}
    return resource("EpisodeOfCare", "e1", body, changes)


def relative(**changes: object) -> Body:
    body = {
        "subject": None,
        "patient": PATIENT,
        "name": [{"given": ["Bo"], "family": "Eksempel"}],
        "relationship": [{"text": "Søn"}],
        "telecom": [
            {"system": "phone", "value": "70000001"},
            {"system": "phone", "value": "70000002", "use": "mobile"},
        ],
    }
    return resource("RelatedPerson", "r1", body, changes)


def test_that_a_stay_says_who_where_and_since_when():
    found = read_fact(encounter())
    assert (found.id, found.patient, found.department) == ("Encounter/e1", "Patient/p1", "Lungemedicinsk afdeling")
    assert (found.start, found.end) == (datetime(2026, 11, 20, 7, 0, tzinfo=UTC), None)
    assert found.is_admission


@pytest.mark.parametrize(
    "changes",
    [
        {"class": {"code": "AMB"}},
        {"class": None},
        {"status": "planned"},
        {"status": "cancelled"},
        {"status": "finished"},
    ],
)
def test_that_what_is_no_stay_in_bed_pauses_nothing(changes: Body):
    assert not read_fact(encounter(**changes)).is_admission


def test_that_a_stay_that_ends_on_a_date_lasts_that_whole_day():
    found = read_fact(encounter(status="finished", period={"start": "2026-11-20", "end": "2026-11-22"}))
    assert found.end == datetime(2026, 11, 22, 23, 0, tzinfo=UTC)


def test_that_a_day_of_twenty_five_hours_ends_at_its_own_midnight():
    found = read_fact(encounter(period={"start": "2026-10-24", "end": "2026-10-25"}))
    assert found.end == datetime(2026, 10, 25, 23, 0, tzinfo=UTC)


@pytest.mark.parametrize("changes", [{"subject": None}, {"subject": {"reference": "Group/g1"}}])
def test_that_a_contact_of_nobody_is_kept_without_facts(changes: Body):
    received = read(encounter(**changes))
    assert received.disposition is not Disposition.QUARANTINED
    assert received.facts == ()
    assert received.findings


def test_that_a_stay_without_status_is_remarked_on_and_pauses_nothing():
    received = read(encounter(status=None))
    assert codes(received) == ["required"]
    assert not received.facts[0].is_admission


QUARANTINED = {
    "unknown status": (encounter(status="resting"), "code-invalid"),
    "class is a text": (encounter(**{"class": "IMP"}), "structure"),
    "no zone": (encounter(period={"start": "2026-11-20T08:00:00"}), "value"),
    "period is a list": (encounter(period=[]), "structure"),
    "course of unknown status": (episode(status="paused"), "code-invalid"),
    "course without patient": (episode(patient=None), "required"),
    "unknown former status": (episode(statusHistory=[{"status": "paused", "period": {}}]), "code-invalid"),
    "relative of nobody": (relative(patient=None), "required"),
    "name is a text": (relative(name="Bo"), "structure"),
    "active is a text": (relative(active="yes"), "value"),
}


@pytest.mark.parametrize(("body", "code"), QUARANTINED.values(), ids=QUARANTINED)
def test_that_what_cannot_be_used_is_quarantined_in_both_languages(body: Body, code: str):
    received = read(body)
    assert received.disposition is Disposition.QUARANTINED
    assert codes(received)[-1] == code
    assert all(finding.text.da != finding.text.en for finding in received.findings)


def test_that_a_course_keeps_its_pauses():
    pause = {"status": "onhold", "period": {"start": "2026-07-01", "end": "2026-07-14"}}
    before = {"status": "active", "period": {"start": "2026-06-01", "end": "2026-06-30"}}
    (found,) = read(episode(statusHistory=[before, pause], team=[{"reference": "CareTeam/t1"}])).facts
    start, end = datetime(2026, 6, 30, 22, 0, tzinfo=UTC), datetime(2026, 7, 14, 22, 0, tzinfo=UTC)
    assert found.pauses == (Stage("onhold", start, end),)
    assert found.team == "CareTeam/t1"


def test_that_a_course_that_never_was_pauses_nothing():
    pause = {"status": "onhold", "period": {"start": "2026-07-01"}}
    (found,) = read(episode(status="entered-in-error", statusHistory=[pause])).facts
    assert (found.history[0].status, found.pauses) == ("onhold", ())


@pytest.mark.parametrize(
    ("status", "as_plan"), [("active", "active"), ("onhold", "on-hold"), ("finished", "completed")]
)
def test_that_a_course_of_a_programme_enrols_as_a_plan_does(status: str, as_plan: str):
    kind = [{"coding": [{"system": PROGRAMME, "code": "copd"}]}]
    course, enrolment = read(episode(status=status, type=kind)).facts
    assert isinstance(course, EpisodeOfCare)
    assert isinstance(enrolment, Enrolment)
    assert (enrolment.programme, enrolment.status) == ("copd", as_plan)


def test_that_a_relative_is_called_on_the_mobile_telephone():
    found = read_fact(relative())
    assert (found.patient, found.name, found.relation, found.phone) == ("Patient/p1", "Bo Eksempel", "Søn", "70000002")


def test_that_a_relative_without_name_and_telephone_is_kept_with_a_remark():
    received = read(relative(name=None, telecom=None))
    assert codes(received) == ["required"]
    assert len(received.facts) == 1


def test_that_a_former_name_or_telephone_is_not_used():
    found = read_fact(
        relative(name=[{"use": "old", "family": "X"}], telecom=[{"system": "phone", "value": "1", "use": "old"}])
    )
    assert (found.name, found.phone) == ("", None)
