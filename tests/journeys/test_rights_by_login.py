"""The program as people have it who each sign in to the shared database by a login of their own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.away.builders import Workstation
from tests.rights_ward import SERVICE, Ward
from triage.access.log_view import LogQuery
from triage.access.relation import EmergencyReason
from triage.access.roles import Role
from triage.clinical.care import PauseReason
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.errors import NotAllowedError, Text
from triage.workflow.application import Application
from triage.workflow.auditing.read_log import list_log
from triage.workflow.auditing.verify import verify_log
from triage.workflow.away.conflicts import list_conflicts
from triage.workflow.away.copy import copy_state, keep_copy
from triage.workflow.away.merge import Merged, merge
from triage.workflow.away.merge_log import merge_log
from triage.workflow.care.pause import cut_short, pause_patient
from triage.workflow.casework.decide import correct, decide, undo
from triage.workflow.casework.notices import mark_seen
from triage.workflow.casework.own import claim, hand_over, release, take_over
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.greens.close import close_greens, undo_closing
from triage.workflow.greens.show import preview_greens
from triage.workflow.lists.list_cases import count_cases, list_cases
from triage.workflow.people.people import add_person, confirm, grant, revoke
from triage.workflow.rights.emergency import break_glass, end_emergency
from triage.workflow.rights.privacy import mark_private
from triage.workflow.score.score import score
from triage.workflow.watching.cycle import run_steps
from triage.workflow.watching.watch import watch_once
from triage.worklist.green_list import GreenQuery
from triage.worklist.row import Query, Row

LONG = "Indlagt på en anden afdeling"


@pytest.fixture
def ward(made: Ward) -> Iterator[Ward]:
    yield made
    made.close_opened()


def rows(app: Application) -> list[Row]:
    return list(list_cases(app, Query(), 0, 9))


def red(app: Application) -> Row:
    return next(row for row in rows(app) if row.colour is Colour.RED)


def test_that_who_signed_in_is_at_work(ward: Ward) -> None:
    assert ward.of("r_anna").actor == "r_anna"
    assert ward.of(SERVICE).store.login is None


def test_that_each_sees_the_list_of_the_own_department_and_counts_it(ward: Ward) -> None:
    found = {login: len(rows(ward.of(login))) for login in ("r_anna", "r_bo", "r_sofie", "r_lis")}
    assert found == {"r_anna": 2, "r_bo": 1, "r_sofie": 2, "r_lis": 2}
    assert count_cases(ward.of("r_anna"), Query()).total == 2


def test_that_a_clinician_reads_a_chart_and_a_secretary_its_front(ward: Ward) -> None:
    case = red(ward.of("r_anna")).case
    chart, front = open_chart(ward.of("r_anna"), case), open_chart(ward.of("r_sofie"), case)
    assert len(chart.responses) == len(chart.series) == 1
    assert (front.patient.family, front.responses, front.series) == ("Eksempel", (), ())


def test_that_a_case_is_claimed_handed_over_taken_over_and_released(ward: Ward) -> None:
    anna, carl = ward.of("r_anna"), ward.of("r_carl")
    case = red(anna).case
    fence = hand_over(anna, case, claim(anna, case).fence, "r_carl", "Hej").fence
    fence = take_over(anna, case, "r_carl", fence, "Carl er gået hjem").fence
    release(anna, case, fence)
    assert red(carl).owner is None


def test_that_a_decision_is_made_corrected_and_taken_back_and_the_service_scores(ward: Ward) -> None:
    anna, service = ward.of("r_anna"), ward.of(SERVICE)
    case = red(anna).case
    made = decide(anna, case, Action.NO_VISIT, "Set").decision
    assert made is not None
    why = next(iter(anna.catalogue.choices.corrections))
    corrected = correct(anna, made, Action.PHONE, "Ring", why.code if hasattr(why, "code") else why).decision
    assert corrected is not None
    undo(anna, corrected)
    assert score(anna).cases == ()
    assert run_steps(service, ()) is None
    assert red(anna).case == case


def test_that_greens_are_closed_together_and_opened_again(ward: Ward) -> None:
    anna = ward.of("r_anna")
    run_steps(ward.of(SERVICE), ())
    done = close_greens(anna, preview_greens(anna, GreenQuery()).cases)
    assert len(done.closed) == 1
    undo_closing(anna, done.id)
    assert len(rows(anna)) == 2


def test_that_pauses_and_private_marks_are_noted_and_ended(ward: Ward) -> None:
    anna = ward.of("r_anna")
    patient = red(anna).patient
    pause_patient(anna, patient, PauseReason.HOLIDAY, date(2099, 1, 1), None)
    ((key,),) = ward.found("r_anna", "SELECT max(id) FROM pause")
    cut_short(anna, key)
    mark_private(anna, patient)
    assert ward.found("r_anna", "SELECT count(*) FROM reading WHERE patient_id = 1") == [(0,)]
    assert red(anna).name == "Privatmarkeret"
    ward.told("UPDATE privacy_mark SET ended = 1, ended_by = 'x'")


def test_that_break_glass_opens_one_patient_and_stands_before_the_auditor(ward: Ward) -> None:
    anna = ward.of("r_anna")
    assert ward.found("r_anna", "SELECT count(*) FROM reading WHERE patient_id = 2") == [(0,)]
    break_glass(anna, 2, EmergencyReason.DANGER, LONG)
    assert ward.found("r_anna", "SELECT count(*) FROM reading WHERE patient_id = 2") == [(1,)]
    assert ward.found("r_carl", "SELECT count(*) FROM reading WHERE patient_id = 2") == [(0,)]
    assert "break_glass" in {str(row[0]) for row in ward.found("r_eva", "SELECT reason FROM review")}
    end_emergency(anna, 2)
    assert ward.found("r_anna", "SELECT count(*) FROM reading WHERE patient_id = 2") == [(0,)]


def test_that_the_auditor_reads_and_checks_the_log_and_others_their_own(ward: Ward) -> None:
    rows(ward.of("r_anna"))
    assert {row.actor for row in list_log(ward.of("r_anna"), LogQuery(), 0, 99)} == {"r_anna"}
    assert len({row.actor for row in list_log(ward.of("r_eva"), LogQuery(), 0, 99)}) > 1
    assert verify_log(ward.of("r_eva")).is_whole
    with pytest.raises(NotAllowedError, match="auditor checks the log"):
        verify_log(ward.of("r_ida"))


def test_that_roles_are_given_and_confirmed_by_two(ward: Ward) -> None:
    ida, lis = ward.of("r_ida"), ward.of("r_lis")
    add_person(ida, "r_new", "Ny Opdigtet")
    proposed = grant(lis, "r_new", Role.CLINICIAN)
    confirm(ida, proposed.key)
    revoke(ida, proposed.key)
    confirm(lis, grant(ida, "r_new", Role.AUDITOR).key)


def test_that_a_persons_login_takes_nothing_in(ward: Ward) -> None:
    from threading import Event

    with pytest.raises(NotAllowedError, match="the service takes in"):
        watch_once(ward.of("r_anna"), Event())
    assert watch_once(ward.of(SERVICE), Event())


def test_that_what_a_person_decides_waits_for_the_service_to_send_it(ward: Ward) -> None:
    anna, case = ward.of("r_anna"), red(ward.of("r_anna")).case
    with ward.owner.store.write() as connection:
        key = connection.exec_driver_sql("SELECT min(id) FROM source").scalar_one()
        there = "write_back = 'task', url = 'http://127.0.0.1:1'"
        connection.exec_driver_sql(f"UPDATE source SET {there} WHERE id = {key}")
    made = decide(anna, case, Action.NO_VISIT, "Set").decision
    assert made is not None
    waits = ward.found("r_anna", "SELECT state FROM outbox")
    undo(anna, made)
    assert waits == [("waiting",)]
    assert ward.found("r_service", "SELECT state FROM outbox") == [("cancelled",)]
    for login in ("r_bo", "r_sofie"):
        assert ward.found(login, "SELECT count(*) FROM outbox") == [(0,)]


def test_that_notices_are_marked_as_seen_by_who_saw_them(ward: Ward) -> None:
    anna = ward.of("r_anna")
    values = "(1, 'amended', 1, 'a', 'b')"
    ((key,),) = ward.told(f"INSERT INTO notice (patient_id, kind, at, da, en) VALUES {values} RETURNING id")
    mark_seen(anna, key)
    assert ward.found("r_anna", "SELECT DISTINCT seen_by FROM notice WHERE seen_at IS NOT NULL") == [("r_anna",)]


@pytest.fixture
def copied(ward: Ward, tmp_path: Path) -> Iterator[Workstation]:
    """A copy of Anna's list; what is decided on it is taken back in the end."""
    run_steps(ward.of(SERVICE), ())
    station = Workstation(ward.of("r_anna"), tmp_path / "copy")
    station.keep()
    yield station
    station.close()
    ward.told("DELETE FROM away_conflict; DELETE FROM notice; UPDATE \"case\" SET owner = NULL, lease_until = NULL")


