"""The columns of a region: what the properties do not draw - nobody at all, and numbers too large to be packed."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tests.unit.coordination.conflicts.made import by_phone, by_video, situation, visit
from triage.coordination.conflicts.region.columns import AT_HOME, BY_PHONE, UNNAMED, Columns, Ways, region_of
from triage.coordination.conflicts.region.others import may_have_others
from triage.coordination.conflicts.region.pairs import pairs
from triage.coordination.situation.policy import Policy

DAY = situation(
    visit("a", "9.00", 90),
    visit("b", "9.10"),
    by_phone("c", "10.20"),
    visit("d", "10.40", site="VIB"),
    by_video("e", "11.15"),
    visit("f", "9.05", patient="q"),
)


def found(columns: Columns, ways: Ways):
    told = pairs(columns, ways, Policy())
    overlaps = {tuple(sorted(pair)) for pair in zip(*(rows.tolist() for rows in told.overlaps), strict=True)}
    return overlaps, [part.tolist() for part in (told.journeys.first, told.journeys.second, told.journeys.gap)]


def test_that_a_region_is_read_in_the_order_of_ids_with_homes_and_calls_apart():
    region = region_of(replace(DAY, visits={**DAY.visits, "g": visit("g", "12 9.00", site="")}))
    assert region.visits == ("a", "b", "c", "d", "e", "f", "g")
    assert region.columns.place.tolist() == [0, 0, BY_PHONE, 1, AT_HOME, 0, UNNAMED]


def test_that_overlaps_and_journeys_of_a_patient_are_found_and_none_between_patients():
    region = region_of(DAY)
    assert found(region.columns, region.ways) == ({(0, 1), (0, 2)}, [[1, 3], [3, 4], [45, 5]])


@pytest.mark.parametrize("most", [2**33, 2**43])
def test_that_numbers_too_large_for_one_word_are_sorted_all_the_same(most):
    """Patients so far apart that a patient, a minute and a row have no room in 63 bits."""
    one = region_of(DAY).columns
    far = Columns(one.day, one.patient * most, one.start, one.minutes, np.where(one.place < 0, BY_PHONE, 0), one.dept)
    near = replace(far, patient=one.patient)
    ways = Ways(np.zeros((1, 1), np.int16), np.zeros((2, 1), np.int16))
    assert found(far, ways) == found(near, ways)
    assert found(far, ways)[0] == {(0, 1), (0, 2)}


def test_that_nobody_has_no_conflicts():
    none = np.zeros(0, np.int64)
    columns = Columns(date(2026, 3, 2), none, none, none, none.astype(np.int16), none)
    ways = Ways(np.zeros((0, 0), np.int16), np.zeros((0, 0), np.int16))
    assert found(columns, ways) == (set(), [[], [], []])
    assert may_have_others(columns, ways, Policy(), np.zeros(0, np.bool_)).tolist() == []


def test_that_whom_columns_show_to_be_fine_is_passed_over():
    region = region_of(situation(visit("a"), visit("b", patient="q", tags=frozenset({"contrast"}))))
    assert may_have_others(region.columns, region.ways, Policy(), region.notable).tolist() == [False, True]


@pytest.mark.parametrize(
    "visits",
    [
        [visit("a", "14 9.00")],
        [visit("a", "6.49")],
        [visit("a", "16.51")],
        [visit("a"), visit("b", "11.31")],
    ],
)
def test_that_closed_days_edges_and_waits_are_seen_in_the_columns(visits):
    region = region_of(situation(*visits))
    assert may_have_others(region.columns, region.ways, Policy(), region.notable).tolist() == [True, False]
