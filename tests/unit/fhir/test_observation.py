import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.fhir.build import coded, codes, observation, quantity, read, read_fact
from tests.fhir.kinds import LOINC, MCS, NPU
from triage.clinical.received import Disposition

QUARANTINED = {
    "no id": ({"id": None}, "required"),
    "id with a path": ({"id": "../../etc"}, "value"),
    "id too long": ({"id": "a" * 65}, "value"),
    "no subject": ({"subject": None}, "required"),
    "subject that is no reference": ({"subject": {"reference": "Patient/../x"}}, "not-found"),
    "unknown status": ({"status": "banana"}, "code-invalid"),
    "modifier": ({"modifierExtension": [{"url": "x"}]}, "not-supported"),
    "modifier deep down": ({"component": [{"modifierExtension": [{"url": "x"}]}]}, "not-supported"),
    "implicit rules": ({"implicitRules": "http://x"}, "not-supported"),
    "value that is a list": ({"valueQuantity": [quantity()]}, "structure"),
    "value with a comma": ({"valueQuantity": quantity("88,5")}, "value"),
    "value that is true": ({"valueQuantity": quantity(True)}, "value"),
    "value without end": ({"valueQuantity": quantity(10**40)}, "value"),
    "no value": ({"valueQuantity": None}, "required"),
    "value and reason for none": ({"dataAbsentReason": coded("unknown")}, "invariant"),
    "two values": ({"valueString": "95"}, "structure"),
    "words for a value": ({"valueQuantity": None, "valueString": "fin"}, "not-supported"),
    "two kinds": ({"code": {"coding": coded("59408-5")["coding"] + coded("8867-4")["coding"]}}, "invariant"),
    "no time": ({"effectiveDateTime": None}, "required"),
    "time without zone": ({"effectiveDateTime": "2026-11-20T08:15:00"}, "value"),
    "Danish date": ({"effectiveDateTime": "20-11-2026 08:15"}, "value"),
    "day that is none": ({"effectiveDateTime": "2026-02-30T08:15:00+01:00"}, "value"),
    "text too long": ({"note": [{"text": "x" * 20_001}]}, "too-long"),
    "control character": ({"note": [{"text": "\x1b[31m"}]}, "value"),
}


@pytest.mark.parametrize(("changes", "code"), QUARANTINED.values(), ids=QUARANTINED)
def test_that_what_cannot_be_used_is_quarantined_with_its_reason(changes: dict, code: str):
    received = read(observation(**changes))
    assert received.disposition is Disposition.QUARANTINED
    assert codes(received) == [code]
    assert received.facts == ()


def test_that_a_quarantined_reading_still_names_its_patient():
    assert read(observation(status="banana")).subject == "Patient/p1"


def test_that_a_reading_keeps_its_decimals_unit_and_time():
    received = read(json.dumps(observation(valueQuantity=quantity(72.5))).replace("72.5", "72.50"))
    (reading,) = received.facts
    assert (reading.id, reading.kind, reading.unit) == ("Observation/o1", "spo2", "%")
    assert str(reading.value) == "72.50"
    assert type(reading.value) is Decimal
    assert reading.time == datetime(2026, 11, 20, 7, 15, tzinfo=UTC)
    assert reading.fault is None


@pytest.mark.parametrize(
    ("system", "code", "kind"),
    [
        (LOINC, "2708-6", "spo2"),
        ("http://npu-terminology.org", "NPU03011", "spo2"),
        (NPU, "NPU21692", "pulse"),
        (MCS, "MCS88122", "resp_rate"),
        ("http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-observation-codes", "MCS88122", "resp_rate"),
    ],
)
def test_that_a_kind_is_known_under_every_spelling_of_its_system(system: str, code: str, kind: str):
    assert read_fact(observation(code=coded(code, system))).kind == kind


FAULTS = {
    "unit as text only": ({"valueQuantity": {"value": 95, "unit": "%"}}, "unknown_unit"),
    "no unit": ({"valueQuantity": {"value": 95}}, "no_unit"),
    "unit of an unknown system": ({"valueQuantity": quantity(system="http://x")}, "unknown_unit"),
    "unit that contradicts itself": ({"valueQuantity": quantity(38, "°F", code="Cel")}, "unit_conflict"),
    "bound": ({"valueQuantity": quantity(comparator="<")}, "comparator"),
    "registered": ({"status": "registered"}, "not_final"),
    "no status": ({"status": None}, "not_final"),
    "date only": ({"effectiveDateTime": "2026-11-20"}, "imprecise_time"),
    "clock reset": ({"effectiveDateTime": "1970-01-01T00:00:00Z"}, "implausible_time"),
}


@pytest.mark.parametrize(("changes", "fault"), FAULTS.values(), ids=FAULTS)
def test_that_a_value_that_must_not_be_compared_says_why(changes: dict, fault: str):
    received = read(observation(**changes))
    assert received.disposition is Disposition.WITH_FINDINGS
    assert received.facts[0].fault == fault


def test_that_a_value_said_to_be_absent_is_no_value_though_nothing_is_wrong_with_the_resource():
    received = read(observation(valueQuantity=None, dataAbsentReason=coded("unknown")))
    assert (received.disposition, received.facts[0].fault) == (Disposition.ACCEPTED, "absent")


def test_that_a_date_alone_is_midnight_in_denmark():
    reading = read_fact(observation(effectiveDateTime="2026-07-01"))
    assert reading.time == datetime(2026, 6, 30, 22, 0, tzinfo=UTC)


