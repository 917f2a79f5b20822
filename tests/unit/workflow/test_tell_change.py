"""What is set of a course without a decision reaches the source as a task, once, and not where it takes none."""

import pytest

from tests.builders import NOW, fhir_care_plan, fhir_patient, fhir_spo2
from tests.fhir.fake_source import FakeSource
from tests.unit.workflow.told import pulled, sent
from triage.clinical.decision import SendState
from triage.scoring.danish_time import danish_day
from triage.workflow.application import Application
from triage.workflow.care.courses import Asked, change_plan, enrol
from triage.workflow.chart.open_chart import open_patient
from triage.workflow.write_back.outbox import outbox_lines
from triage.worklist.source import WriteBack

TODAY = danish_day(NOW)


@pytest.fixture
def server() -> FakeSource:
    return FakeSource()


def test_that_an_enrolment_asks_somebody_at_the_source_for_it(app: Application, server: FakeSource) -> None:
    (row,) = pulled(app, server, WriteBack.TASK, fhir_patient(), fhir_spo2(94))
    enrol(app, row.patient, "copd", TODAY, [Asked("spo2", 7)], note="Henvist i dag")
    assert sent(app, server).counts == {SendState.ANSWERED: 1}
    (task,) = server.of("Task")
    assert task["code"]["coding"][0]["code"] == "enrol"
    assert task["description"] == "Tilmeld KOL fra 23.11.2026: Iltmætning: hver 7. dag"
    assert task["note"][0]["text"] == "Henvist i dag"
    assert "businessStatus" not in task
    (line,) = outbox_lines(app, unsettled_only=False)
    assert (line.decision, line.change) == (None, 1)
    sent(app, server)
    assert len(server.of("Task")) == 1


def test_that_a_plan_that_is_changed_is_told_too(app: Application, server: FakeSource) -> None:
    (row,) = pulled(app, server, WriteBack.TASK, fhir_patient(), fhir_care_plan(), fhir_spo2(94))
    change_plan(app, row.patient, "copd", None, 2, TODAY)
    sent(app, server)
    (task,) = server.of("Task")
    assert task["code"]["coding"][0]["code"] == "interval"
    assert task["description"].endswith("hver 2. dag")


@pytest.mark.parametrize("dress", [WriteBack.NONE, WriteBack.RM_EXTENSIONS])
def test_that_a_source_that_takes_no_tasks_is_told_nothing(
    app: Application, server: FakeSource, dress: WriteBack
) -> None:
    (row,) = pulled(app, server, dress, fhir_patient(), fhir_spo2(94))
    enrol(app, row.patient, "copd", TODAY, [Asked("spo2", 7)])
    assert outbox_lines(app, unsettled_only=False) == []


def test_that_a_source_that_refuses_is_told_of_in_the_chart(app: Application, server: FakeSource) -> None:
    (row,) = pulled(app, server, WriteBack.TASK, fhir_patient(), fhir_spo2(94))
    enrol(app, row.patient, "copd", TODAY, [Asked("spo2", 7)])
    server.faults = [422]
    assert sent(app, server).counts == {SendState.REFUSED: 1}
    assert [notice.kind.value for notice in open_patient(app, row.patient).changes.notices] == ["not_written"]
    assert open_patient(app, row.patient).care.courses != ()
