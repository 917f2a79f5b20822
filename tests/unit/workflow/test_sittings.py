"""Which states of a patient lay between two assessments."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOW, ago, reading
from triage.clinical.observation import Reading
from triage.clinical.questionnaire import Response
from triage.store.records import Facts
from triage.workflow.score.sittings import facts_until, sittings_since

SINCE = ago(hours=24)


def measured(number: int, received: datetime = NOW, **back: float) -> Reading:
    return reading(number=number, time=ago(**back), received=received)


def answered(number: int, **back: float) -> Response:
    return Response(f"r{number}", "Patient/p1", "daily|1", "completed", ago(**back), (), received=NOW)


def moments(*facts: Reading | Response, since: datetime | None = SINCE) -> tuple[datetime, ...]:
    readings = [fact for fact in facts if isinstance(fact, Reading)]
    responses = [fact for fact in facts if isinstance(fact, Response)]
    return sittings_since(Facts(readings=readings, responses=responses), since, NOW)


def test_that_every_sitting_is_looked_at_at_its_own_time_the_last_too() -> None:
    found = moments(measured(1, hours=20), measured(2, hours=10), measured(3, hours=1))
    assert found == (ago(hours=20), ago(hours=10), ago(hours=1))


def test_that_readings_within_an_hour_of_the_first_are_one_sitting() -> None:
    found = moments(measured(1, hours=20), measured(2, hours=19.5), measured(3, hours=1))
    assert found == (ago(hours=19.5), ago(hours=1))


def test_that_what_was_assessed_before_is_not_looked_at_again() -> None:
    assert moments(measured(1, received=ago(hours=30), hours=31), measured(2, hours=1)) == (ago(hours=1),)


def test_that_a_sitting_does_not_grow_for_ever_by_readings_within_an_hour_of_each_other() -> None:
    found = moments(*(measured(n, minutes=500 - 50 * n) for n in range(6)))
    assert found == (ago(minutes=450), ago(minutes=350), ago(minutes=250))


def test_that_a_sensor_does_not_join_two_sittings_of_a_questionnaire() -> None:
    sensor = [replace(measured(n, minutes=5 * n), kind="cgm_glucose") for n in range(1, 144)]
    found = moments(*sensor, answered(1, hours=10.02), answered(2, hours=2.03))
    assert {ago(hours=10.02), ago(hours=2.03)} <= set(found)


def test_that_a_late_reading_of_a_sitting_assessed_before_is_judged_with_the_whole_of_it() -> None:
    found = moments(measured(1, received=ago(hours=30), hours=31), measured(2, hours=31.5))
    assert found == (ago(hours=31),)


def test_that_a_withdrawn_reading_is_news_of_its_sitting_but_no_state_of_its_own() -> None:
    kept = measured(1, received=ago(hours=30), hours=31)
    gone = replace(measured(2, hours=30.5), status="entered-in-error")
    assert moments(kept, gone) == (ago(hours=31),)
    assert moments(gone) == ()


def test_that_what_is_dated_in_the_future_has_no_sitting_yet() -> None:
    assert moments(measured(1, hours=-3), measured(2, hours=3)) == (ago(hours=3),)


def test_that_a_first_load_of_history_raises_nothing() -> None:
    assert moments(*(measured(n, days=n) for n in range(1, 9)), since=None) == ()


def test_that_at_most_the_newest_five_hundred_are_looked_at() -> None:
    found = moments(*(measured(n, hours=2 * n) for n in range(1, 600)))
    assert (len(found), found[-1]) == (500, ago(hours=2))


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=60, unique=True))
def test_that_every_reading_that_came_is_judged_within_an_hour_of_its_time(minutes: list[int]) -> None:
    found = moments(*(measured(n, minutes=back) for n, back in enumerate(minutes)))
    for back in minutes:
        assert any(timedelta(0) <= moment - ago(minutes=back) <= timedelta(hours=1) for moment in found)


def test_that_the_facts_of_a_sitting_are_those_measured_and_answered_by_then() -> None:
    facts = Facts(readings=[measured(1, hours=20), measured(2, hours=1)], responses=[answered(1, hours=2)])
    before = facts_until(facts, ago(hours=20))
    assert ([one.id for one in before.readings], before.responses) == (["Observation/o1"], [])
