"""The inputs behind a result are kept with it, and a replay of the rules in use comes back to the stored colours."""

import json
from argparse import Namespace
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import delete, func, insert, select, update

from tests.builders import NOW, ago, fhir_care_plan, fhir_daily_answers, fhir_daily_form, fhir_patient, fhir_spo2
from tests.journeys.green_cases import greens
from tests.journeys.test_decision import taken_in
from tests.people import colleague, nobody
from triage.access.roles import Role
from triage.clinical.colour import Colour
from triage.clinical.decision import Action, OutcomeKind
from triage.commands.rule_replay import run_rule_replay
from triage.commands.status import Status
from triage.errors import NotAllowedError, RuleSetError, WrongUseError
from triage.scoring.replay.history import History
from triage.scoring.replay.replay import replay
from triage.scoring.replay.sequel.sequel import LOOKED_AT, Sequel
from triage.scoring.rules.model import RuleSet
from triage.store.clock_time import to_ms
from triage.store.history.pack import full_layouts, pack
from triage.store.tables import audit, encounter, history_block, history_fill, history_row, result
from triage.workflow.application import Application
from triage.workflow.care.limits import WantedLimit, set_limit
from triage.workflow.casework.decide import decide
from triage.workflow.casework.follow_up import note_outcome
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.greens.judge import judge
from triage.workflow.greens.show import list_greens
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.tune.replay.fill import fill_history
from triage.workflow.tune.replay.history import history_span, read_history
from triage.workflow.tune.replay.outcomes import outcomes_beside
from triage.workflow.tune.replay.patients_behind import patients_behind
from triage.workflow.tune.replay.recompute import ReplayStoppedError, recompute
from triage.workflow.tune.replay.replay import replay_draft
from triage.worklist.green_list import GreenQuery, Which
from triage.worklist.greens import WHOLE
from triage.worklist.row import Query

YEAR = timedelta(days=365)
SPO2 = {1: 84, 2: 88, 3: 96, 4: 88, 5: 97}


def measured(app: Application, folder: Path) -> Application:
    """Five made-up people: a red, two yellows, two greens, one of whom wrote something nobody has read."""
    people = [part for number in SPO2 for part in (fhir_patient(number), fhir_care_plan(number))]
    readings = [fhir_spo2(value, number, of=number) for number, value in SPO2.items()]
    words = fhir_daily_answers(5, of=5, free_text="Jeg har det skidt", more_dyspnoea=False)
    taken_in(app, folder, *people, *readings, fhir_daily_form(), words)
    return app


@pytest.fixture
def ward(app: Application, tmp_path: Path) -> Application:
    return measured(app, tmp_path)


def history_of(app: Application) -> History:
    return read_history(app, "copd", NOW - YEAR, NOW + YEAR)


def with_limits(rules: RuleSet, **values: str) -> RuleSet:
    moved = {name: replace(rules.params[name], value=Decimal(value)) for name, value in values.items()}
    return replace(rules, params={**rules.params, **moved})


def in_use(app: Application) -> RuleSet:
    return app.catalogue.rule_sets["copd"]


def count(app: Application, table: object) -> int:
    with app.store.read() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def packed(app: Application, rows: int) -> None:
    with app.store.write() as connection:
        for layout in full_layouts(connection, rows):
            while pack(connection, layout, rows):
                pass


def test_that_every_result_comes_back_to_its_colour(ward: Application) -> None:
    history = history_of(ward)
    assert history.rows == len(SPO2)
    assert sorted(history.ranks.tolist()) == [0, 1, 1, 2, 3]
    assert replay(history, in_use(ward)).tolist() == history.ranks.tolist()
    assert history.version_hashes == (in_use(ward).sha256,)


def test_that_words_nobody_read_keep_from_green_in_a_replay_too(ward: Application) -> None:
    history = history_of(ward)
    (blocked,) = np.flatnonzero(history.blocks_green)
    assert history.patients[blocked] == 5
    assert Colour.GREY.rank == replay(history, in_use(ward))[blocked]


def test_that_a_row_is_of_the_department_that_the_case_was_of(ward: Application) -> None:
    departments = set(history_of(ward).departments.tolist())
    assert len(departments) == 1
    (place,) = departments
    assert place > 0
    assert read_history(ward, "copd", NOW - YEAR, NOW + YEAR, place).rows == len(SPO2)
    assert read_history(ward, "copd", NOW - YEAR, NOW + YEAR, place + 1).rows == 0


