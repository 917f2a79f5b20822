"""A course that was green for long is proposed to a clinician, who answers; nothing is changed by itself."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.builders import NOW, fhir_care_plan, fhir_patient, fhir_spo2
from tests.journeys.test_decision import taken_in
from triage.clinical.details import ChangeInterval, EndCourse
from triage.errors import WrongUseError
from triage.workflow.application import Application
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.greens.policy import change_policy
from triage.workflow.greens.show import list_greens
from triage.workflow.greens.stable import accept_proposal, decline_proposal
from triage.worklist.green_list import GreenQuery, GreenRow, Which
from triage.worklist.greens import Policy

pytestmark = pytest.mark.file_only
WEEK = timedelta(days=7)
PERSON = (fhir_patient(), fhir_care_plan())


def in_weeks(app: Application, weeks: int) -> Application:
    return replace(app, clock=lambda: NOW + weeks * WEEK)


def measured(app: Application, folder: Path, weeks: range, value: float = 96) -> Application:
    for week in weeks:
        app = in_weeks(app, week)
        at = app.clock() - timedelta(hours=1)
        taken_in(app, folder, *PERSON, fhir_spo2(value, 100 + week, at=at))
    return app


def proposals(app: Application) -> list[GreenRow]:
    return list(list_greens(app, GreenQuery(Which.STABLE), 0, 9))


@pytest.fixture
def stable(app: Application, tmp_path: Path) -> Application:
    """Three green weeks, where three make a course stable."""
    change_policy(app, Policy("copd", share=0, rounds=3))
    return measured(app, tmp_path, range(3))


def test_that_three_green_weeks_are_proposed_and_two_are_not(app: Application, tmp_path: Path) -> None:
    change_policy(app, Policy("copd", share=0, rounds=3))
    app = measured(app, tmp_path, range(2))
    assert proposals(app) == []
    (row,) = proposals(measured(app, tmp_path, range(2, 3)))
    assert (row.rounds, row.programme, row.reference) == (3, "copd", "Patient/p1")


def test_that_a_week_that_is_not_green_takes_the_proposal_away(stable: Application, tmp_path: Path) -> None:
    assert proposals(measured(stable, tmp_path, range(3, 4), value=80)) == []


def test_that_an_accepted_end_is_a_decision_like_any_other(stable: Application) -> None:
    (row,) = proposals(stable)
    changed = accept_proposal(stable, row.proposal or 0, EndCourse(), "Aftalt med patienten")
    (made,) = open_chart(stable, row.case).decisions
    assert (made.id, made.action.value, made.note) == (changed.decision, "end_course", "Aftalt med patienten")
    assert proposals(stable) == []


def test_that_a_longer_interval_is_a_decision_like_any_other(stable: Application) -> None:
    (row,) = proposals(stable)
    start = stable.clock().date() + timedelta(days=1)
    accept_proposal(stable, row.proposal or 0, ChangeInterval(28, start))
    (made,) = open_chart(stable, row.case).decisions
    assert isinstance(made.details, ChangeInterval)
    assert made.details.days == 28


def test_that_a_declined_proposal_comes_again_only_after_as_many_rounds_more(
    stable: Application, tmp_path: Path
) -> None:
    (row,) = proposals(stable)
    decline_proposal(stable, row.proposal or 0, "Patienten er utryg ved færre målinger")
    assert proposals(measured(stable, tmp_path, range(3, 5))) == []
    assert len(proposals(measured(stable, tmp_path, range(5, 6)))) == 1


def test_that_declining_needs_a_reason_and_is_done_once(stable: Application) -> None:
    (row,) = proposals(stable)
    with pytest.raises(WrongUseError, match="Write why"):
        decline_proposal(stable, row.proposal or 0, " ")
    decline_proposal(stable, row.proposal or 0, "Ny medicin")
    with pytest.raises(WrongUseError, match="answered or withdrawn"):
        accept_proposal(stable, row.proposal or 0, EndCourse())


def test_that_the_interval_must_begin_today_or_later(stable: Application) -> None:
    (row,) = proposals(stable)
    with pytest.raises(WrongUseError):
        accept_proposal(stable, row.proposal or 0, ChangeInterval(28, date(2020, 1, 1)))
    assert len(proposals(stable)) == 1
