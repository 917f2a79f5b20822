"""An invalidated stretch of time touches exactly its own readings, and taking it back leaves no trace in a number."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.examples import calendar
from tests.properties.readings_drawn import NOW, inputs, numbered, readings, times
from tests.properties.test_readings import facts, of_all
from triage.clinical.device import INVALIDATED, DeviceHistory, Invalidation
from triage.clinical.observation import Reading
from triage.scoring.rules.model import Input

MILLISECOND = timedelta(milliseconds=1)


@st.composite
def lines(draw: st.DrawFn, restored: datetime | None = None) -> Invalidation:
    """An invalidation of any length, down to one moment, or without an end."""
    first, second = draw(times()), draw(times())
    end = draw(st.sampled_from([max(first, second), None]))
    return Invalidation(1, 1, min(first, second), end, "Prøve", draw(st.booleans()), "tester", NOW, restored)


def judged(found: list[Reading], *against: Invalidation) -> list[Reading]:
    return [DeviceHistory(None, against).judged(one) for one in found]


@calendar
@given(readings(), lines())
def test_that_a_reading_outside_the_range_is_never_touched(one: Reading, line: Invalidation):
    is_inside = line.start <= one.time and (line.end is None or one.time <= line.end)
    assert (judged([one], line) == [one]) is not is_inside


@calendar
@given(readings(fault=None), lines())
def test_that_both_ends_of_the_range_belong_to_it(one: Reading, line: Invalidation):
    ends = [line.start] + ([line.end] if line.end else [])
    assert all(judged([replace(one, time=time)], line)[0].fault == INVALIDATED for time in ends)
    beyond = [line.start - MILLISECOND] + ([line.end + MILLISECOND] if line.end else [])
    assert all(judged([replace(one, time=time)], line)[0].fault is None for time in beyond)


@calendar
@given(numbered(), lines(restored=NOW), inputs())
def test_that_what_is_given_back_counts_as_if_it_had_never_been_taken(
    found: list[Reading], line: Invalidation, wanted: Input
):
    assert facts(judged(found, line), wanted) == facts(found, wanted)


@calendar
@given(numbered(), lines())
def test_that_no_number_is_ever_made_of_an_invalidated_reading(found: list[Reading], line: Invalidation):
    kept = {one.id for one in of_all(judged(found, line)).kept}
    assert kept.isdisjoint(one.id for one in found if line.covers(one.time))


@calendar
@given(readings(fault=None), lines(), lines(restored=NOW))
def test_that_one_invalidation_in_force_is_enough(one: Reading, first: Invalidation, taken_back: Invalidation):
    fault = judged([one], first, taken_back)[0].fault
    assert fault == (INVALIDATED if first.covers(one.time) else None)
