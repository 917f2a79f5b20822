"""The year before the demonstration: the page of limits rests on what made-up people decided, noted and signed."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from triage.access.rule_versions.version import Stage
from triage.bootstrap import open_application
from triage.scoring.replay.agreement.agreement import Kappa
from triage.scoring.replay.history import History
from triage.scoring.replay.replay import replayed
from triage.scoring.replay.sequel.missed import Missed, missed
from triage.scoring.replay.sequel.sequel import Sequel, has
from triage.scoring.replay.sequel.yields import yields
from triage.settings import Settings
from triage.store.clock_time import to_ms
from triage.workflow.application import Application
from triage.workflow.casework.follow_up import list_bookings, promised_calls, visits_without_outcome
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.tune.budget import BudgetRun, run_of
from triage.workflow.tune.double_read.agreement import agreement_of
from triage.workflow.tune.open_cases.rule_changes import list_rule_changes, read_rule_change
from triage.workflow.tune.replay.history import in_use, read_history
from triage.workflow.tune.replay.outcomes import Recorded, outcomes_beside
from triage.workflow.tune.told import list_rule_notices
from triage.workflow.tune.versions import list_versions
from triage.worklist.row import Query

pytestmark = pytest.mark.file_only
COPD, YEAR = "copd", timedelta(days=365)


@pytest.fixture(scope="module")
def head(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The head of department at a copy of the demonstration."""
    home = tmp_path_factory.mktemp("past") / "home"
    shutil.copytree(demonstration, home)
    app = open_application(Settings(home=home, actor="prøve"), is_demo=True, as_login="demo-leder")
    yield app
    app.store.close()


@pytest.fixture(scope="module")
def history(head: Application) -> History:
    return read_history(head, COPD, head.clock() - YEAR, head.clock() + YEAR)


@pytest.fixture(scope="module")
def recorded(head: Application, history: History) -> Recorded:
    return outcomes_beside(head, history)


def test_that_of_several_rules_it_is_recorded_whether_they_called_rightly(
    head: Application, history: History, recorded: Recorded
) -> None:
    found = yields(history, replayed(history, in_use(head.catalogue, COPD)), recorded.outcomes)
    told = [one for one in found if one.recorded]
    assert len(told) >= 4
    assert all(one.positive <= one.recorded <= one.patients for one in told)
    assert 0 < sum(one.positive for one in told) < sum(one.recorded for one in told)


def test_that_what_greens_hide_is_told_with_an_interval(history: History, recorded: Recorded) -> None:
    found = missed(history, history.ranks, recorded.outcomes, recorded.drawn)
    assert isinstance(found, Missed)
    assert found.low <= found.estimate <= found.high <= found.greens


def test_that_people_sometimes_disagreed_with_a_colour_and_some_were_admitted(recorded: Recorded) -> None:
    for sequel in (Sequel.WORSE, Sequel.MILDER, Sequel.ADMITTED):
        assert has(recorded.outcomes, sequel).any(), sequel


def test_that_one_round_was_read_by_two_and_closed(head: Application) -> None:
    found = agreement_of(head, COPD)
    (drawn,) = found.rounds
    assert drawn.closed is not None
    assert drawn.read_twice == drawn.drawn
    (version,) = found.versions
    assert isinstance(version.rules_reader, Kappa)
    assert isinstance(version.readers, Kappa)
    assert version.rules


def test_that_one_version_is_retired_and_the_next_changed_open_cases(head: Application) -> None:
    stages = [one.stage for one in list_versions(head, COPD)]
    assert stages == [Stage.IN_FORCE, Stage.RETIRED]
    (change,) = list_rule_changes(head, COPD)
    kinds = {one.kind for one in read_rule_change(head, change.id)}
    assert {"changed", "kept", "released"} <= kinds


def test_that_the_work_parted_from_the_budget_once_and_fits_again(head: Application) -> None:
    told = [one for one in list_rule_notices(head) if one.kind == "budget"]
    run = run_of(head, COPD)
    assert isinstance(run, BudgetRun)
    assert (len(told), run.parting) == (1, None)
    assert any(calls > run.budget.expected.high for _, calls in run.weeks)


def test_that_nothing_of_the_past_waits_today(head: Application, history: History) -> None:
    before = to_ms(head.clock() - timedelta(days=2))
    former = set(history.patients[history.at < before].tolist())
    waiting = {row.patient for row in list_cases(head, Query(), 0, 1_000)}
    asked = {one.patient for one in (*promised_calls(head), *visits_without_outcome(head))}
    booked = {one.patient for one in list_bookings(head)}
    assert former.isdisjoint(waiting | asked | booked)
