"""What must hold of every set of readings: what is used, what is left out, and the numbers made of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from random import Random
from statistics import median
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.examples import core, costly_core
from tests.properties.readings_drawn import PATIENTS, close_together, inputs, numbered, readings, several, times
from tests.unit.scoring.facts import NOW, enrolment, kinds, shipped
from triage.clinical.care import PlanStep
from triage.clinical.observation import Reading
from triage.clinical.readings import Readings, microseconds
from triage.scoring.danish_time import danish_day, next_danish_day
from triage.scoring.inputs.batch import input_blocks
from triage.scoring.inputs.gather import inputs_for
from triage.scoring.inputs.plan import NOTHING_DUE, Plans, next_due
from triage.scoring.inputs.reading_words import spoiled
from triage.scoring.inputs.readings import reading_doubt, reading_input
from triage.scoring.readings.clean import Cleaned, clean, clean_columns
from triage.scoring.readings.course_of_values import slope
from triage.scoring.readings.danish_days import danish_days, danish_midnights
from triage.scoring.readings.drop_reasons import Dropped
from triage.scoring.readings.duplicates import duplicates
from triage.scoring.readings.ranges import double_medians, first_not_before, squares, sums
from triage.scoring.readings.reduce import reduce
from triage.scoring.readings.units import convert
from triage.scoring.rules.model import Aggregation, Freshness, Input, InputKind, RuleSet

Facts = tuple[Any, ...]


def of_all(found: list[Reading]) -> Cleaned:
    return clean_columns(Readings.of(found, PATIENTS), np.full(len(PATIENTS), microseconds(NOW)), kinds())


def facts(found: list[Reading], wanted: Input, patient: str = "p1") -> Facts:
    """The number, the readings behind it, and the readings left out."""
    cleaned = clean(found, patient, NOW, kinds())
    reduced = reduce(cleaned, wanted, NOW)
    return reduced.number(0), reduced.used(0), cleaned.dropped


@core
@given(several(), inputs())
def test_that_many_patients_at_once_are_the_same_as_one_by_one(found: list[Reading], wanted: Input):
    batch = of_all(found)
    reduced = reduce(batch, wanted, NOW)
    together = [(reduced.number(place), reduced.used(place)) for place in range(len(PATIENTS))]
    assert together == [facts(found, wanted, patient)[:2] for patient in PATIENTS]


@given(several())
def test_that_what_is_left_out_of_many_is_what_is_left_out_of_each(found: list[Reading]):
    each = [clean([one for one in found if one.patient == patient], patient, NOW, kinds()) for patient in PATIENTS]
    by_id = sorted(repr(one) for cleaned in each for one in cleaned.dropped)
    assert sorted(repr(one) for one in of_all(found).dropped) == by_id


@given(several(), st.integers(1, 30), st.randoms())
def test_that_blocks_hold_what_all_together_hold(found: list[Reading], most: int, chance: Random):
    whole = of_all(found)
    chance.shuffle(found)
    blocks = list(Readings.of(found, PATIENTS).blocks(most))
    parts = [clean_columns(one, np.full(len(one.patients), microseconds(NOW)), kinds()) for one in blocks]
    assert tuple(one for part in parts for one in part.kept) == whole.kept
    assert [name for block in blocks for name in block.patients] == list(PATIENTS)


@core
@given(several(), inputs(), st.randoms())
def test_that_order_and_repeated_delivery_change_nothing(found: list[Reading], wanted: Input, chance: Random):
    first = facts(found, wanted)
    again = [*found, *(replace(one, received=NOW) for one in found if one.patient == "p1")]
    chance.shuffle(again)
    assert facts(again, wanted) == first


@core
@given(several(), inputs(), st.integers(-720, 720))
def test_that_the_time_zone_of_the_source_changes_nothing(found: list[Reading], wanted: Input, minutes: int):
    zone = timezone(timedelta(minutes=minutes))
    assert facts([replace(one, time=one.time.astimezone(zone)) for one in found], wanted) == facts(found, wanted)


OTHER_UNITS = {"%": ("1", Decimal("0.01")), "kg": ("g", Decimal(1000)), "L": ("mL", Decimal(1000))}


@st.composite
def measured(draw: st.DrawFn) -> list[Reading]:
    """Readings of one kind with up to four decimals more than are shown, in the kind's unit."""
    code, lowest = draw(st.sampled_from([("spo2", 860_000), ("weight", 800_000), ("fev1", 18_000)]))
    values = st.integers(lowest, lowest + 20_000).map(lambda one: Decimal(one).scaleb(-4).normalize())
    found = draw(numbered(kind=code, unit=kinds()[code].unit, value=Decimal(1)))
    return [replace(one, value=draw(values)) for one in found]


