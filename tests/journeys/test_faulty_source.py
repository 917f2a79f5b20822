"""A source that fails: one clear sentence, nothing lost, and the next pull goes on."""

import json
from typing import Any

import pytest

from tests.builders import NOW, fhir_care_plan, fhir_patient, fhir_spo2
from tests.servers import answer, searchset
from triage.workflow.application import Application
from triage.workflow.intake.sources import source_states
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.pull.pull import TYPES, pull
from triage.workflow.score.score import score
from triage.worklist.row import Query

EMPTY = answer(searchset(), Content_Type="application/fhir+json")
SAYS_NOTHING = answer(status="404 Not Found")
FAULTS = {
    "html": (answer(b"<html><body>Log ind</body></html>", Content_Type="text/html"), ("webside", "web page")),
    "unauthorised": (answer(status="401 Unauthorized"), ("Log på igen", "Sign in again")),
    "broken": (answer(status="500 Internal Server Error"), ("500", "500")),
}


def found(*resources: dict[str, Any]) -> Any:
    return answer(searchset(*resources), Content_Type="application/fhir+json")


@pytest.mark.parametrize(("fault", "signs"), FAULTS.values(), ids=FAULTS)
def test_that_a_fault_is_one_sentence_and_what_came_before_it_is_kept(
    app: Application, fault_server: Any, fault: Any, signs: tuple[str, str]
) -> None:
    fault_server.will(SAYS_NOTHING, found(fhir_patient()), *[fault] * 8)
    report = pull(app, fault_server.base_url)
    (text,) = report.faults
    assert signs[0] in text.da
    assert signs[1] in text.en
    assert report.counts["Patient", "accepted"] == 1


def test_that_after_a_fault_the_age_of_the_data_stays_and_the_fault_is_shown(
    app: Application, fault_server: Any
) -> None:
    fault_server.will(SAYS_NOTHING, EMPTY)
    pull(app, fault_server.base_url)
    fault_server.will(*[answer(status="401 Unauthorized")] * 4)
    pull(app, fault_server.base_url)
    (state,) = source_states(app)
    assert state.last_success == NOW
    assert state.fault is not None


def test_that_the_pull_after_a_fault_brings_the_rest(app: Application, fault_server: Any) -> None:
    fault_server.will(SAYS_NOTHING, found(fhir_patient()), *[answer(status="401 Unauthorized")] * 4)
    pull(app, fault_server.base_url)
    by_type = {"Patient": fhir_patient(), "CarePlan": fhir_care_plan(), "Observation": fhir_spo2(84)}
    fault_server.will(SAYS_NOTHING, *[found(by_type[type_]) if type_ in by_type else EMPTY for type_ in TYPES])
    report = pull(app, fault_server.base_url)
    score(app)
    assert report.faults == []
    assert report.counts[("Patient", "unchanged")] == 1
    assert [row.colour.value for row in list_cases(app, Query(), 0, 9)] == ["red"]


def test_that_no_fault_tells_who_the_patient_is(app: Application, fault_server: Any) -> None:
    outcome = {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": "error", "code": "processing", "diagnostics": "CPR 6101529995 er spærret"}],
    }
    refused = answer(json.dumps(outcome).encode(), "403 Forbidden", Content_Type="application/fhir+json")
    fault_server.will(*[refused] * 4)
    (text,) = pull(app, fault_server.base_url).faults
    assert "6101529995" not in text.da + text.en
