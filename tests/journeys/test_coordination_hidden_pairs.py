"""Neither a department's plan nor a pair that drives past each other tells of a place nobody else is told of."""

import logging
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.away.builders import Clock, application, arrive, fresh_store
from tests.builders import fhir_care_plan
from tests.journeys.coordination_region import citizen, hospitals, slot, visit
from tests.people import colleague
from triage.access.department import Part
from triage.access.roles import Role
from triage.commands.arguments import parser
from triage.commands.coordination import run_propose
from triage.coordination.inbox.query import InboxQuery
from triage.store.coordination.findings_due import to_swap
from triage.workflow.application import Application
from triage.workflow.coordinate.batch import department_days, department_plan
from triage.workflow.coordinate.findings import find_again
from triage.workflow.coordinate.inbox import list_inbox
from triage.workflow.coordinate.pair_up import pair_up
from triage.workflow.people.departments import assign, make_department

pytestmark = pytest.mark.file_only

_TEAM = "Psykiatri"
_SECRET = {"psyk": "Psykiatrisk klinik", "rus": "Rusmiddelklinik"}
# The first would be swapped with the other patient's blood test, were it not hidden.
PLACES: list[dict[str, Any]] = [
    {"service": "Blodprøve", "clinic": "rus", "site": "viborg"},
    {"service": "Blodprøve", "clinic": "psyk", "site": "aarhus"},
    {"service": "Samtale", "clinic": "psyk", "site": "viborg", "mode": "phone"},
]
MONDAY, SUNDAY = date(2026, 11, 30), date(2026, 12, 6)
WEEK = ["propose", "--department", "Afdelingen", "--week", "2026-W49", "--seconds", "1"]


def hospital(folder: Path, place: dict[str, Any], *, is_hidden: bool = True) -> Application:
    """Two who drive past each other, the first of them to a place that is hidden, with free times around."""
    app = application(fresh_store(folder), Clock())
    if is_hidden:
        make_department(app, _TEAM, is_sensitive=True)
        for code, name in _SECRET.items():
            for called in (name, f"HealthcareService/aarhus-{code}", f"HealthcareService/viborg-{code}"):
                assign(app, _TEAM, Part.SERVICE, called)
    arrive(app, *hospitals(**_SECRET), citizen(1, "8000"), citizen(2, "8800"), fhir_care_plan(1), fhir_care_plan(2))
    arrive(
        app,
        visit("secret", "2026-12-01T09:00", minutes=15, **place),
        visit("c1", "2026-12-03T11:00", "Lungekontrol"),
        visit("a2", "2026-12-02T10:00", "Blodprøve", "blod", "aarhus", 15, of=2),
        visit("c2", "2026-12-03T12:00", "Lungekontrol", site="viborg", of=2),
        slot("s1", "2026-12-03T12:30", "Blodprøve", "blod", "viborg", 15),
    )
    find_again(app)
    pair_up(app)
    return app


def paired(app: Application) -> list[str]:
    """The codes of all that the secretary's inbox has, with those of pairs alone kept."""
    everything = list_inbox(colleague(app, "sekretær", Role.MEDICAL_SECRETARY), InboxQuery(), 0, 99)
    return [one.code for one in everything if one.code == "CROSSING_PATIENTS"]


def told(app: Application, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> list[object]:
    """All that a secretary of another department is told of the inbox, the week and the plan, and the logs of it."""
    secretary = colleague(app, "sekretær", Role.MEDICAL_SECRETARY)
    days = department_days(secretary, "Afdelingen", MONDAY, SUNDAY)
    found: list[object] = [
        list(list_inbox(secretary, InboxQuery(states=frozenset()), 0, 99)),
        days,
        department_plan(days, go_on=lambda: False),
    ]
    for form in ([], ["--json"]):
        run_propose(secretary, parser().parse_args([*WEEK, *form]))
        found.append(capsys.readouterr())
    found.append([one.getMessage() for one in caplog.records if one.name.startswith("triage")])
    asked = "SELECT act, patient_id, subject, role FROM audit WHERE actor = 'sekretær' ORDER BY id"
    with app.store.read() as connection:
        found.append([tuple(row) for row in connection.exec_driver_sql(asked)])
    caplog.clear()
    return found


def test_that_a_plan_and_the_inbox_are_the_same_whatever_is_hidden(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    first, *others = [
        told(hospital(tmp_path / str(number), place), capsys, caplog) for number, place in enumerate(PLACES)
    ]
    for other in others:
        assert other == first
    text = str(first).casefold()
    assert [word for word in ("psyk", "rusmiddel", "/secret", "samtale") if word in text] == []
    assert "1|appointment/c1" in text


def test_that_nobody_is_paired_with_a_hidden_visit(tmp_path: Path) -> None:
    assert paired(hospital(tmp_path / "open", PLACES[0], is_hidden=False)) != []
    assert paired(hospital(tmp_path / "hidden", PLACES[0])) == []


def test_that_a_pair_found_before_is_gone_once_its_place_is_hidden(tmp_path: Path) -> None:
    app = hospital(tmp_path, PLACES[0], is_hidden=False)
    make_department(app, _TEAM, is_sensitive=True)
    assign(app, _TEAM, Part.SERVICE, _SECRET["rus"])
    find_again(app)
    with app.store.read() as connection:
        assert to_swap(connection) != []
    pair_up(app)
    assert paired(app) == []
