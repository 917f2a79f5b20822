"""A Questionnaire as a form that can be scored: weights in every dress, gates, calculations, and what is refused."""

import json
from decimal import Decimal
from typing import Any

import pytest

from triage.clinical.questionnaire import Condition, Gate
from triage.errors import VisitaError, WrongUseError
from triage.fhir.resources.form import content_sha256, read_form
from triage.fhir.strict import Object, read_body
from triage.scoring.instruments.form import Form, Variable

CORE = "http://hl7.org/fhir/StructureDefinition"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire"


def weight(value: float, name: str = "ordinalValue") -> list[dict]:
    return [{"url": f"{CORE}/{name}", "valueDecimal": value}]


def choice(code: str, value: float, name: str = "ordinalValue") -> dict:
    return {"extension": weight(value, name), "valueCoding": {"code": code}}


def item(link_id: str, *options: dict, **more: Any) -> dict:
    return {"linkId": link_id, "type": "choice", "text": link_id, "answerOption": list(options), **more}


def expression(url: str, text: str, name: str | None = None, language: str = "text/fhirpath") -> dict:
    return {"url": url, "valueExpression": {"name": name, "language": language, "expression": text}}


def body(*items: dict, **more: Any) -> Object:
    found = {"resourceType": "Questionnaire", "title": "Eget", "item": list(items), **more}
    return read_body(json.dumps(found).encode())


def read(*items: dict, **more: Any) -> Form:
    return read_form(body(*items, **more), "aftale 7")


CONCEPT = {"code": "a", "extension": weight(2)}


@pytest.mark.parametrize(
    "found",
    [
        {"answerOption": [choice("a", 2)]},
        {"answerOption": [choice("a", 2, "itemWeight")]},
        {"answerOption": [{"valueCoding": {"code": "a", "extension": weight(2)}}]},
        {"answerOption": [{"valueString": "a", "extension": weight(2)}]},
        {"answerValueSet": "#s"},
        {"answerValueSet": "http://x/s"},
    ],
)
@pytest.mark.parametrize(
    "holds", [{"expansion": {"contains": [CONCEPT]}}, {"compose": {"include": [{"concept": [CONCEPT]}]}}]
)
def test_that_a_weight_is_found_in_every_dress(found: dict, holds: dict):
    value_set = {"resourceType": "ValueSet", "id": "s", "url": "http://x/s", **holds}
    form = read({"linkId": "1", "type": "choice", **found}, contained=[value_set])
    assert form.items[0].weights == {"a": 2}


def test_that_a_choice_without_weight_is_offered_all_the_same():
    form = read(item("1", choice("a", 2), {"valueCoding": {"code": "b"}}, {"valueInteger": 7}))
    assert (form.items[0].options, form.items[0].weights) == ({"a", "b", "7"}, {"a": 2})


def test_that_a_question_stands_behind_the_gates_above_it():
    asks = {"question": "1", "operator": "=", "answerCoding": {"code": "a"}}
    counts = {"question": "1", "operator": ">", "answerInteger": 3}
    group = {"linkId": "g", "type": "group", "enableWhen": [asks, counts], "enableBehavior": "any"}
    form = read(item("1", choice("a", 1)), {**group, "item": [item("2", choice("a", 1))]})
    conditions = (Condition("1", "=", "a"), Condition("1", ">", Decimal(3)))
    assert [found.gates for found in form.items if found.link_id == "2"] == [(Gate(conditions, any_of=True),)]


def test_that_a_calculated_answer_is_no_question_that_counts():
    total = item("t", choice("a", 1), extension=[expression(f"{SDC}-calculatedExpression", "1 + 1")])
    form = read(item("1", choice("a", 1)), total)
    assert [counted.link_id for counted in form.scored] == ["1"]
    assert [(one.link_id, one.expression) for one in form.calculations] == [("t", "1 + 1")]


def test_that_a_calculation_sees_the_variables_of_its_groups_and_no_others():
    def variable(name: str) -> list[dict]:
        return [expression(f"{CORE}/variable", f"'{name}'", name)]

    total = {"linkId": "t", "type": "decimal", "extension": [expression(f"{SDC}-calculatedExpression", "%x")]}
    inside = {"linkId": "g", "type": "group", "extension": variable("inner"), "item": [total]}
    beside = {"linkId": "h", "type": "group", "extension": variable("other")}
    form = read(beside, inside, extension=variable("outer"))
    assert form.calculations[0].variables == (Variable("outer", "'outer'", None), Variable("inner", "'inner'", "g"))


def test_that_a_query_is_no_expression():
    asks = expression(f"{SDC}-calculatedExpression", "Observation?code=1", language="application/x-fhir-query")
    assert read({"linkId": "t", "type": "decimal", "extension": [asks]}).calculations[0].expression == ""


def test_that_a_form_without_a_licence_note_is_refused():
    with pytest.raises(WrongUseError, match="licence"):
        read_form(body(item("1", choice("a", 1))), " ")


TWICE = [{"question": "2", "operator": "exists", "answerBoolean": True}] * 2
WORDS = {"extension": [{"url": f"{CORE}/ordinalValue", "valueDecimal": "2"}], "valueString": "a"}
WAITS = {"linkId": "g", "type": "group", "extension": [expression(f"{SDC}-enableWhenExpression", "true")]}


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([item("1", choice("a", 1), choice("a", 2))], "two weights"),
        ([{**WAITS, "item": [item("1", choice("a", 1))]}], "enableWhenExpression"),
        ([item("1", enableWhen=[{"question": "1", "operator": "~", "answerBoolean": True}])], "operator"),
        ([item("1", enableWhen=[{"question": "1", "operator": "="}])], "answer"),
        ([item("1", enableWhen=TWICE)], "enableBehavior"),
        ([{"type": "choice"}], "linkId"),
        ([item("1", choice("a", 1)), item("1")], "stands twice"),
        ([item("1", WORDS)], "value"),
    ],
)
def test_that_a_form_that_cannot_be_scored_for_sure_is_refused(items: list[dict], words: str):
    with pytest.raises(VisitaError, match=words):
        read(*items)


def test_that_another_resource_is_no_form():
    with pytest.raises(VisitaError, match="resourceType"):
        read_form(read_body(b'{"resourceType": "Patient"}'), "aftale 7")


def test_that_the_hash_follows_the_content_and_not_its_order():
    first = read_body(b'{"resourceType": "Questionnaire", "url": "x", "item": [{"a": 1.0, "b": 2}]}')
    same = read_body(b'{"item":[{"b":2,"a":1.0}],"url":"x","resourceType":"Questionnaire"}')
    other = read_body(b'{"item":[{"b":2,"a":1.5}],"url":"x","resourceType":"Questionnaire"}')
    assert content_sha256(first) == content_sha256(same) != content_sha256(other)
