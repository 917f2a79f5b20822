"""Every kind of decision from the choice to what it leads to: asked of a secretary, told to the source, undone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import NOW, fhir_care_plan, fhir_spo2
from tests.fhir.fake_source import FakeSource
from tests.journeys.device_builders import hours_later
from tests.unit.workflow.told import EXAMINED, alarmed, mark_of, pulled, sent
from triage.clinical.choice import Choice
from triage.clinical.decision import Action, Decision, OutcomeKind
from triage.clinical.details import ChangeInterval, EndCourse, Message, NewQuestionnaire, NoVisit, Phone, Urgency, Visit
from triage.errors import NotAllowedError, WrongUseError
from triage.scoring.danish_time import danish_day
from triage.store.casework.booking_requests import RequestState
from triage.workflow.application import Application
from triage.workflow.casework.decide import correct, decide, undo
from triage.workflow.casework.follow_up import (
    list_bookings,
    note_outcome,
    outcomes_between,
    promised_calls,
    settle_booking,
    visits_without_outcome,
)
from triage.workflow.chart.chart import Chart
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.intake.sources import change
from triage.workflow.lists.list_cases import count_cases, list_cases
from triage.workflow.score.score import score
from triage.workflow.write_back.message_channels import set_message_channel
from triage.worklist.expected import ExpectedState
from triage.worklist.row import Query
from triage.worklist.source import WriteBack

NONE, TASK, RM = WriteBack.NONE, WriteBack.TASK, WriteBack.RM_EXTENSIONS
VISIT = Choice(Visit(Urgency.WITHIN_DAYS, 3, ("blood",), "fastende"), "worse")
WINDOW = Phone(NOW + timedelta(hours=1), NOW + timedelta(hours=3))


@pytest.fixture
def server() -> FakeSource:
    return FakeSource()


def made_by(app: Application, server: FakeSource, choice: Choice, dress: WriteBack = NONE) -> int:
    """The key of a decision about a patient whose answers raised an alarm."""
    made = decide(app, alarmed(app, server, dress).case, choice, "Notat").decision
    assert made is not None
    return made


def chart_of(app: Application) -> Chart:
    (case,) = {row.case for closed in (False, True) for row in list_cases(app, Query(closed=closed), 0, 9)}
    return open_chart(app, case)


def newest(app: Application) -> Decision:
    return chart_of(app).decisions[0]


def in_days(app: Application, days: float) -> Application:
    return replace(app, clock=lambda: NOW + timedelta(days=days))


def at(app: Application, seconds: float) -> Application:
    return replace(app, clock=lambda: NOW + timedelta(seconds=seconds))


def test_that_a_decision_keeps_what_was_chosen_and_by_which_rules(app: Application, server: FakeSource) -> None:
    row = alarmed(app, server, NONE)
    decide(app, row.case, VISIT, "Notat", open_chart(app, row.case).seen)
    made = newest(app)
    assert (made.details, made.reason, made.note) == (VISIT.details, "worse", "Notat")
    assert (made.rule_set, made.version) == ("kol-hjemmemonitorering", "1.2.0")
    assert len(made.rule_set_sha256) == 64


def test_that_a_visit_is_asked_of_the_secretary_by_its_last_day(app: Application, server: FakeSource) -> None:
    made_by(app, server, VISIT)
    (asked,) = list_bookings(app)
    assert (asked.urgency, asked.latest) == (Urgency.WITHIN_DAYS, NOW.replace(hour=23, day=26))
    assert "blodprøver, fastende" in asked.prepare


@pytest.mark.file_only
def test_that_what_is_undone_before_it_was_booked_waits_for_nobody(app: Application, server: FakeSource) -> None:
    undo(app, made_by(app, server, VISIT))
    assert list_bookings(app) == []


def test_that_what_is_booked_already_must_be_taken_back_by_a_person(app: Application, server: FakeSource) -> None:
    made = made_by(app, server, VISIT)
    settle_booking(app, list_bookings(app)[0].id)
    assert list_bookings(app) == []
    undo(app, made)
    assert [one.state for one in list_bookings(app)] == [RequestState.TAKE_BACK]
    settle_booking(app, list_bookings(app)[0].id)
    with pytest.raises(WrongUseError):
        settle_booking(app, 1)


@pytest.mark.file_only
def test_that_nothing_is_sent_while_it_can_be_undone(app: Application, server: FakeSource) -> None:
    made_by(app, server, VISIT, TASK)
    sent(app, server, NOW + timedelta(seconds=9.9))
    assert server.of("Task") == []
    sent(app, server, NOW + timedelta(seconds=10))
    assert len(server.of("Task")) == 1


@pytest.mark.file_only
def test_that_what_is_undone_in_time_was_never_anywhere(app: Application, server: FakeSource) -> None:
    undo(at(app, 9), made_by(app, server, VISIT, TASK))
    sent(app, server, NOW + timedelta(hours=1))
    assert server.of("Task") == []


@pytest.mark.file_only
def test_that_the_task_says_what_to_prepare_and_by_when(app: Application, server: FakeSource) -> None:
    made_by(app, server, VISIT, TASK)
    sent(app, server)
    (task,) = server.of("Task")
    assert task["description"] == "inden for 3 dage; forbered: blodprøver, fastende"
    assert task["restriction"]["period"]["end"].startswith("2026-11-26T23:00")
    assert {"urgency", "within-days", "prepare"} <= {each["type"]["coding"][0]["code"] for each in task["input"]}


def test_that_a_promised_call_counts_as_overdue_until_it_is_made(app: Application, server: FakeSource) -> None:
    made = made_by(app, server, Choice(WINDOW))
    later = in_days(app, 1)
    assert promised_calls(app, overdue=True) == []
    assert [one.decision for one in promised_calls(later, overdue=True)] == [made]
    assert len(list_cases(app, Query(promised=True), 0, 9)) == count_cases(app, Query(promised=True)).total == 1
    note_outcome(later, made, OutcomeKind.NO_ANSWER)
    assert [(one.decision, one.tries) for one in promised_calls(later, overdue=True)] == [(made, 1)]
    note_outcome(later, made, OutcomeKind.REACHED)
    assert promised_calls(later) == []


@pytest.mark.file_only
def test_that_a_call_without_a_window_is_no_promise(app: Application, server: FakeSource) -> None:
    made_by(app, server, Choice(Phone()))
    assert promised_calls(in_days(app, 9)) == []


@pytest.mark.file_only
def test_that_an_undone_call_is_promised_no_more(app: Application, server: FakeSource) -> None:
    undo(app, made_by(app, server, Choice(WINDOW)))
    assert promised_calls(in_days(app, 1)) == []


def test_that_a_message_goes_nowhere_until_a_channel_is_set_up(app: Application, server: FakeSource) -> None:
    row = alarmed(app, server, TASK)
    assert open_chart(app, row.case).offers.channel == ""
    set_message_channel(app, "hospital", "", "Telma")
    decide(app, row.case, Action.MESSAGE)
    assert newest(app).details == Message("Telma")


@pytest.mark.file_only
def test_that_a_channel_of_a_source_that_takes_no_tasks_sends_nothing(app: Application, server: FakeSource) -> None:
    row = alarmed(app, server, TASK)
    set_message_channel(app, "hospital", "copd", "Telma")
    change(app, "hospital", write_back=WriteBack.NONE)
    decide(app, row.case, Action.MESSAGE)
    assert newest(app).details == Message("")


def appointment(day: int, service: str, **changes: object) -> dict[str, object]:
    """A booked physical appointment in November or December."""
    return {
        "resourceType": "Appointment",
        "id": f"a{day}",
        "status": "booked",
        "start": f"2026-12-{day:02}T09:00:00+01:00",
        "end": f"2026-12-{day:02}T09:30:00+01:00",
        "serviceType": [{"text": "Kontrol"}],
        "participant": [
            {"actor": {"reference": "Patient/p1"}, "status": "accepted"},
            {"actor": {"reference": f"HealthcareService/{service}"}, "status": "accepted"},
        ],
        **changes,
    }


def clinic(name: str) -> dict[str, object]:
    return {"resourceType": "HealthcareService", "id": name.lower(), "active": True, "name": name}


def booked(app: Application, server: FakeSource) -> int:
    """The case of a patient with a control of the lungs on the 3rd, after one of the heart on the 2nd."""
    clinics = clinic("Lungesygdomme"), clinic("Hjertesygdomme")
    visits = appointment(2, "hjertesygdomme"), appointment(3, "lungesygdomme"), appointment(9, "lungesygdomme")
    return alarmed(app, server, NONE, *clinics, *visits).case


def test_that_no_visit_puts_the_next_control_of_its_department_in_doubt(app: Application, server: FakeSource) -> None:
    made = decide(app, booked(app, server), Action.NO_VISIT).decision
    assert chart_of(app).doubted == {"Appointment/a3"}
    assert {one.status for one in chart_of(app).appointments} == {"booked"}
    undo(app, made or 0)
    assert chart_of(app).doubted == frozenset()


@pytest.mark.file_only
def test_that_a_patient_who_is_called_in_after_all_has_no_doubtful_control(
    app: Application, server: FakeSource
) -> None:
    made = decide(app, booked(app, server), Action.NO_VISIT).decision
    correct(app, made or 0, Action.VISIT, "", "knowledge")
    assert chart_of(app).doubted == frozenset()


def next_due(app: Application) -> list[date]:
    """The Danish days by whose beginning the next answer is due."""
    rows = [line.row for line in chart_of(app).expected.lines]
    return [danish_day(row.window.due) for row in rows if row.state is ExpectedState.EXPECTED]


def test_that_answers_are_expected_by_the_new_interval_from_its_day(app: Application, server: FakeSource) -> None:
    row = alarmed(app, server, NONE)
    assert next_due(app) == [date(2026, 12, 7)]
    made = decide(app, row.case, Choice(ChangeInterval(3, date(2026, 11, 24)), "closer")).decision
    assert [one.kind for one in list_bookings(app)] == ["interval"]
    assert next_due(hours_later(app, 24)) == [date(2026, 11, 27)]
    undo(app, made or 0)
    assert next_due(app) == [date(2026, 12, 7)]


@pytest.mark.file_only
def test_that_the_plan_that_the_source_changes_counts_again(app: Application, server: FakeSource) -> None:
    made_by(app, server, Choice(ChangeInterval(3, date(2026, 11, 24))))
    theirs = fhir_care_plan()
    theirs["activity"][0]["detail"]["scheduledTiming"]["repeat"]["period"] = 14
    pulled(hours_later(app, 1), server, NONE, {**theirs, "meta": {"versionId": "2"}})
    assert [step.interval.days for course in chart_of(app).enrolments for step in course.plan] == [14]


@pytest.mark.file_only
def test_that_a_source_that_takes_tasks_is_asked_and_no_secretary(app: Application, server: FakeSource) -> None:
    made_by(app, server, Choice(ChangeInterval(14, date(2026, 11, 30))), TASK)
    sent(app, server)
    (task,) = server.of("Task")
    assert (task["code"]["coding"][0]["code"], task["description"]) == ("interval", "hver 14. dag fra 30. nov.")
    assert list_bookings(app) == []


@pytest.mark.file_only
def test_that_a_new_questionnaire_is_asked_for(app: Application, server: FakeSource) -> None:
    made_by(app, server, Choice(NewQuestionnaire("http://x/cat", "CAT")))
    assert [(one.kind, one.prepare) for one in list_bookings(app)] == [
        ("questionnaire", "CAT; besvares af patienten")
    ]


@pytest.mark.file_only
def test_that_an_ended_course_expects_nothing_and_opens_nothing_by_time(app: Application, server: FakeSource) -> None:
    made_by(app, server, Choice(EndCourse(), "stable"))
    later = in_days(app, 30)
    score(later)
    assert list_cases(later, Query(), 0, 9) == []
    assert [line.row.state.value for line in open_chart(later, 1).expected.lines] == []


@pytest.mark.file_only
def test_that_an_alarm_after_the_end_of_a_course_is_seen(app: Application, server: FakeSource) -> None:
    made_by(app, server, Choice(EndCourse()))
    later = in_days(app, 5)
    (row,) = pulled(later, server, NONE, fhir_spo2(80, 9, at=NOW + timedelta(days=5)))
    assert row.colour.value == "red"


def test_that_a_course_with_unread_things_is_not_ended(app: Application, server: FakeSource) -> None:
    row = alarmed(app, server, NONE, fhir_care_plan(2, "heart_failure") | {"subject": {"reference": "Patient/p1"}})
    others = [each for each in list_cases(app, Query(), 0, 9) if each.case != row.case]
    assert others
    with pytest.raises(WrongUseError, match=r"an open case in another course \("):
        decide(app, row.case, Action.END_COURSE)
    assert open_chart(app, row.case).decisions == ()


def test_that_a_case_is_decided_once(app: Application, server: FakeSource) -> None:
    row = alarmed(app, server, NONE)
    decide(app, row.case, VISIT)
    with pytest.raises(WrongUseError, match="already been handled"):
        decide(app, row.case, Choice(NoVisit()))
    assert len(list_bookings(app)) == 1


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice(Visit(Urgency.WITHIN_DAYS)), "how many days"),
        (Choice(Phone(NOW - timedelta(hours=2), NOW - timedelta(hours=1))), "over already"),
        (Choice(ChangeInterval(0, date(2026, 12, 1))), "1 to 365"),
        (Choice(ChangeInterval(7, date(2026, 11, 1))), "today or within"),
        (Choice(NewQuestionnaire("", "")), "which questionnaire"),
        (Choice(NoVisit(), "because"), "Choose one of"),
        (Choice(Visit(prepare=("dance",))), "Choose one of"),
    ],
)
@pytest.mark.file_only
def test_that_a_choice_that_cannot_be_kept_is_explained(
    app: Application, server: FakeSource, choice: Choice, said: str
) -> None:
    row = alarmed(app, server, NONE)
    with pytest.raises(WrongUseError, match=said):
        decide(app, row.case, choice)
    assert open_chart(app, row.case).decisions == ()


def test_that_a_correction_is_a_new_line_and_the_old_one_stays(app: Application, server: FakeSource) -> None:
    old = made_by(app, server, VISIT)
    new = correct(in_days(app, 1), old, Choice(NoVisit(), "known"), "Talt med patienten", "slip").decision
    made, before = chart_of(app).decisions
    assert (made.id, made.corrects, before.corrected_by, before.why) == (new, old, new, "slip")
    assert (before.undone, before.note, made.undone) == (True, "Notat", False)
    assert list_bookings(app) == []
    with pytest.raises(WrongUseError, match="taken back or corrected"):
        correct(app, old, Action.PHONE, "", "slip")


@pytest.mark.file_only
def test_that_a_correction_needs_a_reason(app: Application, server: FakeSource) -> None:
    old = made_by(app, server, VISIT)
    with pytest.raises(WrongUseError, match="reason of the correction"):
        correct(app, old, Action.PHONE, "", "")


@pytest.mark.file_only
def test_that_a_correction_replaces_the_task_at_the_source(app: Application, server: FakeSource) -> None:
    old = made_by(app, server, VISIT, TASK)
    sent(app, server)
    correct(at(app, 20), old, Action.PHONE, "", "slip")
    sent(app, server, NOW + timedelta(minutes=1))
    assert {task["code"]["coding"][0]["code"]: task["status"] for task in server.of("Task")} == {
        "visit": "entered-in-error",
        "phone": "requested",
    }


@pytest.mark.file_only
def test_that_a_mark_stands_at_the_source_after_a_correction(app: Application, server: FakeSource) -> None:
    old = made_by(app, server, VISIT, RM)
    sent(app, server)
    correct(at(app, 20), old, Action.PHONE, "", "slip")
    for minute in (1, 2):
        sent(app, server, NOW + timedelta(minutes=minute))
    assert mark_of(server)[0] == EXAMINED


def test_that_the_last_word_on_a_visit_counts_and_names_its_rules(app: Application, server: FakeSource) -> None:
    made = made_by(app, server, VISIT)
    later = in_days(app, 8)
    assert [one.decision for one in visits_without_outcome(later)] == [made]
    for kind in (OutcomeKind.NO_SHOW, OutcomeKind.NEEDED):
        note_outcome(later, made, kind)
    (known,) = outcomes_between(app, NOW, NOW + timedelta(days=1))
    assert (known.kind, known.version, known.colour.value) == (OutcomeKind.NEEDED, "1.2.0", "red")
    assert visits_without_outcome(later) == []
    assert len(newest(app).outcomes) == 2


def test_that_visits_without_an_outcome_are_listed_for_half_a_year(app: Application, server: FakeSource) -> None:
    made = made_by(app, server, VISIT)
    wanted = Query(unjudged=True)
    found = [(count_cases(at, wanted).total, count_cases(at, Query()).unjudged) for at in (app, in_days(app, 200))]
    assert found == [(0, 0), (0, 0)]
    later = in_days(app, 2)
    assert len(list_cases(later, wanted, 0, 9)) == count_cases(later, Query()).unjudged == 1
    note_outcome(later, made, OutcomeKind.NO_SHOW)
    assert count_cases(later, wanted).total == 0


@pytest.mark.file_only
def test_that_a_call_cannot_have_been_needed(app: Application, server: FakeSource) -> None:
    made = made_by(app, server, Choice(WINDOW))
    with pytest.raises(WrongUseError, match="reached, no_answer"):
        note_outcome(app, made, OutcomeKind.NEEDED)


@pytest.mark.parametrize("statement", ["UPDATE decision SET note = 'x'", "DELETE FROM decision"])
def test_that_the_database_itself_keeps_decisions(app: Application, server: FakeSource, statement: str) -> None:
    from sqlalchemy.exc import IntegrityError

    made_by(app, server, VISIT)
    # A shared database looks at the login first.
    with pytest.raises((IntegrityError, NotAllowedError)), app.store.write() as connection:
        connection.exec_driver_sql(statement)
