from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from triage.clinical.appointment import Appointment
from triage.coordination.pairs import ConflictKind, conflicts
from triage.coordination.travel.table import Travel
from triage.coordination.trips import combinable, trips
from triage.scoring.danish_time import DENMARK

START = datetime(2026, 3, 27, tzinfo=UTC)
TRAVEL = Travel({frozenset("ab"): 40, frozenset("bc"): 75}, 10)

appointments = st.lists(
    st.builds(
        lambda minute, length, site, mode, status: (
            START + timedelta(minutes=5 * minute),
            timedelta(minutes=5 * length),
            site,
            mode,
            status,
        ),
        st.integers(0, 900),
        st.integers(0, 40),
        st.sampled_from(["a", "b", "c", None]),
        st.sampled_from(["physical", "physical", "phone", "video"]),
        st.sampled_from(["booked", "booked", "pending", "cancelled"]),
    ),
    max_size=9,
).map(
    lambda rows: [
        Appointment(f"v{n}", "p", status, start, start + length, "", "", site, mode)
        for n, (start, length, site, mode, status) in enumerate(rows)
    ]
)


def intersect(a: Appointment, b: Appointment) -> bool:
    return a.start < b.end and b.start < a.end


def by_brute_force(visits: list[Appointment]) -> set[tuple[str, frozenset[str]]]:
    active = sorted((v for v in visits if v.is_active), key=lambda v: (v.start, v.id))
    found = {
        (ConflictKind.PATIENT_OVERLAP.value, frozenset((a.id, b.id)))
        for a, b in combinations(active, 2)
        if intersect(a, b)
    }
    for day in {v.start.astimezone(DENMARK).date() for v in active}:
        located = [v for v in active if v.start.astimezone(DENMARK).date() == day and v.mode == "physical" and v.site]
        for a, b in pairwise(located):
            calls = [
                v for v in active if v not in located and a.end <= v.start and v.end <= b.start and v.start >= a.start
            ]
            gap = b.start - a.end - sum((v.end - v.start for v in calls), timedelta(0))
            way = None if a.site == b.site else TRAVEL.between(a.site, b.site)
            if way is not None and not intersect(a, b) and gap < timedelta(minutes=way + TRAVEL.arrive_early):
                found.add((ConflictKind.TRAVEL_INFEASIBLE.value, frozenset((a.id, b.id))))
    return found


@given(appointments)
def test_that_conflicts_are_those_of_brute_force(visits):
    found = [(c.kind.value, frozenset((c.first.id, c.second.id))) for c in conflicts(visits, TRAVEL)]
    assert len(found) == len(set(found))
    assert set(found) == by_brute_force(visits)


@given(appointments, st.randoms(use_true_random=False))
def test_that_the_order_of_arrival_changes_nothing(visits, random):
    shuffled = random.sample(visits, len(visits))
    assert conflicts(shuffled, TRAVEL) == conflicts(visits, TRAVEL)


@given(appointments)
def test_that_conflicts_come_earliest_first_and_lack_time(visits):
    found = conflicts(visits, TRAVEL)
    assert [c.first.start for c in found] == sorted(c.first.start for c in found)
    assert all(c.minutes_short > 0 or c.first.start == c.first.end or c.second.start == c.second.end for c in found)


@given(appointments)
def test_that_every_visit_in_person_is_in_exactly_one_trip(visits):
    in_person = {v.id for v in visits if v.is_active and v.mode == "physical"}
    travelled = [v.id for trip in trips(visits) for v in trip.visits]
    assert sorted(travelled) == sorted(in_person)


@given(appointments)
def test_that_combinable_trips_share_a_hospital_within_the_week(visits):
    for first, second in combinable(trips(visits)):
        assert set(first.sites) & set(second.sites)
        assert 0 < (second.date - first.date).days <= 7