@core
@given(measured(), inputs("spo2", "weight", "fev1"))
def test_that_the_unit_of_the_source_changes_nothing(found: list[Reading], wanted: Input):
    converted = [
        replace(one, unit=OTHER_UNITS[one.unit][0], value=one.value * OTHER_UNITS[one.unit][1]) for one in found
    ]
    assert facts(converted, wanted)[:2] == facts(found, wanted)[:2]


@core
@given(numbered(), inputs())
def test_that_a_device_taken_back_is_as_if_its_readings_never_came(found: list[Reading], wanted: Input):
    others = [one for one in found if one.device != "d1"]
    taken_back = [replace(one, status="entered-in-error") if one.device == "d1" else one for one in found]
    assert facts(taken_back, wanted)[:2] == facts(others, wanted)[:2]


@core
@given(several())
def test_that_every_reading_is_kept_or_left_out_with_a_reason(found: list[Reading]):
    cleaned = of_all(found)
    kept, left_out = [one.id for one in cleaned.kept], [one.id for one in cleaned.dropped]
    # A patient's reading is one of the two, and once; two patients' may carry one id.
    assert sorted(kept + left_out) == sorted(id_ for id_, _ in {(one.id, one.patient) for one in found})
    assert all(one.reason for one in cleaned.dropped)


@core
@given(several(patient="p1"))
def test_that_of_one_id_the_highest_version_counts_and_none_of_two_that_disagree(found: list[Reading]):
    cleaned = clean(found, "p1", NOW, kinds())
    told = {one.id: (one.time, "") for one in cleaned.kept}
    told |= {one.id: (one.time, one.reason) for one in cleaned.dropped}
    for name, (time, reason) in told.items():
        highest = max(one.version for one in found if one.id == name)
        said = {content(one) for one in found if (one.id, one.version) == (name, highest)}
        assert (reason == "conflict") == (len(said) > 1)
        assert time in {one[0] for one in said}


def content(one: Reading) -> Facts:
    return one.time, one.kind, one.value, one.unit, one.status, one.device, one.fault, one.signal


@given(several(), inputs())
def test_that_a_number_rests_on_kept_readings_alone_and_on_some(found: list[Reading], wanted: Input):
    cleaned = of_all(found)
    reduced = reduce(cleaned, wanted, NOW)
    for place in range(len(PATIENTS)):
        used = reduced.used(place)
        assert set(used) <= set(cleaned.kept)
        assert bool(used) == (reduced.number(place) is not None)


# How many seconds apart copies of each group may be.
APART = (60, 30)
sent = st.tuples(st.integers(0, 1), st.integers(0, 300), st.integers(0, 2), st.booleans())


@given(st.lists(sent, max_size=30))
def test_that_copies_are_those_a_slow_search_finds(rows: list[tuple[int, int, int, bool]]):
    group, time, value, typed = zip(*sorted(rows), strict=True) if rows else ((), (), (), ())
    columns = [np.array(column, np.int64) for column in (group, time, value)]
    within = np.array(APART, np.int64)[columns[0]]
    found = duplicates(*columns, np.array(typed, np.bool_), within)
    assert set(np.flatnonzero(found).tolist()) == slow_copies(list(zip(group, time, value, typed, strict=True)))


def slow_copies(rows: list[tuple[int, int, int, bool]]) -> set[int]:
    """The definition: devices first, then by time; a copy is as near as its kind says to one that stays."""
    stay: list[int] = []
    for number in sorted(range(len(rows)), key=lambda one: (rows[one][3], rows[one][1], one)):
        group, time, value, _ = rows[number]
        same = (rows[one] for one in stay)
        if not any((one[0], one[2]) == (group, value) and abs(one[1] - time) <= APART[group] for one in same):
            stay.append(number)
    return set(range(len(rows))) - set(stay)


