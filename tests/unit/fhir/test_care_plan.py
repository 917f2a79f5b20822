from datetime import UTC, datetime, timedelta

import pytest

from tests.builders import fhir_care_plan
from tests.fhir.build import codes, read, read_fact
from triage.clinical.received import Disposition


def _plan(*repeats: dict, **changes: object) -> dict:
    activities = [{"detail": {"scheduledTiming": {"repeat": repeat}}} for repeat in repeats]
    return {**fhir_care_plan(), "activity": activities, **changes}


def test_that_a_programme_is_known_by_its_category():
    found = read_fact(fhir_care_plan(programme="epilepsy"))
    assert (found.id, found.patient, found.programme) == ("CarePlan/c1", "Patient/p1", "epilepsy")


@pytest.mark.parametrize(
    ("definition", "programme"),
    [
        ("http://x/PlanDefinition/copd|2.0", "copd"),
        ("PlanDefinition/heart_failure", "heart_failure"),
        ("PlanDefinition/plandefinition-1", "PlanDefinition/plandefinition-1"),
    ],
)
def test_that_a_programme_is_known_by_its_definition(definition: str, programme: str):
    assert read_fact(_plan(category=None, instantiatesCanonical=[definition])).programme == programme


def test_that_a_plan_of_no_programme_is_accepted_without_facts():
    received = read(_plan(category=None))
    assert received.disposition is Disposition.ACCEPTED
    assert received.facts == ()


@pytest.mark.parametrize(
    ("repeat", "interval"),
    [
        ({"frequency": 1, "period": 7, "periodUnit": "d"}, timedelta(days=7)),
        ({"frequency": 2, "period": 1, "periodUnit": "d"}, timedelta(hours=12)),
        ({"period": 1.5, "periodUnit": "wk"}, timedelta(days=10.5)),
        ({"dayOfWeek": ["mon", "wed"]}, timedelta(days=5)),
        ({"dayOfWeek": ["sun"]}, timedelta(days=7)),
    ],
)
def test_that_the_interval_of_a_step_is_read(repeat: dict, interval: timedelta):
    (step,) = read_fact(_plan(repeat)).plan
    assert step.interval == interval


def test_that_steps_have_their_own_bounds_in_order():
    weekly = {"boundsPeriod": {"start": "2026-07-01"}, "period": 7, "periodUnit": "d"}
    daily = {"boundsPeriod": {"start": "2026-06-01", "end": "2026-07-01"}, "period": 1, "periodUnit": "d"}
    first, second = read_fact(_plan(weekly, daily)).plan
    assert first.end == second.start == datetime(2026, 6, 30, 22, 0, tzinfo=UTC)
    assert second.end is None


@pytest.mark.parametrize("period", [0, -1, 10**20, 1e300])
def test_that_an_interval_that_is_none_is_remarked_on(period: float):
    received = read(_plan({"period": period, "periodUnit": "d"}))
    assert received.facts[0].plan == ()
    assert codes(received) == ["not-supported"]


def test_that_a_clock_without_seconds_is_remarked_on():
    received = read(_plan({"dayOfWeek": ["mon"], "timeOfDay": ["11:00"]}))
    assert received.disposition is Disposition.WITH_FINDINGS
    assert len(received.facts[0].plan) == 1


def test_that_a_plan_says_what_is_asked_for_and_on_which_days() -> None:
    repeat = {"dayOfWeek": ["wed", "mon"], "timeOfDay": ["14:33:00"]}
    detail = {"instantiatesCanonical": ["Questionnaire/q1|2"], "scheduledTiming": {"repeat": repeat}}
    (step,) = read_fact({**fhir_care_plan(), "activity": [{"detail": detail}]}).plan
    assert (step.what, step.weekdays) == ("Questionnaire/q1", (0, 2))


def test_that_a_plan_may_ask_for_a_kind_of_reading() -> None:
    detail = {
        "code": {"coding": [{"system": "http://loinc.org", "code": "59408-5"}]},
        "scheduledTiming": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d"}},
    }
    (step,) = read_fact({**fhir_care_plan(), "activity": [{"detail": detail}]}).plan
    assert step.what == "spo2"


def test_that_a_plan_tells_whose_it_is() -> None:
    extension = {"url": "http://example.dk/organisation", "valueReference": {"reference": "Organization/o2"}}
    belongs = {
        "careTeam": [{"reference": "CareTeam/7"}, {"display": "Team 8"}],
        "author": {"reference": "Organization/o1"},
        "extension": [extension],
    }
    found = read_fact({**fhir_care_plan(), **belongs})
    assert found.teams == ("CareTeam/7", "Team 8")
    assert found.organisations == ("Organization/o1", "Organization/o2")
