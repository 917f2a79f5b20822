"""What is read beside the facts, and that nothing of it can make a page fail."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.clinical.aside import PersonAside, ResponseAside
from triage.fhir.asides import person_aside, response_aside, told_patient

HL7 = "http://hl7.org/fhir/StructureDefinition"


def raw(type_: str, **elements: Any) -> bytes:
    return json.dumps({"resourceType": type_, "id": "x", **elements}).encode()


def test_that_the_preferred_language_and_the_interpreter_are_read() -> None:
    spoken = [{"language": {"text": "dansk"}}, {"language": {"coding": [{"code": "ar"}]}, "preferred": True}]
    needs = [{"url": f"{HL7}/patient-interpreterRequired", "valueBoolean": True}]
    assert person_aside(raw("Patient", communication=spoken, extension=needs)) == PersonAside("ar", True)


@pytest.mark.parametrize(
    ("died", "day"),
    [("2026-11-03T10:00:00+01:00", date(2026, 11, 3)), ("2026-11-03", date(2026, 11, 3)), ("2026", None)],
)
def test_that_the_day_of_death_is_read_where_it_is_a_whole_day(died: str, day: date | None) -> None:
    assert person_aside(raw("Patient", deceasedDateTime=died)).died == day


def test_that_who_answered_and_how_is_read() -> None:
    by_phone = {"coding": [{"code": "PHONE"}]}
    mode = {"url": f"{HL7}/questionnaireresponse-completionMode", "valueCodeableConcept": by_phone}
    found = raw("QuestionnaireResponse", source={"reference": "RelatedPerson/r1"}, extension=[mode])
    assert response_aside(found) == ResponseAside("PHONE", "RelatedPerson/r1")


def test_that_what_a_questionnaire_tells_is_read_from_every_group_each_once_and_nothing_hidden() -> None:
    hidden = [{"url": f"{HL7}/questionnaire-hidden", "valueBoolean": True}]
    told = [{"linkId": "a", "type": "display", "text": "Ring 112 ved akut åndenød"}]
    items = [{"linkId": "g", "type": "group", "item": told}, *told, {"linkId": "q", "type": "string", "text": "?"}]
    items.append({"linkId": "h", "type": "display", "text": "skjult", "extension": hidden})
    assert told_patient(raw("Questionnaire", item=items)) == ("Ring 112 ved akut åndenød",)


OBJECTS = st.dictionaries(st.text(), st.text() | st.lists(st.text())).map(lambda found: json.dumps(found).encode())


@given(st.binary(max_size=60) | OBJECTS)
def test_that_what_cannot_be_read_says_nothing(junk: bytes) -> None:
    assert person_aside(junk) == PersonAside()
    assert response_aside(junk) == ResponseAside()
    assert told_patient(junk) == ()


@pytest.mark.parametrize("element", ["communication", "extension", "deceasedDateTime"])
def test_that_a_part_of_another_kind_says_nothing(element: str) -> None:
    assert person_aside(raw("Patient", **{element: 7})) == PersonAside()
