"""Whatever a secretary is told anywhere is word for word the same, whichever department nobody is told of."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.test_coordination_hidden import _filled, _secretarys
from tests.people import colleague
from triage.access.roles import Role
from triage.commands.coordination_json import conflicts_as_json
from triage.coordination.inbox.query import InboxQuery
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.plan import Result, Step
from triage.coordination.words.names import Names
from triage.errors import VisitaError
from triage.store.coordination.plans import Moving, add_plan, plan_of
from triage.workflow.application import Application
from triage.workflow.coordinate.department import department_conflicts
from triage.workflow.coordinate.findings import find_again
from triage.workflow.coordinate.free_times import free_times
from triage.workflow.coordinate.inbox import count_inbox, list_inbox
from triage.workflow.coordinate.letters import letters_of, ready_letters
from triage.workflow.coordinate.patient import proposed
from triage.workflow.coordinate.plans import plan_now, plans_of
from triage.workflow.coordinate.precision import rule_precision
from triage.workflow.coordinate.run_plan import _end
from triage.workflow.coordinate.weigh import weigh

pytestmark = pytest.mark.file_only

PLACES = [
    {"service": "Samtale", "clinic": "psyk", "site": "viborg", "mode": "physical"},
    {"service": "Blodprøve", "clinic": "rus", "site": "aarhus", "mode": "physical"},
    {"service": "Noget helt andet", "clinic": "rus", "site": "viborg", "mode": "phone"},
]
ENDS = [Result.APPLIED, Result.REQUESTED, Result.NEEDS_HUMAN]


@pytest.fixture(params=ENDS)
def ended(request: pytest.FixtureRequest) -> Result:
    result: Result = request.param
    return result


def test_that_nothing_told_anywhere_depends_on_what_is_hidden(
    tmp_path: Path, ended: Result, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    first, *others = [
        _everything(_with_plan(_filled(tmp_path / str(number), place), place, ended), caplog)
        for number, place in enumerate(PLACES)
    ]
    for other in others:
        assert other == first
    text = str(first).casefold()
    assert [word for word in ("psyk", "rusmiddel", "/secret", "samtale") if word in text] == []


def _with_plan(app: Application, place: Mapping[str, str], result: Result) -> Application:
    """A plan of the hidden department's own people that moves the visit there and a blood test."""
    own = colleague(app, "egen", Role.MEDICAL_SECRETARY, department="Psykiatri")
    names = {"psyk": "Psykiatrisk klinik", "rus": "Rusmiddelklinik"}
    now = app.clock()
    moves = [
        _move("secret", f"{names[place['clinic']]}@{place['site']}", names[place["clinic"]], place["site"]),
        _move("a1", "Blodprøver@aarhus", "Blodprøver", "aarhus"),
    ]
    with own.store.write() as connection:
        made = add_plan(connection, 1, "k", moves, "egen", None, now, now + timedelta(minutes=10), now)
        plan = plan_of(connection, made)
        assert plan is not None
        _end(own, connection, plan, result, now)
    return app


def _move(id_: str, dept: str, name: str, site: str) -> Moving:
    start = datetime(2026, 12, 8, 7, tzinfo=UTC)
    return Moving(
        *(1, 1, f"Appointment/{id_}", "3", dept, name, "", start - timedelta(days=7), site, start, site),
        *(f"Slot/{id_}", None, "", False),
        Step(f"1|Appointment/{id_}", Capability.PHONE),
    )


def _everything(app: Application, caplog: pytest.LogCaptureFixture) -> list[object]:
    find_again(app)
    weigh(app)
    secretary = colleague(app, "sekretær", Role.MEDICAL_SECRETARY)
    told = list(_told(secretary))
    told.append([record.getMessage() for record in caplog.records if record.name.startswith("triage")])
    told.append(_log_of(secretary))
    caplog.clear()
    app.store.close()
    return told


def _told(app: Application) -> Iterator[object]:
    everything = InboxQuery(states=frozenset())
    yield list(list_inbox(app, everything, 0, 1000))
    yield count_inbox(app, everything)
    yield free_times(app)
    yield letters_of(app, 1)
    yield ready_letters(app)
    yield plans_of(app, 1)
    yield _refused(lambda: plan_now(app, 1))
    yield [conflicts_as_json(one.conflicts) for one in department_conflicts(app, "Afdelingen")]
    yield rule_precision(colleague(app, "leder", Role.DEPARTMENT_HEAD))
    # What courses and services are called is the same whoever it is.
    yield replace(proposed(_secretarys(app)), names=Names())


def _log_of(app: Application) -> list[tuple[object, ...]]:
    """What the log says of all that the secretary did; how its lines are chained is no matter of the reader's."""
    asked = "SELECT act, patient_id, subject, role FROM audit WHERE actor = 'sekretær' ORDER BY id"
    with app.store.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(asked)]


def _refused(act: Callable[[], object]) -> object:
    try:
        return act()
    except VisitaError as fault:
        return fault.text
