"""A plan is written into the calendars as a whole or not at all, whatever breaks on the way, and can be taken back."""

from datetime import timedelta

import pytest

from tests.builders import NOW
from tests.fhir.fake_source import FakeSource
from tests.people import colleague
from tests.unit.workflow.rebooked import (
    accepted,
    arrive,
    asking,
    carried_on,
    hospital,
    hospital_of_two,
    hospital_out_of_order,
    later,
    place_of,
    reaching,
    secretary,
    shown,
    slots,
    swapped,
    undone,
    until_killed,
)
from triage.access.roles import Role
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.plan import Result, Stage
from triage.errors import NotAllowedError, StaleError, WrongUseError
from triage.store.coordination.letters import LetterState, letter_of, letters_ready, note_printed
from triage.workflow.application import Application
from triage.workflow.coordinate.accept import accept
from triage.workflow.coordinate.plans import answer_request, plan_now, plans_of
from triage.worklist.source import WriteBack

OLD = ("2026-12-03T09:00:00+01:00", "Location/aarhus", "Slot/old")
NEW = ("2026-12-01T10:45:00+01:00", "Location/viborg", "Slot/new")
THEIRS = ("2026-12-01T10:45:00+01:00", "Location/viborg", "Slot/theirs")
BEFORE, AFTER = {"old": "busy", "new": "free"}, {"old": "free", "new": "busy"}
REQUESTS = 12


@pytest.fixture
def server() -> FakeSource:
    return FakeSource()


@pytest.fixture
def ward(app: Application, server: FakeSource) -> Application:
    """A secretary's application in front of the hospital."""
    arrive(app, server, *hospital())
    return secretary(app)


def lines(app: Application) -> list[str]:
    with app.store.read() as connection:
        return [row.act for row in connection.exec_driver_sql("SELECT act FROM audit ORDER BY id")]


def test_that_what_was_accepted_stands_in_the_calendars(ward: Application, server: FakeSource) -> None:
    plan = accepted(ward, server)
    assert plan.result is Result.APPLIED
    assert (place_of(server, "blood"), slots(server)) == (NEW, AFTER)
    assert [(move.dept, move.stage) for move in plan.moves] == [("Blodprøver@aarhus", Stage.RELEASED)]


def test_that_nothing_but_place_and_time_is_changed(ward: Application, server: FakeSource) -> None:
    before = dict(server.held["Appointment/blood"])
    accepted(ward, server)
    after = server.held["Appointment/blood"]
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"start", "end", "slot", "participant", "meta", "extension"}


def test_that_the_same_plan_accepted_twice_is_one(ward: Application, server: FakeSource) -> None:
    found, proposal = shown(ward)
    plans = [accept(ward, 1, proposal, found.versions, reach=reaching(server)) for _ in range(2)]
    assert plans[0] == plans[1]
    assert server.held["Appointment/blood"]["meta"]["versionId"] == "2"


def test_that_accepting_is_in_the_log_with_how_it_ended(ward: Application, server: FakeSource) -> None:
    accepted(ward, server)
    assert [line for line in lines(ward) if "plan" in line] == ["accept plan", "plan ended"]


def test_that_an_appointment_changed_since_is_not_moved(ward: Application, server: FakeSource) -> None:
    server.put({**server.held["Appointment/blood"], "comment": "Ring først"})
    assert accepted(ward, server).result is Result.STALE
    assert (place_of(server, "blood"), slots(server)) == (OLD, BEFORE)


def test_that_what_changed_here_since_is_told_and_nothing_begun(ward: Application, server: FakeSource) -> None:
    found, proposal = shown(ward)
    seen = {**found.versions, proposal.moves[0].appointment: "0"}
    with pytest.raises(StaleError, match="Blodprøver"):
        accept(ward, 1, proposal, seen, reach=reaching(server))
    assert "accept plan" not in lines(ward)


def test_that_a_slot_taken_at_the_source_meanwhile_changes_nothing(ward: Application, server: FakeSource) -> None:
    server.put({**server.held["Slot/new"], "status": "busy"})
    assert accepted(ward, server).result is Result.SLOT_GONE
    assert (place_of(server, "blood"), slots(server)["old"]) == (OLD, "busy")


