"""When a patient must be scored again although nothing came."""

from datetime import datetime, timedelta

from tests.builders import NOW, ago, reading
from triage.clinical.care import Enrolment, PlanStep
from triage.scoring.inputs.gather import inputs_for
from triage.workflow.catalogue import Catalogue
from triage.workflow.recheck import recheck_at

CATALOGUE = Catalogue()
KOL = CATALOGUE.rule_sets["copd"]
WEEK = timedelta(days=7)
STEP = PlanStep(ago(days=90), None, WEEK)
WEEKLY = Enrolment("CarePlan/c1", "Patient/p1", "copd", "active", ago(days=90), plan=(STEP,))


def checked(newest: datetime, now: datetime = NOW, enrolment: Enrolment = WEEKLY) -> datetime | None:
    measured = [reading("94", time=newest)]
    inputs = inputs_for(KOL, CATALOGUE.kinds, CATALOGUE.instruments, measured, [], enrolment, now)
    return recheck_at(KOL, inputs, [], enrolment, now)


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


def test_that_a_green_is_checked_when_the_saturation_behind_it_grows_too_old() -> None:
    fresh_pulse = reading("70", 2, kind="pulse", unit="/min", time=ago(hours=1))
    old_saturation = reading("94", time=ago(days=6))
    inputs = inputs_for(KOL, CATALOGUE.kinds, CATALOGUE.instruments, [old_saturation, fresh_pulse], [], WEEKLY, NOW)
    found = recheck_at(KOL, inputs, [], WEEKLY, NOW)
    assert found is not None
    assert found < ago(days=6) + 2 * WEEK


def test_that_nobody_is_checked_for_ever() -> None:
    assert checked(ago(days=60)) is None


def test_that_without_a_plan_nothing_is_expected() -> None:
    planless = Enrolment("CarePlan/c1", "Patient/p1", "copd", "active", None)
    found = checked(ago(hours=1), enrolment=planless)
    assert found is None or found < ago(days=-2)
