"""When a patient must be scored again although nothing came."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tests.builders import NOW, ago, reading
from triage.clinical.care import Enrolment, PlanStep
from triage.clinical.observation import Reading
from triage.clinical.questionnaire import Answer, Response
from triage.scoring.assess import assess
from triage.scoring.inputs.gather import inputs_for
from triage.scoring.inputs.values import PatientInputs
from triage.scoring.rules.model import RuleSet
from triage.workflow.catalogue import Catalogue
from triage.workflow.score.recheck import recheck_at

CATALOGUE = Catalogue()
KOL = CATALOGUE.library["copd"]
EPILEPSY = CATALOGUE.library["epilepsy"]
WEEK = timedelta(days=7)
STEP = PlanStep(ago(days=90), None, WEEK)
WEEKLY = Enrolment("CarePlan/c1", "Patient/p1", "copd", "active", ago(days=90), plan=(STEP,))


def late(
    rules: RuleSet,
    enrolment: Enrolment,
    now: datetime,
    readings: Sequence[Reading] = (),
    responses: Sequence[Response] = (),
) -> PatientInputs:
    return inputs_for(rules, CATALOGUE.kinds, CATALOGUE.instruments, readings, responses, enrolment, now)


def answers(name: str, authored: datetime, **given: bool) -> Response:
    found = tuple(Answer(link_id, value, str(value)) for link_id, value in given.items())
    return Response(name, "Patient/p1", "http://visita.example/form", "completed", authored, found)


def checked(newest: datetime, now: datetime = NOW, enrolment: Enrolment = WEEKLY) -> datetime | None:
    measured = [reading("94", time=newest)]
    inputs = inputs_for(KOL, CATALOGUE.kinds, CATALOGUE.instruments, measured, [], enrolment, now)
    return recheck_at(KOL, inputs, enrolment, now)


def test_that_the_next_check_is_after_the_measurement_is_due() -> None:
    found = checked(ago(days=1))
    assert found is not None
    assert found > ago(days=1) + WEEK


def test_that_an_overdue_patient_is_checked_when_the_rule_of_lateness_comes_true() -> None:
    late_by = timedelta(hours=float(KOL.params["overdue_h"].value))
    newest, now, checks = ago(days=7), NOW, set()
    while (found := checked(newest, now)) is not None:
        checks.add(found)
        now = found
    assert newest + WEEK + late_by + timedelta(minutes=1) in checks


def test_that_a_rule_of_lateness_has_fired_at_the_last_check() -> None:
    newest, now, last = ago(days=7), NOW, NOW
    while (found := checked(newest, now)) is not None:
        last = now = found
    assert "overdue" in {rule.id for rule in assess(KOL, late(KOL, WEEKLY, last, [reading("94", time=newest)])).fired}


def test_that_days_overdue_have_been_rounded_up_at_the_last_check() -> None:
    answered, last = answers("r1", ago(days=1), self_harm_thoughts=False), NOW
    for _ in range(9):
        inputs = late(EPILEPSY, WEEKLY, last, responses=[answered])
        found = recheck_at(EPILEPSY, inputs, WEEKLY, last)
        last = last if found is None else found
    assert "overdue" in {rule.id for rule in assess(EPILEPSY, late(EPILEPSY, WEEKLY, last, responses=[answered])).fired}


def test_that_lateness_of_answers_is_counted_from_those_the_rule_set_looks_at() -> None:
    asked = answers("r1", ago(days=6), self_harm_thoughts=False)
    survey = replace(answers("r2", ago(hours=1), likes=True), questionnaire="http://visita.example/survey")
    alone, both = (late(EPILEPSY, WEEKLY, NOW, responses=given) for given in ([asked], [asked, survey]))
    assert recheck_at(EPILEPSY, both, WEEKLY, NOW) == recheck_at(EPILEPSY, alone, WEEKLY, NOW)


def test_that_a_green_is_checked_when_the_saturation_behind_it_grows_too_old() -> None:
    fresh_pulse = reading("70", 2, kind="pulse", unit="/min", time=ago(hours=1))
    old_saturation = reading("94", time=ago(days=6))
    inputs = inputs_for(KOL, CATALOGUE.kinds, CATALOGUE.instruments, [old_saturation, fresh_pulse], [], WEEKLY, NOW)
    found = recheck_at(KOL, inputs, WEEKLY, NOW)
    assert found is not None
    assert found < ago(days=6) + 2 * WEEK


def test_that_nobody_is_checked_for_ever() -> None:
    assert checked(ago(days=60)) is None


def test_that_without_a_plan_nothing_is_expected() -> None:
    planless = Enrolment("CarePlan/c1", "Patient/p1", "copd", "active", None)
    found = checked(ago(hours=1), enrolment=planless)
    assert found is None or found < ago(days=-2)
