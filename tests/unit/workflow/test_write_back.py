"""Decisions reach the source once, as Task and Provenance or as the source's own mark, and the source wins."""

from contextlib import suppress
from datetime import timedelta

import pytest

from tests.builders import NOW, fhir_care_plan, fhir_daily_answers, fhir_patient, fhir_spo2
from tests.fhir.fake_source import FakeSource, Killed
from tests.unit.workflow.told import (
    ALARM,
    EXAMINED,
    NOT_EXAMINED,
    alarmed,
    decided,
    mark_of,
    marked,
    pulled,
    sent,
    standing,
)
from triage.clinical.decision import Action, SendState
from triage.errors import WrongUseError
from triage.store.notices import notices_of
from triage.workflow.application import Application
from triage.workflow.casework.decide import undo
from triage.workflow.intake.sources import change
from triage.workflow.write_back.outbox import outbox_lines, retry_outbox
from triage.worklist.source import WriteBack

TASK, RM = WriteBack.TASK, WriteBack.RM_EXTENSIONS
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def server() -> FakeSource:
    return FakeSource()


def state_of(app: Application) -> SendState:
    (sending,) = standing(app)
    assert sending is not None
    return sending.state


def test_that_nothing_is_written_until_a_source_is_set_to_take_it(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, WriteBack.NONE))
    assert sent(app, server).counts == {}
    assert server.of("Task") == []
    assert standing(app) == [None]


def test_that_a_decision_becomes_a_task_about_what_it_rests_on(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, TASK), Action.VISIT, "Gerne i morgen")
    sent(app, server)
    (task,) = server.of("Task")
    assert (task["status"], task["intent"]) == ("requested", "order")
    assert task["focus"] == {"reference": "QuestionnaireResponse/r1"}
    assert task["for"] == {"reference": "Patient/p1"}
    assert task["note"][0]["text"] == "Gerne i morgen"
    assert "end" in task["restriction"]["period"]


def test_that_no_visit_is_a_task_that_is_done(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, TASK), Action.NO_VISIT)
    sent(app, server)
    assert [task["status"] for task in server.of("Task")] == ["completed"]


def test_that_the_provenance_names_person_and_rules(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, TASK))
    sent(app, server)
    (provenance,) = server.of("Provenance")
    (task,) = server.of("Task")
    assert provenance["target"] == [{"reference": f"Task/{task['id']}"}]
    assert provenance["agent"][0]["who"]["display"] == "tester"
    assert provenance["policy"][0].startswith("http://visita.example/rule-set/kol-hjemmemonitorering/1.2.0#sha256=")


def test_that_the_window_sees_it_wait_and_then_stand(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, TASK))
    assert state_of(app) is SendState.WAITING
    sent(app, server)
    assert state_of(app) is SendState.ANSWERED


@pytest.mark.parametrize("fault", ["lost", "cut", 429, 500, 503, "killed before", "killed after"])
@pytest.mark.parametrize("place", [0, 1])
def test_that_after_any_fault_there_is_one_task_and_one_provenance(
    app: Application, server: FakeSource, fault: str | int, place: int
) -> None:
    decided(app, alarmed(app, server, TASK))
    server.faults = [None] * place + [fault]
    with suppress(Killed):
        sent(app, server)
    sent(app, server, LATER)
    assert (len(server.of("Task")), len(server.of("Provenance"))) == (1, 1)
    assert state_of(app) is SendState.ANSWERED


def test_that_a_source_that_says_no_is_told_and_not_asked_again(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, TASK))
    server.faults = [422]
    sent(app, server)
    sent(app, server, LATER)
    assert (state_of(app), server.of("Task")) == (SendState.REFUSED, [])
    with app.store.read() as connection:
        assert "422" in notices_of(connection, 1)[0].text.da


def test_that_a_source_without_provenance_has_the_decision(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, TASK))
    server.faults = [None, 404]
    sent(app, server)
    (sending,) = standing(app)
    assert sending is not None
    assert sending.fault is not None
    assert (sending.state, len(server.of("Task"))) == (SendState.ANSWERED, 1)


def test_that_what_was_never_sent_is_cancelled_by_undo(app: Application, server: FakeSource) -> None:
    undo(app, decided(app, alarmed(app, server, TASK)))
    sent(app, server)
    assert (server.log[4:], state_of(app)) == ([], SendState.CANCELLED)


def test_that_undo_of_what_was_sent_takes_the_task_back(app: Application, server: FakeSource) -> None:
    made = decided(app, alarmed(app, server, TASK))
    sent(app, server)
    undo(app, made)
    sent(app, server)
    assert [task["status"] for task in server.of("Task")] == ["entered-in-error"]


@pytest.mark.parametrize("fault", ["lost", "cut"])
def test_that_undo_after_a_lost_answer_leaves_no_task_in_force(
    app: Application, server: FakeSource, fault: str
) -> None:
    made = decided(app, alarmed(app, server, TASK))
    server.faults = [fault]
    sent(app, server)
    undo(app, made)
    sent(app, server, LATER)
    assert {task["status"] for task in server.of("Task")} <= {"entered-in-error"}


def test_that_a_task_that_somebody_began_is_not_taken_back(app: Application, server: FakeSource) -> None:
    made = decided(app, alarmed(app, server, TASK))
    sent(app, server)
    server.put({**server.of("Task")[0], "status": "in-progress"})
    undo(app, made)
    sent(app, server)
    assert [task["status"] for task in server.of("Task")] == ["in-progress"]
    assert state_of(app) is SendState.CONFLICT