def test_that_a_copy_holds_what_its_person_may_read(ward: Ward, copied: Workstation) -> None:
    shown = red(copied.copy)
    assert shown.reason == red(ward.of("r_anna")).reason != Text("", "")
    assert len(open_chart(copied.copy, shown.case).responses) == 1


def test_that_what_was_decided_on_a_copy_is_merged(ward: Ward, copied: Workstation) -> None:
    case = red(copied.copy).case
    copied.decide(red(copied.copy), Action.NO_VISIT, "Uden net")
    assert merge(ward.of("r_anna"), copied.copy) == Merged(merged=1)
    made = next(one for one in open_chart(ward.of("r_carl"), case).decisions if not one.undone)
    assert (made.actor, made.note) == ("r_anna", "Uden net")
    undo(ward.of("r_anna"), made.id)


def test_that_what_another_did_waits_until_that_person_signs_in(ward: Ward, copied: Workstation) -> None:
    case = red(copied.copy).case
    copied.decide(red(copied.copy), Action.NO_VISIT, "Uden net")
    for login in ("r_carl", "r_sofie"):
        with pytest.raises(NotAllowedError, match="only r_anna can save it"):
            keep_copy(ward.of(login), copied.copy)
    assert merge(ward.of("r_anna"), copied.copy) == Merged(merged=1)
    undo(ward.of("r_anna"), open_chart(ward.of("r_anna"), case).decisions[0].id)


def test_that_anothers_decision_is_never_merged_by_a_colleague(ward: Ward, copied: Workstation) -> None:
    copied.decide(red(copied.copy), Action.NO_VISIT, "Uden net")
    merge_log(ward.of("r_anna"), copied.copy)
    assert merge(ward.of("r_carl"), copied.copy) == Merged()
    assert copy_state(copied.copy).waiting == 1
    keep_copy(ward.of("r_carl"), copied.copy)
    assert copy_state(copied.copy).waiting == 1


def test_that_a_decision_on_a_case_that_another_decided_becomes_a_conflict(ward: Ward, copied: Workstation) -> None:
    case = red(copied.copy).case
    copied.decide(red(copied.copy), Action.NO_VISIT, "Uden net")
    made = decide(ward.of("r_carl"), case, Action.NO_VISIT, "Først").decision
    assert made is not None
    assert merge(ward.of("r_anna"), copied.copy) == Merged(conflicts=1)
    notes = {login: [one.body.get("note") for one in list_conflicts(ward.of(login))] for login in ("r_carl", "r_sofie")}
    undo(ward.of("r_carl"), made)
    assert notes == {"r_carl": ["Uden net"], "r_sofie": [None]}
