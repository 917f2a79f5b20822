"""What is not known about a journey, a limit or a calendar is said, and nothing is promised on it."""

from pathlib import Path

import pytest

from tests.away.builders import Clock, application, arrive, fresh_store
from tests.builders import fhir_care_plan
from tests.journeys.coordination_region import citizen, hospitals, referral, slot, visit
from tests.people import colleague
from triage.access.roles import Role
from triage.coordination.conflicts.conflict import Code
from triage.errors import RuleSetError
from triage.workflow.application import Application
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.patient import open_coordination, proposed

pytestmark = pytest.mark.file_only


@pytest.fixture
def app(tmp_path: Path) -> Application:
    """A store in which one patient drives to two hospitals, and a free time would join both."""
    return application(fresh_store(tmp_path), Clock())


def shown(app: Application, postcode: str = "8000") -> Coordination:
    booked = [
        referral("r1", "2026-11-10"),
        visit("a1", "2026-12-01T09:00", "Blodprøve", "blod", minutes=15),
        visit("a2", "2026-12-03T12:00", "Lungekontrol", site="aarhus"),
        slot("s1", "2026-12-03T11:30", "Blodprøve", "blod", minutes=15),
    ]
    arrive(app, *hospitals(), citizen(postcode=postcode), fhir_care_plan(), *booked)
    return open_coordination(colleague(app, "sekretær", Role.MEDICAL_SECRETARY), 1)


def test_that_a_home_nobody_knows_the_way_from_is_said_and_nothing_is_promised(app: Application) -> None:
    unknown = shown(app, postcode="9999")
    assert unknown.is_home_unknown
    plan = proposed(unknown).proposal
    assert plan is not None
    assert (plan.moves, plan.why_not) == ((), {})
    told = {one.code for one in unknown.conflicts}
    assert told.isdisjoint({Code.TRAVEL_INFEASIBLE, Code.EARLY_DEPARTURE, Code.LATE_RETURN})


def test_that_the_same_home_where_it_is_known_is_helped(app: Application) -> None:
    plan = proposed(shown(app)).proposal
    assert plan is not None
    assert [move.appointment for move in plan.moves] == ["1|Appointment/a1"]


@pytest.mark.parametrize("name", ["limits.yaml", "region.yaml", "transport.yaml", "services.yaml"])
def test_that_a_table_with_faults_stops_with_its_fault_instead_of_being_left_out(
    app: Application, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("clocks: nonsense\n", encoding="utf-8")
    with pytest.raises(RuleSetError):
        shown(app)


def test_that_a_referral_without_a_known_limit_claims_no_deadline(app: Application) -> None:
    other = {"coding": [{"system": "http://visita.example/referral", "code": "noget andet"}]}
    arrive(app, *hospitals(), citizen(), fhir_care_plan(), referral("r1", "2026-11-10", code=other))
    found = open_coordination(colleague(app, "sekretær", Role.MEDICAL_SECRETARY), 1)
    assert (found.situation.pathways, found.clocks) == ({}, {})
