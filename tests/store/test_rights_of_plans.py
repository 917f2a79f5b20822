"""A secretary who signed in to the shared database by a login of their own accepts a plan; others do not see it."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest

from tests.fhir.fake_source import FakeSource
from tests.postgresql import Server
from tests.rights_ward import Ward, ward_on
from tests.unit.workflow.rebooked import Resource, arrive, hospital, reaching
from triage.bootstrap import utc_now
from triage.coordination.closed_days import is_closed
from triage.coordination.proposals.best import propose
from triage.coordination.rebooking.plan import Result
from triage.workflow.coordinate.accept import accept
from triage.workflow.coordinate.patient import open_coordination
from triage.workflow.coordinate.plans import Accepted, plans_of
from triage.workflow.coordinate.take_back import take_back

FIRST, SECOND = date(2026, 12, 1), date(2026, 12, 3)


@pytest.fixture
def ward(postgresql: Server, tmp_path: Path) -> Iterator[Ward]:
    with ward_on(postgresql, tmp_path) as made:
        yield made


@pytest.fixture
def server() -> FakeSource:
    return FakeSource()


def coming(resources: list[Resource]) -> list[Resource]:
    """The same in a week that is to come, on days on which hospitals are open."""
    weeks = timedelta(days=(utc_now().date() - FIRST).days // 7 * 7 + 14)
    while is_closed(FIRST + weeks) or is_closed(SECOND + weeks):
        weeks += timedelta(weeks=1)
    text = json.dumps(resources)
    for day in (FIRST, SECOND):
        text = text.replace(day.isoformat(), (day + weeks).isoformat())
    found: list[Resource] = json.loads(text)
    return found


def patient_of(ward: Ward) -> int:
    ((key,),) = ward.told("SELECT patient_id FROM appointment WHERE reference = 'Appointment/blood'")
    return int(key)


def accepted_by(ward: Ward, server: FakeSource, login: str) -> Accepted:
    arrive(ward.owner, server, *coming(hospital()))
    app, patient = ward.of(login), patient_of(ward)
    found = open_coordination(app, patient)
    return accept(app, patient, propose(found.situation), found.versions, reach=reaching(server))


def test_that_a_secretary_accepts_and_takes_back_by_a_login_of_their_own(ward: Ward, server: FakeSource) -> None:
    plan = accepted_by(ward, server, "r_sofie")
    assert plan.result is Result.APPLIED
    sofie = ward.of("r_sofie")
    assert [one.plan for one in plans_of(sofie, plan.patient)] == [plan.plan]
    assert take_back(sofie, plan.plan, reach=reaching(server)).result is Result.UNDONE


@pytest.mark.parametrize("table", ["rebooking", "rebooking_move", "rebooking_call"])
def test_that_who_has_nothing_to_do_with_the_patient_sees_no_plan(ward: Ward, server: FakeSource, table: str) -> None:
    accepted_by(ward, server, "r_sofie")
    assert ward.found("r_sofie", f"SELECT id FROM {table}") != []
    assert ward.found("r_eva", f"SELECT id FROM {table}") == []


def test_that_nobody_says_that_another_accepted(ward: Ward, server: FakeSource) -> None:
    plan = accepted_by(ward, server, "r_sofie")
    theirs = (
        "INSERT INTO rebooking (patient_id, key, goal, actor, at, begin_by, letter, lease_until, fence, next_try,"
        f" tries, alarmed) VALUES ({plan.patient}, 'forged', 'forward', 'r_anna', {int(utc_now().timestamp() * 1000)},"
        " 0, 'held', 0, 1, 0, 0, 0)"
    )
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ward.found("r_sofie", theirs)