numbers = st.integers(-(10**18), 10**18) | st.integers(-100, 100)
ranges = st.lists(st.lists(numbers, min_size=1, max_size=9), min_size=1, max_size=5)


@given(ranges)
def test_that_sums_and_medians_of_any_size_are_exact(found: list[list[int]]):
    values = np.array([number for one in found for number in one], np.int64)
    begins = np.cumsum([0, *(len(one) for one in found)])[:-1]
    assert sums(values, begins).tolist() == [sum(one) for one in found]
    assert squares(values, begins).tolist() == [sum(number**2 for number in one) for one in found]
    assert double_medians(values, begins).tolist() == [int(2 * median(map(Fraction, one))) for one in found]


@given(ranges, st.lists(numbers, min_size=5, max_size=5))
def test_that_the_first_row_of_a_window_is_found_in_each_range(found: list[list[int]], moments: list[int]):
    ends = np.cumsum([0, *(len(one) for one in found)])
    times_ = np.array([number for one in found for number in sorted(one)], np.int64)
    at = np.array(moments[: len(found)], np.int64)
    first = first_not_before(times_, ends[:-1], ends[1:], at) - ends[:-1]
    assert first.tolist() == [sum(t < moment for t in one) for one, moment in zip(found, moments, strict=False)]


points = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 30)), min_size=4, max_size=12)


@given(points, st.integers(0, 5))
def test_that_the_slope_is_the_exact_median_of_all_pairs(found: list[tuple[int, int]], decimals: int):
    pairs = [(a, b) for n, a in enumerate(found) for b in found[n + 1 :] if a[0] != b[0]]
    exact = median(Fraction(b[1] - a[1], b[0] - a[0]) for a, b in pairs) if pairs else None
    given_ = slope([t for t, _ in found], [y for _, y in found], Fraction(1), decimals)
    if exact is None or given_ is None:
        assert given_ is exact is None
    else:
        assert abs(Fraction(given_, 10**decimals) - exact) <= Fraction(1, 2 * 10**decimals)


@given(st.lists(times(), min_size=1, max_size=20), st.integers(-20_000, 5_000))
def test_that_danish_days_of_many_times_are_those_of_each(found: list[Any], shift: int):
    moved = [one + timedelta(days=shift) for one in found]
    days = danish_days(np.array([microseconds(one) for one in moved], np.int64))
    assert days.tolist() == [danish_day(one).toordinal() - 719_163 for one in moved]
    ends = danish_midnights(days + 1).tolist()
    assert ends == [microseconds(next_danish_day(one)) for one in moved]


steps = st.builds(
    lambda start, length, hours: PlanStep(
        NOW + timedelta(hours=start), length and NOW + timedelta(hours=start + length), timedelta(hours=hours)
    ),
    st.integers(-900, 200),
    st.none() | st.integers(1, 900),
    st.sampled_from([6, 12, 24, 168]),
)


@given(st.lists(st.lists(steps, max_size=3), min_size=1, max_size=4), times())
def test_that_the_plans_of_many_say_what_each_says(plans: list[list[PlanStep]], newest: Any):
    courses = [replace(enrolment(), plan=tuple(plan)) for plan in plans]
    due, until = Plans.of(courses).due(np.full(len(plans), microseconds(newest)), np.arange(len(plans)))
    alone = [next_due(course, newest) for course in courses]
    assert due.tolist() == [NOTHING_DUE if one is None else microseconds(one.at) for one in alone]
    assert until.tolist() == [NOTHING_DUE if one is None else microseconds(one.counts_until) for one in alone]


@given(readings(patient="p1", status="final", fault=None, signal=None, time=NOW.astimezone(UTC)))
def test_that_a_kept_value_is_the_converted_one_to_the_last_digit(one: Reading):
    for kept in clean([one], "p1", NOW, kinds()).kept:
        kind = kinds()[kept.kind]
        converted = convert(kind.quantity, one.value, one.unit, kind.unit)
        exact = MOVED[one.unit] * one.value if one.unit in MOVED else converted
        assert kept.value == exact
        assert one.unit in MOVED or str(kept.value) == str(converted)


# These units only move the decimal sign of the kind's.
MOVED = {"g": Decimal("0.001"), "mL": Decimal("0.001"), "1": Decimal(100)}