def test_that_a_leap_second_is_the_second_before():
    assert read_fact(observation(effectiveDateTime="2016-12-31T23:59:60Z")).time.second == 59


def test_that_a_period_counts_from_its_end():
    period = {"start": "2026-11-20T08:00:00Z", "end": "2026-11-20T09:00:00Z"}
    reading = read_fact(observation(effectiveDateTime=None, effectivePeriod=period))
    assert reading.time == datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def test_that_each_component_of_a_known_kind_is_a_reading():
    parts = [
        {"code": coded("8480-6"), "valueQuantity": quantity(140, "mm[Hg]")},
        {"code": coded("0000-0"), "valueString": "siddende"},
        {"code": coded("8462-4"), "valueQuantity": quantity(85, "mm[Hg]")},
    ]
    received = read(observation(code=coded("85354-9"), valueQuantity=None, component=parts))
    assert [(fact.id, fact.kind) for fact in received.facts] == [
        ("Observation/o1#0", "sbp"),
        ("Observation/o1#2", "dbp"),
    ]


SURVEY = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}]}
NOT_TRIAGED = {"height": {"code": coded("8302-2")}, "survey": {"code": coded("0000-0"), "category": [SURVEY]}}


@pytest.mark.parametrize("changes", NOT_TRIAGED.values(), ids=NOT_TRIAGED)
def test_that_a_kind_that_is_not_triaged_is_accepted_without_facts(changes: dict):
    received = read(observation(**changes))
    assert received.disposition is Disposition.ACCEPTED
    assert received.facts == ()


def test_that_a_kind_nobody_knows_is_a_reading_that_cannot_be_used():
    received = read(observation(code={"coding": [{"system": LOINC, "code": "0000-0"}], "text": "Ny måling"}))
    assert received.disposition is Disposition.WITH_FINDINGS
    assert (received.facts[0].kind, received.facts[0].fault) == (None, "unknown_code")
    assert received.facts[0].words == "Ny måling 95 %"


def test_that_words_beside_a_reading_are_kept_but_not_those_of_staff():
    notes = [{"text": "Jeg er svimmel"}, {"text": "Set", "authorReference": {"reference": "Practitioner/x"}}]
    assert read_fact(observation(note=notes)).words == "Jeg er svimmel"


@pytest.mark.parametrize("status", ["entered-in-error", "cancelled"])
def test_that_a_withdrawn_reading_is_kept_as_withdrawn(status: str):
    received = read(observation(status=status))
    assert received.withdrawn
    assert received.facts[0].status == status


def test_that_a_withdrawn_reading_need_not_be_whole():
    received = read(observation(status="entered-in-error", valueQuantity=None, effectiveDateTime=None))
    assert received.withdrawn
    assert received.disposition is Disposition.WITH_FINDINGS


def test_that_a_withdrawn_reading_that_is_there_and_cannot_be_read_is_held():
    received = read(observation(status="entered-in-error", note=[{"text": "\x00"}]))
    assert received.withdrawn
    assert received.disposition is Disposition.QUARANTINED


def test_that_an_empty_list_of_modifiers_is_no_assurance():
    assert codes(read(observation(modifierExtension=[]))) == ["not-supported"]


def test_that_a_typed_value_has_no_device():
    assert read_fact(observation()).device is None
    assert read_fact(observation(device={"reference": "http://x/fhir/Device/d1"})).device == "Device/d1"


def test_that_a_device_that_cannot_be_looked_up_is_a_device_still():
    assert read_fact(observation(device={"identifier": {"value": "5012"}})).device == "Device"


def test_that_a_reading_on_something_else_than_a_patient_is_none():
    received = read(observation(subject={"reference": "Device/d1"}))
    assert received.disposition is Disposition.ACCEPTED
    assert received.facts == ()


def test_that_a_weak_signal_is_told():
    weak = {"url": "http://visita.example/StructureDefinition/signal-quality", "valueCode": "weak"}
    assert read_fact(observation(extension=[weak])).signal == "weak"


def test_that_version_and_time_of_change_are_read():
    meta = {"versionId": "7", "lastUpdated": "2026-11-20T09:00:00Z"}
    received = read(observation(meta=meta))
    assert (received.version, received.facts[0].version) == ("7", 7)
    assert received.last_updated == datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def test_that_ucum_is_known_by_its_oid():
    assert read_fact(observation(valueQuantity=quantity(system="urn:oid:2.16.840.1.113883.6.8"))).unit == "%"


PERIOD = {"start": "2026-11-20T09:00:00Z", "end": "2026-11-20T08:00:00Z"}


@pytest.mark.parametrize("times", [{"effectivePeriod": PERIOD}, {"effectiveDateTime": None, "effectivePeriod": PERIOD}])
def test_that_a_reading_with_two_times_or_one_that_runs_backwards_is_held(times: dict):
    received = read(observation(**times))
    assert (received.disposition, codes(received)) == (Disposition.QUARANTINED, ["invariant"])


def test_that_a_zone_no_place_on_earth_has_is_no_time():
    assert read(observation(effectiveDateTime="2026-11-20T22:15:00+15:00")).disposition is Disposition.QUARANTINED
    assert read(observation(effectiveDateTime="2026-11-20T21:15:00+14:00")).disposition is Disposition.ACCEPTED


def test_that_what_was_taken_back_is_known_for_what_it_was_whatever_else_it_says():
    found = read(observation(status="entered-in-error", modifierExtension=[{"url": "x"}]))
    assert found.withdrawn
    assert [(fact.kind, fact.status) for fact in found.facts] == [("spo2", "entered-in-error")]
