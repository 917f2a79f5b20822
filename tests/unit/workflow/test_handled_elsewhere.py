"""What others handled at the source closes our case when all its alarm rests on is handled, and never otherwise."""

from datetime import timedelta
from typing import Any

import pytest

from tests.builders import NOW, fhir_care_plan, fhir_patient, fhir_spo2
from tests.fhir.fake_source import FakeSource
from tests.unit.workflow.told import EXAMINED, NOT_EXAMINED, STATUS, alarmed, decided, mark_of, marked, pulled, sent
from triage.clinical.decision import Action, Decision, Elsewhere
from triage.store.casework.decisions import decisions_of
from triage.workflow.application import Application
from triage.workflow.casework.decide import undo
from triage.worklist.source import WriteBack

RM, TASK = WriteBack.RM_EXTENSIONS, WriteBack.TASK
SOMEBODY = "Practitioner/7"


@pytest.fixture
def server() -> FakeSource:
    return FakeSource()


def made(app: Application) -> list[Decision]:
    with app.store.read() as connection:
        return list(decisions_of(connection, 1))


def late(value: float) -> dict[str, Any]:
    """A reading that comes to the source after everything else."""
    return fhir_spo2(value, 2, at=NOW, meta={"lastUpdated": (NOW + timedelta(minutes=9)).isoformat()})


def done_task(focus: str) -> dict[str, Any]:
    return {
        "resourceType": "Task",
        "id": "t1",
        "status": "completed",
        "intent": "order",
        "for": {"reference": "Patient/p1"},
        "focus": {"reference": focus},
        "owner": {"reference": SOMEBODY},
        "executionPeriod": {"end": (NOW + timedelta(minutes=5)).isoformat()},
    }


def test_that_what_others_handled_is_closed_with_who_and_when(app: Application, server: FakeSource) -> None:
    alarmed(app, server, RM)
    assert pulled(app, server, RM, marked(EXAMINED, SOMEBODY)) == []
    (closing,) = made(app)
    assert (closing.action, closing.actor) == (Elsewhere.HANDLED, SOMEBODY)
    assert closing.handled_at is not None


def test_that_what_nobody_handled_stays_open(app: Application, server: FakeSource) -> None:
    alarmed(app, server, RM)
    assert len(pulled(app, server, RM, marked("UNDER_EXAMINATION", SOMEBODY))) == 1


def test_that_an_alarm_that_rests_on_more_stays_open(app: Application, server: FakeSource) -> None:
    alarmed(app, server, RM, fhir_spo2(84))
    (row,) = pulled(app, server, RM, marked(EXAMINED, SOMEBODY))
    assert row.colour.value == "red"


def test_that_a_newer_response_keeps_the_case_open(app: Application, server: FakeSource) -> None:
    alarmed(app, server, RM)
    newer = marked(NOT_EXAMINED, id="r2", authored=NOW.isoformat())
    assert len(pulled(app, server, RM, marked(EXAMINED, SOMEBODY), newer)) == 1


def test_that_a_reading_that_came_after_the_handling_keeps_the_case_open(app: Application, server: FakeSource) -> None:
    alarmed(app, server, TASK)
    assert len(pulled(app, server, TASK, done_task("QuestionnaireResponse/r1"), late(95))) == 1


def test_that_a_completed_task_on_the_response_closes_the_case(app: Application, server: FakeSource) -> None:
    alarmed(app, server, TASK)
    assert pulled(app, server, TASK, done_task("QuestionnaireResponse/r1")) == []
    assert made(app)[0].actor == SOMEBODY


@pytest.mark.parametrize("changes", [{"status": "requested"}, {"focus": {"reference": "Observation/o1"}}])
def test_that_a_task_that_is_not_done_or_about_something_else_closes_nothing(
    app: Application, server: FakeSource, changes: dict[str, Any]
) -> None:
    alarmed(app, server, TASK)
    assert len(pulled(app, server, TASK, {**done_task("QuestionnaireResponse/r1"), **changes})) == 1


def test_that_a_grey_case_is_never_closed_by_others(app: Application, server: FakeSource) -> None:
    alarmed(app, server, RM, fhir_spo2(96, status="entered-in-error"))
    rows = pulled(app, server, RM, marked(EXAMINED, SOMEBODY, item=[]))
    assert [row.colour.value for row in rows] == ["grey"]


def test_that_newer_data_open_a_new_case(app: Application, server: FakeSource) -> None:
    alarmed(app, server, RM)
    pulled(app, server, RM, marked(EXAMINED, SOMEBODY))
    assert len(pulled(app, server, RM, late(84))) == 1


def test_that_it_is_taken_back_like_a_decision_and_stays_so(app: Application, server: FakeSource) -> None:
    alarmed(app, server, RM)
    pulled(app, server, RM, marked(EXAMINED, SOMEBODY))
    undo(app, made(app)[0].id)
    assert len(pulled(app, server, RM, fhir_spo2(96, 2, at=NOW))) == 1


def test_that_our_own_mark_is_nobody_elses_handling(app: Application, server: FakeSource) -> None:
    ours = decided(app, alarmed(app, server, RM))
    sent(app, server)
    undo(app, ours)
    assert mark_of(server)[0] == EXAMINED
    assert len(pulled(app, server, RM)) == 1


def test_that_our_own_task_is_nobody_elses_handling(app: Application, server: FakeSource) -> None:
    ours = decided(app, alarmed(app, server, TASK), Action.NO_VISIT)
    sent(app, server)
    undo(app, ours)
    assert server.of("Task")[0]["status"] == "completed"
    assert len(pulled(app, server, TASK)) == 1


def test_that_a_mark_that_was_taken_away_counts_no_more(app: Application, server: FakeSource) -> None:
    pulled(app, server, RM, fhir_patient(), marked(EXAMINED, SOMEBODY))
    unmarked = {**marked(EXAMINED), "extension": [{"url": "http://other", "valueCode": "x"}]}
    rows = pulled(app, server, RM, unmarked, fhir_care_plan(), fhir_spo2(96))
    assert "copd" in {row.programme for row in rows}


@pytest.mark.parametrize("mark", [{"valueString": 7}, {"valueBoolean": True}, {}])
def test_that_a_mark_that_cannot_be_read_closes_nothing_and_holds_nothing(
    app: Application, server: FakeSource, mark: dict[str, Any]
) -> None:
    alarmed(app, server, RM)
    (row,) = pulled(app, server, RM, {**marked(EXAMINED), "extension": [{"url": STATUS, **mark}]})
    assert row.colour.value == "red"
