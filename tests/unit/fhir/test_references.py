"""Whose a resource is, however it is named."""

import pytest

from tests.fhir.build import bundle, codes, cpr, observation, person, read, read_all
from triage.clinical.received import Disposition, Received

OURS, THEIRS = "https://a.example/fhir", "https://b.example/fhir"


def entry(resource: dict, url: str | None = None) -> dict:
    return {"fullUrl": url or f"{OURS}/{resource['resourceType']}/{resource['id']}", "resource": resource}


def reading_beside(*entries: dict, subject: str) -> Received:
    found = read_all(bundle(*entries, entry(observation(subject={"reference": subject}))))
    return found[-1]


@pytest.mark.parametrize("subject", ["Patient/p1", f"{OURS}/Patient/p1", f"{OURS}/Patient/p1/_history/3"])
def test_that_a_patient_of_the_same_server_is_found(subject: str):
    assert reading_beside(entry(person()), subject=subject).facts[0].patient == "Patient/p1"


def test_that_a_patient_of_another_server_is_not_ours():
    received = reading_beside(entry(person()), subject=f"{THEIRS}/Patient/p1")
    assert received.disposition is Disposition.QUARANTINED
    assert (codes(received), received.subject) == (["not-found"], None)


def test_that_two_patients_under_one_address_are_neither():
    both = (entry(person(), "urn:uuid:1"), entry(person(id="p2"), "urn:uuid:1"))
    assert codes(reading_beside(*both, subject="urn:uuid:1")) == ["not-found"]


def test_that_an_address_that_names_another_patient_is_not_followed():
    assert codes(reading_beside(entry(person(id="p2"), f"{OURS}/Patient/p1"), subject="Patient/p1")) == ["not-found"]


NAMED = {
    "identifier": {"subject": {"identifier": cpr("2512489996")}},
    "contained": {
        "contained": [{"resourceType": "Patient", "id": "x", "identifier": [cpr("251248-9996")]}],
        "subject": {"reference": "#x"},
    },
}


@pytest.mark.parametrize("changes", NAMED.values(), ids=NAMED)
def test_that_a_patient_named_by_cpr_number_is_left_to_be_found(changes: dict):
    received = read(observation(**changes))
    assert received.subject == received.facts[0].patient == "cpr:251248-9996"


def test_that_a_fault_elsewhere_leaves_the_identity_standing():
    received = read(person(gender="banana", birthDate="25-12-1948"))
    assert received.disposition is Disposition.QUARANTINED
    assert (received.facts[0].cpr, received.facts[0].family) == ("251248-9996", "Eksempel")


def test_that_a_broken_name_leaves_the_number():
    received = read(person(name=[{"family": "\x00"}]))
    assert (received.facts[0].cpr, received.facts[0].family) == ("251248-9996", "")


def test_that_two_numbers_leave_nobody():
    assert read(person(identifier=[cpr("2512489996"), cpr("0108589995")])).facts == ()


@pytest.mark.parametrize(("family", "is_told"), [("J\u0435nsen", True), ("Åsberg", False), ("Иванов", False)])
def test_that_a_name_that_mixes_alphabets_is_told(family: str, is_told: bool):
    assert ("informational" in codes(read(person(name=[{"family": family}])))) is is_told


def test_that_a_cpr_number_beside_a_reference_is_told():
    subject = {"reference": "Patient/p1", "identifier": cpr("6101529995")}
    assert read(observation(subject=subject)).subject_cpr == "610152-9995"


def test_that_an_identifier_of_another_kind_beside_a_reference_says_nothing():
    subject = {"reference": "Patient/p1", "identifier": {"system": "urn:local", "value": "6101529995"}}
    assert read(observation(subject=subject)).subject_cpr is None
