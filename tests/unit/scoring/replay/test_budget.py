"""Calls a week that were expected, beside the capacity and beside what came: it speaks up when it means something."""

import json

import numpy as np
import pytest

from triage.errors import Text, UnreadableError
from triage.scoring.replay.budget import Budget, Parting, budget_in, parted
from triage.scoring.replay.intervals import next_of
from triage.scoring.replay.workload import Expected

YEARS, WEEKS, SEED = 2000, 52, 20261126


def report(*calls: tuple[int, int], capacity: dict[str, int] | None = None, departments: tuple[int, ...] = (1,)) -> str:
    """A report whose whole weeks have so many reds and yellows."""
    weeks = [{"whole": True, "draft": [red, yellow, 5, 9]} for red, yellow in calls]
    named = [{"department": key} for key in departments]
    return json.dumps({"weeks": weeks, "departments": named, "capacity": capacity or {}})


def test_that_the_expected_calls_are_the_reds_and_yellows_of_whole_weeks() -> None:
    found = budget_in(report(*[(2, 8)] * 9, capacity={"1": 9}))
    assert isinstance(found, Budget)
    assert (found.expected.mean, found.red, found.capacity, found.is_over) == (10, 2, 9, True)
    assert "10,0" in found.words.da
    assert "no room" in found.words.en


def test_that_a_week_known_in_part_is_left_out_and_too_few_weeks_say_nothing() -> None:
    assert isinstance(budget_in(report(*[(1, 1)] * 7)), Text)


def test_that_no_room_is_compared_with_where_one_department_has_not_told_it() -> None:
    found = budget_in(report(*[(2, 8)] * 9, capacity={"1": 1}, departments=(1, 2)))
    assert isinstance(found, Budget)
    assert (found.capacity, found.is_over) == (None, False)


def test_that_what_is_no_report_is_refused() -> None:
    with pytest.raises(UnreadableError):
        budget_in('{"weeks": 7}')


@pytest.mark.parametrize(
    ("weeks", "wanted"),
    [
        ([], None),
        ([60], None),
        ([60, 20], None),
        ([20, 60], None),
        ([60, 61], Parting.MORE),
        ([2, 1], Parting.FEWER),
        ([60, 1], None),
        ([60, 60, 20], None),
    ],
)
def test_that_two_weeks_running_on_one_side_part_and_one_alone_does_not(
    weeks: list[int], wanted: Parting | None
) -> None:
    assert parted(Expected(20, 10, 30, 52), weeks) is wanted


def expected_of(rng: np.random.Generator, mean: float) -> Expected:
    """What a report of a year with so many calls a week expects."""
    return Expected(*next_of(rng.poisson(mean, WEEKS).tolist()), WEEKS)


def when_told(expected: Expected, weeks: list[int]) -> int | None:
    """After how many weeks somebody is told first."""
    return next((number for number in range(1, len(weeks) + 1) if parted(expected, weeks[:number])), None)


@pytest.mark.parametrize("mean", [4, 20, 80])
def test_that_a_year_in_which_nothing_changed_is_quiet_more_than_nine_times_in_ten(mean: float) -> None:
    rng = np.random.default_rng(SEED)
    told = [when_told(expected_of(rng, mean), rng.poisson(mean, WEEKS).tolist()) for _ in range(YEARS)]
    assert sum(one is not None for one in told) / YEARS < 0.1


@pytest.mark.parametrize("mean", [20, 80])
def test_that_twice_as_many_calls_are_told_within_three_weeks(mean: float) -> None:
    rng = np.random.default_rng(SEED)
    told = [when_told(expected_of(rng, mean), rng.poisson(2 * mean, 3).tolist()) for _ in range(YEARS)]
    assert sum(one is not None for one in told) / YEARS > 0.9
