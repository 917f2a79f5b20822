"""When a patient must be scored again although nothing came."""

from datetime import timedelta

from tests.builders import NOW, ago
from triage.clinical.care import Enrolment, PlanStep
from triage.workflow.catalogue import Catalogue
from triage.workflow.recheck import recheck_at

KOL = Catalogue().rule_sets["copd"]
WEEKLY = Enrolment(
    "CarePlan/c1", "1", "copd", "active", ago(days=90), plan=(PlanStep(ago(days=90), None, timedelta(days=7)),)
)


def test_that_the_next_check_is_after_the_measurement_is_due() -> None:
    checked = recheck_at(KOL, WEEKLY, ago(days=1), NOW)
    assert checked is not None
    assert checked > ago(days=1) + timedelta(days=7)


def test_that_an_overdue_patient_is_checked_when_the_rule_of_lateness_comes_true() -> None:
    late_by = timedelta(hours=float(KOL.params["overdue_h"].value))
    newest = ago(days=7)
    checks = set()
    now = NOW
    while (found := recheck_at(KOL, WEEKLY, newest, now)) is not None:
        checks.add(found)
        now = found
    assert newest + timedelta(days=7) + late_by + timedelta(minutes=1) in checks


def test_that_nobody_is_checked_for_ever() -> None:
    assert recheck_at(KOL, WEEKLY, ago(days=60), NOW) is None


def test_that_without_a_plan_nothing_is_expected() -> None:
    planless = Enrolment("CarePlan/c1", "1", "copd", "active", None)
    assert recheck_at(KOL, planless, ago(days=1), NOW) is None