def test_that_a_decision_marks_every_response_it_covers(app: Application, server: FakeSource) -> None:
    earlier = marked(NOT_EXAMINED, id="r0", authored=(NOW - timedelta(hours=5)).isoformat())
    decided(app, alarmed(app, server, RM, earlier))
    sent(app, server)
    ours = (EXAMINED, "Practitioner/visita-tester")
    assert [mark_of(server, f"QuestionnaireResponse/{key}") for key in ("r0", "r1")] == [ours, ours]


def test_that_a_mark_changes_nothing_else(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, RM))
    before = dict(server.held["QuestionnaireResponse/r1"])
    sent(app, server)
    after = server.held["QuestionnaireResponse/r1"]
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"extension", "meta"}
    assert {"url": "http://other", "valueCode": "x"} in after["extension"]


def test_that_the_source_wins_where_somebody_handled_it_meanwhile(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, RM))
    server.put(marked(EXAMINED, "Practitioner/7"))
    sent(app, server)
    assert mark_of(server) == (EXAMINED, "Practitioner/7")
    assert state_of(app) is SendState.CONFLICT
    with app.store.read() as connection:
        assert "Practitioner/7" in notices_of(connection, 1)[0].text.da


def test_that_who_writes_between_our_reading_and_writing_wins(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, RM))
    server.between = lambda: server.put(marked(EXAMINED, "Practitioner/7"))
    sent(app, server)
    assert (mark_of(server)[1], state_of(app)) == ("Practitioner/7", SendState.CONFLICT)


def test_that_a_harmless_change_in_between_is_read_and_kept(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, RM))
    server.between = lambda: server.put(server.held["QuestionnaireResponse/r1"])
    sent(app, server)
    assert (mark_of(server)[0], state_of(app)) == (EXAMINED, SendState.ANSWERED)


def test_that_answers_that_were_changed_meanwhile_are_not_marked(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, RM))
    other = fhir_daily_answers(**{**ALARM, "purulent": False})["item"]
    server.put(marked(NOT_EXAMINED, item=other))
    sent(app, server)
    assert (mark_of(server)[0], state_of(app)) == (NOT_EXAMINED, SendState.CONFLICT)


def test_that_a_mark_whose_answer_was_lost_is_written_once(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, RM))
    server.faults = [None, "lost"]
    sent(app, server)
    sent(app, server, LATER)
    assert server.log.count("QuestionnaireResponse/r1 2") == 1
    assert (server.held["QuestionnaireResponse/r1"]["meta"]["versionId"], state_of(app)) == ("2", SendState.ANSWERED)


def test_that_undo_takes_our_mark_away(app: Application, server: FakeSource) -> None:
    made = decided(app, alarmed(app, server, RM))
    sent(app, server)
    undo(app, made)
    sent(app, server)
    assert mark_of(server) == (NOT_EXAMINED, None)


def test_that_undo_leaves_the_mark_of_another(app: Application, server: FakeSource) -> None:
    made = decided(app, alarmed(app, server, RM))
    sent(app, server)
    server.put(marked(EXAMINED, "Practitioner/7"))
    undo(app, made)
    sent(app, server)
    assert mark_of(server) == (EXAMINED, "Practitioner/7")


def test_that_two_who_empty_the_outbox_write_once(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, RM))
    seen_by_the_other = []
    server.between = lambda: seen_by_the_other.append(sent(app, server).counts)
    sent(app, server)
    assert seen_by_the_other == [{}]
    assert server.held["QuestionnaireResponse/r1"]["meta"]["versionId"] == "2"


def test_that_our_own_mark_comes_back_as_nothing_new(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, RM))
    sent(app, server)
    with app.store.read() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM result").scalar()
    assert pulled(app, server, RM) == []
    with app.store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM result").scalar() == before
        assert notices_of(connection, 1) == ()


def test_that_a_server_that_answers_with_another_task_is_not_believed(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, TASK))
    server.put({"resourceType": "Task", "id": "theirs", "status": "requested", "identifier": []})
    server.ignores_search = True
    sent(app, server)
    assert state_of(app) is SendState.WAITING


def test_that_a_source_that_is_set_to_take_nothing_any_more_gets_nothing(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, TASK))
    change(app, "hospital", write_back=WriteBack.NONE)
    sent(app, server)
    assert (server.of("Task"), state_of(app)) == ([], SendState.WAITING)


def test_that_a_fault_of_ours_on_one_decision_does_not_stop_the_others(app: Application, server: FakeSource) -> None:
    second = [fhir_patient(2), fhir_care_plan(2), fhir_spo2(96, 2, of=2), fhir_daily_answers(2, of=2, **ALARM)]
    for row in [alarmed(app, server, TASK), *pulled(app, server, TASK, *second)[1:]]:
        decided(app, row)
    with app.store.write() as connection:
        connection.exec_driver_sql("UPDATE outbox SET body = '{}' WHERE id = 1")
    sent(app, server)
    sent(app, server)
    assert [task["for"]["reference"] for task in server.of("Task")] == ["Patient/p2"]


def test_that_what_was_refused_is_sent_again_when_somebody_asks(app: Application, server: FakeSource) -> None:
    decided(app, alarmed(app, server, TASK))
    server.faults = [422]
    sent(app, server)
    (line,) = outbox_lines(app, unsettled_only=True)
    assert retry_outbox(app, [line.key]) == 1
    sent(app, server)
    assert (state_of(app), outbox_lines(app, unsettled_only=True)) == (SendState.ANSWERED, [])


def test_that_to_retry_what_is_not_there_is_explained(app: Application) -> None:
    with pytest.raises(WrongUseError, match="outbox list"):
        retry_outbox(app, ["no-such-key"])