def test_that_a_plan_that_came_to_nothing_can_be_accepted_again(ward: Application, server: FakeSource) -> None:
    server.put({**server.held["Slot/new"], "status": "busy"})
    accepted(ward, server)
    server.put({**server.held["Slot/new"], "status": "free"})
    assert accepted(ward, server).result is Result.APPLIED


@pytest.mark.file_only
@pytest.mark.parametrize("fault", ["lost", 503, "killed after"])
@pytest.mark.parametrize("place", range(REQUESTS))
def test_that_after_any_fault_anywhere_the_plan_is_carried_on_once(
    ward: Application, server: FakeSource, fault: str | int, place: int
) -> None:
    server.faults = [None] * place + [fault]
    until_killed(lambda: accepted(ward, server))
    carried_on(ward, server, timedelta(minutes=5))
    (plan,) = plans_of(ward, 1)
    assert plan.result is Result.APPLIED
    assert (place_of(server, "blood"), slots(server)) == (NEW, AFTER)
    assert server.held["Appointment/blood"]["meta"]["versionId"] == "2"


def test_that_the_journal_has_each_call_before_its_answer(ward: Application, server: FakeSource) -> None:
    server.faults = [None] * 7 + ["killed after"]
    until_killed(lambda: accepted(ward, server))
    with ward.store.read() as connection:
        said = connection.exec_driver_sql("SELECT verb, answer FROM rebooking_call ORDER BY id").all()
    assert [tuple(line) for line in said] == [("hold", "done"), ("put", None)]


def test_that_a_plan_that_could_not_be_begun_in_time_is_not_begun_later(ward: Application, server: FakeSource) -> None:
    server.faults = ["cut"]
    assert accepted(ward, server).result is None
    carried_on(ward, server)
    assert plans_of(ward, 1)[0].result is Result.EXPIRED
    assert (place_of(server, "blood"), slots(server)) == (OLD, BEFORE)


def test_that_a_calendar_in_silence_after_a_write_is_told_of_and_settled_later(
    ward: Application, server: FakeSource
) -> None:
    server.faults = [None] * 7 + ["lost"]
    assert accepted(ward, server).result is None
    server.faults = ["cut"]
    carried_on(ward, server)
    with ward.store.read() as connection:
        told = connection.exec_driver_sql("SELECT code FROM coordination_finding WHERE code = 'WRITE_FAILED'").all()
    assert len(told) == 1
    carried_on(ward, server, timedelta(hours=2))
    assert plans_of(ward, 1)[0].result is Result.EXPIRED
    assert (place_of(server, "blood"), slots(server)) == (OLD, BEFORE)


def test_that_a_plan_that_was_stuck_and_then_failed_is_told_of_twice(ward: Application, server: FakeSource) -> None:
    plan = accepted(ward, server)
    server.faults = [None] * 3 + ["cut"]
    undone(ward, server, plan.plan)
    server.faults = ["cut"]
    carried_on(ward, server)
    server.put({**server.held["Appointment/blood"], "comment": "Patienten har ringet"})
    carried_on(ward, server, timedelta(hours=2))
    assert plan_now(ward, plan.plan).result is Result.NEEDS_HUMAN
    with ward.store.read() as connection:
        told = connection.exec_driver_sql("SELECT about FROM coordination_finding WHERE code = 'WRITE_FAILED'").all()
    assert sorted(row.about for row in told) == [f'["plan|{plan.plan}"]', f'["plan|{plan.plan}|stuck"]']


def test_that_two_who_carry_on_write_once(ward: Application, server: FakeSource) -> None:
    server.faults = ["cut"]
    accepted(ward, server)
    seen_by_the_other: list[int] = []
    server.between = lambda: seen_by_the_other.append(carried_on(ward, server, timedelta(minutes=1)))
    assert carried_on(ward, server, timedelta(minutes=1)) == 1
    assert seen_by_the_other == [0]
    assert server.held["Appointment/blood"]["meta"]["versionId"] == "2"


def test_that_a_plan_is_taken_back_whole(ward: Application, server: FakeSource) -> None:
    plan = accepted(ward, server)
    assert undone(ward, server, plan.plan).result is Result.UNDONE
    assert (place_of(server, "blood"), slots(server)) == (OLD, BEFORE)


