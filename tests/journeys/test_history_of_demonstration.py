"""The demonstration has a past to replay, and inputs made anew are those that a patient would have been judged by."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from triage.bootstrap import open_application
from triage.clinical.readings import Readings, microseconds, moment
from triage.scoring.evaluate.kept.layout import layout_of
from triage.scoring.evaluate.kept.moments import Known, MadeInputs, People, inputs_at
from triage.scoring.evaluate.kept.row import number_of
from triage.scoring.inputs.gather import inputs_for
from triage.scoring.inputs.past import Moments, past_of
from triage.scoring.inputs.values import Status
from triage.scoring.replay.history import History, rows_of
from triage.scoring.replay.replay import replay
from triage.scoring.replay.sequel.sequel import Sequel
from triage.scoring.rules.model import RuleSet
from triage.settings import Settings
from triage.store.clock_time import from_ms
from triage.store.history.fill import rules_by_hash
from triage.store.records import Facts, facts_of
from triage.workflow.application import Application
from triage.workflow.catalogue import parsed_rule_set
from triage.workflow.score.sittings import facts_until
from triage.workflow.tune.replay.history import read_history
from triage.workflow.tune.replay.outcomes import outcomes_beside

pytestmark = pytest.mark.file_only
PROGRAMMES = ("copd", "heart_failure", "diabetes", "epilepsy", "mental_health")
YEAR = timedelta(days=365)
PATIENTS, ROWS = 12, 40


@pytest.fixture(scope="module")
def demo(demonstration: Path) -> Iterator[Application]:
    app = open_application(Settings(home=demonstration, actor="prøve"), is_demo=True)
    yield app
    app.store.close()


def history_of(app: Application, programme: str) -> History:
    now = app.clock()
    return read_history(app, programme, now - YEAR, now + YEAR)


def rules_behind(app: Application, history: History) -> list[RuleSet]:
    with app.store.read() as connection:
        files = rules_by_hash(connection)
    return [parsed_rule_set(files[sha256]) for sha256 in history.version_hashes]


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_that_half_a_year_of_the_demonstration_comes_back_to_its_colours(demo: Application, programme: str) -> None:
    history = history_of(demo, programme)
    weeks = (from_ms(int(history.at[-1])) - from_ms(int(history.at[0]))).days // 7
    assert (history.rows > 300, weeks >= 20) == (True, True)
    for number, rules in enumerate(rules_behind(demo, history)):
        part = rows_of(history, np.flatnonzero(history.versions == number))
        assert replay(part, rules).tolist() == part.ranks.tolist()


def test_that_some_of_the_demonstrations_past_were_admitted(demo: Application) -> None:
    outcomes = outcomes_beside(demo, history_of(demo, "copd")).outcomes
    assert (outcomes & Sequel.ADMITTED).any()
    assert (outcomes & Sequel.NOT_ADMITTED).any()


@pytest.mark.parametrize("by_arrival", [True, False])
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_that_inputs_made_for_many_moments_are_those_made_for_one(
    demo: Application, programme: str, by_arrival: bool
) -> None:
    rules, facts = demo.catalogue.rule_sets[programme], patients_in(demo, programme)
    moments = drawn_moments(demo.clock(), len(facts))
    made = inputs_at(rules, known(demo), people_of(rules, facts, programme), moments, by_arrival=by_arrival)
    for number, (owner, at) in enumerate(zip(moments.owner.tolist(), moments.now.tolist(), strict=True)):
        (key, theirs), now = list(facts.items())[owner], moment(at)
        there = arrived(theirs, now) if by_arrival else facts_until(theirs, now)
        course = next(one for one in theirs.enrolments if one.programme == programme)
        one = inputs_for(rules, *known_parts(demo), there.readings, there.responses, course, now)
        assert bool(made.doubted[number]) == bool(one.doubts), (key, now)
        assert told(rules, made, number) == {
            kept.name: (found.status, number_of((found.value, found.status), kept, 0, {}))
            for kept in layout_of(rules).inputs
            for found in (one.values[kept.name],)
        }


def patients_in(app: Application, programme: str) -> dict[int, Facts]:
    keys = np.unique(history_of(app, programme).patients)[-PATIENTS:].tolist()
    with app.store.read() as connection:
        return facts_of(connection, keys)


def drawn_moments(now: datetime, patients: int) -> Moments:
    dice = np.random.default_rng(8)
    ago = dice.integers(-2 * 86_400, 170 * 86_400, ROWS) * 1_000_000
    return Moments(np.sort(dice.integers(0, patients, ROWS)), microseconds(now) - ago)


def known_parts(app: Application) -> tuple:  # type: ignore[type-arg]  # kinds and instruments
    return app.catalogue.kinds, app.catalogue.instruments


def known(app: Application) -> Known:
    return Known(*known_parts(app))


def people_of(rules: RuleSet, facts: dict[int, Facts], programme: str) -> People:
    readings = Readings.of((one for found in facts.values() for one in found.readings), [str(key) for key in facts])
    courses = [next(one for one in found.enrolments if one.programme == programme) for found in facts.values()]
    return People(past_of(readings, rules.inputs.values()), courses, [found.responses for found in facts.values()])


def arrived(facts: Facts, now: datetime) -> Facts:
    readings = [one for one in facts.readings if one.received is not None and one.received <= now]
    responses = [one for one in facts.responses if one.received is not None and one.received <= now]
    return replace(facts, readings=readings, responses=responses)


def told(rules: RuleSet, made: MadeInputs, number: int) -> dict[str, tuple[Status, int]]:
    found = {}
    for kept in layout_of(rules).inputs:
        one = made.inputs[kept.name]
        status = Status(int(one.status[number]))
        found[kept.name] = status, int(one.values[number]) if status is Status.KNOWN else 0
    return found
