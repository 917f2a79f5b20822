"""Decisions made without a connection: each comes once, and nothing that others did is overwritten."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.away.builders import Clock, Workstation, arrive, as_person, listed, people, rows_of, seen
from tests.away.conftest import MakeWorkstation
from tests.builders import fhir_spo2
from triage.clinical.decision import Action
from triage.errors import WrongUseError
from triage.store.away.merged import open_conflicts
from triage.store.tables import audit
from triage.workflow.application import Application
from triage.workflow.away.copy import copy_state
from triage.workflow.away.merge import Merged, merge
from triage.workflow.away.queue import decide_away, undo_away
from triage.workflow.casework.decide import decide
from triage.workflow.chart.open_chart import open_chart
from triage.worklist.merge import ConflictKind


@pytest.fixture
def station(shared: Application, workstation: MakeWorkstation) -> Workstation:
    """A workstation of another person, with three reds on its copy."""
    arrive(shared, *people(3))
    made = workstation("anna")
    made.keep()
    return made


def kinds(shared: Application) -> list[ConflictKind]:
    with shared.store.read() as connection:
        return [found.kind for found in open_conflicts(connection)]


def acts(shared: Application) -> list[tuple[str, str]]:
    with shared.store.read() as connection:
        return [(row.actor, row.act) for row in connection.execute(select(audit).order_by(audit.c.id))]


def test_that_a_decision_comes_as_it_was_made(shared: Application, station: Workstation, clock: Clock) -> None:
    row = listed(station.copy)[0]
    made_at = clock.now
    station.decide(row, Action.PHONE, "Ringer i morgen")
    clock.pass_(hours=2)
    assert merge(station.shared, station.copy) == Merged(merged=1)
    (decision,) = open_chart(shared, row.case).decisions
    assert (decision.actor, decision.note, decision.at) == ("anna", "Ringer i morgen", made_at)


def test_that_what_is_decided_leaves_the_list_at_once(station: Workstation) -> None:
    row = listed(station.copy)[0]
    station.decide(row)
    assert row.case not in [each.case for each in listed(station.copy)]
    assert copy_state(station.copy).waiting == 1


def test_that_a_decision_merged_again_has_one_effect(shared: Application, station: Workstation) -> None:
    station.decide(listed(station.copy)[0])
    merge(station.shared, station.copy)
    with station.copy.store.write() as connection:
        connection.exec_driver_sql("UPDATE away_act SET state = 'waiting'")
    assert merge(station.shared, station.copy) == Merged(merged=1)
    assert len(rows_of(shared.store, "decision")["decision"]) == 1


def decided(shared: Application, station: Workstation, case: int) -> None:
    decide(shared, case, Action.VISIT)


def owned(shared: Application, station: Workstation, case: int) -> None:
    with shared.store.write() as connection:
        until = int((shared.clock() + timedelta(minutes=15)).timestamp() * 1000)
        connection.exec_driver_sql(
            f"UPDATE \"case\" SET owner = 'bent', lease_until = {until}, owned_since = {until}, fence = fence + 1"
        )


def news(shared: Application, station: Workstation, case: int) -> None:
    arrive(shared, *(fhir_spo2(80, 30 + n, of=n) for n in (1, 2, 3)))


def right_lost(shared: Application, station: Workstation, case: int) -> None:
    with shared.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET active = 0 WHERE login = 'anna'")


@pytest.mark.parametrize(
    ("meanwhile", "kind"),
    [
        (decided, ConflictKind.DECIDED),
        (owned, ConflictKind.OWNED),
        (news, ConflictKind.NEWS),
        (right_lost, ConflictKind.RIGHT),
    ],
)
def test_that_nothing_others_did_is_overwritten(
    shared: Application,
    station: Workstation,
    meanwhile: Callable[[Application, Workstation, int], None],
    kind: ConflictKind,
) -> None:
    row = listed(station.copy)[0]
    station.decide(row, Action.NO_VISIT, "Ingen grund")
    clock = shared.clock
    assert isinstance(clock, Clock)
    clock.pass_(minutes=5)
    meanwhile(shared, station, row.case)
    before = rows_of(shared.store, "decision", "case", "outbox")
    assert merge(station.shared, station.copy) == Merged(conflicts=1)
    assert rows_of(shared.store, "decision", "case", "outbox") == before
    assert kinds(shared) == [kind]


def test_that_a_decision_about_a_case_that_is_not_there_waits(shared: Application, station: Workstation) -> None:
    station.decide(listed(station.copy)[0])
    with station.copy.store.write() as connection:
        connection.exec_driver_sql("UPDATE away_act SET about_case = 9999")
    assert merge(station.shared, station.copy) == Merged()
    assert copy_state(station.copy).waiting == 1


def test_that_what_was_done_without_the_right_is_told_the_auditor(shared: Application, station: Workstation) -> None:
    station.decide(listed(station.copy)[0])
    right_lost(shared, station, 0)
    merge(station.shared, station.copy)
    assert ("anna", "away_without_right") in acts(shared)


def test_that_a_conflict_stands_as_a_notice_on_the_patient(shared: Application, station: Workstation) -> None:
    row = listed(station.copy)[0]
    station.decide(row)
    decide(shared, row.case, Action.VISIT)
    merge(station.shared, station.copy)
    (notice,) = open_chart(shared, row.case).changes.notices
    assert "anna" in notice.text.da
    assert "blev ikke gemt" in notice.text.da


def test_that_who_looked_at_whom_while_away_stands_in_the_shared_log_once(
    shared: Application, station: Workstation
) -> None:
    row = listed(station.copy)[0]
    seen(station.copy, row)
    for _ in range(2):
        merge(station.shared, station.copy)
    assert acts(shared).count(("anna", "view")) == 1


def test_that_a_decision_taken_back_while_away_never_comes(shared: Application, station: Workstation) -> None:
    row = listed(station.copy)[0]
    undo_away(station.copy, station.decide(row))
    assert row.case in [each.case for each in listed(station.copy)]
    assert merge(station.shared, station.copy) == Merged()
    assert rows_of(shared.store, "decision") == {"decision": []}


def test_that_what_was_decided_before_is_not_taken_back_while_away(
    shared: Application, station: Workstation
) -> None:
    row = listed(shared)[0]
    mine = as_person(shared, "anna")
    made = decide(mine, row.case, Action.VISIT).decision
    arrive(shared, fhir_spo2(80, 31, of=1), fhir_spo2(80, 32, of=2), fhir_spo2(80, 33, of=3))
    station.keep()
    assert made is not None
    with pytest.raises(WrongUseError):
        undo_away(station.copy, made)


def test_that_what_the_copy_knows_refuses_a_decision(station: Workstation) -> None:
    row = listed(station.copy)[0]
    shown = seen(station.copy, row)
    decide_away(station.copy, row.case, Action.PHONE, "", shown)
    with pytest.raises(WrongUseError):
        decide_away(station.copy, row.case, Action.VISIT, "", shown)
    assert copy_state(station.copy).waiting == 1


def test_that_after_the_merge_the_copy_is_the_shared_list_again(shared: Application, station: Workstation) -> None:
    station.decide(listed(station.copy)[0])
    station.keep()
    assert listed(station.copy) == list(listed(shared))
    assert len(listed(station.copy)) == 2
    assert copy_state(station.copy).waiting == 0