@pytest.mark.file_only
@pytest.mark.parametrize("fault", ["lost", "killed before"])
@pytest.mark.parametrize("place", range(2, REQUESTS))
def test_that_a_fault_on_the_way_back_is_carried_on_from(
    ward: Application, server: FakeSource, fault: str | int, place: int
) -> None:
    plan = accepted(ward, server)
    server.faults = [None] * place + [fault]
    until_killed(lambda: undone(ward, server, plan.plan))
    carried_on(ward, server)
    assert plan_now(ward, plan.plan).result is Result.UNDONE
    assert (place_of(server, "blood"), slots(server)) == (OLD, BEFORE)


def test_that_nothing_is_taken_back_where_the_old_time_is_taken(ward: Application, server: FakeSource) -> None:
    plan = accepted(ward, server)
    server.put({**server.held["Slot/old"], "status": "busy"})
    with pytest.raises(StaleError, match="Blodprøver"):
        undone(ward, server, plan.plan)
    assert (place_of(server, "blood"), plan_now(ward, plan.plan).result) == (NEW, Result.APPLIED)


def test_that_nothing_is_taken_back_after_ten_minutes(ward: Application, server: FakeSource) -> None:
    plan = accepted(ward, server)
    assert plan.undo_until == NOW + timedelta(minutes=10)
    with pytest.raises(WrongUseError, match="no more"):
        undone(later(ward, timedelta(minutes=10)), server, plan.plan)


def test_that_an_undo_that_fails_midway_stands_before_people(ward: Application, server: FakeSource) -> None:
    plan = accepted(ward, server)
    blood = server.held["Appointment/blood"]
    server.between = lambda: server.put({**blood, "comment": "Patienten har ringet"})
    ended = undone(ward, server, plan.plan)
    assert (ended.result, ended.letter and ended.letter.state) == (Result.NEEDS_HUMAN, LetterState.KEPT_BACK)
    with ward.store.read() as connection:
        told = connection.exec_driver_sql("SELECT data FROM coordination_finding WHERE code = 'WRITE_FAILED'").all()
    assert "Blodprøver" in told[0].data


def test_that_the_letter_waits_until_nothing_can_be_taken_back(ward: Application, server: FakeSource) -> None:
    plan = accepted(ward, server).plan
    soon, then = NOW + timedelta(minutes=9), NOW + timedelta(minutes=10)
    with ward.store.write() as connection:
        assert not note_printed(connection, plan, "sekretaer", soon)
        assert letters_ready(connection, soon) == []
        assert [letter.plan for letter in letters_ready(connection, then)] == [plan]
        assert note_printed(connection, plan, "sekretaer", then)
        assert not note_printed(connection, plan, "sekretaer", then)
        letter = letter_of(connection, plan, then)
    assert letter is not None
    assert letter.state is LetterState.PRINTED


def test_that_the_letter_of_a_plan_taken_back_is_dropped(ward: Application, server: FakeSource) -> None:
    ended = undone(ward, server, accepted(ward, server).plan)
    assert ended.letter is not None
    assert ended.letter.state is LetterState.DROPPED


def test_that_a_source_that_takes_nothing_is_agreed_on_by_telephone(app: Application, server: FakeSource) -> None:
    arrive(app, server, *hospital(), dress=WriteBack.NONE)
    before = list(server.log)
    plan = accepted(secretary(app), server)
    assert (plan.result, plan.moves[0].capability) == (Result.REQUESTED, Capability.PHONE)
    assert server.log == before


def test_that_an_owner_that_must_be_asked_gets_one_task_and_the_old_time_stays(
    ward: Application, server: FakeSource
) -> None:
    plan = accepted(asking(ward), server)
    (task,) = server.of("Task")
    assert (plan.result, plan.answer_by) == (Result.REQUESTED, NOW + timedelta(days=3))
    assert (task["focus"], task["status"]) == ({"reference": "Appointment/blood"}, "requested")
    assert (place_of(server, "blood"), slots(server)) == (OLD, BEFORE)
    assert [one["participantStatus"] for one in server.of("AppointmentResponse")] == ["tentative"]


@pytest.mark.parametrize("fault", ["lost", "cut", 503, "killed before", "killed after"])
@pytest.mark.parametrize("place", range(3))
def test_that_after_any_fault_an_owner_is_asked_once(
    ward: Application, server: FakeSource, fault: str | int, place: int
) -> None:
    server.faults = [None] * place + [fault]
    until_killed(lambda: accepted(asking(ward), server))
    carried_on(ward, server)
    assert (len(server.of("Task")), len(server.of("AppointmentResponse"))) == (1, 1)


