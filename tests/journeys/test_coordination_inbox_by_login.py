"""The secretary's inbox in a shared database, where each has a login of their own and the database looks itself."""

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest

from tests.builders import bundle
from tests.coordination_builders import codes, fhir_appointment, inbox
from tests.rights_ward import SERVICE, Ward
from triage.bootstrap import utc_now
from triage.coordination.inbox.entry import Irrelevant
from triage.coordination.inbox.query import InboxQuery
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.scoring.danish_time import danish_day
from triage.store.coordination.failures import critical_entry
from triage.store.coordination.findings_due import mark_due
from triage.workflow.coordinate.findings import find_again
from triage.workflow.coordinate.handle import not_relevant, settle_failure, snooze
from triage.workflow.coordinate.inbox import count_inbox
from triage.workflow.intake.import_files import import_files

FINDING = (
    "INSERT INTO coordination_finding (patient_id, department_id, code, about, apart, data, basis, severity, rank, "
    "state, waits_for, words, first_seen, last_seen) "
    "VALUES (1, {place}, '{code}', '[\"x\"]', '', '{{}}', '', 0, 0, 'open', '', '', 1, 1)"
)


@pytest.fixture(scope="module")
def filled(made: Ward) -> Ward:
    """The ward, where patients 1 and 2 are each to be in two places at once in ten days."""
    path = made.folder / "booked.json"
    path.write_bytes(bundle(*_overlapping(1), *_overlapping(2)))
    import_files(made.owner, [path])
    find_again(made.of(SERVICE))
    return made


@pytest.fixture
def ward(filled: Ward) -> Iterator[Ward]:
    """The same for each test; lines that were added stay."""
    yield filled
    filled.close_opened()


def _overlapping(of: int) -> list[dict[str, object]]:
    day = danish_day(utc_now() + timedelta(days=10)).isoformat()
    times = (("09:00", "09:30"), ("09:15", "09:45"))
    return [
        fhir_appointment(of * 2 + number, of, start=f"{day}T{start}:00+01:00", end=f"{day}T{end}:00+01:00")
        for number, (start, end) in enumerate(times)
    ]


def test_that_a_secretary_sees_and_handles_what_is_at_odds_in_the_own_department(ward: Ward) -> None:
    desk = ward.of("r_sofie")
    assert {row.patient for row in inbox(desk)} == {1}
    row = next(row for row in inbox(desk) if row.code == "PATIENT_OVERLAP")
    snooze(desk, row.id, danish_day(utc_now()) + timedelta(days=2), "venter")
    assert "PATIENT_OVERLAP" not in codes(desk)
    assert {one.patient for one in inbox(ward.of("r_bo"))} == {2}


def test_that_nobody_handles_what_stands_in_another_department(ward: Ward) -> None:
    theirs = inbox(ward.of("r_bo"))[0]
    with pytest.raises(WrongUseError):
        not_relevant(ward.of("r_sofie"), theirs.id, Irrelevant.AGREED)
    assert ward.found("r_sofie", f"SELECT id FROM coordination_finding WHERE id = {theirs.id}") == []


def test_that_the_auditor_sees_no_inbox(ward: Ward) -> None:
    with pytest.raises(NotAllowedError):
        count_inbox(ward.of("r_eva"), InboxQuery())
    assert ward.found("r_eva", "SELECT id FROM coordination_finding") == []


def test_that_a_person_finds_nothing_by_hand_and_rewrites_no_line(ward: Ward) -> None:
    (place,) = ward.told("SELECT min(id) FROM department")[0]
    for statement in (
        FINDING.format(place=place, code="PATIENT_OVERLAP"),
        "UPDATE coordination_finding SET severity = 3",
        "UPDATE coordination_finding SET state = 'waiting', said_by = 'r_anna', said = 1",
        "DELETE FROM coordination_finding",
        "UPDATE coordination_due SET weigh = 0",
        f"INSERT INTO coordination_switch (department_id, code, is_on, author, at) VALUES ({place}, 'x', 0, 'y', 1)",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_sofie") as connection:
            connection.execute(statement)


def test_that_a_failure_reaches_every_department_and_is_answered_for_by_name(ward: Ward) -> None:
    desk, text, heart = ward.of("r_sofie"), Text("Ring.", "Call."), ["Hjertemedicin@x"]
    with desk.store.write() as connection:
        critical_entry(connection, plan=3, patients=[1], departments=heart, told=lambda _: text, at=utc_now())
        mark_due(connection, [1])
    row = inbox(desk)[0]
    assert row.code == "WRITE_FAILED"
    places = ward.told("SELECT count(DISTINCT department_id) FROM coordination_finding WHERE code = 'WRITE_FAILED'")
    assert places == [(2,)]
    settle_failure(desk, row.id, "ringet til begge")
    assert "WRITE_FAILED" not in codes(desk)
