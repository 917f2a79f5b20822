"""Dialects: recognised or set, and what each says of units, codes, statuses and the source's own opinion."""

from dataclasses import replace

import pytest

from tests.builders import fhir_care_plan
from tests.fhir.build import Body, coded, codes, document, observation, read, resource, response
from tests.fhir.build import item as answered
from tests.fhir.kinds import KINDS, MCS, NPU
from triage.clinical.received import Disposition, Received
from triage.errors import RuleSetError, SourceError, Text
from triage.fhir.codes import kind_table, spellings
from triage.fhir.dialects.dialect import Dialects
from triage.fhir.dialects.dialect_catalogue import dialect_of, dialects
from triage.fhir.dialects.dialect_file import dialect_files, read_dialect_file
from triage.fhir.one_resource import read_one
from triage.fhir.read import read_document
from triage.fhir.resource_view import Surroundings
from triage.fhir.strict import read_body

MEDCOM = {"profile": ["http://medcomfhir.dk/ig/homecareobservation/StructureDefinition/medcom-homecare-observation"]}
RM = [{"url": "http://hjemmebehandling.rm.dk/organization", "valueReference": {"reference": "Organization/o1"}}]
EHEALTH = {"profile": ["http://ehealth.sundhed.dk/fhir/StructureDefinition/ehealth-observation"]}


def said(body: Body, text: str) -> Received:
    """Read `body` in the dialect whose file is `text`."""
    raw = document(body)
    around = Surroundings(kind_table(KINDS), dialects=Dialects((), dialect_of(read_dialect_file(text))))
    return read_one(read_body(raw), raw, around)


def in_dialect(body: Body, name: str) -> Received:
    (received,) = read_document(document(body), KINDS, dialect=name)
    return received


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"meta": {"profile": ["http://hl7.dk/fhir/core/StructureDefinition/dk-core-patient"]}}, "dk-core"),
        ({"meta": MEDCOM}, "medcom-homecareobservation"),
        ({"extension": RM}, "rm-hjemmebehandling"),
        ({"code": coded("x", "http://ehealth.sundhed.dk/cs/anything")}, "ehealth"),
        ({"meta": {"profile": ["http://hl7.org/fhir/StructureDefinition/bp"]}}, "plain"),
        ({"meta": [], "extension": {"url": 1}, "code": {"coding": [None]}, "identifier": "x"}, "plain"),
        ({"meta": EHEALTH, "extension": RM}, "ehealth"),
    ],
)
def test_that_a_resource_is_known_by_its_profile_extensions_or_systems(body: Body, name: str):
    assert dialects().of(body).name == name


def test_that_a_source_set_to_a_dialect_is_read_in_no_other():
    assert dialects("medcom-homecareobservation").of({"extension": RM}).name == "medcom-homecareobservation"


def test_that_an_unknown_dialect_names_those_there_are():
    with pytest.raises(SourceError, match="auto, dk-core, ehealth"):
        dialects("klingon")


def test_that_every_shipped_dialect_has_its_file_name_for_a_name():
    assert [file.name for file in dialect_files()] == sorted(file.name for file in dialect_files())
    assert len({file.name for file in dialect_files()}) == len(dialect_files())


def test_that_a_system_is_known_in_every_spelling_of_any_dialect():
    assert {"urn:oid:1.2.208.176.1.2", "1.2.208.176.1.2", "http://www.cpr.dk/cpr-systemet"} <= spellings("cpr")


def text_only(unit: str | None, code: str = "DNK05472", system: str = NPU, **changes: object) -> Body:
    quantity = {"value": 140, **({"unit": unit} if unit else {})}
    return observation(code=coded(code, system), valueQuantity=quantity, **changes)


def test_that_a_unit_in_words_is_the_one_that_the_code_is_defined_with():
    received = read(text_only("mmHg", meta=MEDCOM))
    assert (received.facts[0].unit, received.facts[0].fault) == ("mm[Hg]", None)
    assert codes(received) == ["informational"]


