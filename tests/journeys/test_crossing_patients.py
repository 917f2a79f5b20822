"""Two patients who drive past each other: told where both are known, once, and gone when one of them moves."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.away.builders import arrive
from tests.builders import NOW, fhir_care_plan
from tests.coordination_builders import codes, inbox, secretary
from tests.journeys.coordination_region import citizen, hospitals, visit
from triage.store.coordination.findings_due import to_swap
from triage.workflow.application import Application
from triage.workflow.coordinate.findings import find_again
from triage.workflow.coordinate.notes import note_movable
from triage.workflow.coordinate.pair_up import pair_up
from triage.workflow.people.departments import make_department
from triage.workflow.rights.privacy import mark_private

FAR = visit("a1", "2026-12-01T09:00", "Blodprøve", "blod", "viborg", 15, of=1)
OTHER = visit("a2", "2026-12-02T10:00", "Blodprøve", "blod", "aarhus", 15, of=2)


def looked(app: Application, *resources: dict[str, Any]) -> None:
    if resources:
        arrive(app, *resources)
    find_again(app)
    pair_up(app)


@pytest.fixture
def desk(app: Application) -> Application:
    """The desk of a secretary; somebody in Aarhus is to come to Viborg, and the other way round."""
    people = (citizen(1, "8000"), citizen(2, "8800"))
    plans = (fhir_care_plan(1), fhir_care_plan(2))
    looked(app, *hospitals(), *people, *plans, FAR, OTHER)
    return secretary(app)


def test_that_both_are_told_with_what_they_save_and_neither_is_named_to_the_other(desk: Application) -> None:
    first, second = inbox(desk)
    assert {first.code, second.code} == {"CROSSING_PATIENTS"}
    assert {first.name, second.name} == {"Eksempel, Person 1", "Eksempel, Person 2"}
    assert first.data == second.data
    assert int(first.data["saved_min"]) >= 60
    assert "Eksempel" not in f"{first.title}{first.line}{second.title}{second.line}"


def test_that_a_pair_is_gone_when_one_of_them_moves(app: Application, desk: Application) -> None:
    nearer = visit("a1", "2026-12-01T09:00", "Blodprøve", "blod", "aarhus", 15, meta={"versionId": "4"})
    looked(app, nearer)
    assert codes(desk) == []


def test_that_it_is_looked_for_only_after_a_change(app: Application, desk: Application) -> None:
    with app.store.read() as connection:
        assert to_swap(connection) == []
    arrive(app, citizen(3))
    find_again(app)
    with app.store.read() as connection:
        assert to_swap(connection) == []
    arrive(app, {**FAR, "meta": {"versionId": "9"}})
    find_again(app)
    with app.store.read() as connection:
        assert [one.patient for one in to_swap(connection)] == [1]


def test_that_time_alone_ends_a_pair(app: Application, desk: Application) -> None:
    looked(replace(app, clock=lambda: NOW + timedelta(days=9)))
    assert "CROSSING_PATIENTS" not in codes(desk)


def test_that_a_visit_that_is_fixed_is_in_no_pair(app: Application, desk: Application) -> None:
    note_movable(desk, 1, "1|Appointment/a1", movable=False)
    looked(app)
    assert codes(desk) == []


def test_that_a_closed_record_is_in_no_pair(app: Application, desk: Application) -> None:
    mark_private(app, 1)
    looked(app, {**FAR, "meta": {"versionId": "9"}})
    assert codes(desk) == []


def test_that_a_sensitive_department_is_in_no_pair(app: Application, desk: Application) -> None:
    make_department(app, "Blodprøver", is_sensitive=True)
    looked(app, {**FAR, "meta": {"versionId": "9"}}, {**OTHER, "meta": {"versionId": "9"}})
    assert codes(desk) == []
