"""Scored questionnaires over time, their limits, the plan's interval and the changes of the rules."""

from dataclasses import replace
from datetime import timedelta

from tests.unit.scoring.facts import NOW, ago, enrolment, reading, response
from triage.clinical.care import PlanStep
from triage.clinical.colour import Colour
from triage.clinical.questionnaire import Response
from triage.workflow.catalogue import Catalogue
from triage.workflow.chart.series import Series
from triage.workflow.chart.trends import RulesInForce, Told, rule_changes, trends

CATALOGUE = Catalogue()
MENTAL = [RulesInForce(CATALOGUE.library["mental_health"], None, None)]
KOL = CATALOGUE.library["copd"]


def phq9(each: int, days: float, number: int = 1, missing: int = 0) -> Response:
    """Return a PHQ-9 of so many days ago, every item answered alike and the last `missing` not at all."""
    answers = {f"phq9-{item}": each for item in range(1, 10 - missing)}
    return response(number, days, **answers)


def scores(*responses: Response) -> dict[str, Series]:
    told = Told(responses, CATALOGUE.instruments)
    return {one.kind.code: one for one in trends(CATALOGUE.kinds, (), MENTAL, NOW, told)}


def test_that_a_score_is_a_trend_with_the_limits_of_its_rules() -> None:
    found = scores(phq9(0, 20), phq9(2, 1, 2))["phq9"]
    assert found.is_score
    assert [(point.value, point.device) for point in found.points] == [(0, None), (18, None)]
    assert {step.colour for step in found.limits} == {Colour.RED, Colour.YELLOW}


def test_that_a_questionnaire_without_a_score_leaves_a_gap() -> None:
    found = scores(phq9(1, 20), phq9(1, 10, 2, missing=5), phq9(1, 1, 3))["phq9"]
    assert [point.time for point in found.points] == [ago(days=20), ago(days=1)]


def test_that_a_withdrawn_questionnaire_is_hollow() -> None:
    found = scores(phq9(1, 20), replace(phq9(2, 1, 2), status="entered-in-error"))["phq9"]
    assert [point.withdrawn for point in found.points] == [False, True]


def test_that_the_shortest_interval_that_a_running_plan_asks_for_is_told() -> None:
    steps = tuple(PlanStep(ago(days=30), None, timedelta(days=days), what="spo2") for days in (7, 1))
    told = Told(courses=(replace(enrolment(), plan=steps),))
    (found,) = trends(CATALOGUE.kinds, [reading("92")], [RulesInForce(KOL, None, None)], NOW, told)
    assert found.interval == timedelta(days=1)


def test_that_a_course_that_ended_asks_for_nothing() -> None:
    steps = (PlanStep(ago(days=30), None, timedelta(days=1), what="spo2"),)
    told = Told(courses=(replace(enrolment(), plan=steps, status="completed"),))
    (found,) = trends(CATALOGUE.kinds, [reading("92")], [RulesInForce(KOL, None, None)], NOW, told)
    assert found.interval is None


def test_that_a_new_version_of_the_rules_is_told_with_the_one_before() -> None:
    newer = replace(KOL, version="9.0.0")
    (change,) = rule_changes([RulesInForce(KOL, None, ago(days=3)), RulesInForce(newer, ago(days=3), None)])
    assert (change.time, change.before, change.after) == (ago(days=3), KOL.version, "9.0.0")
