"""Decisions as FHIR: valid R4, found again by their key, and a mark that leaves every byte of a response as it was."""

import json
from dataclasses import replace

import pytest

from triage.clinical.outgoing import Outgoing
from triage.fhir.region.mark import Mark, author_of, mark_on, same_answers, with_mark
from triage.fhir.serialise import serialise
from triage.fhir.strict import Object, read_body
from triage.fhir.write_decision import is_task_of, is_untouched, points_at, provenance_of, taken_back, task_of

SAID = Outgoing(
    patient="Patient/p1",
    covers=("QuestionnaireResponse/r1", "Observation/o1"),
    action="phone",
    note="Ring efter kl. 10",
    actor="anna",
    author="Practitioner/visita-anna",
    at="2026-11-23T09:00:00.000+00:00",
    deadline="2026-11-23T13:00:00.000+00:00",
    colour="red",
    programme="copd",
    rule_set="kol",
    version="1.2.0",
    rule_set_sha256="5a9c",
)
RESPONSE = (
    b'{"resourceType":"QuestionnaireResponse","id":"r1","extension":[{"url":"http://other","valueDecimal":72.50},'
    b'{"url":"http://hjemmebehandling.rm.dk/examination-status","valueString":"NOT_EXAMINED"}],"item":[{"linkId":"1",'
    b'"answer":[{"valueDecimal":36.60}]}]}'
)


def response(**changes: object) -> Object:
    return {**read_body(RESPONSE), **changes}  # type: ignore[dict-item]  # JSON


@pytest.mark.parametrize("said", [SAID, replace(SAID, action="no_visit", note="", deadline=None, covers=())])
def test_that_another_reading_of_the_standard_takes_the_task(said: Outgoing) -> None:
    models = pytest.importorskip("fhir.resources.R4B.task", reason="fhir.resources is not installed")
    models.Task.model_validate_json(serialise(task_of("k1", said)))


def test_that_another_reading_of_the_standard_takes_the_provenance() -> None:
    models = pytest.importorskip("fhir.resources.R4B.provenance", reason="fhir.resources is not installed")
    models.Provenance.model_validate_json(serialise(provenance_of("Task/7", SAID)))


def test_that_all_a_decision_covers_stands_in_the_task() -> None:
    task = json.loads(serialise(task_of("k1", SAID)))
    assert task["focus"]["reference"] == "QuestionnaireResponse/r1"
    assert [each["valueReference"]["reference"] for each in task["input"]] == ["Observation/o1"]


def test_that_a_task_is_known_by_its_key_alone() -> None:
    task = task_of("k1", SAID)
    assert is_task_of(task, "k1")
    assert not is_task_of(task, "k2")


def test_that_a_task_is_untouched_until_somebody_changes_its_status() -> None:
    task = task_of("k1", SAID)
    assert is_untouched(task)
    assert not is_untouched({**task, "status": "in-progress"})
    assert not is_untouched(taken_back(task))


@pytest.mark.parametrize(("reference", "expected"), [("Task/7", True), ("Task/7/_history/2", True), ("Task/17", False)])
def test_that_a_provenance_is_of_the_task_it_points_at(reference: str, expected: bool) -> None:
    assert points_at({"target": [{"reference": reference}]}, "Task/7") is expected


def test_that_a_mark_leaves_every_number_as_it_was_written() -> None:
    marked = serialise(with_mark(response(), Mark("EXAMINED", "Practitioner/visita-anna")))
    assert b'"valueDecimal":72.50' in marked
    assert b'"valueDecimal":36.60' in marked
    assert serialise(with_mark(read_body(marked), Mark("NOT_EXAMINED", None))) == RESPONSE


def test_that_a_mark_is_read_as_it_was_written() -> None:
    mark = Mark("EXAMINED", author_of("Anna Ågård"))
    assert mark_on(with_mark(response(), mark)) == mark
    assert mark.is_ours


def test_that_other_answers_are_other_answers_and_a_mark_is_none() -> None:
    assert same_answers(response(), with_mark(response(meta={"versionId": "9"}), Mark("EXAMINED", "x")))
    assert not same_answers(response(), response(item=[]))
