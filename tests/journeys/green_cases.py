"""Plain greens in a store, and what the store holds of them."""

from pathlib import Path
from typing import Any

from tests.builders import fhir_care_plan, fhir_patient, fhir_spo2
from tests.journeys.test_decision import taken_in
from triage.workflow.application import Application
from triage.workflow.greens.policy import change_policy
from triage.worklist.greens import Policy


def green(number: int) -> tuple[dict[str, Any], ...]:
    """A made-up person with COPD whose oxygen saturation is well within the limits."""
    return fhir_patient(number), fhir_care_plan(number), fhir_spo2(96, number, of=number)


def policy(app: Application, share: int = 0, **changes: Any) -> Policy:
    """Let this count for COPD."""
    return change_policy(app, Policy("copd", share=share, **changes))


def greens(app: Application, folder: Path, number: int, share: int = 0) -> Application:
    """Take in so many plain greens, of which `share` is drawn."""
    policy(app, share)
    taken_in(app, folder, *(part for one in range(1, number + 1) for part in green(one)))
    return app


def lines(app: Application, sql: str) -> list[Any]:
    """Return what a query finds."""
    with app.store.read() as connection:
        return list(connection.exec_driver_sql(sql).all())
