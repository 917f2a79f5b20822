"""Plans in calendars where others write, requests are lost, cut or late, and our process is killed between any two."""

import random
from collections import Counter

import pytest

from tests.properties.examples import EXAMPLES
from tests.unit.coordination.rebooking.journeys import check, drawn
from triage.coordination.rebooking.plan import Result

_PARTS = 10
_UNCHANGED = {Result.SLOT_GONE, Result.EXPIRED, Result.STALE, Result.ROLLED_BACK}


@pytest.mark.parametrize("part", range(_PARTS))
def test_that_no_schedule_of_faults_loses_or_doubles_an_appointment(part: int) -> None:
    for seed in range(part, max(EXAMPLES, _PARTS), _PARTS):
        chance = random.Random(seed)
        journey = drawn(chance, illness=chance.choice([0.0, 0.1, 0.3]), meddling=chance.choice([0.0, 0.02, 0.1]))
        try:
            result = journey.run()
            check(journey, result)
            if result is Result.APPLIED and chance.random() < 0.5:
                check(journey, journey.take_back())
        except AssertionError as fault:
            raise AssertionError(f"seed {seed}: {fault}") from fault


def test_that_faults_without_others_end_in_the_whole_plan_or_nothing() -> None:
    results = Counter(drawn(random.Random(seed), illness=0.2, meddling=0.0).run() for seed in range(200))
    assert results.keys() <= {Result.APPLIED, Result.EXPIRED, Result.ROLLED_BACK}
    assert results[Result.APPLIED] > 150


@pytest.mark.parametrize("seed", range(30))
def test_that_without_faults_a_plan_is_applied_and_taken_back_whole(seed: int) -> None:
    journey = drawn(random.Random(seed), illness=0.0, meddling=0.0)
    assert journey.run() is Result.APPLIED
    check(journey, Result.APPLIED)
    assert journey.take_back() is Result.UNDONE
    check(journey, Result.UNDONE)


@pytest.mark.parametrize("seed", range(20))
def test_that_a_calendar_without_holds_is_written_all_the_same(seed: int) -> None:
    journey = drawn(random.Random(seed), illness=0.0, meddling=0.0, knows_holds=False)
    assert journey.run() is Result.APPLIED
    check(journey, Result.APPLIED)


def test_that_each_appointment_is_written_once_in_a_plan_without_faults() -> None:
    journey = drawn(random.Random(3), illness=0.0, meddling=0.0)
    journey.run()
    written = [reference for reference in journey.calendars.writes if reference.startswith("Appointment/")]
    assert sorted(written) == [f"Appointment/{name}" for name in sorted(journey.moves)]


def test_that_every_result_is_met_by_some_schedule() -> None:
    met = {drawn(random.Random(seed), illness=0.2, meddling=0.1).run() for seed in range(300)}
    assert met >= {Result.APPLIED, Result.SLOT_GONE, Result.STALE, Result.ROLLED_BACK}
    assert met & (_UNCHANGED | {Result.APPLIED})