@pytest.mark.parametrize("size", [1, 2, 5])
def test_that_packing_changes_nothing_that_is_read(ward: Application, size: int) -> None:
    before = history_of(ward)
    packed(ward, size)
    assert count(ward, history_block) == len(SPO2) // size
    assert count(ward, history_row) == len(SPO2) % size
    after = history_of(ward)
    assert after.results.tolist() == before.results.tolist()
    assert after.ranks.tolist() == before.ranks.tolist() == replay(after, in_use(ward)).tolist()
    assert after.departments.tolist() == before.departments.tolist()


def test_that_a_limit_of_the_patients_own_stays_their_own(ward: Application, tmp_path: Path) -> None:
    rules = in_use(ward)
    set_limit(ward, 2, WantedLimit("copd", "spo2_yellow", Decimal(94), NOW.date() + timedelta(days=30), "Prøve"))
    taken_in(ward, tmp_path, fhir_spo2(93, 20, of=2))
    history = history_of(ward)
    # The limit itself is news, and so is what was measured under it.
    assert {history.patients[row] for row in history.own} == {2}
    assert [*history.own.values()] == [{"spo2_yellow": Decimal(94)}] * 2
    assert replay(history, rules).tolist() == history.ranks.tolist()
    narrower = replay(history, with_limits(rules, spo2_yellow="90"))
    assert [narrower[row] for row in history.own] == [history.ranks[row] for row in history.own]


def test_that_what_is_outside_the_period_is_not_read(ward: Application) -> None:
    assert read_history(ward, "copd", NOW - YEAR, NOW).rows == 0
    assert read_history(ward, "copd", NOW, NOW + timedelta(milliseconds=1)).rows == len(SPO2)


def test_that_a_patient_without_rules_is_counted_as_left_out(app: Application, tmp_path: Path) -> None:
    taken_in(app, tmp_path, fhir_patient(1), fhir_care_plan(1, "sclerosis"), fhir_spo2(96))
    history = read_history(app, "sclerosis", NOW - YEAR, NOW + YEAR, rule_set=in_use(app))
    assert (history.rows, dict(history.left_out)) == (0, {"no_rules": 1})
    with pytest.raises(WrongUseError, match="No rule set is in use"):
        read_history(app, "sclerosis", NOW - YEAR, NOW + YEAR)


def test_that_other_definitions_of_inputs_are_left_out_and_counted(ward: Application) -> None:
    rules = in_use(ward)
    other = replace(rules, inputs={**rules.inputs, "spo2": replace(rules.inputs["spo2"], window_h=Decimal(2))})
    history = read_history(ward, "copd", NOW - YEAR, NOW + YEAR, rule_set=other)
    assert (history.rows, dict(history.left_out)) == (0, {"other_inputs": len(SPO2)})


def test_that_an_overtaken_alarm_is_counted_as_left_out(app: Application, tmp_path: Path) -> None:
    taken_in(app, tmp_path, fhir_patient(1), fhir_care_plan(1), fhir_spo2(96, 1, at=ago(days=2)))
    later = replace(app, clock=lambda: NOW + timedelta(hours=5))
    readings = (fhir_spo2(82, 2, at=NOW + timedelta(hours=1)), fhir_spo2(96, 3, at=NOW + timedelta(hours=4)))
    taken_in(later, tmp_path, *readings)
    history = history_of(app)
    assert history.left_out == {"passed_over": 1}
    assert replay(history, in_use(app)).tolist() == history.ranks.tolist()


def test_that_older_results_are_filled_in_just_as_they_were(ward: Application) -> None:
    before = history_of(ward)
    with ward.store.write() as connection:
        connection.execute(delete(history_row))
        connection.execute(update(history_fill).values(until=select(func.max(result.c.id)).scalar_subquery()))
    assert history_of(ward).left_out == {"not_filled": len(SPO2)}
    assert history_span(ward, "copd").to_fill == len(SPO2)
    assert fill_history(ward) == len(SPO2)
    after = history_of(ward)
    assert after.results.tolist() == before.results.tolist()
    assert after.blocks_green.tolist() == before.blocks_green.tolist()
    assert after.left_out == {}
    assert replay(after, in_use(ward)).tolist() == before.ranks.tolist()
    assert fill_history(ward) == 0