def test_that_a_request_is_withdrawn(ward: Application, server: FakeSource) -> None:
    plan = accepted(asking(ward), server)
    assert undone(ward, server, plan.plan).result is Result.UNDONE
    assert [task["status"] for task in server.of("Task")] == ["cancelled"]


def test_that_what_an_owner_answers_is_noted_once(ward: Application, server: FakeSource) -> None:
    plan = accepted(asking(ward), server)
    name = plan.moves[0].appointment
    assert answer_request(ward, plan.plan, name, is_yes=True).moves[0].said is True
    with pytest.raises(WrongUseError, match="noted before"):
        answer_request(ward, plan.plan, name, is_yes=False)


@pytest.fixture
def out_of_order(app: Application, server: FakeSource) -> Application:
    """A secretary's application in front of visits that are to change their order, and a clinician beside."""
    arrive(app, server, *hospital_out_of_order())
    colleague(app, "laege", Role.CLINICIAN)
    colleague(app, "kollega", Role.MEDICAL_SECRETARY)
    return secretary(app)


@pytest.mark.parametrize("agreed", [None, "kollega", "sekretaer", "ingen"])
def test_that_another_order_needs_a_clinician(
    out_of_order: Application, server: FakeSource, agreed: str | None
) -> None:
    with pytest.raises(NotAllowedError, match="Ask a clinician"):
        accepted(out_of_order, server, agreed=agreed)
    assert place_of(server, "blood") == OLD


def test_that_who_agreed_stands_in_the_log(out_of_order: Application, server: FakeSource) -> None:
    assert accepted(out_of_order, server, agreed="laege").result is Result.APPLIED
    with out_of_order.store.read() as connection:
        (said,) = connection.exec_driver_sql("SELECT subject FROM audit WHERE act = 'accept plan'").all()
    assert said.subject.endswith("agreed by laege")


@pytest.fixture
def crossing(app: Application, server: FakeSource) -> Application:
    """A secretary's application in front of two who drive past each other."""
    arrive(app, server, *hospital_of_two())
    return secretary(app)


def test_that_two_patients_take_each_others_place(crossing: Application, server: FakeSource) -> None:
    plan = swapped(crossing, server)
    assert (plan.result, {move.patient for move in plan.moves}) == (Result.APPLIED, {1, 2})
    assert (place_of(server, "blood"), place_of(server, "blood2")) == (THEIRS, OLD)
    assert slots(server) == {"old": "busy", "theirs": "busy"}


def test_that_a_swap_that_fails_midway_leaves_both_where_they_were(crossing: Application, server: FakeSource) -> None:
    second = server.held["Appointment/blood2"]
    server.faults = [None] * 12
    server.between = lambda: server.put({**second, "comment": "Ring først"})
    plan = swapped(crossing, server)
    assert plan.result is Result.ROLLED_BACK
    assert (place_of(server, "blood"), place_of(server, "blood2")) == (OLD, THEIRS)


def test_that_a_swap_is_taken_back_whole(crossing: Application, server: FakeSource) -> None:
    assert undone(crossing, server, swapped(crossing, server).plan).result is Result.UNDONE
    assert (place_of(server, "blood"), place_of(server, "blood2")) == (OLD, THEIRS)
    assert slots(server) == {"old": "busy", "theirs": "busy"}


def test_that_each_patient_of_a_swap_has_a_line_in_the_log(crossing: Application, server: FakeSource) -> None:
    swapped(crossing, server)
    with crossing.store.read() as connection:
        asked = "SELECT patient_id FROM audit WHERE act = 'accept plan' ORDER BY patient_id"
        assert [row.patient_id for row in connection.exec_driver_sql(asked)] == [1, 2]


def test_that_a_clinician_proposes_and_does_not_move(ward: Application, server: FakeSource) -> None:
    clinician = colleague(ward, "laege", Role.CLINICIAN)
    with pytest.raises(NotAllowedError, match="propose"):
        accepted(clinician, server)


def test_that_nobody_else_sees_or_moves_anything(ward: Application, server: FakeSource) -> None:
    found, proposal = shown(ward)
    auditor = colleague(ward, "revisor", Role.AUDITOR)
    with pytest.raises(NotAllowedError):
        accept(auditor, 1, proposal, found.versions, reach=reaching(server))
