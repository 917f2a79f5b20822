from datetime import UTC, datetime

from tests.builders import clock, patient, received
from triage.clinical.care import Enrolment
from triage.clinical.referral import ServiceRequest
from triage.store.intake.intake import Intake
from triage.store.sources import source_id
from triage.workflow.application import Application
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.patient import open_coordination

WRITTEN = datetime(2026, 11, 5, 9, tzinfo=UTC)


def opened(app: Application, kind: str) -> Coordination:
    asked = ServiceRequest(
        "ServiceRequest/s1", "Patient/p1", "active", "order", f"http://visita.example/referral|{kind}", "", WRITTEN
    )
    intake = Intake(app.store, source_id(app.store, "kilde"))
    course = Enrolment("CarePlan/c1", "Patient/p1", "copd", "active", WRITTEN)
    intake.accept([received(patient()), received(course), received(asked, subject="Patient/p1")], clock)
    return open_coordination(app, 1)


def test_that_a_referral_in_the_store_has_its_clocks_told_beside_the_appointments(app: Application) -> None:
    (said,) = opened(app, "udredning").clocks.values()
    assert said.da.startswith("frist 5/12 (udredningsret, 30 dage), ")
    assert said.da.endswith("; frit valg fra 5/12")


def test_that_a_limit_to_confirm_is_told_so_beside_the_appointments(app: Application) -> None:
    (said,) = opened(app, "behandling").clocks.values()
    assert "skal bekræftes" in said.da


def test_that_minutes_on_the_road_are_told_to_be_made_up(app: Application) -> None:
    assert "lavet til demonstration" in opened(app, "udredning").travel_source.da