@given(st.integers(0, 10**9 - 1), st.integers(0, 9), st.sampled_from([("weight", "g"), ("fev1", "mL"), ("spo2", "1")]))
def test_that_a_moved_decimal_sign_loses_no_digit(digits: int, decimals: int, of: tuple[str, str]):
    value, (code, unit) = Decimal(digits).scaleb(-decimals), of
    kind = replace(kinds()[code], reject=None)
    one = Reading("o1", "p1", code, value, unit, NOW)
    exact = Readings.of([replace(one, value=value * MOVED[unit], unit=kind.unit)], ("p1",))
    moved = clean([one], "p1", NOW, {code: kind})
    now = np.array([microseconds(NOW)])
    assert [kept.value for kept in moved.kept] == [kept.value for kept in clean_columns(exact, now, {code: kind}).kept]


RULES = [shipped(name) for name in ("kol", "hjertesvigt")]


@costly_core
@given(
    several() | close_together(), st.lists(st.lists(steps, max_size=2), min_size=3, max_size=3), st.sampled_from(RULES)
)
def test_that_the_inputs_of_many_are_those_of_each(found: list[Reading], plans: list[list[PlanStep]], rules: RuleSet):
    courses = [replace(enrolment(), patient=name, plan=tuple(plan)) for name, plan in zip(PATIENTS, plans, strict=True)]
    columns = Readings.of(found, PATIENTS)
    (block,) = input_blocks(rules, kinds(), columns, Plans.of(courses), np.full(3, microseconds(NOW)))
    for place, course in enumerate(courses):
        alone = inputs_for(rules, kinds(), {}, found, [], course, NOW)
        for name, column in block.readings.items():
            value = alone.values[name]
            assert (column.reduced.number(place), column.status[place]) == (value.value, value.status)
            assert reading_input(column, place).evidence == value.evidence
        for name, fact in block.meta.items():
            number = Decimal(int(fact.value[place])) if fact.is_known[place] else None
            assert number == alone.values[name].value
        doubts = {reading_doubt(column, place) for column in block.readings.values()} - {None}
        assert doubts == set(alone.doubts)


LAPSES = Freshness.LAPSES
HOUR, HARMLESS = timedelta(hours=1), {"other_patient", "duplicate", "artefact"}


@core
@given(close_together() | several(patient="p1"), st.integers(1, 6))
def test_that_doubts_are_those_that_the_definition_finds(found: list[Reading], hours: int):
    wanted = Input("x", InputKind.READING, code="spo2", agg=Aggregation.LAST, window_h=Decimal(hours), freshness=LAPSES)
    rules, unplanned = replace(RULES[0], inputs={"x": wanted}), enrolment(None)
    cleaned = clean(found, "p1", NOW, kinds())
    usable = [one.time for one in cleaned.of("spo2")]
    lost = [one for one in cleaned.dropped if one.kind == "spo2" and is_inside(one.time, usable, hours)]
    doubts = [one for one in lost if usable and is_doubtful(one, usable)]
    told = inputs_for(rules, kinds(), {}, found, [], unplanned, NOW).doubts
    newest = max((one.time for one in doubts), default=None)
    assert bool(told) == bool(doubts)
    assert newest is None or told[0] in {spoiled(kinds()["spo2"], one) for one in doubts if one.time == newest}


def is_inside(time: datetime, usable: list[datetime], hours: int) -> bool:
    """Without a plan a reading counts for a day, and the window ends at the newest usable one that does."""
    newest = max(usable, default=NOW)
    end = newest if NOW - newest <= timedelta(days=1) else NOW
    counts_itself = NOW - time <= timedelta(days=1)
    return time >= end - timedelta(hours=hours) if time < newest else counts_itself or time >= NOW - HOUR * hours


def is_doubtful(lost: Dropped, usable: list[datetime]) -> bool:
    """The definition of a lost reading inside the window that the usable ones do not make good."""
    if lost.reason in HARMLESS or (lost.reason == "entered_in_error" and lost.time < max(usable)):
        return False
    # Two at the same time that disagree: nobody can tell which of them is so.
    is_again = lost.time < max(usable) and any(lost.time <= time <= lost.time + HOUR for time in usable)
    return not (lost.reason in {"implausible", "absent"} and is_again)
