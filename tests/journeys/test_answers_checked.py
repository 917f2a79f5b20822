"""Answers and readings that came and cannot be used, from the file to the colour."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import fhir_care_plan, fhir_daily_answers, fhir_daily_form, fhir_patient, fhir_spo2
from triage.clinical.decision import Action
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.worklist.row import Query, Row

PERSON = (fhir_patient(), fhir_care_plan())


@pytest.fixture
def take(app: Application, tmp_path: Path):
    """Take resources in as one file and score; return the worst case."""

    def taken(*resources: dict[str, Any]) -> Row:
        path = tmp_path / "in.ndjson"
        path.write_bytes(b"\n".join(json.dumps(resource).encode() for resource in resources))
        import_files(app, [path])
        score(app)
        return list_cases(app, Query(), 0, 1)[0]

    return taken


def form(**changes: Any) -> dict[str, Any]:
    """The daily form with changed elements of its question about a call."""
    found = fhir_daily_form()
    found["item"][2] |= changes
    return found


ANSWERS = fhir_daily_answers(1, wants_contact="none")
CHOICES = {"answerOption": [{"valueCoding": {"code": "none"}}, {"valueCoding": {"code": "today"}}]}


def test_that_well_answers_to_a_known_form_are_green(take) -> None:
    assert take(*PERSON, fhir_spo2(96), form(**CHOICES), ANSWERS).colour == "green"


def test_that_answers_are_judged_again_when_their_form_comes(take) -> None:
    assert take(*PERSON, fhir_spo2(96), ANSWERS).colour == "grey"
    assert take(form(**CHOICES)).colour == "green"


def test_that_answers_are_judged_again_when_their_form_changes(take) -> None:
    take(*PERSON, fhir_spo2(96), form(**CHOICES), ANSWERS)
    other = form(answerOption=[{"valueCoding": {"code": "today"}}]) | {"meta": {"versionId": "2"}}
    assert take(other).colour == "grey"


def test_that_an_alarm_in_a_form_nobody_knows_is_an_alarm(take) -> None:
    assert take(*PERSON, fhir_spo2(96), fhir_daily_answers(1, wants_contact="today")).colour == "red"


def test_that_an_alarm_in_a_version_nobody_knows_is_not_scored_but_never_green(take) -> None:
    newer = fhir_daily_answers(1, wants_contact="today") | {"questionnaire": f"{fhir_daily_form()['url']}|9"}
    assert take(*PERSON, fhir_spo2(96), fhir_daily_form(), newer).colour == "grey"


def test_that_a_reading_in_an_unknown_code_is_looked_at_once(take, app: Application) -> None:
    unknown = fhir_spo2(96, 2) | {"code": {"coding": [{"system": "http://loinc.org", "code": "0-0"}]}}
    row = take(*PERSON, fhir_spo2(96), unknown)
    assert (row.colour, row.reason.en) == ("grey", "A reading came whose code is not known here; look at it")
    decide(app, row.case, Action.NO_VISIT, "")
    assert list_cases(app, Query(), 0, 9) == []


def test_that_words_beside_a_reading_must_be_read(take) -> None:
    assert take(*PERSON, fhir_spo2(96, note=[{"text": "Jeg er svimmel"}])).colour == "grey"


@pytest.mark.parametrize("changes", [{"deceasedBoolean": True}, {"active": False}])
def test_that_data_of_the_dead_and_of_dropped_records_are_held(take, changes: dict[str, Any]) -> None:
    assert take(fhir_patient() | changes, fhir_care_plan(), fhir_spo2(70)).colour == "grey"


def test_that_a_form_handed_over_as_a_file_needs_no_id(take) -> None:
    loose = {name: value for name, value in form(**CHOICES).items() if name != "id"}
    assert take(*PERSON, fhir_spo2(96), loose, ANSWERS).colour == "green"


@pytest.mark.parametrize("questionnaire", [ANSWERS["questionnaire"], "http://unknown.example"])
def test_that_an_empty_response_that_was_only_begun_is_never_green(take, questionnaire: str) -> None:
    begun = fhir_daily_answers(1) | {"status": "in-progress", "questionnaire": questionnaire, "item": []}
    assert take(*PERSON, fhir_spo2(96), fhir_daily_form(), begun).colour == "grey"
