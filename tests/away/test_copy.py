"""The copy of the own department's list: what stands in it, how it is brought up to date, and when it is gone."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.away.builders import Clock, arrive, as_person, listed, people, rows_of, seen
from tests.away.conftest import MakeWorkstation
from tests.builders import fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from triage.access.person import OFFLINE_AT_MOST
from triage.access.roles import Role
from triage.clinical.decision import Action
from triage.clinical.draft import Draft
from triage.errors import NotAllowedError, StoreAwayError
from triage.store.away.scope import copied_tables
from triage.store.tables import metadata
from triage.workflow.application import Application
from triage.workflow.away.copy import copy_state, end_copy, keep_copy
from triage.workflow.away.state import refuse_unusable
from triage.workflow.care.courses import change_plan
from triage.workflow.care.limits import WantedLimit, set_limit
from triage.workflow.casework.decide import decide
from triage.workflow.casework.draft import keep_draft
from triage.workflow.casework.own import claim
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.lists.presence import note_presence
from triage.workflow.lists.views import save_view
from triage.worklist.row import EVERYBODY

# What a copy needs nothing of: the network, the log, the keys, what others may see, and what is only counted.
LEFT_OUT = {
    "alembic_version",
    "audit",
    "audit_chain",
    "audit_day",
    "audit_patient",
    "away_act",
    "away_conflict",
    "away_copy",
    "away_merged",
    "colour_step",
    "coordination_act",
    "coordination_due",
    "coordination_finding",
    "coordination_prompt",
    "coordination_switch",
    "double_item",
    "double_reading",
    "double_round",
    "draft",
    "green_batch",
    "green_closing",
    "green_judgement",
    "green_secret",
    "history_block",
    "history_fill",
    "history_layout",
    "history_row",
    "keeping",
    "outbox",
    "presence",
    "pull_state",
    "rebooking",
    "rebooking_call",
    "rebooking_move",
    "review",
    "rule_change",
    "rule_change_case",
    "rule_draft",
    "rule_notice",
    "rule_pending",
    "rule_report",
    "saved_view",
    "schedule",
    "signing_key",
    "slot",
    "stable_proposal",
    "visit_question",
    "watch",
    "watch_candidate",
    "watermark",
}


def test_that_of_every_table_it_is_said_whether_it_is_copied() -> None:
    assert set(metadata.tables) - copied_tables() - LEFT_OUT == set()


def test_that_the_copy_lists_what_the_shared_store_lists(shared: Application, workstation: MakeWorkstation) -> None:
    arrive(shared, *people(3), fhir_patient(4), fhir_care_plan(4), fhir_spo2(96, 4, of=4))
    station = workstation()
    station.keep()
    assert listed(station.copy) == listed(shared)


def test_that_a_chart_of_the_copy_tells_what_that_of_the_shared_store_does(
    shared: Application, workstation: MakeWorkstation
) -> None:
    arrive(shared, *people(1))
    station = workstation()
    station.keep()
    (row,) = listed(shared)
    assert open_chart(station.copy, row.case) == open_chart(shared, row.case)


def test_that_what_is_set_about_a_patient_is_copied_for_who_reads_answers_alone(
    shared: Application, clock: Clock, workstation: MakeWorkstation
) -> None:
    arrive(shared, *people(1))
    colleague(shared, "sekretær", Role.MEDICAL_SECRETARY)
    day = clock.now.date()
    set_limit(shared, 1, WantedLimit("copd", "spo2_yellow", Decimal(94), day, "Kendt høj mætning"))
    change_plan(shared, 1, "copd", None, 3, day)
    held = []
    for login in ("anna", "sekretær"):
        station = workstation(login)
        station.keep()
        tables = rows_of(station.copy.store, "own_limit", "care_change", "case_reason")
        held.append([len(rows) for rows in tables.values()])
    assert held == [[1, 1, 1], [0, 0, 0]]


def test_that_somebody_is_found_by_name_and_reason_on_a_copy(
    shared: Application, workstation: MakeWorkstation
) -> None:
    arrive(shared, *people(2))
    station = workstation()
    station.keep()
    for words in ("person 2", "iltmæt"):
        asked = replace(EVERYBODY, words=words)
        assert list_cases(station.copy, asked, 0, 9) == list_cases(shared, asked, 0, 9) != []


def test_that_nothing_somebody_began_or_looks_at_is_carried_about(
    shared: Application, workstation: MakeWorkstation
) -> None:
    arrive(shared, *people(1))
    anna, (first,) = as_person(shared, "anna"), listed(shared)
    keep_draft(anna, first.case, Draft(Action.PHONE, "Ringer"))
    note_presence(anna, first.case)
    save_view(anna, "Mine", EVERYBODY)
    station = workstation("anna")
    station.keep()
    assert all(not rows for rows in rows_of(station.copy.store, "draft", "presence", "saved_view").values())


def test_that_a_second_look_brings_what_changed_and_forgets_who_was_decided(
    shared: Application, workstation: MakeWorkstation
) -> None:
    arrive(shared, *people(3))
    station = workstation()
    station.keep()
    first = listed(shared)[0]
    decide(shared, first.case, Action.PHONE)
    arrive(shared, fhir_spo2(80, 20, of=2))
    station.keep()
    assert listed(station.copy) == listed(shared)
    assert len(rows_of(station.copy.store, "patient")["patient"]) == 2


def test_that_nothing_is_written_where_nothing_changed(shared: Application, workstation: MakeWorkstation) -> None:
    arrive(shared, *people(3))
    station = workstation()
    station.keep()
    before = rows_of(station.copy.store, *copied_tables())
    station.keep()
    assert rows_of(station.copy.store, *copied_tables()) == before


def test_that_a_reading_that_was_amended_is_amended_in_the_copy(
    shared: Application, clock: Clock, workstation: MakeWorkstation
) -> None:
    arrive(shared, *people(1))
    station = workstation()
    station.keep()
    clock.pass_(minutes=1)
    arrive(shared, fhir_spo2(79, 1, meta={"versionId": "2"}, status="amended"))
    station.keep()
    assert rows_of(station.copy.store, "reading") == rows_of(shared.store, "reading")


def test_that_a_copy_never_writes_to_a_source(shared: Application, workstation: MakeWorkstation) -> None:
    arrive(shared, *people(1))
    with shared.store.write() as connection:
        connection.exec_driver_sql("UPDATE source SET write_back = 'task', token = 'name'")
    station = workstation()
    station.keep()
    station.decide(listed(station.copy)[0])
    assert rows_of(station.copy.store, "outbox") == {"outbox": []}


def test_that_old_readings_stay_in_the_shared_store(
    shared: Application, clock: Clock, workstation: MakeWorkstation
) -> None:
    arrive(shared, *people(1))
    clock.pass_(days=100)
    arrive(shared, fhir_spo2(83, 2, at=clock.now - timedelta(hours=1)))
    station = workstation()
    station.keep()
    assert len(rows_of(station.copy.store, "reading")["reading"]) == 1
    (row,) = listed(shared)
    assert seen(station.copy, row) == seen(shared, row)


def test_that_of_another_persons_sign_in_nothing_stays(shared: Application, workstation: MakeWorkstation) -> None:
    station = workstation("anna")
    station.keep()
    keep_copy(shared, station.copy)
    assert [row[1] for row in rows_of(station.copy.store, "person")["person"]] == ["tester"]


def test_that_who_has_no_right_any_more_keeps_nothing(shared: Application, workstation: MakeWorkstation) -> None:
    arrive(shared, *people(2))
    station = workstation("anna")
    station.keep()
    with shared.store.write() as connection:
        connection.exec_driver_sql("UPDATE person SET active = 0 WHERE login = 'anna'")
    with pytest.raises(NotAllowedError):
        station.keep()
    assert rows_of(station.copy.store, "patient", "person") == {"patient": [], "person": []}


def test_that_a_copy_is_shown_to_its_own_person_for_a_day(
    shared: Application, clock: Clock, workstation: MakeWorkstation
) -> None:
    station = workstation()
    station.keep()
    state = copy_state(station.copy)
    refuse_unusable(state, "tester", clock.now + OFFLINE_AT_MOST)
    too_late, before = clock.now + OFFLINE_AT_MOST * 1.01, clock.now - OFFLINE_AT_MOST
    for actor, at in (("anna", clock.now), ("tester", too_late), ("tester", before)):
        with pytest.raises(StoreAwayError):
            refuse_unusable(state, actor, at)


def test_that_there_is_nothing_to_show_before_the_first_copy(workstation: MakeWorkstation, clock: Clock) -> None:
    with pytest.raises(StoreAwayError):
        refuse_unusable(copy_state(workstation().copy), "tester", clock.now)


def test_that_a_copy_that_is_thrown_away_leaves_no_file(
    shared: Application, workstation: MakeWorkstation
) -> None:
    arrive(shared, *people(1))
    station = workstation()
    station.keep()
    assert end_copy(station.copy)
    assert not list(Path(station.folder).glob("visita.db*"))


def test_that_a_copy_with_decisions_on_their_way_keeps_those_alone(
    shared: Application, workstation: MakeWorkstation
) -> None:
    arrive(shared, *people(1))
    station = workstation()
    station.keep()
    station.decide(listed(station.copy)[0])
    assert not end_copy(station.copy)
    assert rows_of(station.copy.store, "patient", "decision", "audit")["patient"] == []
    assert copy_state(station.copy).waiting == 1


def test_that_who_leaves_the_list_leaves_the_copy_with_all_that_hangs_on_the_case(
    shared: Application, workstation: MakeWorkstation
) -> None:
    arrive(shared, *people(2))
    first, other = listed(shared)
    station = workstation()
    claim(shared, first.case)
    station.keep()
    decide(shared, first.case, Action.VISIT)
    station.keep()
    assert [row.case for row in listed(station.copy)] == [other.case]
    assert rows_of(station.copy.store, "case_event", "decision") == {"case_event": [], "decision": []}