@pytest.mark.parametrize(
    "body",
    [
        text_only("kPa", meta=MEDCOM),
        text_only("Pa", meta=MEDCOM),
        text_only(None, meta=MEDCOM),
        text_only("mmHg"),
        text_only("mmol/L", "NPU01234", meta=MEDCOM),
    ],
    ids=["another unit", "a stranger", "no unit", "plain FHIR", "a code without definition"],
)
def test_that_a_unit_is_never_guessed(body: Body):
    assert all(fact.unit is None and fact.fault for fact in read(body).facts)


def test_that_a_code_of_another_system_for_a_unit_is_not_taken_for_words():
    quantity = {"value": 140, "unit": "mmHg", "code": "mmHg", "system": "http://x"}
    assert read(observation(code=coded("DNK05472", NPU), valueQuantity=quantity, meta=MEDCOM)).facts[0].fault


def test_that_two_codes_defined_with_different_units_define_none():
    both = {"coding": [{"system": NPU, "code": "DNK05472"}, {"system": NPU, "code": "NPU99999"}]}
    dialect = dialects("medcom-homecareobservation").of({})
    other = replace(dialect, units={**dialect.units, (NPU, "NPU99999"): "kPa"})
    assert other.unit([(coding["system"], coding["code"]) for coding in both["coding"]]) is None


def test_that_a_region_that_sends_no_units_is_read_by_the_codes_definitions():
    received = read(text_only(None, extension=RM))
    assert (received.facts[0].unit, received.facts[0].fault) == ("mm[Hg]", None)


@pytest.mark.parametrize(("code", "kind"), [("MCS88019", "sbp"), ("MCS88020", "dbp")])
def test_that_a_withdrawn_code_is_still_read(code: str, kind: str):
    kinds = {name: replace(found, codes=(found.codes[1],)) for name, found in KINDS.items() if name in ("sbp", "dbp")}
    (received,) = read_document(document(text_only("mmHg", code, MCS, meta=EHEALTH)), kinds)
    assert (received.facts[0].kind, received.facts[0].unit) == (kind, "mm[Hg]")


def test_that_saturation_may_be_a_fraction_or_a_percentage():
    fraction = {"value": 0.97, "code": "1", "system": "http://unitsofmeasure.org"}
    found = [read(observation()).facts[0], read(observation(valueQuantity=fraction)).facts[0]]
    assert [(one.unit, one.fault) for one in found] == [("%", None), ("1", None)]


def test_that_only_the_region_leaves_out_the_status_of_a_finished_response():
    body = response(answered("a", {"valueInteger": 1}), status=None)
    assert read({**body, "extension": RM}).facts[0].status == "completed"
    assert read(body).facts[0].status != "completed"


def test_that_a_clock_without_seconds_is_no_finding_where_everybody_writes_it_so():
    timing = {"repeat": {"dayOfWeek": ["mon"], "timeOfDay": ["11:00"]}}
    plan = {**fhir_care_plan(), "activity": [{"detail": {"scheduledTiming": timing}}]}
    assert codes(read(plan)) == ["value"]
    assert codes(read({**plan, "extension": RM})) == []


def limited(type_: str) -> Body:
    kind = {"coding": [{"system": "http://ehealth.sundhed.dk/cs/reference-range-type", "code": type_}]}
    return observation(meta=EHEALTH, referenceRange=[{"type": kind, "high": {"value": 88, "unit": "%"}}])


def test_that_the_sources_own_alarm_limits_are_told_of_and_nothing_else():
    received = read(limited("RELRAL"))
    assert received.disposition is Disposition.ACCEPTED
    assert received.findings[0].text.da == (
        "Kildens egen grænse for rød alarm: … til 88 %. Den bruges ikke i triageringen."
    )
    assert received.facts == read(observation(meta=EHEALTH)).facts


def test_that_a_usual_reference_range_is_not_told_of():
    assert codes(read(limited("normal"))) == []


def test_that_the_sources_own_colour_is_told_of_and_never_ours():
    colour = {"url": "http://hjemmebehandling.rm.dk/triaging-category", "valueString": "RED"}
    received = read(response(answered("a", {"valueInteger": 1}), extension=[*RM, colour]))
    assert [finding.text.en for finding in received.findings] == ["The source's own triage; it is not used here: RED."]