@pytest.mark.file_only
def test_that_a_result_that_does_not_come_back_is_counted_and_not_guessed(ward: Application) -> None:
    with ward.store.write() as connection:
        connection.execute(delete(history_row))
        connection.execute(update(history_fill).values(until=select(func.max(result.c.id)).scalar_subquery()))
        said = func.replace(result.c.body, '"colour":"yellow"', '"colour":"green"')
        connection.execute(update(result).where(result.c.colour_rank == 1).values(body=said))
    fill_history(ward)
    history = history_of(ward)
    assert (history.rows, dict(history.left_out)) == (3, {"not_kept": 2})


def test_that_reading_a_history_is_logged_and_asked_for(ward: Application) -> None:
    read_history(colleague(ward, "forfatter", Role.RULE_AUTHOR), "copd", NOW - YEAR, NOW)
    with ward.store.read() as connection:
        acts = connection.execute(select(audit.c.actor, audit.c.act, audit.c.subject).order_by(audit.c.id)).all()
    assert acts[-1] == ("forfatter", "read history", "copd 2025-11-23 2026-11-23")
    for other in (nobody(ward), colleague(ward, "revisor", Role.AUDITOR)):
        with pytest.raises(NotAllowedError):
            read_history(other, "copd", NOW - YEAR, NOW)


def test_that_what_came_of_people_stands_beside_the_row(ward: Application) -> None:
    cases = {row.reference: row.case for row in list_cases(ward, Query(), 0, 9)}
    visit = decide(ward, cases["Patient/p1"], Action.VISIT, "").decision
    assert visit is not None
    later = replace(ward, clock=lambda: NOW + timedelta(days=40))
    note_outcome(later, visit, OutcomeKind.NEEDED, "")
    decide(later, cases["Patient/p3"], Action.VISIT, "")
    admit(later, patient=2, days=3)
    history = history_of(ward)
    outcomes = dict(zip(history.patients.tolist(), outcomes_beside(later, history).outcomes.tolist(), strict=True))
    assert outcomes[1] == Sequel.NECESSARY | Sequel.NOT_ADMITTED
    assert outcomes[2] == Sequel.ADMITTED
    assert outcomes[3] == Sequel.WORSE | Sequel.NOT_ADMITTED
    assert outcomes[4] == Sequel.NOT_ADMITTED


def test_that_a_person_who_agrees_with_a_drawn_green_counts_as_much_as_one_who_does_not(
    app: Application, tmp_path: Path
) -> None:
    greens(app, tmp_path, 2, WHOLE)
    drawn = list_greens(app, GreenQuery(Which.SAMPLED), 0, 9)
    for row, colour in zip(drawn, (Colour.GREEN, Colour.YELLOW), strict=True):
        judge(app, row.case, colour, open_chart(app, row.case).seen)
    recorded = outcomes_beside(app, history_of(app))
    assert sorted(recorded.outcomes.tolist()) == [Sequel.WORSE, Sequel.AGREED]
    assert LOOKED_AT.recorded_after(recorded.outcomes).all()
    assert recorded.drawn.tolist() == [1, 1]


def test_that_nobody_is_called_not_admitted_where_stays_are_not_told_or_not_yet_over(ward: Application) -> None:
    history = history_of(ward)
    later = replace(ward, clock=lambda: NOW + timedelta(days=40))
    assert not outcomes_beside(later, history).outcomes.any()
    admit(ward, patient=2, days=31)
    assert not (outcomes_beside(ward, history).outcomes & Sequel.NOT_ADMITTED).any()
    assert not (outcomes_beside(later, history).outcomes & Sequel.ADMITTED).any()


def admit(app: Application, patient: int, days: int) -> None:
    values = {"source_id": 1, "reference": f"Encounter/e{patient}", "patient_id": patient, "status": "in-progress"}
    start = to_ms(NOW + timedelta(days=days))
    with app.store.write() as connection:
        connection.execute(insert(encounter).values(kind="IMP", start=start, department="", **values))


