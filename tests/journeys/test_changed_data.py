"""The source changes its mind after a colour was given: somebody is told, and old and new stand side by side."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.clinical.notice import NoticeKind
from triage.errors import WrongUseError
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.casework.notices import count_unseen, mark_seen
from triage.workflow.chart.changes_shown import Changes
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import count_cases, list_cases
from triage.workflow.score.score import score
from triage.worklist.row import Query


def version(number: int) -> dict[str, Any]:
    return {"meta": {"versionId": str(number)}}


def take_in(app: Application, tmp_path: Path, *resources: dict[str, Any]) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(bundle(*resources))
    import_files(app, [path])
    score(app)


def first_case(app: Application) -> int:
    return list_cases(app, Query(), 0, 1)[0].case


def changes(app: Application) -> Changes:
    (row,) = list_cases(app, Query(told=True), 0, 10)
    return open_chart(app, row.case).changes


@pytest.fixture
def red(app: Application, tmp_path: Path) -> Application:
    """A patient who is red for an oxygen saturation of 84."""
    take_in(app, tmp_path, fhir_patient(), fhir_patient(2), fhir_care_plan(), fhir_care_plan(2), fhir_spo2(84))
    return app


def test_that_an_amended_reading_shows_old_and_new(red: Application, tmp_path: Path) -> None:
    take_in(red, tmp_path, fhir_spo2(97) | version(2))
    (correction,) = changes(red).corrections
    (line,) = correction.lines
    assert (correction.change, correction.what.da) == ("amended", "Iltmætning")
    assert line.after is not None
    assert (line.before.da, line.after.da) == ("84 %", "97 %")


def test_that_a_withdrawn_reading_behind_a_red_must_be_read_about(red: Application, tmp_path: Path) -> None:
    case = first_case(red)
    take_in(red, tmp_path, fhir_spo2(84, status="entered-in-error") | version(2))
    (notice,) = changes(red).unseen
    assert (notice.kind, notice.case) == (NoticeKind.WITHDRAWN, case)
    assert list_cases(red, Query(), 0, 10)[0].colour is not Colour.RED
    assert count_cases(red, Query()).notices == count_unseen(red) == 1


def test_that_a_notice_is_read_once_by_one_person(red: Application, tmp_path: Path) -> None:
    take_in(red, tmp_path, fhir_spo2(84, status="entered-in-error") | version(2))
    (notice,) = changes(red).unseen
    changed = mark_seen(red, notice.id)
    assert changed.patients == (notice.patient,)
    assert count_unseen(red) == 0
    with pytest.raises(WrongUseError, match="already"):
        mark_seen(red, notice.id)


def test_that_reading_a_notice_is_logged(red: Application, tmp_path: Path) -> None:
    take_in(red, tmp_path, fhir_spo2(84, status="entered-in-error") | version(2))
    mark_seen(red, changes(red).unseen[0].id)
    with red.store.read() as connection:
        acts = connection.exec_driver_sql("SELECT act, actor FROM audit").all()
    assert ("notice_seen", red.actor) in [tuple(act) for act in acts]


def test_that_decisions_on_another_patients_reading_stand_between_since_and_at(
    red: Application, tmp_path: Path
) -> None:
    case = first_case(red)
    decide(red, case, Action.VISIT, "")
    take_in(red, tmp_path, fhir_spo2(84, of=2) | version(2))
    told = {row.patient: open_chart(red, row.case) for row in list_cases(red, Query(told=True), 0, 10)}
    kinds = {chart.changes.unseen[0].kind for chart in told.values()}
    assert kinds == {NoticeKind.MOVED_AWAY, NoticeKind.MOVED_HERE}
    (chart,) = (chart for chart in told.values() if chart.decisions)
    (notice,), (decision,) = chart.changes.unseen, chart.decisions
    assert notice.since is not None
    assert notice.since <= decision.at <= notice.at


def test_that_the_patient_a_reading_was_moved_to_becomes_red(red: Application, tmp_path: Path) -> None:
    take_in(red, tmp_path, fhir_spo2(84, of=2) | version(2))
    reds = list_cases(red, Query(colours=(Colour.RED,)), 0, 10)
    assert [row.reference for row in reds] == ["Patient/p2"]