def test_that_what_a_person_wrote_in_an_extension_stands_in_no_finding():
    colour = {"url": "http://hjemmebehandling.rm.dk/triaging-category", "valueString": "R" * 41}
    assert codes(read(response(answered("a", {"valueInteger": 1}), extension=[*RM, colour]))) == []


def test_that_a_remark_of_the_wrong_form_costs_no_reading():
    quality = {"url": "http://ehealth.sundhed.dk/fhir/StructureDefinition/ehealth-quality", "extension": {}}
    received = read(observation(meta=EHEALTH, extension=[quality]))
    assert received.disposition is Disposition.WITH_FINDINGS
    assert len(received.facts) == 1


def test_that_a_task_is_of_the_category_that_its_dialect_keeps_in_an_extension():
    base = "http://ehealth.sundhed.dk/fhir/StructureDefinition/"
    category = {
        "coding": [{"system": "http://ehealth.sundhed.dk/cs/task-category", "code": "MeasurementForAssessment"}]
    }
    extension = [
        {"url": f"{base}ehealth-task-category", "valueCodeableConcept": category},
        {"url": f"{base}ehealth-task-responsible", "valueReference": {"reference": "CareTeam/t1"}},
    ]
    body = {"subject": None, "status": "requested", "intent": "order", "extension": extension}
    (found,) = read(resource("Task", "t1", body, {})).facts
    assert found.code == "http://ehealth.sundhed.dk/cs/task-category|MeasurementForAssessment"
    assert (found.text, found.owner) == ("Vurdér måling eller besvarelse", "CareTeam/t1")


HOSPITAL = """
name: hospital
title: {da: Hospitalet, en: The hospital}
codes: {"http://hospital.example/codes": {SAT: "loinc|59408-5"}}
units: {"http://hospital.example/codes": {SAT: "%"}}
modifiers: [http://hospital.example/known]
programmes: {"http://hospital.example/courses|7": copd, plan-lunge: copd}
"""


def test_that_a_new_hospital_is_a_new_file():
    quantity = {"value": 91, "unit": "%"}
    known = [{"url": "http://hospital.example/known", "valueBoolean": True}]
    body = observation(
        code=coded("SAT", "http://hospital.example/codes"), valueQuantity=quantity, modifierExtension=known
    )
    (found,) = said(body, HOSPITAL).facts
    assert (found.kind, found.unit, found.fault) == ("spo2", "%", None)


@pytest.mark.parametrize(
    "changes",
    [
        {"category": [{"coding": [{"system": "http://hospital.example/courses", "code": "7"}]}]},
        {"category": None, "instantiatesCanonical": ["http://hospital.example/PlanDefinition/plan-lunge|2"]},
    ],
)
def test_that_a_hospital_may_call_a_programme_what_it_likes(changes: Body):
    assert said({**fhir_care_plan(), **changes}, HOSPITAL).facts[0].programme == "copd"


def test_that_an_unknown_modifier_is_held_beside_a_known_one():
    urls = ["http://hospital.example/known", "http://hospital.example/negated"]
    modifiers = [{"url": url, "valueBoolean": True} for url in urls]
    assert said(observation(modifierExtension=modifiers), HOSPITAL).disposition is Disposition.QUARANTINED


@pytest.mark.parametrize(
    "line",
    [
        "missing_status: {Observation: final}",
        'codes: {"http://x": {A: B}}',
        "unit: {}",
        "modifiers: 7",
    ],
    ids=["status of a reading", "code without system", "misspelt", "no list"],
)
def test_that_a_fault_in_a_file_is_told_with_its_line(line: str):
    with pytest.raises(RuleSetError, match="2"):
        read_dialect_file(f"name: x\n{line}\ntitle: {{da: a, en: b}}\n")


def test_that_the_names_of_a_dialect_are_in_both_languages():
    assert all(isinstance(file.title, Text) and file.title.da and file.title.en for file in dialect_files())
