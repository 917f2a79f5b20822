"""What somebody has begun and not saved: kept for the same person alone, whatever ends the program."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import NOW
from tests.journeys.test_decision import red
from tests.people import colleague
from triage.access.roles import Role
from triage.clinical.decision import Action
from triage.clinical.draft import Draft
from triage.errors import NotAllowedError, WrongUseError
from triage.store.tables import audit, draft
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.casework.draft import discard_draft, forget_drafts, keep_draft, my_drafts

BEGUN = Draft(Action.PHONE, "Forværring, ringer efter kl. 10")


def lines(app: Application) -> list[str]:
    with app.store.read() as connection:
        found = connection.execute(select(audit.c.act).order_by(audit.c.id)).scalars()
        return [act for act in found if "draft" in act]


def test_that_what_was_begun_comes_back(app: Application, tmp_path: Path) -> None:
    case = red(app, tmp_path).case
    keep_draft(app, case, BEGUN)
    assert my_drafts(app) == {case: replace(BEGUN, since=NOW)}


def test_that_the_newest_counts_and_the_log_tells_of_the_first_alone(app: Application, tmp_path: Path) -> None:
    case = red(app, tmp_path).case
    keep_draft(app, case, BEGUN)
    keep_draft(app, case, replace(BEGUN, note="Ringer straks"))
    assert my_drafts(app)[case].note == "Ringer straks"
    assert lines(app) == ["begin draft", "list drafts"]


def test_that_the_log_holds_nothing_of_what_was_written(app: Application, tmp_path: Path) -> None:
    keep_draft(app, red(app, tmp_path).case, BEGUN)
    with app.store.read() as connection:
        told = [str(tuple(line)) for line in connection.execute(select(audit)).all()]
    assert not [line for line in told if "Forværring" in line]


def test_that_a_draft_is_gone_when_it_is_saved(app: Application, tmp_path: Path) -> None:
    case = red(app, tmp_path).case
    keep_draft(app, case, BEGUN)
    decide(app, case, Action.PHONE, BEGUN.note)
    assert my_drafts(app) == {}


def test_that_a_draft_is_gone_when_it_is_thrown_away(app: Application, tmp_path: Path) -> None:
    case = red(app, tmp_path).case
    keep_draft(app, case, BEGUN)
    discard_draft(app, case)
    discard_draft(app, case)
    assert my_drafts(app) == {}
    assert lines(app) == ["begin draft", "discard draft"]


def test_that_a_colleague_sees_nothing_of_it_and_closes_the_case_without_taking_it(
    app: Application, tmp_path: Path
) -> None:
    case = red(app, tmp_path).case
    keep_draft(app, case, BEGUN)
    eva = colleague(app, "eva")
    assert my_drafts(eva) == {}
    decide(eva, case, Action.VISIT)
    assert set(my_drafts(app)) == {case}


def test_that_two_people_have_drafts_of_their_own_on_one_case(app: Application, tmp_path: Path) -> None:
    case = red(app, tmp_path).case
    eva = colleague(app, "eva")
    keep_draft(app, case, BEGUN)
    keep_draft(eva, case, Draft(Action.VISIT))
    assert (my_drafts(app)[case].action, my_drafts(eva)[case].action) == (Action.PHONE, Action.VISIT)


def test_that_who_may_not_decide_begins_nothing(app: Application, tmp_path: Path) -> None:
    case = red(app, tmp_path).case
    secretary = colleague(app, "sofie", Role.MEDICAL_SECRETARY)
    with pytest.raises(NotAllowedError):
        keep_draft(secretary, case, BEGUN)


def test_that_nothing_is_begun_on_a_case_that_is_not_there(app: Application) -> None:
    with pytest.raises(WrongUseError):
        keep_draft(app, 4711, BEGUN)


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_that_after_a_month_it_is_forgotten(app: Application, tmp_path: Path, days: int, left: int) -> None:
    keep_draft(app, red(app, tmp_path).case, BEGUN)
    forget_drafts(replace(app, clock=lambda: NOW + timedelta(days=days)))
    with app.store.read() as connection:
        assert len(connection.execute(select(draft.c.id)).all()) == left