def test_that_a_clinician_sees_names_behind_a_number_and_an_author_a_number_that_stays(ward: Application) -> None:
    head = colleague(ward, "leder", Role.DEPARTMENT_HEAD)
    author = colleague(ward, "forfatter", Role.RULE_AUTHOR)
    history, draft = history_of(ward), with_limits(in_use(ward), spo2_red="88")
    rows = np.flatnonzero(replay(history, draft) != history.ranks)
    named, coded = patients_behind(head, history, rows, draft), patients_behind(author, history, rows, draft)
    assert named.total == coded.total == 2
    assert {one.called for one in named.patients} == {"Eksempel, Person 2", "Eksempel, Person 4"}
    assert [one.patient for one in coded.patients] == [None, None]
    assert all(one.called.startswith("patient ") and "Eksempel" not in one.called for one in coded.patients)
    assert coded == patients_behind(author, history, rows, draft)
    for one in (*named.patients, *coded.patients):
        assert (one.before, one.after) == (Colour.YELLOW, Colour.RED)
        assert one.why is not None
        assert one.why.en == "Oxygen saturation 88 %"


def test_that_who_is_behind_a_number_is_logged_before_it_is_shown(ward: Application) -> None:
    author = colleague(ward, "forfatter", Role.RULE_AUTHOR)
    history = history_of(ward)
    patients_behind(author, history, np.arange(history.rows))
    with ward.store.read() as connection:
        acts = connection.execute(select(audit.c.actor, audit.c.act).order_by(audit.c.id)).all()
    assert tuple(acts[-1]) == ("forfatter", "list coded patients")


def test_that_a_page_is_the_newest_first_and_no_longer_than_asked(ward: Application) -> None:
    history = history_of(ward)
    found = patients_behind(ward, history, np.arange(history.rows), offset=1, limit=2)
    assert (found.total, [one.row for one in found.patients]) == (5, [3, 2])


def test_that_a_draft_with_other_windows_is_replayed_from_readings(ward: Application) -> None:
    rules = in_use(ward)
    wider = replace(rules, inputs={**rules.inputs, "spo2_fall": replace(rules.inputs["spo2_fall"], window_d=21)})
    told: list[tuple[int, int]] = []
    history = recompute(ward, wider, NOW - YEAR, NOW + YEAR, lambda done, of: told.append((done, of)))
    assert told[-1] == (len(SPO2), len(SPO2))
    assert history.rule_set is wider
    assert replay(history, wider).tolist() == history_of(ward).ranks.tolist()
    with pytest.raises(RuleSetError):
        replay(history_of(ward), wider)


def test_that_a_replay_can_be_stopped(ward: Application) -> None:
    rules = in_use(ward)
    wider = replace(rules, inputs={**rules.inputs, "pulse": replace(rules.inputs["pulse"], window_h=Decimal(3))})
    with pytest.raises(ReplayStoppedError):
        recompute(ward, wider, NOW - YEAR, NOW + YEAR, is_stopped=lambda: True)


def test_that_the_command_tells_what_a_file_would_have_meant(
    ward: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "draft.yaml"
    file.write_text(ward.catalogue.rule_set_files["copd"].replace("spo2_red: {value: 87", "spo2_red: {value: 88"))
    later = replace(ward, clock=lambda: NOW + timedelta(hours=1))
    asked = Namespace(draft=str(file), programme="copd", first=None, last=None, json=True)
    assert run_rule_replay(later, asked) is Status.FINDINGS
    assert json.loads(capsys.readouterr().out)["rows"] == len(SPO2)
    file.write_text(ward.catalogue.rule_set_files["copd"])
    assert run_rule_replay(later, Namespace(**{**vars(asked), "json": False})) is Status.DONE
    assert "5 " in capsys.readouterr().out
    with pytest.raises(WrongUseError, match="The draft is for copd, not for diabetes"):
        run_rule_replay(later, Namespace(**{**vars(asked), "programme": "diabetes"}))


def test_that_a_report_tells_who_would_have_had_another_colour(ward: Application) -> None:
    later = replace(ward, clock=lambda: NOW + timedelta(hours=1))
    report = replay_draft(later, with_limits(in_use(ward), spo2_red="88")).report
    assert (report.rows, report.draft.changed_rows) == (len(SPO2), 2)
    with pytest.raises(WrongUseError, match="ends before it begins"):
        replay_draft(ward, in_use(ward), NOW, NOW - YEAR)
