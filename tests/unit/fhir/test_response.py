from decimal import Decimal

import pytest

from tests.fhir.build import codes, item, quantity, read, read_fact, response
from triage.clinical.questionnaire import AnswerFault, ResponseFault
from triage.clinical.received import Disposition

ORDINAL = {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 3}

ANSWERS = {
    "boolean": ({"valueBoolean": False}, False, "Nej"),
    "integer": ({"valueInteger": 7}, Decimal(7), "7"),
    "decimal": ({"valueDecimal": 37.5}, Decimal("37.5"), "37.5"),
    "date": ({"valueDate": "2026-11-20"}, "2026-11-20", "2026-11-20"),
    "dateTime": ({"valueDateTime": "2026-11-20T08:00:00Z"}, "2026-11-20T08:00:00Z", "2026-11-20T08:00:00Z"),
    "time": ({"valueTime": "11:00:00"}, "11:00:00", "11:00:00"),
    "string": ({"valueString": "Ja"}, "Ja", "Ja"),
    "uri": ({"valueUri": "https://x"}, "https://x", "https://x"),
    "attachment": ({"valueAttachment": {"title": "Sår"}}, "Sår", "Sår"),
    "coding": ({"valueCoding": {"code": "2", "display": "Noget"}}, "2", "Noget"),
    "quantity": ({"valueQuantity": quantity(38.2, "Cel")}, Decimal("38.2"), "38.2 Cel"),
    "reference": ({"valueReference": {"reference": "Device/d1", "display": "Måler"}}, "Device/d1", "Måler"),
}


@pytest.mark.parametrize(("answer", "value", "shown"), ANSWERS.values(), ids=ANSWERS)
def test_that_each_of_the_twelve_kinds_of_answer_is_read(answer: dict, value: object, shown: str):
    (found,) = read_fact(response(item("a", answer))).answers
    assert (found.link_id, found.value, found.shown) == ("a", value, shown)
    assert type(found.value) is type(value)


def test_that_a_choice_carries_its_score():
    coding = {"code": "x", "extension": [ORDINAL]}
    assert read_fact(response(item("a", {"valueCoding": coding}))).answers[0].ordinal == 3


def test_that_the_patients_own_words_are_marked():
    answers = read_fact(response(item("a", {"valueString": "Ondt"}), item("b", {"valueString": " "}))).answers
    assert [answer.free_text for answer in answers] == [True, False]


def test_that_a_picture_must_be_looked_at_by_a_person():
    assert read_fact(response(item("a", {"valueAttachment": {}}))).answers[0].free_text


def test_that_a_bound_is_no_value():
    (answer,) = read_fact(response(item("a", {"valueQuantity": quantity(5, comparator="<")}))).answers
    assert answer.value is None
    assert answer.shown == "< 5 %"


def test_that_items_nested_under_groups_and_answers_are_found_in_order():
    inner = item("c", {"valueInteger": 3})
    group = {"linkId": "g", "item": [item("a", {"valueInteger": 1}), item("b", {"valueInteger": 2, "item": [inner]})]}
    answers = read_fact(response(group, item("d", {"valueInteger": 4}))).answers
    assert [answer.link_id for answer in answers] == ["a", "b", "c", "d"]


def test_that_a_question_may_have_several_answers():
    answers = read_fact(response(item("a", {"valueInteger": 1}, {"valueInteger": 2}))).answers
    assert [answer.value for answer in answers] == [1, 2]


def test_that_a_response_without_status_is_not_taken_for_finished():
    received = read(response(item("a", {"valueInteger": 1}), status=None))
    assert received.facts[0].status == "in-progress"
    assert received.facts[0].faults == (ResponseFault.STATUS_MISSING,)
    assert codes(received) == ["required"]


def test_that_words_for_a_unit_never_become_a_number():
    (found,) = read_fact(response(item("a", {"valueQuantity": {"value": 98.6, "unit": "°F"}}))).answers
    assert (found.value, found.shown, found.fault) == (None, "98.6 °F", AnswerFault.UNKNOWN_UNIT)


@pytest.mark.parametrize("status", ["in-progress", "stopped", "entered-in-error"])
def test_that_an_unfinished_response_keeps_its_status(status: str):
    received = read(response(item("a", {"valueInteger": 1}), status=status))
    assert received.facts[0].status == status
    assert received.withdrawn == (status == "entered-in-error")


@pytest.mark.parametrize(
    ("reference", "by"),
    [
        ("Patient/p1", "patient"),
        ("RelatedPerson/r1", "relative"),
        ("Practitioner/x", "practitioner"),
        ("PractitionerRole/x", "practitioner"),
        ("Device/d1", None),
    ],
)
def test_that_who_answered_is_known(reference: str, by: str | None):
    body = response(item("a", {"valueInteger": 1}), source={"reference": reference}, author={"reference": "Device/x"})
    assert read_fact(body).answered_by == by


def _groups(depth: int) -> dict:
    group = item("a", {"valueInteger": 1})
    for level in range(depth):
        group = {"linkId": f"g{level}", "item": [group]}
    return group


def test_that_64_groups_are_read_and_65_are_too_many():
    assert read(response(_groups(63))).facts
    assert codes(read(response(_groups(65)))) == ["too-costly"]


QUARANTINED = {
    "no items": (response(), "required"),
    "no answers": (response({"linkId": "a"}), "required"),
    "item without linkId": (response({"answer": [{"valueInteger": 1}]}), "required"),
    "one question twice": (response(item("a", {"valueInteger": 0}), item("a", {"valueInteger": 12})), "invariant"),
    "two values in one": (response(item("a", {"valueInteger": 0, "valueString": "x"})), "structure"),
    "value of no kind": (response(item("a", {"valueMoney": {}})), "structure"),
    "answer of another form": (response(item("a", {"valueInteger": "7"})), "value"),
    "items of another form": (response(item="a"), "structure"),
    "unknown status": (response(item("a", {"valueInteger": 1}), status="done"), "code-invalid"),
    "no patient": (response(item("a", {"valueInteger": 1}), subject=None), "required"),
    "time without zone": (response(item("a", {"valueInteger": 1}), authored="2026-11-20T08:00:00"), "value"),
}


@pytest.mark.parametrize(("body", "code"), QUARANTINED.values(), ids=QUARANTINED)
def test_that_a_response_that_cannot_be_used_is_quarantined(body: dict, code: str):
    received = read(body)
    assert received.disposition is Disposition.QUARANTINED
    assert codes(received)[-1] == code


def test_that_questions_beside_an_answer_are_held_those_under_it_read():
    under, beside = item("b", {"valueInteger": 9}), {"valueInteger": 0}
    assert codes(read(response(item("a", beside, item=[under])))) == ["invariant"]
    assert len(read_fact(response(item("a", {**beside, "item": [under]}))).answers) == 2


def test_that_a_field_that_fhir_does_not_have_is_told_and_the_answers_count():
    found = read(response(item("a", {"valueInteger": 7}), note=[{"text": "Jeg kan ikke få luft"}]))
    assert [(one.code, one.path) for one in found.findings] == [("structure", "QuestionnaireResponse.note")]
    (fact,) = found.facts
    assert fact.faults == (ResponseFault.UNKNOWN_ELEMENT,)
    assert [answer.value for answer in fact.answers] == [Decimal(7)]
