"""Location, Device, Questionnaire, and the types that bring no facts."""

import pytest

from tests.fhir.build import codes, read, read_fact
from triage.clinical.device import Device
from triage.clinical.received import Disposition


def test_that_a_location_has_its_hospital():
    site = {"system": "http://visita.example/site", "value": "aarhus"}
    found = read_fact({"resourceType": "Location", "id": "l1", "name": "Indgang A", "identifier": [site]})
    assert (found.id, found.name, found.site) == ("Location/l1", "Indgang A", "aarhus")


def test_that_a_room_points_to_the_place_it_is_part_of():
    room = {"resourceType": "Location", "id": "l2", "partOf": {"reference": "Location/l1"}}
    assert read_fact(room).site == "Location/l1"


def test_that_a_device_is_named_as_its_maker_names_it():
    body = {
        "resourceType": "Device",
        "id": "d1",
        "manufacturer": "Nonin ",
        "modelNumber": "3230",
        "serialNumber": "5012",
    }
    found = read_fact({**body, "udiCarrier": [{"deviceIdentifier": "00833"}]})
    assert found == Device("Device/d1", "Nonin", "3230", "5012", "00833")
    assert found.label == "Nonin 3230 nr. 5012"


def _form(*items: dict, **more: object) -> dict:
    return {
        "resourceType": "Questionnaire",
        "id": "q1",
        "url": "https://x/q",
        "version": "1",
        "item": list(items),
        **more,
    }


def test_that_questions_are_found_in_groups_and_groups_left_out():
    inner = {"linkId": "b", "type": "integer", "text": "Hvor tit?", "required": True}
    found = read_fact(_form({"linkId": "g", "type": "group", "item": [inner]}, {"linkId": "t", "type": "display"}))
    assert [(item.link_id, item.text, item.required) for item in found.items] == [("b", "Hvor tit?", True)]
    assert found.canonical == "https://x/q|1"


def test_that_choices_keep_what_the_patient_read():
    options = [{"valueCoding": {"code": "0", "display": "Slet ikke"}}, {"valueString": "Ja"}, {"valueInteger": 2}]
    (item,) = read_fact(_form({"linkId": "a", "type": "choice", "answerOption": options})).items
    shown = [(option.code, option.display, option.type) for option in item.options]
    assert shown == [("0", "Slet ikke", "Coding"), ("Ja", "Ja", "string"), ("2", "2", "integer")]


def test_that_a_form_without_url_goes_by_its_reference():
    received = read(_form(url=None))
    assert received.facts[0].url == "Questionnaire/q1"
    assert codes(received) == ["required"]


@pytest.mark.parametrize("type_", ["Practitioner", "CodeSystem", "Organization"])
def test_that_types_that_are_not_used_are_accepted_without_facts(type_: str):
    received = read({"resourceType": type_, "id": "x", "modifierExtension": []})
    assert received.disposition is Disposition.ACCEPTED
    assert received.facts == ()


def test_that_a_misspelt_type_is_quarantined():
    received = read({"resourceType": "Obsevation", "id": "x"})
    assert received.disposition is Disposition.QUARANTINED
    assert codes(received) == ["not-supported"]


@pytest.mark.parametrize(("system", "unit"), [("http://unitsofmeasure.org", "Cel"), ("http://x", None)])
def test_that_a_question_knows_the_unit_it_asks_for(system: str, unit: str | None):
    coding = {"system": system, "code": "Cel", "display": "grader Celsius"}
    extension = [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit", "valueCoding": coding}]
    asked = {"linkId": "t", "type": "quantity", "extension": extension}
    found = read_fact({"resourceType": "Questionnaire", "id": "q", "url": "http://x/q", "item": [asked]})
    assert [item.unit for item in found.items] == [unit]


def test_that_when_a_text_is_shown_decides_over_no_answer():
    conditions = [{"question": name, "operator": "=", "answerBoolean": True} for name in ("a", "b")]
    items = [{"linkId": "a", "type": "boolean"}, {"linkId": "call", "type": "display", "enableWhen": conditions}]
    received = read({"resourceType": "Questionnaire", "id": "q", "url": "http://x/q", "item": items})
    assert received.disposition is Disposition.ACCEPTED
