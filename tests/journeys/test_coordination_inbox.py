"""The secretary's inbox: what is at odds stands in it until it is put right, and nothing disappears unseen."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from tests.away.builders import listed, people
from tests.builders import NOW, fhir_care_plan, fhir_patient, fhir_spo2
from tests.coordination_builders import (
    EVERYTHING,
    booked,
    codes,
    fhir_appointment,
    fhir_calendar,
    fhir_places,
    inbox,
    overlapping,
    secretary,
)
from tests.journeys.green_cases import green as green_case
from tests.people import colleague, nobody
from triage.access.roles import Role
from triage.clinical.choice import Choice
from triage.clinical.details import Urgency, Visit
from triage.clinical.notice import NoticeKind
from triage.coordination.conflicts.conflict import Code
from triage.coordination.inbox.entry import VISIT_NOT_NEEDED, InboxRow, Irrelevant, State
from triage.coordination.inbox.look import next_look
from triage.coordination.inbox.query import InboxQuery
from triage.coordination.situation.situation import Situation
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.scoring.danish_time import DENMARK
from triage.store.coordination.failures import critical_entry
from triage.store.coordination.findings_due import mark_due
from triage.store.notices import notices_of
from triage.store.tables import audit, coordination_finding
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.coordinate.findings import find_again
from triage.workflow.coordinate.free_times import free_times
from triage.workflow.coordinate.handle import await_answer, not_relevant, reopen, settle_failure, snooze
from triage.workflow.coordinate.inbox import count_inbox
from triage.workflow.coordinate.precision import rule_precision, switch_rule
from triage.workflow.coordinate.prompts_shown import note_prompt, prompt_rate
from triage.workflow.coordinate.questions import answer_question, visit_questions
from triage.workflow.coordinate.requests import book_request, return_request, take_request
from triage.workflow.coordinate.weigh import weigh
from triage.workflow.greens.show import count_greens, list_greens, standing_of_greens
from triage.workflow.people.departments import list_departments, make_department
from triage.workflow.rights.privacy import mark_private
from triage.worklist.green_list import GreenQuery, Which

ASKED = GreenQuery(Which.ASKED)
ASIDE = InboxQuery(states=frozenset({State.NOT_RELEVANT}))


@pytest.fixture
def desk(app: Application) -> Application:
    """The desk of a secretary, with one patient who is to be in two places at once."""
    booked(app, fhir_patient(), fhir_care_plan(), *fhir_places(), *overlapping())
    return secretary(app)


def only(desk: Application, query: InboxQuery | None = None) -> InboxRow:
    (row,) = inbox(desk, query)
    return row


def at(app: Application, **later: float) -> Application:
    return replace(app, clock=lambda: NOW + timedelta(**later))


def test_that_what_is_at_odds_stands_in_the_inbox_of_its_department(desk: Application) -> None:
    row = only(desk)
    assert (row.code, row.name, row.days_left) == ("PATIENT_OVERLAP", "Eksempel, Person 1", 9)
    assert count_inbox(desk, InboxQuery()).total == 1


def test_that_what_was_put_right_is_gone(app: Application, desk: Application) -> None:
    booked(app, fhir_appointment(2, at="11:00", meta={"versionId": "2"}))
    assert codes(desk, EVERYTHING) == []


def test_that_what_was_put_off_is_counted_and_back_on_its_day(desk: Application) -> None:
    snooze(desk, only(desk).id, date(2026, 11, 25), "ringer onsdag")
    assert codes(desk) == []
    assert count_inbox(desk, InboxQuery()).states[State.SNOOZED] == 1
    assert codes(at(desk, days=1)) == []
    assert codes(at(desk, days=2)) == ["PATIENT_OVERLAP"]


def test_that_a_critical_entry_is_not_put_off_beyond_its_day(desk: Application) -> None:
    with pytest.raises(WrongUseError, match=r"02\.12\.2026 at the latest"):
        snooze(desk, only(desk).id, date(2026, 12, 3), "senere")


def test_that_an_answer_that_does_not_come_is_seen_to_be_late(desk: Application) -> None:
    await_answer(desk, only(desk).id, "Biokemi", date(2026, 11, 24))
    waiting = InboxQuery(states=frozenset({State.WAITING}))
    assert (only(desk, waiting).waits_for, only(desk, waiting).is_late) == ("Biokemi", False)
    assert only(at(desk, days=2), waiting).is_late
    assert count_inbox(at(desk, days=2), InboxQuery()).late == 1


def test_that_what_was_set_aside_comes_back_when_its_facts_are_others(app: Application, desk: Application) -> None:
    not_relevant(desk, only(desk).id, Irrelevant.AGREED)
    find_again(app)
    assert codes(desk) == []
    assert only(desk, ASIDE).reason is Irrelevant.AGREED
    booked(app, fhir_appointment(2, at="09:20", meta={"versionId": "2"}))
    assert codes(desk) == ["PATIENT_OVERLAP"]
    assert codes(desk, ASIDE) == []


def test_that_another_reason_takes_words(desk: Application) -> None:
    with pytest.raises(WrongUseError, match="three signs"):
        not_relevant(desk, only(desk).id, Irrelevant.OTHER, " ")


def test_that_what_was_set_aside_can_be_taken_up_again(desk: Application) -> None:
    not_relevant(desk, only(desk).id, Irrelevant.INTENDED)
    reopen(desk, only(desk, ASIDE).id)
    assert codes(desk) == ["PATIENT_OVERLAP"]


def test_that_nobody_interrupts_for_what_is_no_blocker_and_each_prompt_is_counted(desk: Application) -> None:
    head = colleague(desk, "leder", Role.DEPARTMENT_HEAD)
    note_prompt(desk, only(desk).patient, ["PATIENT_OVERLAP"])
    rate = prompt_rate(head, NOW - timedelta(days=1), NOW + timedelta(days=1))
    assert (dict(rate.by_code), rate.bookings, rate.per_twenty) == ({"PATIENT_OVERLAP": 1}, 0, None)


def test_that_a_head_sees_how_often_a_rule_was_not_relevant(desk: Application) -> None:
    not_relevant(desk, only(desk).id, Irrelevant.WRONG_DATA, "forkert patient")
    head = colleague(desk, "leder", Role.DEPARTMENT_HEAD)
    (rule,) = (one for one in rule_precision(head) if one.code is Code.PATIENT_OVERLAP)
    assert (rule.count.found, rule.count.not_relevant, rule.share) == (1, 1, 1.0)
    assert rule.count.reasons == ((Irrelevant.WRONG_DATA, 1),)
    assert all(one.share is None for one in rule_precision(head) if one.code is not Code.PATIENT_OVERLAP)


def test_that_no_critical_rule_can_be_switched_off(desk: Application) -> None:
    head = colleague(desk, "leder", Role.DEPARTMENT_HEAD)
    with pytest.raises(WrongUseError, match="critical"):
        switch_rule(head, None, Code.PATIENT_OVERLAP, is_on=False)
    with pytest.raises(NotAllowedError):
        switch_rule(desk, None, Code.LONG_WAIT, is_on=False)


def test_that_what_a_switched_off_rule_hides_is_counted(app: Application) -> None:
    closed = fhir_appointment(day=5)
    booked(app, fhir_patient(), fhir_care_plan(), *fhir_places(), closed)
    desk, head = secretary(app), colleague(app, "leder", Role.DEPARTMENT_HEAD)
    found = codes(desk)
    assert "CLOSED_DAY" in found
    switch_rule(head, None, Code.CLOSED_DAY, is_on=False)
    counts = count_inbox(desk, InboxQuery())
    assert (counts.off, counts.switched_off) == (1, ("CLOSED_DAY",))
    assert codes(desk) == [code for code in found if code != "CLOSED_DAY"]
    switch_rule(head, None, Code.CLOSED_DAY, is_on=True)
    assert codes(desk) == found


def test_that_what_failed_to_be_written_stands_on_top_until_somebody_answers_for_it(
    app: Application, desk: Application
) -> None:
    text = Text("Lungesygdomme og Røntgen: ring.", "Lungs and X-ray: call.")
    for _ in range(2):
        with app.store.write() as connection:
            critical_entry(connection, plan=7, patients=[1], departments=["Ukendt@x"], told=lambda _: text, at=NOW)
    find_again(app)
    first, second = inbox(desk)
    assert (first.code, first.data["en"], second.code) == ("WRITE_FAILED", text.en, "PATIENT_OVERLAP")
    with pytest.raises(WrongUseError, match="until somebody writes"):
        snooze(desk, first.id, date(2026, 11, 25), "senere")
    with pytest.raises(WrongUseError, match="until somebody writes"):
        not_relevant(desk, first.id, Irrelevant.AGREED)
    with pytest.raises(WrongUseError, match="three signs"):
        settle_failure(desk, first.id, "")
    settle_failure(desk, first.id, "ringet til begge; tiden står")
    assert codes(desk) == ["PATIENT_OVERLAP"]


def asked(app: Application) -> Application:
    """The desk of a secretary whom a clinician asked to book a visit."""
    booked(app, *people(1))
    (row,) = listed(app)
    decide(app, row.case, Choice(Visit(Urgency.WITHIN_DAYS, 4, instructions="fastende")), "se noten")
    find_again(app)
    return secretary(app)


def requests_in(rows: list[InboxRow]) -> list[InboxRow]:
    return [row for row in rows if row.request is not None]


def test_that_what_a_clinician_asks_for_stands_in_the_same_inbox_without_the_note(app: Application) -> None:
    (row,) = requests_in(inbox(asked(app)))
    assert row.request is not None
    assert (row.request.kind, row.request.actor, row.due) == ("visit", "tester", date(2026, 11, 27))
    assert row.request.prepare.endswith("fastende")
    assert "noten" not in repr(row)


def test_that_a_request_is_worked_on_by_one_and_gone_when_it_is_booked(app: Application) -> None:
    desk, other = asked(app), secretary(app, "kollega")
    (row,) = requests_in(inbox(desk))
    take_request(desk, row.id)
    with pytest.raises(WrongUseError, match="colleague"):
        take_request(other, row.id)
    assert requests_in(inbox(other))[0].taken_by == "sekretær"
    book_request(desk, row.id)
    assert requests_in(inbox(desk)) == [], "at once, before anything is found anew"
    find_again(app)
    assert requests_in(inbox(desk)) == []


def test_that_a_request_sent_back_is_told_where_the_patient_is_decided_on(app: Application) -> None:
    desk = asked(app)
    (row,) = requests_in(inbox(desk))
    return_request(desk, row.id, "ingen tid før fredag")
    assert requests_in(inbox(desk)) == []
    find_again(app)
    assert requests_in(inbox(desk)) == []
    with app.store.read() as connection:
        told = [one for one in notices_of(connection, row.patient) if one.kind is NoticeKind.REQUEST_RETURNED]
    assert len(told) == 1
    assert "ingen tid før fredag" in told[0].text.da


def test_that_a_closed_record_tells_that_something_waits_and_not_for_whom(app: Application, desk: Application) -> None:
    mark_private(app, 1)
    row = only(desk)
    assert (row.patient, row.reference, row.items, row.code) == (0, "", (), "PATIENT_OVERLAP")
    assert "Eksempel" not in row.name
    assert inbox(desk, InboxQuery(name="Eksempel")) == []


def test_that_a_name_finds_and_a_part_narrows_as_it_is_counted(desk: Application) -> None:
    assert codes(desk, InboxQuery(name="eks")) == ["PATIENT_OVERLAP"]
    assert codes(desk, InboxQuery(name="-")) == codes(desk, InboxQuery(name="findes ikke")) == []
    for part, number in count_inbox(desk, InboxQuery()).parts.items():
        assert len(codes(desk, InboxQuery(parts=frozenset({part})))) == number


def test_that_whoever_is_no_user_sees_nothing(app: Application, desk: Application) -> None:
    with pytest.raises(NotAllowedError):
        inbox(nobody(app))
    with pytest.raises(NotAllowedError):
        snooze(nobody(app), only(desk).id, date(2026, 11, 25), "senere")


def test_that_every_act_stands_in_the_log(app: Application, desk: Application) -> None:
    snooze(desk, only(desk).id, date(2026, 11, 25), "venter")
    with app.store.read() as connection:
        lines = connection.execute(select(audit.c.act, audit.c.subject).where(audit.c.actor == "sekretær")).all()
    acts = [line.act for line in lines]
    assert {"list inbox", "snooze entry"} <= set(acts)
    assert all("Eksempel" not in line.subject for line in lines)


def test_that_who_shares_a_room_is_looked_at_too_when_another_comes_or_goes(app: Application) -> None:
    both = [make(one) for one in (1, 2) for make in (fhir_patient, fhir_care_plan)]
    device = {"serviceType": [{"text": "EEG"}]}
    booked(app, *both, *fhir_places(), fhir_appointment(1, 1, **device), fhir_appointment(2, 2, **device))
    desk, shared = secretary(app), InboxQuery(codes=frozenset({"RESOURCE_DOUBLE_BOOKED"}))
    assert sorted(row.name for row in inbox(desk, shared)) == ["Eksempel, Person 1", "Eksempel, Person 2"]
    booked(app, fhir_appointment(2, 2, at="13:00", meta={"versionId": "2"}, **device))
    assert codes(desk, shared) == []


def split_trips(app: Application) -> Application:
    """The desk of a secretary, with a patient who drives twice where once would do."""
    at_home = {"address": [{"postalCode": "8600", "city": "Silkeborg"}]}
    visits = fhir_appointment(1, day=2), fhir_appointment(2, day=9)
    person = {**fhir_patient(), **at_home}
    booked(app, person, fhir_care_plan(), *fhir_places(), *visits, *fhir_calendar((2, "10:30")))
    return secretary(app)


def test_that_trips_that_a_plan_joins_are_told_with_what_they_save(app: Application) -> None:
    desk = split_trips(app)
    assert codes(desk) == []
    weigh(app)
    row = only(desk)
    assert (row.code, row.data["trips_saved"], row.is_stale) == ("COMBINABLE_TRIPS", 1, False)
    assert row.minutes_saved == row.data["travel_saved_min"] > 0


def test_that_a_saving_is_stale_until_it_is_weighed_again(app: Application) -> None:
    desk = split_trips(app)
    weigh(app)
    booked(app, fhir_appointment(2, day=10, meta={"versionId": "2"}))
    assert only(desk).is_stale
    weigh(app)
    assert not only(desk).is_stale
    booked(app, fhir_appointment(2, day=10, status="cancelled", meta={"versionId": "3"}))
    weigh(app)
    assert codes(desk) == []


def test_that_new_free_times_are_weighed_for_whom_they_suit_and_nobody_else(app: Application) -> None:
    desk = split_trips(app)
    weigh(app)
    booked(app, *fhir_calendar((9, "10:30")))
    assert only(desk).is_stale
    weigh(app)
    elsewhere = [{**one, "serviceType": [{"text": "Fodterapi"}]} for one in fhir_calendar((9, "11:30"))]
    booked(app, *elsewhere)
    assert not only(desk).is_stale


def test_that_free_times_are_listed_with_whom_they_help_and_the_log_names_them(app: Application) -> None:
    desk = split_trips(app)
    found = free_times(desk, days=10)
    assert [(hole.service, [user.trips_saved for user in hole.users]) for hole in found.holes] == [
        ("Sygeplejesamtale", [1])
    ]
    assert list(found.names.values()) == ["Eksempel, Person 1"]
    with app.store.read() as connection:
        lines = connection.execute(select(audit.c.id).where(audit.c.act == "list free times")).all()
    assert len(lines) == 1


def test_that_free_times_of_a_clinic_that_is_nobodys_are_the_first_departments(app: Application) -> None:
    desk = split_trips(app)
    make_department(app, "Psykiatri", is_sensitive=True)
    assert [hole.service for hole in free_times(desk, days=10).holes] == ["Sygeplejesamtale"]


def green(app: Application) -> Application:
    """The desk of a clinician, whose green patient has a control booked."""
    control = fhir_appointment(day=2, serviceType=[{"text": "Lungekontrol"}])
    booked(app, *green_case(1), *fhir_places(), control)
    return colleague(app, "kliniker")


def test_that_a_green_with_a_control_is_a_question_to_a_clinician_alone(app: Application) -> None:
    doctor, desk = green(app), secretary(app)
    assert codes(desk) == ["TRIAGE_GREEN_VISIT"]
    (asked_of,) = visit_questions(doctor, 1)
    with pytest.raises(NotAllowedError):
        answer_question(desk, asked_of.key, needed=False)
    answer_question(doctor, asked_of.key, needed=False)
    find_again(app)
    assert codes(desk) == ["VISIT_NOT_NEEDED"]
    assert [hole.given_back for hole in free_times(desk, days=10).holes] == [asked_of.item]
    with pytest.raises(WrongUseError, match="answered already"):
        answer_question(doctor, asked_of.key, needed=True)


def test_that_a_control_that_is_needed_is_asked_about_no_more(app: Application) -> None:
    doctor, desk = green(app), secretary(app)
    (asked_of,) = visit_questions(doctor, 1)
    answer_question(doctor, asked_of.key, needed=True)
    with app.store.write() as connection:
        mark_due(connection, [1])
    find_again(app)
    assert visit_questions(doctor, 1) == ()
    assert codes(desk) == []
    assert only(desk, ASIDE).reason is Irrelevant.CLINICIAN


def test_that_a_question_falls_away_with_the_green(app: Application) -> None:
    doctor = green(app)
    booked(app, fhir_spo2(80, 2))
    assert visit_questions(doctor, 1) == ()


def test_that_the_question_stands_on_the_chart_and_among_the_greens_of_a_clinician(app: Application) -> None:
    doctor = green(app)
    (visit,) = open_chart(doctor, 1).asked
    assert (visit.service, visit.start) == ("Lungekontrol", datetime(2026, 12, 2, 9, 0, tzinfo=DENMARK))
    assert [row.asked for row in list_greens(doctor, ASKED, 0, 9)] == [visit]
    assert (count_greens(doctor, ASKED), standing_of_greens(doctor).asked) == (1, 1)
    assert open_chart(secretary(app), 1).asked == ()
    answer_question(doctor, visit.question, needed=True)
    assert (open_chart(doctor, 1).asked, count_greens(doctor, ASKED)) == ((), 0)


def test_that_nobody_is_asked_about_a_closed_record_by_name(app: Application) -> None:
    doctor = green(app)
    mark_private(doctor, 1)
    assert list_greens(doctor, ASKED, 0, 9) == []


def test_that_one_patient_whom_a_fault_stops_holds_up_no_other(
    app: Application, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stopped(situation: Situation, patient: str) -> datetime | None:
        if patient == "1":
            raise ZeroDivisionError("Eksempel")
        return next_look(situation, patient)

    monkeypatch.setattr("triage.workflow.coordinate.findings.next_look", stopped)
    both = [make(one) for one in (1, 2) for make in (fhir_patient, fhir_care_plan)]
    booked(app, *both, *fhir_places(), *overlapping(1), *overlapping(2))
    assert [row.patient for row in inbox(secretary(app))] == [2]
    assert "Eksempel" not in caplog.text
    monkeypatch.undo()
    find_again(at(app, hours=2))
    assert sorted(row.patient for row in inbox(secretary(app))) == [1, 2]


def test_that_an_answer_falls_with_the_green_it_was_given_of(app: Application) -> None:
    doctor, desk = green(app), secretary(app)
    (asked_of,) = visit_questions(doctor, 1)
    answer_question(doctor, asked_of.key, needed=False)
    booked(app, fhir_spo2(80, 2))
    assert VISIT_NOT_NEEDED not in codes(desk)
    assert not any(hole.given_back for hole in free_times(desk, days=10).holes)


def test_that_an_answer_stands_though_newer_answers_are_as_green(app: Application) -> None:
    doctor, desk = green(app), secretary(app)
    (asked_of,) = visit_questions(doctor, 1)
    answer_question(doctor, asked_of.key, needed=False)
    booked(app, fhir_spo2(97, 2))
    assert codes(desk) == [VISIT_NOT_NEEDED]
    assert visit_questions(doctor, 1) == ()


def test_that_an_answer_falls_when_the_patient_is_called_in_after_all(app: Application) -> None:
    doctor, desk = green(app), secretary(app)
    (asked_of,) = visit_questions(doctor, 1)
    answer_question(doctor, asked_of.key, needed=False)
    decide(doctor, 1, Choice(Visit(Urgency.WITHIN_DAYS, 4), "wish"))
    find_again(app)
    assert VISIT_NOT_NEEDED not in codes(desk)


def test_that_who_works_for_two_departments_is_told_and_answers_once(app: Application, desk: Application) -> None:
    make_department(app, "Demo Vest")
    first, second = (place.key for place in list_departments(app))
    with app.store.write() as connection:
        line = dict(connection.execute(select(coordination_finding)).mappings().one()) | {"department_id": second}
        del line["id"]
        connection.execute(insert(coordination_finding).values(**line))
    both = colleague(app, "begge", Role.MEDICAL_SECRETARY)
    assert count_inbox(both, InboxQuery()).total == 1
    colleague(app, "begge", Role.MEDICAL_SECRETARY, department="Demo Vest")
    assert [row.department for row in inbox(both)] == [first]
    assert count_inbox(both, InboxQuery()).total == 1
    assert [row.department for row in inbox(both, InboxQuery(department=second))] == [second]
    snooze(both, only(both).id, date(2026, 11, 25), "ringer onsdag")
    assert codes(both) == codes(desk) == []
