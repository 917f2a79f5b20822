from datetime import date

import pytest

from tests.fhir.build import codes, cpr, person, read, read_fact
from triage.clinical.patient import Contact
from triage.clinical.received import Disposition


@pytest.mark.parametrize("system", ["urn:oid:1.2.208.176.1.2", "1.2.208.176.1.2", "http://www.cpr.dk/cpr-systemet"])
@pytest.mark.parametrize("value", ["2512489996", "251248-9996"])
def test_that_a_cpr_number_is_known_under_every_name_and_form(system: str, value: str):
    assert read_fact(person(identifier=[cpr(value, system)])).cpr == "251248-9996"


def test_that_modulus_11_refuses_nobody():
    assert read(person(identifier=[cpr("2512489990")])).disposition is Disposition.ACCEPTED


def test_that_a_replacement_number_is_no_cpr_number():
    ecpr = cpr("2512489996", "urn:oid:1.2.208.176.1.6.1.3.177")
    assert read_fact(person(identifier=[ecpr])).cpr is None


@pytest.mark.parametrize(
    ("identifiers", "code"),
    [
        ([cpr("2512489996"), cpr("2512489997")], "invariant"),
        ([cpr(101011234)], "value"),
        ([cpr("101011234")], "value"),
        ([cpr("6513489996")], "value"),
        ([cpr("0012489996")], "value"),
        ([{"system": "urn:oid:1.2.208.176.1.2"}], "value"),
    ],
)
def test_that_a_doubtful_identity_is_quarantined(identifiers: list, code: str):
    received = read(person(identifier=identifiers))
    assert received.disposition is Disposition.QUARANTINED
    assert codes(received) == [code]
    assert received.facts == ()
    assert received.subject == "Patient/p1"


def test_that_the_same_number_twice_is_one():
    both = [cpr("2512489996"), cpr("251248-9996", "1.2.208.176.1.2")]
    assert read_fact(person(identifier=both)).cpr == "251248-9996"


def test_that_a_birth_date_against_the_number_keeps_the_person_and_holds_the_resource():
    received = read(person(birthDate="1984-12-25"))
    assert received.disposition is Disposition.QUARANTINED
    assert received.facts[0].cpr == "251248-9996"


def test_that_a_number_with_60_added_to_the_day_tells_no_birth_date():
    assert read(person(identifier=[cpr("6101529995")], birthDate="1952-02-01")).disposition is Disposition.ACCEPTED


def test_that_the_official_name_goes_before_others_and_an_old_one_is_not_used():
    old, usual = {"use": "old", "family": "Før"}, {"family": "Kaldt", "given": ["Kalle", None]}
    assert read_fact(person(name=[old, usual])).family == "Kaldt"
    assert read_fact(person(name=[usual, {"use": "official", "family": "Rigtig"}])).family == "Rigtig"


def test_that_a_person_without_name_is_accepted():
    received = read(person(name=None))
    assert received.disposition is Disposition.ACCEPTED
    assert (received.facts[0].family, received.facts[0].given) == ("", "")


def test_that_an_unusable_name_keeps_the_person_and_holds_the_resource():
    received = read(person(name=[{"family": ["A", "B"]}]))
    assert received.disposition is Disposition.QUARANTINED
    assert received.facts[0].cpr == "251248-9996"


def test_that_whom_to_call_and_where_are_read():
    relative = {"name": {"text": "Lone"}, "relationship": [{"text": "tante"}], "telecom": [_phone("+4522222222")]}
    home = {"line": ["Testvej 1"], "city": "Aarhus", "postalCode": "8000"}
    found = read_fact(
        person(telecom=[_phone("86000000"), _phone("20000000", use="mobile")], address=[home], contact=[relative])
    )
    assert (found.phone, found.address, found.postal_code) == ("20000000", "Testvej 1, Aarhus", "8000")
    assert found.contacts == (Contact("Lone", "tante", "+4522222222"),)


def _phone(number: str, **more: str) -> dict:
    return {"system": "phone", "value": number, **more}


def test_that_the_dead_the_inactive_and_the_replaced_are_known():
    assert read_fact(person(deceasedDateTime="2026-01-01")).deceased
    assert not read_fact(person(active=False)).active
    assert not read_fact(person(link=[{"other": {"reference": "Patient/p2"}, "type": "replaced-by"}])).active


def test_that_birth_date_gender_and_protection_are_read():
    meta = {"security": [{"code": "R"}]}
    found = read_fact(person(birthDate="1948-12-25", gender="female", meta=meta))
    assert (found.birth_date, found.gender, found.protected) == (date(1948, 12, 25), "female", True)


@pytest.mark.parametrize(("born", "found"), [("1948-12-25", []), ("2048-12-25", ["invariant"])])
def test_that_a_birth_date_a_century_off_the_cpr_number_is_told(born: str, found: list[str]):
    assert codes(read(person(birthDate=born))) == found
