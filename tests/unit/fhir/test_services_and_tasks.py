"""HealthcareService, Schedule, Slot, ServiceRequest, Task and Flag: what is offered, wanted and to be done."""

from datetime import UTC, datetime

import pytest

from tests.fhir.build import Body, codes, read, read_fact, resource
from triage.clinical.received import Disposition

CODED = {"coding": [{"system": "http://snomed.info/sct", "code": "183884004"}], "text": "Henvist til udredning"}


def slot(**changes: object) -> Body:
    times = {"start": "2026-12-01T09:00:00+01:00", "end": "2026-12-01T09:30:00+01:00"}
    body = {"subject": None, "schedule": {"reference": "Schedule/s1"}, "status": "free", **times}
    return resource("Slot", "s1", body, changes)


def referral(**changes: object) -> Body:
    body = {
        "status": "active",
        "intent": "order",
        "code": CODED,
        "authoredOn": "2026-11-20",
        "occurrencePeriod": {"start": "2026-11-20", "end": "2026-12-19"},
        "requester": {"identifier": {"system": "urn:oid:1.2.208.176.1.1", "value": "325421000016001"}},
        "performer": [{"display": "Lungeambulatoriet"}],
    }
    return resource("ServiceRequest", "s1", body, changes)


def task(**changes: object) -> Body:
    body = {
        "subject": None,
        "for": {"reference": "Patient/p1"},
        "status": "requested",
        "intent": "order",
        "code": CODED,
        "focus": {"reference": "QuestionnaireResponse/q1"},
        "owner": {"reference": "Organization/o1"},
        "businessStatus": {"coding": [{"system": "http://x", "code": "seen"}]},
        "restriction": {"period": {"end": "2026-11-25"}},
    }
    return resource("Task", "t1", body, changes)


def flag(**changes: object) -> Body:
    return resource("Flag", "f1", {"status": "active", "code": {"text": "Rød i triage"}}, changes)


def offer(**changes: object) -> Body:
    places = [{"reference": "Location/l1"}, {"display": "Kælderen"}]
    body = {"subject": None, "name": "Lungeambulatoriet", "providedBy": {"display": "Medicinsk"}, "location": places}
    return resource("HealthcareService", "h1", body, changes)


def schedule(**changes: object) -> Body:
    actors = [{"reference": "HealthcareService/h1"}, {"reference": "Location/l1"}]
    return resource("Schedule", "s1", {"subject": None, "actor": actors}, changes)


def test_that_a_clinic_has_its_department_and_places():
    found = read_fact(offer())
    assert (found.name, found.department, found.locations) == ("Lungeambulatoriet", "Medicinsk", ("Location/l1",))


def test_that_a_clinic_without_a_name_goes_by_what_it_offers():
    assert read_fact(offer(name=None, specialty=[{"text": "Lungesygdomme"}])).name == "Lungesygdomme"


def test_that_a_clinic_without_any_name_is_kept_with_a_remark():
    received = read(offer(name=None))
    assert (codes(received), received.facts[0].name) == (["required"], "h1")


def test_that_a_calendar_knows_whose_it_is():
    assert read_fact(schedule()).actors == ("HealthcareService/h1", "Location/l1")
    assert codes(read(schedule(actor=None))) == ["required"]


def test_that_a_slot_has_its_calendar_and_time():
    found = read_fact(slot())
    assert (found.schedule, found.status) == ("Schedule/s1", "free")
    assert found.start == datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


def test_that_a_slot_without_status_is_not_free():
    assert read_fact(slot(status=None)).status == "unknown"


def test_that_a_referral_has_its_deadline_at_the_end_of_the_last_day():
    found = read_fact(referral())
    assert (found.service, found.code) == ("Henvist til udredning", "http://snomed.info/sct|183884004")
    assert found.due == datetime(2026, 12, 19, 23, 0, tzinfo=UTC)
    assert (found.requester, found.performer) == ("urn:oid:1.2.208.176.1.1|325421000016001", "Lungeambulatoriet")


def test_that_a_referral_to_one_day_is_due_when_that_day_ends():
    found = read_fact(referral(occurrencePeriod=None, occurrenceDateTime="2026-12-01"))
    assert (found.due - found.start).total_seconds() == 86_400


def test_that_repeated_times_are_no_deadline():
    received = read(referral(occurrencePeriod=None, occurrenceTiming={"repeat": {}}))
    assert received.facts[0].due is None
    assert codes(received) == ["not-supported"]


def test_that_a_task_says_what_it_is_about_whose_it_is_and_how_far_it_is():
    found = read_fact(task())
    assert (found.patient, found.focus, found.owner) == ("Patient/p1", "QuestionnaireResponse/q1", "Organization/o1")
    assert (found.text, found.business_status) == ("Henvist til udredning", "http://x|seen")
    assert found.due == datetime(2026, 11, 25, 23, 0, tzinfo=UTC)


def test_that_a_task_for_nobody_is_kept():
    received = read(task(**{"for": None}))
    assert received.facts[0].patient is None
    assert received.subject is None


def test_that_a_flag_says_what_it_warns_of():
    assert (read_fact(flag()).text, read_fact(flag()).status) == ("Rød i triage", "active")
    assert codes(read(flag(code=None))) == ["required"]


@pytest.mark.parametrize(
    "body", [referral(subject={"reference": "Group/g1"}), flag(subject={"reference": "Location/l1"})]
)
def test_that_what_is_not_about_a_patient_brings_no_facts(body: Body):
    received = read(body)
    assert received.disposition is Disposition.ACCEPTED
    assert received.facts == ()


QUARANTINED = {
    "slot without calendar": (slot(schedule=None), "required"),
    "slot without time": (slot(end=None), "required"),
    "slot ends before it starts": (slot(end="2026-12-01T08:00:00+01:00"), "invariant"),
    "slot of a date": (slot(start="2026-12-01"), "value"),
    "slot of unknown status": (slot(status="maybe"), "code-invalid"),
    "referral of unknown status": (referral(status="maybe"), "code-invalid"),
    "referral of unknown intent": (referral(intent="maybe"), "code-invalid"),
    "referral about nobody": (referral(subject=None), "required"),
    "task of unknown status": (task(status="maybe"), "code-invalid"),
    "task with a text for an owner": (task(owner="Bo"), "structure"),
    "flag of unknown status": (flag(status="red"), "code-invalid"),
    "flag about nobody": (flag(subject=None), "required"),
    "clinic with a number for a name": (offer(name=7), "value"),
    "calendar with one actor": (schedule(actor={}), "structure"),
}


@pytest.mark.parametrize(("body", "code"), QUARANTINED.values(), ids=QUARANTINED)
def test_that_what_cannot_be_used_is_quarantined(body: Body, code: str):
    received = read(body)
    assert received.disposition is Disposition.QUARANTINED
    assert codes(received)[-1] == code


@pytest.mark.parametrize("body", [referral(status="maybe"), task(status="maybe"), flag(status="maybe")])
def test_that_what_is_quarantined_still_names_its_patient(body: Body):
    assert read(body).subject == "Patient/p1"


@pytest.mark.parametrize("body", [referral(intent=None), task(status=None)])
def test_that_a_missing_status_or_intent_is_remarked_on(body: Body):
    assert read(body).disposition is Disposition.WITH_FINDINGS
