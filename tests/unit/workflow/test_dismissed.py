"""An alarm about lateness falls only where the answer that is not waited for is the one that was late."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.builders import NOW, ago
from tests.unit.scoring.facts import rule, rule_set
from triage.clinical.care import Enrolment, Pause, PauseReason, PlanStep
from triage.scoring.assess import assess
from triage.scoring.inputs.values import given_inputs
from triage.workflow.score.dismissed import lateness_was_dismissed

SPO2, FORM = "spo2", "http://visita.example/form"
DAY = timedelta(days=1)
LATER = "[late, '>', 48]"
RULES = rule_set(
    inputs="spo2: {kind: reading, code: spo2, agg: last}, late: {kind: meta, name: hours_past_due}",
    rules=f"{rule()}, {rule(LATER, 'overdue', 'yellow').replace('{spo2}', '{late}')}",
)
LATE = {"late": Decimal(60)}


def dismissal(what: str = FORM) -> Pause:
    return Pause(PauseReason.DISMISSED, ago(days=2), NOW + DAY, what)


def course(*asked: str, pause: Pause | None = None) -> Enrolment:
    plan = tuple(PlanStep(ago(days=90), None, DAY, what) for what in asked)
    pauses = (pause or dismissal(),)
    return Enrolment("CarePlan/c1", "Patient/p1", "copd", "active", ago(days=90), plan=plan, pauses=pauses)


def falls(*courses: Enrolment, given: Mapping[str, Decimal] = LATE) -> bool:
    alarm = replace(assess(RULES, given_inputs(RULES, given)), programme="copd")
    assert alarm.fired
    return lateness_was_dismissed(alarm, RULES, list(courses), NOW)


def test_that_lateness_falls_where_the_only_answer_asked_for_is_not_waited_for() -> None:
    assert falls(course(FORM))


@pytest.mark.parametrize("dismissed", [FORM, SPO2])
def test_that_it_stands_where_something_else_is_asked_for_too(dismissed: str) -> None:
    assert not falls(course(FORM, SPO2, pause=dismissal(dismissed)))
    assert not falls(course(FORM, pause=dismissal(dismissed)), course(SPO2))


@pytest.mark.parametrize(
    "pause",
    [dismissal(SPO2), replace(dismissal(), end=NOW), replace(dismissal(), reason=PauseReason.HOLIDAY)],
    ids=["of another answer", "over", "a holiday"],
)
def test_that_it_stands_where_nobody_dismissed_that_answer_for_now(pause: Pause) -> None:
    assert not falls(course(FORM, pause=pause))


def test_that_it_stands_where_a_value_was_bad_as_well() -> None:
    assert not falls(course(FORM), given={**LATE, "spo2": Decimal(84)})


def test_that_a_dismissal_in_another_programme_takes_nothing_away() -> None:
    assert not falls(replace(course(FORM), programme="diabetes"))
